import type { Values, ValuesQuery } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database } from '../../platform/database/database.ts';
import { together } from '../../platform/database/together.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import type { Definition } from '../indicator-definitions/definition.ts';
import { Definitions } from '../indicator-definitions/definitions.ts';
import type { Library } from '../indicator-definitions/library.ts';
import { type CutOff, readCutOff, readFoldCutOff, type TallyState } from '../measures/cut-off.ts';
import type { CrossedState } from '../weightings/weighting-states.ts';
import { breaksIn } from './breaks.ts';
import type { FigureTable } from './figure-table.ts';
import { foldOf } from './fold-of.ts';
import { type Period, periodOf, previousOf } from './periods.ts';
import { planValues, type ValuesPlan } from './plan-values.ts';
import { indicatorProblem } from './problems.ts';
import { type FiguresQuestion, ReadFigures } from './read-figures.ts';
import { ReadPastValues } from './read-past-values.ts';
import { ReadWeightedValues } from './read-weighted-values.ts';
import { type ReceiptClaim, ReceiptTokens } from './receipt-tokens.ts';
import { basisOf, type Piece, piecesOf, type Resolved, wasInForce } from './resolved.ts';
import { targetsFor } from './row-targets.ts';
import { type AskedDepartments, unboundDepartments } from './unbound-departments.ts';
import { hashed } from './tally-reader.ts';
import { type NamedTarget, type Row, rowsOf } from './value-rows.ts';

/** The one way from tallies to figures: screens, exports and receipts all come here. */
@Injectable()
export class ReadValues {
  readonly #weighted: ReadWeightedValues;
  readonly #figures: ReadFigures;
  readonly #past: ReadPastValues;

  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
    private readonly definitions: Definitions,
    private readonly receipts: ReceiptTokens,
  ) {
    const { readings } = definitions;
    this.#weighted = new ReadWeightedValues(database, departments, readings, receipts);
    this.#figures = new ReadFigures(readings);
    this.#past = new ReadPastValues(database, departments, definitions, receipts);
  }

  /**
   * Throws the problems of `planValues`, `targetsFor` and `ReadFigures`, and `indicator-unknown`, `version-unknown`,
   * and where a weighting is asked for those of `ReadWeightedValues`, as of a past position those of `ReadPastValues`.
   *
   * @param signal ends the counting of figures as of a past position, with its reason
   */
  read(principal: Principal, key: string, query: ValuesQuery, signal?: AbortSignal): Promise<Values> {
    return this.#read(principal, { key, query, draft: undefined, signal });
  }

  /** As if all days had been read by a definition that is not there yet. Throws the same. */
  readDraft(principal: Principal, draft: Definition, query: ValuesQuery): Promise<Values> {
    return this.#read(principal, { key: draft.key, query, draft, signal: undefined });
  }

  async #read(principal: Principal, { key, query, draft, signal }: Asked): Promise<Values> {
    const { weighting } = query;
    if (weighting !== undefined) {
      if (query.asOf !== undefined) throw indicatorProblem('as-of-not-read', { field: 'asOf' });
      const library = await this.definitions.library.seenBy(principal);
      const definition = this.#shown(library, key, query);
      const compares = query.version === undefined ? comparesIn(library, whole(definition)) : undefined;
      return this.#weighted.read(principal, definition, { ...query, weighting, compares });
    }
    if (query.asOf !== undefined) {
      const asked = draft ?? (await this.#asked(principal, key, query.version));
      return this.#past.read(principal, key, {
        query: { ...query, asOf: query.asOf },
        asked,
        signal,
      });
    }
    const plan = planValues(query);
    const targets = targetsFor(this.departments, principal, { ...plan, key: query.department });
    const read = async (tx: PoolClient) => {
      const [library, state] = await together([
        this.definitions.library.seenBy(principal, tx),
        readCutOff(tx),
      ]);
      const { version } = query;
      const asked = draft ?? (version === undefined ? undefined : library.version(key, version));
      const pieces = piecesOf(library, { key, periods: plan.periods, asked });
      const question = { targets, principal, asked: query, cutOff: state };
      const plans = pieces.map((piece) => planOf(plan, piece, asked ? undefined : library));
      const tables = (
        await together(
          pieces.map((piece, at) => this.#piece(tx, piece, { ...question, plan: plans[at] as ValuesPlan })),
        )
      ).flat();
      const shown = asked ?? library.shown(key, query.to);
      return this.#answer(shown, { plan, targets, pieces, tables });
    };
    return this.database.withSnapshot(principal.scope, read, hashed);
  }

  async #piece(tx: PoolClient, { resolved }: Piece, question: FiguresQuestion): Promise<Read[]> {
    const { plan } = question;
    const { definition } = resolved;
    const trees = { tree: this.departments.tree(), today: this.departments.treeToday() };
    const [cutOffs, tables] = await together([
      readCutOffs(tx, resolved, question.cutOff),
      this.#figures.read(tx, resolved, question, trees),
    ]);
    const basis = basisOf(resolved);
    return tables.map((table) => ({ definition, table, plan, basis, ...cutOffsOf(table, cutOffs) }));
  }

  async #asked(principal: Principal, key: string, version: number | undefined) {
    if (version === undefined) return undefined;
    return (await this.definitions.library.seenBy(principal)).version(key, version);
  }

  #answer({ key, body }: Definition, { plan, targets, pieces, tables }: Answered): Values {
    const rows = tables.flatMap(({ definition, table, plan: within, ...cutOffs }) =>
      rowsOf({ plan: within, targets, table, minimumN: definition.minimumN }).map((row) => ({
        ...row.figure,
        version: definition.version,
        ...(table.currency === undefined ? {} : { currency: table.currency }),
        ...(table.derived === undefined ? {} : { measure: table.derived.state.key }),
        ...(table.itemGroup === undefined ? {} : { itemGroup: table.itemGroup }),
        receipt: this.#receipt({ definition, table, ...cutOffs }, row),
      })),
    );
    const used = new Map(tables.map(({ definition }) => [definition.version, definition]));
    return {
      indicator: key,
      unit: body.unit,
      rows: used.size < 2 || plan.periods.length < 2 ? rows : inOrderOfTime(rows),
      versions: [...used.values()].map(({ version, from, to }) => ({ version, from, to })),
      ...breaksIn(pieces),
      ...unboundAmong(tables, {
        tree: this.departments.tree(),
        today: this.departments.treeToday(),
        targets,
      }),
      ...buildingAmong(tables),
    };
  }

  #shown(library: Library, key: string, { version, to }: Pick<ValuesQuery, 'version' | 'to'>): Definition {
    return version === undefined ? library.shown(key, to) : library.version(key, version);
  }

  #receipt({ definition, table, cutOff, folds, basis }: Omit<Read, 'plan'>, row: Row): string {
    const { derived } = table;
    return this.receipts.issue({
      indicator: definition.key,
      version: definition.version,
      period: row.figure.period,
      roots: row.target.roots,
      filters: row.filters,
      currency: table.currency ?? null,
      derived: derived ? { id: derived.state.id, positions: derived.state.positions } : null,
      itemGroup: table.itemGroup ?? null,
      weighting: null,
      cutOff,
      folds,
      basis,
      value: row.figure.value,
      n: row.figure.n,
      hidden: row.hidden ?? null,
    });
  }
}

