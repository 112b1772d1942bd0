import { expect, it } from 'vitest';
import { formulaFault } from './formula-fault.ts';

const known = new Set(['nps', 'csat-top-box']);

it('finds nothing in a formula', () => {
  expect(formulaFault('0.6 * nps + 40 * csat_top_box', known, 'my-idx')).toBeNull();
});

it('says what is wrong and where', () => {
  expect(formulaFault('nps + ', known, 'my-idx')).toMatchObject({ problem: 'incomplete' });
  expect(formulaFault('', known, 'my-idx')).toMatchObject({ problem: 'empty', position: null });
  expect(formulaFault('nps ÷ 2', known, 'my-idx')).toMatchObject({
    problem: 'unexpected',
    position: 4,
    subject: '÷',
  });
  expect(formulaFault('1 + median(nps)', known, 'my-idx')).toMatchObject({
    problem: 'function-unknown',
    position: 4,
  });
});

it('finds an indicator that is not published, not a part of another word', () => {
  expect(formulaFault('csat_top_box + csat', known, 'my-idx')).toEqual({
    problem: 'reference-unknown',
    subject: 'csat',
    position: 15,
    length: 4,
  });
});

it('takes a key with its hyphens for what it is meant to be, not for a subtraction', () => {
  expect(formulaFault('1 + csat-top-box', known, 'my-idx')).toEqual({
    problem: 'key-hyphenated',
    subject: 'csat-top-box',
    position: 4,
    length: 12,
  });
  expect(formulaFault('my-idx + 1', known, 'my-idx')).toMatchObject({ problem: 'key-hyphenated' });
  expect(formulaFault('nps + my_idx', known, 'my-idx')).toMatchObject({ problem: 'circular', position: 6 });
});

it('finds what says nothing of customers', () => {
  expect(formulaFault('42', known, '')).toMatchObject({ problem: 'without-indicator', position: null });
  expect(formulaFault('nps / (1 - 1)', known, '')).toMatchObject({ problem: 'divides-by-zero' });
});
