import { expect, it } from 'vitest';
import { formulaFault } from './formula-fault.ts';

const known = new Set(['nps', 'csat_top_box']);

it('finds nothing in a formula', () => {
  expect(formulaFault('0.6 * nps + 40 * csat_top_box', known)).toBeNull();
});

it('says what is wrong and where', () => {
  expect(formulaFault('nps + ', known)).toMatchObject({ problem: 'incomplete' });
  expect(formulaFault('', known)).toMatchObject({ problem: 'empty', position: null });
  expect(formulaFault('nps ÷ 2', known)).toMatchObject({ problem: 'unexpected', position: 4, subject: '÷' });
  expect(formulaFault('1 + median(nps)', known)).toMatchObject({ problem: 'function-unknown', position: 4 });
});

it('finds an indicator that is not published, not a part of another word', () => {
  expect(formulaFault('csat_top_box + csat', known)).toEqual({
    problem: 'reference-unknown',
    subject: 'csat',
    position: 15,
    length: 4,
  });
});