/** What is counted by itself has come as far as its own fold. */
const cutOffsOf = ({ crossed }: FigureTable, { cutOff, folds }: Pick<Read, 'cutOff' | 'folds'>) => ({
  cutOff: crossed ? { ...cutOff, positions: crossed.positions } : cutOff,
  folds,
});

/** What one version says of its periods. */
interface Read extends Pick<ReceiptClaim, 'cutOff' | 'folds' | 'basis'> {
  definition: Definition;
  table: FigureTable;
  plan: ValuesPlan;
}

/** How far the folds are that the facts of a version come from. */
async function readCutOffs(
  tx: PoolClient,
  { definition, parts }: Resolved,
  state: TallyState,
): Promise<Pick<Read, 'cutOff' | 'folds'>> {
  const own = foldOf(definition);
  const cutOff: CutOff = own === 'fold-into-tallies' ? state : await readFoldCutOff(tx, own);
  const folds: NonNullable<Read['folds']> = {};
  for (const part of parts.values()) {
    if (!part) continue;
    const below = await readCutOffs(tx, part, state);
    Object.assign(folds, below.folds);
    const fold = foldOf(part.definition);
    if (fold !== 'fold-into-tallies') folds[fold] = below.cutOff.positions;
  }
  return { cutOff, folds: Object.keys(folds).length === 0 ? null : folds };
}

interface Answered {
  plan: ValuesPlan;
  targets: readonly NamedTarget[];
  pieces: readonly Piece[];
  tables: readonly Read[];
}

/**
 * A period is compared with the one before as the same version reads it: like with like. Days on which no version was in
 * force have no figure, so nothing is compared with them.
 *
 * @param library undefined where all days are read by a version that was asked for
 */
const planOf = (
  plan: ValuesPlan,
  { resolved, periods }: Piece,
  library: Library | undefined,
): ValuesPlan => ({
  ...plan,
  periods,
  previous: plan.previous.length === 0 ? [] : periods.map((period) => previousOf(period, plan.grain)),
  compares: library && comparesIn(library, resolved),
});

const comparesIn =
  (library: Library, resolved: Resolved) =>
  (previous: Period): boolean =>
    wasInForce(library, resolved, previous);

/** What can be weighted is made of no others. */
const whole = (definition: Definition): Resolved => ({ definition, parts: new Map(), id: '' });

const inOrderOfTime = (rows: Values['rows']): Values['rows'] =>
  rows.toSorted((a, b) => {
    const [first, second] = [periodOf(a.period).from, periodOf(b.period).from];
    return first < second ? -1 : first > second ? 1 : 0;
  });

function unboundAmong(tables: readonly Read[], about: AskedDepartments): Pick<Values, 'unbound'> {
  const unbound = [...new Set(tables.flatMap(({ definition }) => unboundDepartments(definition, about)))];
  return unbound.length === 0 ? {} : { unbound };
}

/** Said beside the rows, so that nobody takes what is missing for a fact. */
function buildingAmong(read: readonly Pick<Read, 'table'>[]): Pick<Values, 'building'> {
  const building = read.flatMap(({ table: { derived, crossed, from } }) => {
    if (derived === undefined && crossed === undefined) return [];
    if (from === undefined) return [];
    const { folded, total } = derived?.state ?? (crossed as CrossedState);
    const measure = derived?.state.key ?? `crossed:${crossed?.dimensions.join()}`;
    return [{ measure, folded, total, from }];
  });
  return building.length === 0 ? {} : { building };
}

interface Asked {
  key: string;
  query: ValuesQuery;
  draft: Definition | undefined;
  signal: AbortSignal | undefined;
}
