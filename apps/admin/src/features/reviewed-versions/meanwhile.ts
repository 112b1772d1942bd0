import type { ReviewedVersion } from './reviewed-version.ts';

/** What has become of a draft while somebody edited it, and who did it last. */
export type Meanwhile<Version extends ReviewedVersion> =
  | { kind: 'draft' | 'in-review' | 'published'; theirs: Version; step: Version['steps'][number] }
  | { kind: 'gone' };

/** `published` holds for what was retired since as well: it is never a draft again. */
export function meanwhileOf<Version extends ReviewedVersion>(
  versions: readonly Version[],
  version: number,
): Meanwhile<Version> {
  const theirs = versions.find((one) => one.version === version);
  const step = theirs?.steps.at(-1);
  if (!theirs || !step) return { kind: 'gone' };
  const { status } = theirs;
  return { kind: status === 'draft' || status === 'in-review' ? status : 'published', theirs, step };
}

/** Whether the account that looks at it saved that itself, in another window. */
export const isOwnEdit = (meanwhile: Meanwhile<ReviewedVersion>, account: string | undefined): boolean => {
  if (meanwhile.kind === 'gone' || meanwhile.step.step !== 'edited') return false;
  const { by } = meanwhile.step;
  return by.kind === 'account' && by.id === account;
};
