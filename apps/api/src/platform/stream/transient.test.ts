import { expect, test } from 'vitest';
import { ConnectionLost, isTransient } from './transient.ts';

const withState = (code: string) => Object.assign(new Error(code), { code });

test.each(['40001', '40P01', '08006', '57P01', '53300', '53100', '55P03', '25006', '58030'])(
  '%s is the surroundings’ fault',
  (state) => {
    expect(isTransient(withState(state))).toBe(true);
    expect(isTransient(new Error('wrapped', { cause: withState(state) }))).toBe(true);
  },
);

test.each(['23505', '22P02', '57014', '42P01', 'ECONNREFUSED', 'dead-letter-unknown'])(
  '%s is the event’s or the handler’s',
  (state) => expect(isTransient(withState(state))).toBe(false),
);

test('a lost connection is nobody’s fault, whatever was being done', () => {
  expect(isTransient(new ConnectionLost(withState('23505')))).toBe(true);
});
