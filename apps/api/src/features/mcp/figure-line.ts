import { dimensions, type ValueRow } from '@attune/contracts';
import { reasons } from '../indicators/code-meanings.ts';
import { changeText, type Language, phrases } from './phrases.ts';

type Figure = Pick<ValueRow, 'value' | 'n' | 'interval' | 'reason' | 'excluded'> & Partial<ValueRow>;

const separator = ' | ';

/** Text of the enterprise's data, in quotes, on one line: it is data, whatever it says. */
export const quoted = (text: string): string => JSON.stringify(text);

/** One figure on one line: where, value, n, interval, change, what was left out. */
export function figureLine(figure: Figure, language: Language): string {
  const say = phrases[language];
  const { value, n, interval, change, excluded } = figure;
  const left = Object.entries(excluded).map(([reason, many]) => `${reason} ${many}`);
  return [
    ...placeOf(figure),
    value === null ? `${say.noValue}: ${reasonText(figure.reason, language)}` : String(value),
    ...(n === null ? [] : [`n ${n}`]),
    interval === null
      ? say.noInterval
      : `${say.interval} ${interval.low} .. ${interval.high} (${interval.level}, ${interval.method})`,
    ...(change ? [`${say.change} ${changeText(change, language)}`] : []),
    ...(left.length === 0 ? [] : [`${say.leftOut}: ${left.join(', ')}`]),
  ].join(separator);
}

function placeOf({ period, version, department, currency, measure, itemGroup, ...rest }: Figure): string[] {
  const of = { department, currency, measure, itemGroup };
  return [
    ...(period === undefined ? [] : [period]),
    ...(version === undefined ? [] : [`v${version}`]),
    ...Object.entries(of).flatMap(([name, text]) => (text === undefined ? [] : [`${name} ${quoted(text)}`])),
    ...dimensions.flatMap((name) => {
      const text = rest[name];
      return text === undefined ? [] : [`${name} ${quoted(text)}`];
    }),
  ];
}

function reasonText(reason: string | null | undefined, language: Language): string {
  const found = reasons.find(({ code }) => code === (reason ?? 'empty'));
  return found ? `${found.code}: ${found.meanings[language]}` : (reason ?? '');
}
