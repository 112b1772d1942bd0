import type { Receipt } from '@attune/contracts';
import { readFormula, type Reading, type Tally, type TallyAlgebra, tallyKind } from '@attune/metrics';
import { type IndicatorInput, isDerived } from '@attune/plugin-sdk';
import type { Pool } from 'pg';
import type { DepartmentTree } from '../departments/department-tree.ts';
import type { DerivedVersion } from '../derived-measures/derived-states.ts';
import { type Derivation, keysOf } from '../derived-measures/derived-value.ts';
import { reducerOf } from '../derived-measures/reducer.ts';
import { emptyTallies, type Feed, feeds } from '../indicator-definitions/feeds.ts';
import { feedsOf } from '../indicator-definitions/feeds-of.ts';
import type { ReadingRegistry, Variant } from '../indicator-definitions/reading-registry.ts';
import { bothOf } from '../indicator-definitions/where.ts';
import { countLog, type Counting, type Watched } from './count-log.ts';
import type { RecountQuestion } from './counted-contributions.ts';
import { foldOf } from './fold-of.ts';
import { missingPart } from './formula-table.ts';
import { explainCell, readCell } from './read-cells.ts';
import type { ReceiptClaim } from './receipt-tokens.ts';
import { recountPeople } from './recount-people.ts';
import { recountTenures } from './recount-tenures.ts';
import { recount, recountDerived, type Recounted } from './recount.ts';
import type { Resolved } from './resolved.ts';
import { stretchesFor } from './stretches.ts';

/** A figure worked out again, and what it was worked out from. */
export interface RecountedFigure {
  reading: Reading;
  /** Facts that the definition leaves out. */
  leftOut: number;
  events: number;
  parts: NonNullable<Receipt['parts']>;
  distribution: Receipt['distribution'];
}

export interface Recounting {
  worker: Pool;
  readings: ReadingRegistry;
  tree: DepartmentTree;
  claim: Pick<ReceiptClaim, 'folds'> & Variant;
  /** What it reads of a derived measure, and up to where that was folded. */
  derived: { version: DerivedVersion; claimed: NonNullable<ReceiptClaim['derived']> } | null;
  /** Parts of this figure that are counted already: a part that comes twice is counted once. */
  known?: Map<string, Counting<RecountedFigure>>;
}

/** What has to be counted for a figure, and how it is read from that again, as these versions say. */
export async function recountFigure(
  { definition, parts }: Resolved,
  recounting: Recounting,
  question: RecountQuestion,
): Promise<Counting<RecountedFigure>> {
  const { method, filters, exclude } = definition;
  const within = { ...question, filters: bothOf(question.filters, filters) };
  if (method.kind === 'missing') {
    const missing = { ...nothing, reading: { ...missingPart, reason: method.reason } };
    return { counts: [], result: async () => missing };
  }
  if (method.kind === 'formula') {
    const counting = new Map<string, Counting<RecountedFigure>>();
    const filtered = Object.keys(filters).length > 0;
    const known = (filtered ? undefined : recounting.known) ?? new Map<string, Counting<RecountedFigure>>();
    for (const [name, part] of parts) {
      if (part && !known.has(part.id)) {
        const below = positionsOf(part, recounting, within);
        known.set(part.id, await recountFigure(part, { ...recounting, known }, below));
      }
      counting.set(name, (part && known.get(part.id)) ?? countingNothing);
    }
    return {
      counts: [...counting.values()].flatMap(({ counts }) => counts),
      result: async () => {
        const counted = new Map<string, RecountedFigure>();
        for (const [name, part] of counting) counted.set(name, await part.result());
        return combined(counted, (readings) =>
          readFormula(method.formula, readings, {
            dependence: 'unknown',
            range: definition.body.range ?? undefined,
          }),
        );
      },
    };
  }
  const all = await recountInputs(method, recounting, within);
  const excluded =
    exclude === null
      ? null
      : await recountInputs(method, recounting, { ...within, filters: bothOf(within.filters, exclude) });
  return {
    counts: [...all.counts, ...(excluded?.counts ?? [])],
    result: async () => {
      const counted = await all.result();
      const left = await excluded?.result();
      const tallies = left ? less(counted.tallies, left.tallies) : counted.tallies;
      return {
        reading: await readCell(method, tallies),
        leftOut: left ? (await readCell(method, left.tallies)).n : 0,
        events: counted.events,
        parts: { ...(await explainCell(method, tallies)) },
        distribution: distributionOf(tallies),
      };
    },
  };
}

/** Counts what has to be counted, and reads it. Throws the reason of the signal. */
export async function counted<Result>(
  worker: Pool,
  { counts, result }: Counting<Result>,
  watched: Watched = {},
): Promise<Result> {
  await countLog(worker, counts, watched);
  return result();
}

type ReadingMethod = Extract<Resolved['definition']['method'], { kind: 'reading' }>;

interface Inputs {
  tallies: Record<string, Tally>;
  events: number;
}

