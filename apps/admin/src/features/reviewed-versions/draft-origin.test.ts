import { expect, it } from 'vitest';
import { draftOriginOf, heldOrigin } from './draft-origin.ts';
import { meanwhileOf } from './meanwhile.ts';
import type { ReviewedVersion } from './reviewed-version.ts';

const today = '2026-11-22';
const version = (number: number, status: ReviewedVersion['status']): ReviewedVersion => ({
  version: number,
  status,
  revision: 1,
  from: null,
  to: null,
  steps: [
    { step: 'drafted', by: { kind: 'account', id: 'a', name: 'Li' }, why: '', at: '2026-11-22T00:00:00Z' },
  ],
  body: { names: { en: '', zh: '' }, explanations: { en: '', zh: '' }, owner: '' },
});
const found = (of: readonly ReviewedVersion[], text = '2') =>
  draftOriginOf({ key: 'nps', versions: of }, { version: text, today });

it('keeps what somebody edits when a colleague submits, publishes or discards it, and only that', () => {
  const draft = found([version(2, 'draft'), version(1, 'published')]);
  if (typeof draft === 'string') return expect.fail();
  const of = { key: 'nps', version: '2' };
  for (const status of ['in-review', 'published'] as const) {
    const now = found([version(2, status), version(1, 'published')]);
    expect(heldOrigin(now, { held: draft, of })).toEqual({ origin: draft, ended: 'closed' });
    // Whoever comes only now has nothing to lose.
    expect(heldOrigin(now, { held: undefined, of })).toEqual({ origin: 'closed', ended: null });
    expect(heldOrigin(now, { held: draft, of: { ...of, key: 'csat' } }).origin).toBe('closed');
  }
  // Without it the next version can be begun again.
  const next = found([version(1, 'published')]);
  expect(next).toMatchObject({ kind: 'next' });
  const taken = found([version(1, 'draft')]);
  expect(heldOrigin(taken, { held: draft, of })).toEqual({ origin: draft, ended: 'missing' });
});

it('tells what has become of a draft', () => {
  const kindOf = (status: ReviewedVersion['status']) => meanwhileOf([version(2, status)], 2).kind;
  expect(['draft', 'in-review', 'published', 'retired'].map((status) => kindOf(status as 'draft'))).toEqual([
    'draft',
    'in-review',
    'published',
    'published',
  ]);
  expect(meanwhileOf([version(1, 'published')], 2)).toEqual({ kind: 'gone' });
});
