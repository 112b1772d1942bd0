import { relationshipSurvey, type Survey } from '@attune/contracts';
import { expect, test } from 'vitest';
import { longestText, readForm } from './form.ts';

const id = '9e107d9d-372b-4c81-9b5d-1c2f3a4b5c6d';
const read = (fields: Record<string, string>, survey: Survey = relationshipSurvey) =>
  readForm(survey, new URLSearchParams({ response: id, ...fields }));

test('holds only what was answered, points as numbers', () => {
  const form = read({ 'answer.recommend': '10', 'answer.satisfaction': '', 'answer.comment': '  ' });
  expect(form).toMatchObject({ id, answers: { recommend: 10 }, faults: new Map() });
});

test.each(['11', '-1', '9.5', '1e1', '0x1', 'nine', '００', '099999999'])(
  '%s is no point of 0 to 10',
  (text) => {
    const form = read({ 'answer.recommend': text });
    expect(form.faults).toEqual(new Map([['recommend', 'choose']]));
    expect(form.answers).toEqual({});
  },
);

test('a required question needs an answer', () => {
  expect(read({ 'answer.comment': 'Fine' }).faults).toEqual(new Map([['recommend', 'choose']]));
});

test('what nobody asked for is ignored', () => {
  expect(read({ 'answer.recommend': '0', 'answer.salary': '5', recommend: '3' }).answers).toEqual({
    recommend: 0,
  });
});

test('a text is measured as the browser measures it', () => {
  const lines = Array.from({ length: longestText / 2 }, () => 'a').join('\r\n');
  expect(read({ 'answer.recommend': '1', 'answer.comment': lines }).faults.size).toBe(0);
  const long = read({ 'answer.recommend': '1', 'answer.comment': `${lines}bb` });
  expect(long.faults).toEqual(new Map([['comment', 'too-long']]));
  expect(long.entered.get('comment')).toHaveLength(longestText + 1);
});

test('control characters of pasted text are left out', () => {
  const form = read({ 'answer.recommend': '1', 'answer.comment': 'a\u0000b\u0007c\td\ne\u{1F600}' });
  expect(form.answers['comment']).toBe('abc\td\ne\u{1F600}');
});

test.each(['', 'r-1', `${id}0`, id.toUpperCase(), `${id}\n`])('%j is not an id of ours', (response) => {
  expect(read({ response, 'answer.recommend': '1' }).id).toBeUndefined();
});

test('a scale that is too long to lay out is typed, below zero too', () => {
  const [first] = relationshipSurvey.questions;
  const survey = {
    ...relationshipSurvey,
    questions: [{ ...first!, key: 'q', type: 'score' as const, min: -50, max: 50 }],
  };
  expect(read({ 'answer.q': '-50' }, survey).answers).toEqual({ q: -50 });
  expect(read({ 'answer.q': '51' }, survey).faults).toEqual(new Map([['q', 'number']]));
});
