import type { Values, ValuesQuery } from '@attune/contracts';
import type { PoolClient } from 'pg';
import type { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { ProblemError } from '../../platform/http/problem-error.ts';
import type { Departments } from '../departments/departments.ts';
import type { Definition } from '../indicator-definitions/definition.ts';
import type { Definitions } from '../indicator-definitions/definitions.ts';
import type { Variant } from '../indicator-definitions/reading-registry.ts';
import { readCutOff, type TallyState } from '../measures/cut-off.ts';
import { type DerivedReading, readDerived } from './derived-reading.ts';
import { breaksIn } from './breaks.ts';
import { figureLessLeftOut } from './figure.ts';
import { type Period, periodText } from './periods.ts';
import { planValues, type ValuesPlan } from './plan-values.ts';
import { indicatorProblem } from './problems.ts';
import type { ReceiptTokens } from './receipt-tokens.ts';
import { counted, recountFigure } from './recount-figure.ts';
import { basisOf, hidesSome, type Piece, piecesOf, type Resolved } from './resolved.ts';
import { targetsFor } from './row-targets.ts';
import { stretchesOf } from './stretches.ts';
import type { NamedTarget } from './value-rows.ts';

/** Each is counted from the events. */
const mostRows = 100;

interface PastQuery extends ValuesQuery {
  asOf: string;
}

/** Figures as they stood when the log had come to certain positions: counted again from the events until then. */
export class ReadPastValues {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
    private readonly definitions: Definitions,
    private readonly receipts: ReceiptTokens,
  ) {}

  /**
   * Throws the problems of `planValues` and `targetsFor`, `as-of-invalid`, `as-of-not-read`, and the reason of the
   * signal.
   */
  async read(principal: Principal, key: string, { query, asked, signal }: Asked): Promise<Values> {
    const plan = planValues({ ...query, compare: 'none' });
    if (plan.by.length > 0)
      throw indicatorProblem('as-of-not-read', { field: 'by', detail: 'Ask by department alone.' });
    const targets = targetsFor(this.departments, principal, { ...plan, key: query.department });
    if (plan.periods.length * targets.length > mostRows)
      throw indicatorProblem('range-too-long', {
        field: 'grain',
        detail: `Past figures are counted one by one: ask for at most ${mostRows} of them.`,
      });
    const library = await this.definitions.library.seenBy(principal);
    const pieces = piecesOf(library, { key, periods: plan.periods, asked });
    const found = await this.database.withSnapshot(principal.scope, (tx) => this.#ways(tx, pieces, query));
    const rows: Values['rows'] = [];
    for (const { piece, ways } of found.pieces)
      for (const period of piece.periods)
        for (const target of targets)
          for (const way of ways) {
            const about = {
              principal,
              plan,
              period,
              target,
              state: found.state,
              resolved: piece.resolved,
              signal,
            };
            const row = await this.#row(about, way);
            if (row) rows.push(row);
          }
    const { body } = asked ?? library.shown(key, query.to);
    const used = new Map(pieces.map(({ resolved: { definition } }) => [definition.version, definition]));
    return {
      indicator: key,
      unit: body.unit,
      rows: rows.toSorted((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0)),
      versions: [...used.values()].map(({ version, from, to }) => ({ version, from, to })),
      ...breaksIn(pieces),
    };
  }

  /** What each piece is read in, one after the other. */
  async #ways(tx: PoolClient, pieces: readonly Piece[], query: PastQuery) {
    const cutOff = await readCutOff(tx);
    const state = { ...cutOff, positions: this.#positionsOf(query.asOf, cutOff) };
    const found: { piece: Piece; ways: Way[] }[] = [];
    for (const piece of pieces) {
      const { method } = piece.resolved.definition;
      if (hidesSome(piece.resolved)) throw indicatorProblem('as-of-not-read', { field: 'asOf' });
      const ways: Way[] = [];
      if (method.kind !== 'reading') ways.push({ variant: {}, derived: undefined });
      else {
        const variants = await this.definitions.readings.variants(method.indicator, query);
        for (const derived of await readDerived(tx, method.indicator, { cutOff, asked: query.measure }))
          ways.push(...variants.map((variant) => ({ variant, derived })));
      }
      found.push({ piece, ways });
    }
    return { state, pieces: found };
  }

  /** Of positions as they are written, or of the receipt of a figure. Throws `as-of-invalid`. */
  #positionsOf(asOf: string, { positions: now }: TallyState): number[] {
    const asked = asOf.includes('.') ? this.#receiptPositions(asOf) : asOf.split(',').map(Number);
    const fits =
      asked.length === now.length &&
      asked.every(
        (position, at) => Number.isSafeInteger(position) && position >= 0 && position <= (now[at] ?? 0),
      );
    if (!fits)
      throw indicatorProblem('as-of-invalid', {
        field: 'asOf',
        detail: `Give the receipt of a figure, or ${now.length} positions of the log as GET /v1/receipts/{token} tells them, at most ${now.join(',')} now.`,
      });
    return asked;
  }

  #receiptPositions(token: string): number[] {
    try {
      return this.receipts.open(token).cutOff.positions;
    } catch (error) {
      // It stands for a moment here, and is not what was asked for.
      if (error instanceof ProblemError && error.code === 'receipt-invalid') return [];
      throw error;
    }
  }

  async #row(
    { principal, plan, period, target, state, resolved, signal }: About,
    { variant, derived }: Way,
  ): Promise<Values['rows'][number] | undefined> {
    const { definition } = resolved;
    const tree = this.departments.tree();
    const asked = { period: periodText(period), roots: target.roots, visible: principal.departments };
    const { positions, generation, timeZone } = state;
    const claimed = derived ? { id: derived.state.id, positions } : null;
    const counting = await recountFigure(
      resolved,
      {
        worker: this.database.worker,
        readings: this.definitions.readings,
        tree,
        claim: { ...variant, folds: null },
        derived: derived && claimed ? { version: derived.state, claimed } : null,
      },
      { stretches: stretchesOf(asked, tree), filters: plan.filters, cutOff: state },
    );
    const figures = await counted(this.database.worker, counting, { signal });
    if (figures.events === 0 && plan.byDepartment) return undefined;
    const figure = figureLessLeftOut(figures, definition.minimumN);
    return {
      period: asked.period,
      version: definition.version,
      ...(target.key === undefined ? {} : { department: target.key }),
      ...(variant.currency === undefined ? {} : { currency: variant.currency }),
      ...(derived === undefined ? {} : { measure: derived.state.key }),
      ...(variant.itemGroup === undefined ? {} : { itemGroup: variant.itemGroup }),
      ...figure,
      receipt: this.receipts.issue({
        indicator: definition.key,
        version: definition.version,
        period: asked.period,
        roots: target.roots,
        filters: plan.filters,
        currency: variant.currency ?? null,
        derived: claimed,
        itemGroup: variant.itemGroup ?? null,
        weighting: null,
        cutOff: { generation, timeZone, positions },
        folds: null,
        basis: basisOf(resolved),
        value: figure.value,
        n: figure.n,
        hidden: null,
      }),
    };
  }
}

interface Asked {
  query: PastQuery;
  /** Read all of it as this version; else by those in force. */
  asked: Definition | undefined;
  /** Ends the counting, with its reason. */
  signal: AbortSignal | undefined;
}

interface Way {
  variant: Variant;
  derived: DerivedReading | undefined;
}

interface About {
  principal: Principal;
  plan: ValuesPlan;
  period: Period;
  target: NamedTarget;
  state: TallyState;
  resolved: Resolved;
  signal: AbortSignal | undefined;
}
