import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recompute, shown } from './cells.ts';
import { expectSame } from './expect-same.ts';
import { foldInMemory, shuffled, tenuresInMemory } from './fold-in-memory.ts';
import { FoldingModel } from './folding-model.ts';
import { Oracle } from './oracle.ts';
import { changesPeople, identityOf, type SentEvent } from './sent-event.ts';
import { anyEvents, calmEvents } from './sent-events.ts';
import { world as asShipped, type World } from './world.ts';

/** With a cut as weightings make them. */
const world: World = {
  ...asShipped,
  cuts: [...asShipped.cuts, { name: 'crossed', dimensions: ['channel', 'segment', 'region'] }],
};

const arrivals = fc.record({
  seed: fc.integer(),
  partitions: fc.integer({ min: 1, max: 7 }),
  batchSize: fc.constantFrom(1, 3, 10, 1000),
});

const numRuns = Number(process.env['ORACLE_RUNS'] ?? 400);

function folded(events: readonly SentEvent[]): FoldingModel {
  const model = new FoldingModel(world);
  for (const event of events) model.accept(event);
  return model;
}

/** What the oracle keeps of these events. */
function oracleOf(events: readonly SentEvent[]): Oracle {
  const oracle = new Oracle(world);
  for (const event of events) oracle.deliver(event);
  oracle.settle();
  return oracle;
}

test('folding befores and afters in any order, lanes and batches gives what a recompute gives', () => {
  const lists = fc.array(anyEvents(), { minLength: 1, maxLength: 30, size: 'max' });
  fc.assert(
    fc.property(lists, arrivals, (events, arrival) => {
      const [model, oracle] = [folded(events), oracleOf(events)];
      expectSame('cells', shown(foldInMemory(model, world, arrival)), shown(oracle.cells()));
      expectSame('tenures', tenuresInMemory(model, world, arrival), oracle.tenures());
    }),
    { numRuns },
  );
}, 60_000);

test('events that came in another order, or twice, end in the same numbers', () => {
  const lists = fc.uniqueArray(calmEvents(), {
    minLength: 1,
    maxLength: 30,
    size: 'max',
    selector: (event) => `${event.source} ${event.id}`,
  });
  fc.assert(
    fc.property(lists, arrivals, fc.integer(), (events, arrival, order) => {
      const other = shuffled([...events, ...events.slice(0, 10)], order);
      const once = shown(foldInMemory(folded(events), world, arrival));
      expectSame('cells', shown(foldInMemory(folded(other), world, arrival)), once);
      expectSame('recompute', shown(recompute(events.toReversed(), world)), once);
    }),
    { numRuns },
  );
}, 60_000);

test('erasing somebody changes no number, before or after', () => {
  const lists = fc.array(anyEvents(), { minLength: 1, maxLength: 30, size: 'max' });
  fc.assert(
    fc.property(lists, fc.constantFrom('c1', 'c2', 'c3'), (events, externalId) => {
      const erased: SentEvent = {
        specversion: '1.0',
        id: 'erased',
        source: '/crm/a',
        type: 'customer.erased',
        time: '2026-03-02T00:00:00Z',
        data: { customer: { externalId } },
      };
      const others = (list: readonly SentEvent[]) =>
        Object.fromEntries(
          Object.entries(shown(oracleOf(list).cells())).filter(([name]) => !name.startsWith(erased.type)),
        );
      expectSame('cells', others([...events, erased]), others(events));
    }),
    { numRuns: numRuns / 4 },
  );
}, 60_000);

test('the generator reaches what is to be guarded', () => {
  const seen = {
    taken: 0,
    conflicts: 0,
    duplicates: 0,
    waiting: 0,
    refused: 0,
    people: 0,
    superseded: 0,
    ended: 0,
    endedElsewhere: 0,
    contested: 0,
    startsMoved: 0,
  };
  const lists = fc.sample(fc.array(anyEvents(), { minLength: 60, maxLength: 60, size: 'max' }), {
    numRuns: 60,
    seed: 1,
  });
  for (const events of lists) {
    const oracle = new Oracle(world);
    for (const event of [...events, ...events.slice(0, 5)]) {
      const answer = oracle.deliver(event);
      seen.taken += +(answer === 'accepted');
      seen.conflicts += +(answer === 'rejected id-conflict');
      seen.duplicates += +(answer === 'duplicate');
      seen.waiting += +(answer === 'waiting');
      seen.refused += +(answer === 'rejected edit-invalid');
      seen.people += +(answer === 'accepted' && changesPeople(event));
    }
    oracle.settle();
    for (const told of Map.groupBy(oracle.facts(), ({ data }) => data['subscription']).values()) {
      const of = (type: string) => told.filter((fact) => fact.type === type);
      const departments = new Set(of('subscription.started').map(({ department }) => department));
      seen.endedElsewhere += of('subscription.cancelled').filter(
        ({ department }) => departments.size > 0 && !departments.has(department),
      ).length;
      seen.contested += +(departments.size > 1);
    }
    const sent = new Map(oracle.taken.map((event) => [identityOf(event), event.data['department']]));
    seen.startsMoved += oracle
      .facts()
      .filter(
        (fact) => fact.type === 'subscription.started' && sent.get(identityOf(fact)) !== fact.department,
      ).length;
    seen.ended += Object.keys(oracle.tenures()).filter((name) => !name.endsWith('never')).length;
    for (const tally of oracle.cells().values()) {
      if (tally.kind === 'score') seen.superseded += tally.excluded.superseded;
    }
  }
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(25);
}, 60_000);
