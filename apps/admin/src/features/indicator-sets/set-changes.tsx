import type { IndicatorSetBody } from '@attune/contracts';
import { type ChangeHeadings, ChangeTable } from '../reviewed-versions/change-table.tsx';
import { bodyChanges } from './body-changes.ts';
import { useSetNames } from './use-set-names.ts';

interface Props {
  before: IndicatorSetBody;
  after: IndicatorSetBody;
  headings?: ChangeHeadings;
}

/** What differs between two versions of a set, or between two people's texts of one. */
export function SetChanges({ before, after, headings }: Props) {
  const names = useSetNames();
  const rows = bodyChanges(before, after, names).map(({ path, ...change }) => ({ key: path, ...change }));
  return <ChangeTable rows={rows} headings={headings} />;
}
