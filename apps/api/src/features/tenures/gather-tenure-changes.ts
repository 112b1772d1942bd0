import { type TenureChanges, tenureChanges } from '@attune/metrics';
import type { StreamedEvent } from '../../platform/stream/handler.ts';
import type { LocalDay } from '../measures/local-day.ts';

/** What one batch says of one subscription, in whatever departments. */
export interface SubjectChange {
  subject: string;
  changes: TenureChanges;
}

/**
 * Sums a batch's contributions by subscription: `remove(before) + add(after)`. The department of an end says only who
 * could tell of it. What comes to nothing is left out. In key order, so that two partitions which speak of one
 * subscription wait for each other and never in a circle.
 */
export function gatherTenureChanges(
  events: readonly Pick<StreamedEvent, 'before' | 'after'>[],
  dayOf: LocalDay,
): SubjectChange[] {
  const found = new Map<string, TenureChanges>();
  const apply = (how: 'add' | 'remove', { at, department, tenure }: StreamedEvent['after'][number]) => {
    if (!tenure) return;
    const { subject, change } = tenure;
    const month = dayOf(at).slice(0, 7);
    found.set(
      subject,
      tenureChanges[how](
        found.get(subject) ?? tenureChanges.empty(),
        change === 'joined' ? { month, change, department } : { month, change },
      ),
    );
  };
  for (const { before, after } of events) {
    for (const contribution of before) apply('remove', contribution);
    for (const contribution of after) apply('add', contribution);
  }
  return Array.from(found, ([subject, changes]) => ({ subject, changes }))
    .filter(({ changes }) => Object.keys(changes.counts).length > 0)
    .toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
}
