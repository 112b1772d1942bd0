import type { DefinitionStatus } from '@attune/contracts';
import { expect, it } from 'vitest';
import { openOf, shownOf, versionState } from './version-state.ts';

const version = (status: DefinitionStatus, from: string | null = null, to: string | null = null) => ({
  status,
  from,
  to,
});
const today = '2026-11-22';

it('says what a version is today', () => {
  const states = [
    version('published', null, '2026-09-30'),
    version('published', '2026-10-01', '2026-12-31'),
    version('published', '2027-01-01'),
    version('in-review'),
    version('retired', '2026-01-01', '2026-11-21'),
    version('retired', '2026-01-01', '2026-11-22'),
  ].map((one) => versionState(one, today));
  expect(states).toEqual(['past', 'in-force', 'to-come', 'in-review', 'retired', 'in-force']);
});

it('shows what is in force, before what is to come and what was', () => {
  const [draft, next, now] = [
    version('draft'),
    version('published', '2027-01-01'),
    version('published', null, '2026-12-31'),
  ];
  expect(shownOf([draft, next, now], today)).toBe(now);
  expect(shownOf([draft, next], today)).toBe(next);
  expect(openOf([next, draft])).toBe(draft);
});
