import { expect, it } from 'vitest';
import { completed, completionAt, type FormulaWord } from './formula-completion.ts';

const words: FormulaWord[] = [
  { kind: 'indicator', name: 'nps', label: '净推荐值', help: '' },
  { kind: 'indicator', name: 'csat', label: 'Satisfaction', help: '' },
  { kind: 'indicator', name: 'csat_top_box', label: 'Satisfied customers', help: '' },
  { kind: 'function', name: 'coalesce', label: 'coalesce(a, b)', help: '' },
];
/** `|` is the caret. */
const at = (marked: string) => completionAt(marked.replace('|', ''), marked.indexOf('|'), words);
const offered = (marked: string) => at(marked)?.words.map(({ name }) => name);

it('offers what begins so, then what is called so, then what contains it', () => {
  expect(offered('0.6 * cs|')).toEqual(['csat', 'csat_top_box']);
  expect(offered('sat|')).toEqual(['csat', 'csat_top_box']);
  expect(offered('2 * 推荐|')).toEqual(['nps']);
});

it('offers nothing where no word is begun, or where it is finished', () => {
  expect(offered('0.6 * |')).toBeUndefined();
  expect(offered('0.|')).toBeUndefined();
  expect(offered('nps| + 1')).toBeUndefined();
});

it('takes a key that is begun with its hyphens for the name it has here', () => {
  expect(offered('1 + csat-to|')).toEqual(['csat_top_box']);
  expect(at('1 + csat-to|p-box')).toMatchObject({ from: 4, to: 16 });
  expect(offered('csat-top-box|')).toEqual(['csat_top_box']);
  expect(offered('nps-cs|')).toEqual(['csat', 'csat_top_box']);
});

it('replaces the whole word, and steps inside the brackets of a function', () => {
  const [function_] = words.slice(3);
  const found = at('1 + coa|l * 2');
  expect(found).toMatchObject({ from: 4, to: 8 });
  expect(completed('1 + coal * 2', found!, function_!)).toEqual({ text: '1 + coalesce() * 2', caret: 13 });
  expect(completed('coal(nps)', { from: 0, to: 4 }, function_!)).toEqual({ text: 'coalesce(nps)', caret: 9 });
});
