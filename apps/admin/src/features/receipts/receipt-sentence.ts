import type { Receipt } from '@attune/contracts';
import type { Formats } from '../../language/formats.ts';
import type { NameOf } from '../../language/use-name.ts';
import type { Say, TextKey } from '../../language/say.ts';
import { reasonText } from '../indicators/reason-text.ts';
import { figureText } from '../indicators/figure-text.ts';
import { countText } from '../indicators/count-text.ts';

interface Wording {
  say: Say;
  formats: Formats;
  nameOf: NameOf;
  /** Keys of departments with others below them, which are not counted as departments of their own. */
  upper: ReadonlySet<string>;
}

/** Names under which indicators may report the answers a share counts. */
const favourable = ['favourable', 'favorable', 'top', 'topBox', 'satisfied', 'easy', 'willing', 'positive'];

function scopeOf(receipt: Receipt, { say, nameOf, upper }: Wording): string {
  const department = nameOf(receipt.department.names);
  const bound = receipt.departments.filter((key) => !upper.has(key)).length;
  const scope =
    receipt.unbound.length > 0
      ? say('receipt.some-of', { department, bound, all: bound + receipt.unbound.length })
      : say(receipt.departments.length > 1 ? 'receipt.all-of' : 'receipt.only', { department });
  const filters = Object.entries(receipt.filters).map(
    ([dimension, values]) => `${dimension} = ${values.join(', ')}`,
  );
  return filters.length > 0 ? say('receipt.where', { scope, filters: filters.join('; ') }) : scope;
}

/** Of all answers: told by the indicator, else added up from the points of the scale. */
function sumOf({ parts, distribution }: Receipt): number | undefined {
  return parts?.['sum'] ?? distribution?.reduce((sum, { point, n }) => sum + point * n, 0);
}

/** Which sentence the parts allow; the plainest says no more than what every receipt has. */
function shapeOf(receipt: Receipt): { key: TextKey; counted?: number } {
  const { value, indicator } = receipt;
  const parts = receipt.parts ?? {};
  const { promoters, detractors } = parts;
  if (value === null) return { key: 'receipt.none' };
  if (parts['numerator'] !== undefined || parts['numeratorAmount'] !== undefined)
    return { key: 'receipt.ratio' };
  if (promoters !== undefined && detractors !== undefined) return { key: 'receipt.nps' };
  if (indicator.unit === 'share') {
    const found = favourable.map((name) => parts[name]).find((part) => part !== undefined);
    return found === undefined ? { key: 'receipt.plain' } : { key: 'receipt.share', counted: found };
  }
  if (indicator.unit === 'score') {
    const sum = sumOf(receipt);
    return sum === undefined ? { key: 'receipt.mean-plain' } : { key: 'receipt.mean', counted: sum };
  }
  if (indicator.unit === 'count') return { key: 'receipt.count' };
  return { key: 'receipt.plain' };
}

/** How one number came about, in one sentence that can be checked with a pocket calculator. */
export function receiptSentence(told: Receipt, wording: Wording): string {
  // What was counted again to another number does not explain the one that is told.
  const receipt = told.recount.outcome === 'same' ? told : { ...told, parts: null, distribution: null };
  const { say, formats, nameOf } = wording;
  const { indicator, value, n } = receipt;
  const parts = receipt.parts ?? {};
  const { key, counted } = shapeOf(receipt);
  const text = figureText(indicator, formats, say);
  const { currency } = receipt;
  /** Of a ratio: an amount of money, or a number of facts. */
  const side = (name: 'numerator' | 'denominator') => {
    const amount = parts[`${name}Amount`];
    return amount === undefined || currency === null
      ? formats.integer(amount ?? parts[name] ?? 0)
      : formats.money(amount, currency);
  };
  const sentence = say(key, {
    name: nameOf(indicator.names) + (currency === null ? '' : ` (${currency})`),
    value: indicator.unit === 'money' && value !== null ? text.exact(value) : text.value(value),
    // Why there is none is only known once it is counted.
    reason: receipt.recount.outcome === 'large' ? '' : reasonText(receipt.reason, say),
    numerator: side('numerator'),
    denominator: side('denominator'),
    n: countText(n, formats),
    period: formats.periodOf(receipt.period),
    scope: scopeOf(receipt, wording),
    promoters: formats.integer(parts['promoters'] ?? 0),
    detractors: formats.integer(parts['detractors'] ?? 0),
    counted: formats.integer(counted ?? 0),
  });
  return sentence.trim();
}
