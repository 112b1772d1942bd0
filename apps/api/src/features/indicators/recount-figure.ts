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
import type { RecountQuestion } from './counted-contributions.ts';
import { foldOf } from './fold-of.ts';
import { missingPart } from './formula-table.ts';
import { explainCell, readCell } from './read-cells.ts';
import type { ReceiptClaim } from './receipt-tokens.ts';
import { recountPeople } from './recount-people.ts';
import { recountTenures } from './recount-tenures.ts';
import { recount, recountDerived } from './recount.ts';
import type { Resolved } from './resolved.ts';
import { stretchesFor } from './stretches.ts';

/** A figure worked out again, and what it was worked out from. */
export interface RecountedFigure {
  reading: Reading;
  /** Facts that the definition leaves out. */
  leftOut: number;
  events: number;
  parts: Receipt['parts'];
  distribution: Receipt['distribution'];
}

export interface Recounting {
  worker: Pool;
  readings: ReadingRegistry;
  tree: DepartmentTree;
  claim: Pick<ReceiptClaim, 'folds'> & Variant;
  /** What it reads of a derived measure, and up to where that was folded. */
  derived: { version: DerivedVersion; claimed: NonNullable<ReceiptClaim['derived']> } | null;
  /** Parts that were counted for this figure already. */
  known?: Map<string, RecountedFigure>;
}

/** Counts a figure again from the events, as these versions say. */
export async function recountFigure(
  { definition, parts }: Resolved,
  recounting: Recounting,
  question: RecountQuestion,
): Promise<RecountedFigure> {
  const { method, filters, exclude } = definition;
  const within = { ...question, filters: bothOf(question.filters, filters) };
  if (method.kind === 'missing') return { ...nothing, reading: { ...missingPart, reason: method.reason } };
  if (method.kind === 'formula') {
    const counted = new Map<string, RecountedFigure>();
    const filtered = Object.keys(filters).length > 0;
    const known = (filtered ? undefined : recounting.known) ?? new Map<string, RecountedFigure>();
    for (const [name, part] of parts) {
      if (part && !known.has(part.id)) {
        const below = positionsOf(part, recounting, within);
        known.set(part.id, await recountFigure(part, { ...recounting, known }, below));
      }
      counted.set(name, part ? (known.get(part.id) ?? nothing) : nothing);
    }
    return combined(counted, (readings) =>
      readFormula(method.formula, readings, {
        dependence: 'unknown',
        range: definition.body.range ?? undefined,
      }),
    );
  }
  const counted = await recountInputs(method, recounting, within);
  const left =
    exclude === null
      ? null
      : await recountInputs(method, recounting, { ...within, filters: bothOf(within.filters, exclude) });
  const tallies = left ? less(counted.tallies, left.tallies) : counted.tallies;
  return {
    reading: await readCell(method, tallies),
    leftOut: left ? (await readCell(method, left.tallies)).n : 0,
    events: counted.events,
    parts: { ...(await explainCell(method, tallies)) },
    distribution: distributionOf(tallies),
  };
}

type ReadingMethod = Extract<Resolved['definition']['method'], { kind: 'reading' }>;

async function recountInputs(
  method: ReadingMethod,
  { worker, readings, tree, claim, derived }: Recounting,
  asked: RecountQuestion,
) {
  const { indicator } = method;
  const derivation = derived && derivationOf(derived.version);
  const fed = await feedsOf(method, readings, {
    readIn: { currency: claim.currency, itemGroup: claim.itemGroup },
    tree,
  });
  const question = { ...asked, stretches: stretchesFor(indicator, asked.stretches) };
  const tallies: Record<string, Tally> = emptyTallies(fed);
  let events = 0;
  for (const [name, input] of Object.entries(indicator.inputs)) {
    if (isDerived(input)) {
      if (!derivation || !derived) continue;
      const positions = [...derived.claimed.positions];
      const cutOff = { ...question.cutOff, positions };
      const counted = await recountDerived(worker, derivation, { ...question, cutOff });
      tallies[name] = counted.tally;
      events += counted.events;
      continue;
    }
    const parts: Tally[] = [];
    for (const feed of fed[name]?.feeds ?? []) {
      const counted = await recountOf(input)(worker, feed.measures, {
        ...question,
        stretches: within(feed, question.stretches, tree),
      });
      parts.push(feed.convert ? feed.convert(counted.tally) : counted.tally);
      events += counted.events;
    }
    const [first, ...others] = parts;
    if (first) tallies[name] = others.reduce((sum, tally) => algebraOf(tally).merge(sum, tally), first);
  }
  return { tallies, events };
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

function recountOf({ kind }: IndicatorInput) {
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
    parts: Object.fromEntries(values) as Receipt['parts'],
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
