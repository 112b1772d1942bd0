import type { Receipt } from '@attune/contracts';
import type { Tally } from '@attune/metrics';
import { type Indicator, type IndicatorInput, isDerived } from '@attune/plugin-sdk';
import type { Pool } from 'pg';
import type { DerivedVersion } from '../derived-measures/derived-states.ts';
import { type Derivation, keysOf } from '../derived-measures/derived-value.ts';
import { reducerOf } from '../derived-measures/reducer.ts';
import type { RecountQuestion } from './counted-contributions.ts';
import { type Figure, readFigure } from './figure.ts';
import type { Bindings } from './indicator-registry.ts';
import type { ReceiptClaim } from './receipt-tokens.ts';
import { recountPeople } from './recount-people.ts';
import { recountTenures } from './recount-tenures.ts';
import { recount, recountDerived } from './recount.ts';
import { emptyTallies } from './row-tallies.ts';

/** A figure worked out again, and what it was worked out from. */
export interface RecountedFigure {
  figure: Figure;
  events: number;
  measures: Receipt['measures'];
  parts: Receipt['parts'];
  distribution: Receipt['distribution'];
}

interface Counted {
  indicator: Indicator;
  bindings: Bindings;
  /** What it reads of a derived measure, and up to where that was folded. */
  derived: { version: DerivedVersion; claimed: NonNullable<ReceiptClaim['derived']> } | null;
}

/** A figure that is read from tallies, counted again input by input. */
export async function recountFigure(
  worker: Pool,
  { indicator, bindings, derived }: Counted,
  question: RecountQuestion,
): Promise<RecountedFigure> {
  const derivation = derived && derivationOf(derived.version);
  const tallies: Record<string, Tally> = emptyTallies(indicator, bindings);
  const read: Receipt['measures'] = [];
  let events = 0;
  for (const [name, input] of Object.entries(indicator.inputs)) {
    const measures = bindings[name] ?? [];
    const keys = isDerived(input) ? (derivation?.keys ?? []) : measures.map(({ key }) => key);
    if (keys.length === 0) continue;
    read.push(...keys.map((key) => ({ input: name, key })));
    const counted =
      isDerived(input) && derivation && derived
        ? await recountDerived(worker, derivation, {
            ...question,
            cutOff: { ...question.cutOff, positions: [...derived.claimed.positions] },
          })
        : await recountOf(input)(worker, measures, question);
    tallies[name] = counted.tally;
    events += counted.events;
  }
  return {
    figure: readFigure(indicator, tallies, null),
    events,
    measures: read,
    parts: { ...indicator.explain(tallies) },
    distribution: distributionOf(indicator, tallies),
  };
}

function recountOf({ kind }: IndicatorInput) {
  if (kind === 'people') return recountPeople;
  return kind === 'movement' ? recountTenures : recount;
}

const derivationOf = ({ survey, items, reduction }: DerivedVersion): Derivation => ({
  keys: keysOf(survey, items),
  reducer: reducerOf(reduction, items),
});

function distributionOf(
  indicator: Indicator,
  tallies: Readonly<Record<string, Tally>>,
): Receipt['distribution'] {
  const scores = Object.keys(indicator.inputs).map((name) => tallies[name]);
  const [tally] = scores;
  if (scores.length !== 1 || tally?.kind !== 'score') return null;
  return tally.counts.map((n, i) => ({ point: tally.min + i, n }));
}
