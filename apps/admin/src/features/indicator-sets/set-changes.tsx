import type { FieldChange, IndicatorSetBody } from '@attune/contracts';
import { type ChangeHeadings, ChangeTable } from '../reviewed-versions/change-table.tsx';
import { changeText } from './change-text.ts';
import { fieldName } from './field-name.ts';
import { useSetNames } from './use-set-names.ts';

interface Props {
  changes: readonly FieldChange[];
  /** What there is after, and what there was before where there was anything. */
  bodies: readonly [IndicatorSetBody, IndicatorSetBody?];
  headings?: ChangeHeadings;
}

/** What differs, field by field. */
export function SetChanges({ changes, bodies, headings }: Props) {
  const names = useSetNames();
  const [after, before] = bodies;
  const bodyWith = (path: string) => {
    const group = path.split('.')[1];
    const has = ({ groups }: IndicatorSetBody) => groups.some(({ key }) => key === group);
    return before && !has(after) && has(before) ? before : after;
  };
  const known = before ? [after, before] : [after];
  const rows = changes.map((change) => ({
    key: change.path,
    name: fieldName(change.path, bodyWith(change.path), names),
    before: changeText(change, change.before, { bodies: known, names }),
    after: changeText(change, change.after, { bodies: known, names }),
  }));
  return <ChangeTable rows={rows} headings={headings} />;
}