async function recountInputs(
  method: ReadingMethod,
  { worker, readings, tree, claim, derived }: Recounting,
  asked: RecountQuestion,
): Promise<Counting<Inputs>> {
  const { indicator } = method;
  const derivation = derived && derivationOf(derived.version);
  const fed = await feedsOf(method, readings, {
    readIn: { currency: claim.currency, itemGroup: claim.itemGroup },
    tree,
  });
  const question = { ...asked, stretches: stretchesFor(indicator, asked.stretches) };
  const fedBy = new Map<string, FedBy[]>();
  for (const [name, input] of Object.entries(indicator.inputs)) {
    if (isDerived(input)) {
      if (!derivation || !derived) continue;
      const positions = [...derived.claimed.positions];
      const cutOff = { ...question.cutOff, positions };
      fedBy.set(name, [{ counting: recountDerived(derivation, { ...question, cutOff }) }]);
      continue;
    }
    const feeding = (fed[name]?.feeds ?? []).map((feed) => {
      const stretches = within(feed, question.stretches, tree);
      return {
        counting: recountOf(input)(feed.measures, { ...question, stretches }, worker),
        convert: feed.convert,
      };
    });
    fedBy.set(name, feeding);
  }
  return {
    counts: [...fedBy.values()].flat().flatMap(({ counting }) => counting.counts),
    result: async () => {
      const tallies: Record<string, Tally> = emptyTallies(fed);
      let events = 0;
      for (const [name, feeding] of fedBy) {
        const parts: Tally[] = [];
        for (const { counting, convert } of feeding) {
          const counted = await counting.result();
          parts.push(convert ? convert(counted.tally) : counted.tally);
          events += counted.events;
        }
        const [first, ...others] = parts;
        if (first) tallies[name] = others.reduce((sum, tally) => algebraOf(tally).merge(sum, tally), first);
      }
      return { tallies, events };
    },
  };
}

interface FedBy {
  counting: Counting<Recounted>;
  convert?: Feed['convert'];
}

const algebraOf = (tally: Tally) => tallyKind(tally) as TallyAlgebra<Tally, never>;

/** A feed's departments, as they stood on those days. */
function within(feed: Feed, stretches: RecountQuestion['stretches'], tree: DepartmentTree) {
  if (feed.departments === null && !feed.rivals) return stretches;
  return stretches.map((stretch) => {
    const day = tree.treeOn(stretch.from);
    return { ...stretch, departments: stretch.departments.filter((id) => feeds(feed, day, id)) };
  });
}

function recountOf({
  kind,
}: IndicatorInput): (
  measures: Feed['measures'],
  question: RecountQuestion,
  worker: Pool,
) => Counting<Recounted> {
  if (kind === 'people') return recountPeople;
  return kind === 'movement' ? recountTenures : recount;
}

/** Each part up to where the fold had come that it was read from. */
function positionsOf(
  { definition }: Resolved,
  { claim }: Recounting,
  question: RecountQuestion,
): RecountQuestion {
  const positions = claim.folds?.[foldOf(definition)];
  return positions ? { ...question, cutOff: { ...question.cutOff, positions: [...positions] } } : question;
}

const nothing: RecountedFigure = {
  reading: missingPart,
  leftOut: 0,
  events: 0,
  parts: {},
  distribution: null,
};

const countingNothing: Counting<RecountedFigure> = { counts: [], result: async () => nothing };

function combined(
  counted: ReadonlyMap<string, RecountedFigure>,
  read: (readings: Record<string, Reading>) => Reading,
): RecountedFigure {
  const all = [...counted];
  const values = all.flatMap(([name, { reading }]) =>
    reading.value === null ? [] : [[name, reading.value]],
  );
  return {
    reading: read(Object.fromEntries(all.map(([name, { reading }]) => [name, reading]))),
    leftOut: all.reduce((sum, [, { leftOut }]) => sum + leftOut, 0),
    events: all.reduce((sum, [, { events }]) => sum + events, 0),
    parts: Object.fromEntries(values) as RecountedFigure['parts'],
    distribution: null,
  };
}

function less(all: Record<string, Tally>, left: Record<string, Tally>): Record<string, Tally> {
  return Object.fromEntries(
    Object.entries(all).map(([name, tally]) => {
      const { merge, negate } = algebraOf(tally);
      const out = left[name];
      return [name, out ? merge(tally, negate(out)) : tally];
    }),
  );
}

const derivationOf = ({ survey, items, reduction }: DerivedVersion): Derivation => ({
  keys: keysOf(survey, items),
  reducer: reducerOf(reduction, items),
});

/** Of a reading of one score. */
function distributionOf(tallies: Readonly<Record<string, Tally>>): Receipt['distribution'] {
  const [tally, ...others] = Object.values(tallies);
  if (others.length > 0 || tally?.kind !== 'score') return null;
  return tally.counts.map((n, i) => ({ point: tally.min + i, n }));
}
