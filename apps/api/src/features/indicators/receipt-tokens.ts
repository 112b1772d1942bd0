import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Filters } from '../indicator-definitions/where.ts';
import type { CutOff } from '../measures/cut-off.ts';
import type { Fold } from '../measures/tally-generations.ts';
import type { HiddenReason } from './disclosure.ts';
import { indicatorProblem } from './problems.ts';

/** Everything that decides a figure: asked again with it, the answer is the same. */
export interface ReceiptClaim {
  indicator: string;
  /** Of the indicator. */
  version: number;
  period: string;
  /** Departments whose subtrees are counted. */
  roots: readonly number[];
  filters: Filters;
  /** Null where the indicator reads no money. */
  currency: string | null;
  /** The version of the derived measure it reads, and how far that was folded, per partition; null where none. */
  derived: { id: number; positions: readonly number[] } | null;
  /** `<survey>#<group>`; null where the indicator reads no item group. */
  itemGroup: string | null;
  /** The weighting, and how far its cut was folded, per partition; null where the figure is not weighted. */
  weighting: { id: number; positions: readonly number[] } | null;
  cutOff: CutOff;
  /** Of a formula: how far the folds were that only some of its parts are read from; null where there are none. */
  folds: Partial<Record<Fold, readonly number[]>> | null;
  /** The figure as it was shown. */
  value: number | null;
  n: number | null;
  /** Of what it was read as, see `basisOf`; empty where nobody compares it. */
  basis: string;
  /** Why it was not shown. */
  hidden: HiddenReason | null;
}

/** The claim in a token: short keys, since there is one on every row of every answer. */
type Packed = [
  indicator: string,
  version: number,
  period: string,
  roots: readonly number[],
  filters: Filters,
  generation: number,
  timeZone: string,
  positions: readonly number[],
  value: number | null,
  n: number | null,
  currency: string | null,
  derived: readonly [id: number, positions: readonly number[]] | null,
  hidden: HiddenReason | null,
  itemGroup: string | null,
  weighting: readonly [id: number, positions: readonly number[]] | null,
  folds: ReceiptClaim['folds'],
  basis: string,
];

/**
 * A receipt is a signed, self-describing token: nothing is stored for it, and nobody can make up a figure's origin.
 */
export class ReceiptTokens {
  readonly #key: KeyObject;

  constructor(key: Buffer) {
    this.#key = createSecretKey(key);
  }

  issue(claim: ReceiptClaim): string {
    const { cutOff } = claim;
    const packed: Packed = [
      claim.indicator,
      claim.version,
      claim.period,
      claim.roots,
      claim.filters,
      cutOff.generation,
      cutOff.timeZone,
      cutOff.positions,
      claim.value,
      claim.n,
      claim.currency,
      claim.derived && [claim.derived.id, claim.derived.positions],
      claim.hidden,
      claim.itemGroup,
      claim.weighting && [claim.weighting.id, claim.weighting.positions],
      claim.folds,
      claim.basis,
    ];
    const body = Buffer.from(JSON.stringify(packed)).toString('base64url');
    return `${body}.${this.#sign(body)}`;
  }

  /** Throws `receipt-invalid`. */
  open(token: string): ReceiptClaim {
    const [body = '', signature = ''] = token.split('.');
    const given = Buffer.from(signature);
    const right = Buffer.from(this.#sign(body));
    if (given.length !== right.length || !timingSafeEqual(given, right))
      throw indicatorProblem('receipt-invalid');
    const [indicator, version, period, roots, filters, generation, timeZone, positions, value, n, ...readIn] =
      JSON.parse(Buffer.from(body, 'base64url').toString()) as Packed;
    const [currency, derived, hidden, itemGroup, weighting, folds, basis] = readIn;
    return {
      indicator,
      version,
      period,
      roots,
      filters,
      currency,
      derived: derived && { id: derived[0], positions: derived[1] },
      itemGroup,
      weighting: weighting && { id: weighting[0], positions: weighting[1] },
      cutOff: { generation, timeZone, positions: [...positions] },
      folds,
      basis,
      value,
      n,
      hidden,
    };
  }

  /**
   * As `open`, for somebody who may see all that is counted.
   *
   * @param visible ids of departments
   * @throws `receipt-invalid`, `department-forbidden`
   */
  openFor(visible: ReadonlySet<number>, token: string): ReceiptClaim {
    const claim = this.open(token);
    if (claim.roots.some((root) => !visible.has(root))) throw indicatorProblem('department-forbidden');
    return claim;
  }

  /** The first 18 bytes: whole groups of base64. */
  #sign(body: string): string {
    return createHmac('sha256', this.#key).update(body).digest('base64url').slice(0, 24);
  }
}
