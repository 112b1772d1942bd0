import {
  type Grain,
  type ItemVariant,
  type LocalItem,
  type SetReason,
  type ValueReason,
  type ValueRow,
  valuesQuery,
} from '@attune/contracts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { ProblemError } from '../../platform/http/problem-error.ts';
import { type Period, periodsOf, periodText, wholeMonthsIn } from '../indicators/periods.ts';
import type { ReadValues } from '../indicators/read-values.ts';

/** What was read of an item, by period and department. */
export interface ItemRows {
  row(period: string, department: string): ValueRow | undefined;
  /** Why there is no row of a department. */
  missing(period: string, department: string): SetReason | ValueReason;
}

export interface RowsQuestion extends Period {
  grain: Grain;
  department: string | undefined;
}

/** The one way to the figures of an item: those of its indicator, in the variant that is named. */
export async function readItemRows(
  values: ReadValues,
  principal: Principal,
  { indicator, variant }: Pick<LocalItem, 'indicator' | 'variant'>,
  question: RowsQuestion,
): Promise<ItemRows> {
  const read = (days: Period) =>
    values.read(
      principal,
      indicator,
      valuesQuery.parse({ ...question, ...days, by: 'department', compare: 'none', ...variantOf(variant) }),
    );
  let told: ReadonlySet<string> | undefined;
  let why: SetReason | ValueReason = 'not-in-force';
  let answer: Awaited<ReturnType<typeof read>> | undefined;
  try {
    answer = await read(question);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const known = reasons[error.code];
    if (known === undefined) throw error;
    why = known;
    // Of tenures only whole months are known: periods that are such can be told all the same.
    const whole = error.code === 'period-not-whole-months' ? wholeMonthsIn(question) : undefined;
    if (whole) {
      answer = await read(whole);
      told = new Set(periodsOf(whole, question.grain).map(periodText));
    }
  }
  const rows = Map.groupBy(answer?.rows ?? [], ({ period, department = '' }) => `${period} ${department}`);
  const unbound = new Set(answer?.unbound);
  return {
    row: (period, department) => {
      const found = rows.get(`${period} ${department}`);
      return found?.length === 1 ? found[0] : undefined;
    },
    missing: (period, department) => {
      if (rows.has(`${period} ${department}`)) return 'several-figures';
      if (unbound.has(department)) return 'unbound';
      if (told && !told.has(period)) return why;
      return answer && answer.versions.length > 0 ? 'empty' : why;
    },
  };
}

/** Problems of one item that leave the others as they are. */
const reasons: Readonly<Record<string, SetReason | ValueReason>> = {
  'period-not-whole-months': 'period-not-whole-months',
  'indicator-unknown': 'plugin-missing',
  'currency-not-read': 'variant-unknown',
  'measure-not-read': 'variant-unknown',
  'measure-unknown': 'variant-unknown',
  'item-group-not-read': 'variant-unknown',
};

function variantOf(variant: ItemVariant | null) {
  switch (variant?.kind) {
    case 'currency':
      return { currency: variant.currency };
    case 'measure':
      return { measure: variant.measure };
    case 'item-group':
      return { itemGroup: variant.itemGroup };
    default:
      return {};
  }
}
