import { type TenureChanges, tenureChanges } from '@attune/metrics';
import type { StreamedEvent } from '../../platform/stream/handler.ts';
import type { LocalDay } from '../measures/local-day.ts';

/** What one batch says of one subscription in one department. */
export interface SubjectChange {
  departmentId: number;
  subject: string;
  changes: TenureChanges;
}

/**
 * Sums a batch's contributions by department and subscription: `remove(before) + add(after)`. What comes to nothing
 * is left out. In key order, so that two partitions which speak of one subscription wait for each other and never in
 * a circle.
 */
export function gatherTenureChanges(
  events: readonly Pick<StreamedEvent, 'before' | 'after'>[],
  dayOf: LocalDay,
): SubjectChange[] {
  const found = new Map<string, SubjectChange>();
  const apply = (how: 'add' | 'remove', { at, department, tenure }: StreamedEvent['after'][number]) => {
    if (!tenure) return;
    const name = `${department} ${tenure.subject}`;
    let known = found.get(name);
    if (!known) {
      known = { departmentId: department, subject: tenure.subject, changes: tenureChanges.empty() };
      found.set(name, known);
    }
    known.changes = tenureChanges[how](known.changes, {
      month: dayOf(at).slice(0, 7),
      change: tenure.change,
    });
  };
  for (const { before, after } of events) {
    for (const contribution of before) apply('remove', contribution);
    for (const contribution of after) apply('add', contribution);
  }
  return [...found.values()]
    .filter(({ changes }) => Object.keys(changes.counts).length > 0)
    .toSorted((a, b) => a.departmentId - b.departmentId || (a.subject < b.subject ? -1 : 1));
}
