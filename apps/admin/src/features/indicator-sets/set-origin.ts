import type { IndicatorSetBody, SetVersion } from '@attune/contracts';
import type { DraftOrigin } from '../reviewed-versions/draft-origin.ts';

/** What is edited: a set that is not there yet, the next version of one, a draft, or what a department proposes. */
export type SetOrigin =
  | { kind: 'new'; body: IndicatorSetBody }
  | DraftOrigin<SetVersion>
  | { kind: 'proposal'; key: string; version: number; department: string; body: IndicatorSetBody };

/** What it begins with. */
export const bodyOf = (origin: SetOrigin): IndicatorSetBody =>
  origin.kind === 'draft' ? origin.draft.body : origin.body;
