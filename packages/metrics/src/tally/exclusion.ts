/** Why an answer does not count, in the fixed order in which stored tallies keep the counts. Append only. */
export const exclusionReasons = ['skipped', 'dont-know', 'superseded', 'no-consent', 'test'] as const;

export type ExclusionReason = (typeof exclusionReasons)[number];

/** How many answers did not count, by reason. */
export type Exclusions = Readonly<Record<ExclusionReason, number>>;

export const noExclusions: Exclusions = Object.freeze({
  skipped: 0,
  'dont-know': 0,
  superseded: 0,
  'no-consent': 0,
  test: 0,
});

/** The reasons that did occur; what a receipt lists. */
export function occurring(excluded: Exclusions): Partial<Record<ExclusionReason, number>> {
  const seen: Partial<Record<ExclusionReason, number>> = {};
  for (const reason of exclusionReasons) if (excluded[reason] !== 0) seen[reason] = excluded[reason];
  return seen;
}
