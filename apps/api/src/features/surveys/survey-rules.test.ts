import type { Question } from '@attune/contracts';
import { expect, test } from 'vitest';
import { ProblemError } from '../../platform/http/problem-error.ts';
import { checkItemGroups, checkItems, checkQuestions } from './survey-rules.ts';

const labels = { en: 'Ask', zh: '问' };
const question = (key: string, over: Partial<Question> = {}): Question => ({
  key,
  type: 'score',
  labels,
  min: 1,
  max: 5,
  lowLabels: null,
  highLabels: null,
  required: false,
  ...over,
});
const text = (key: string) => question(key, { type: 'text', min: null, max: null });

function problemOf(check: () => void): string {
  try {
    check();
    return 'none';
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return `${error.status} ${error.code} ${error.field}`;
  }
}

test.each<[string, Question[]]>([
  ['none', [question('a'), text('b'), question('c', { min: -5, max: 194 })]],
  ['422 question-duplicate questions.1.key', [question('a'), question('a')]],
  ['422 scale-missing questions.0.max', [question('a', { max: null })]],
  ['422 scale-missing questions.0.min', [question('a', { min: null, max: null })]],
  ['422 scale-not-wanted questions.0.max', [question('a', { type: 'text', min: null })]],
  ['422 scale-not-wanted questions.0.lowLabels', [{ ...text('a'), lowLabels: labels }]],
  ['422 scale-invalid questions.1.max', [text('a'), question('b', { min: 5 })]],
  ['422 scale-too-wide questions.0.max', [question('a', { min: 0, max: 200 })]],
  ['409 question-exists questions.0.key', [question('there')]],
  ['409 scale-fixed questions.0.max', [question('there', { max: 7 })]],
  ['409 scale-fixed questions.0.min', [text('there')]],
  ['422 survey-full questions', Array.from({ length: 200 }, (_, i) => question(`q${i}`))],
])('%s: questions', (wanted, added) => {
  expect(problemOf(() => checkQuestions(added, [question('there')]))).toBe(wanted);
});

test.each<[string, string[]]>([
  ['none', ['a', 'b']],
  ['422 item-group-size items', []],
  ['422 item-group-size items', ['a']],
  ['422 item-unknown items.1', ['a', 'x']],
  ['422 item-not-closed items.1', ['a', 'text']],
  ['422 item-duplicate items.2', ['a', 'b', 'a']],
])('%s: items %j', (wanted, items) => {
  expect(problemOf(() => checkItems(items, [question('a'), question('b'), text('text')]))).toBe(wanted);
});

test('item groups of a survey are told apart by their keys, and a fault by its place', () => {
  const questions = [question('a'), question('b')];
  const group = { key: 'g', items: ['a', 'b'] };
  expect(problemOf(() => checkItemGroups([group, group], questions))).toBe(
    '422 item-group-duplicate itemGroups.1.key',
  );
  expect(problemOf(() => checkItemGroups([group, { key: 'h', items: ['a', 'c'] }], questions))).toBe(
    '422 item-unknown itemGroups.1.items.1',
  );
});
