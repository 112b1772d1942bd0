import { useQuery } from '@tanstack/react-query';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { departmentsQuery } from '../departments/departments-query.ts';
import { type ChangeHeadings, type ChangeRow, ChangeTable } from '../reviewed-versions/change-table.tsx';
import type { BodyDiff } from './body-diff.ts';
import { ConversionPicture } from './conversion-picture.tsx';
import { bindingText } from './binding-text.ts';
import styles from './definition-changes.module.css';
import { partsQuery } from './definition-queries.ts';
import { fieldText } from './field-text.ts';
import { measureText } from './measure-text.ts';

interface Props {
  diff: BodyDiff;
  /** There is nothing before to compare with. */
  first?: boolean;
  headings?: ChangeHeadings;
}

/** What differs, field by field, then binding by binding. */
export function DefinitionChanges({ diff: { fields, bindings, readings }, first, headings }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const { data: departments } = useQuery(departmentsQuery);
  const { data: parts } = useQuery(partsQuery);
  const wording = { say, nameOf, formats, parts };
  const departmentName = (key: string | null) => {
    const found = departments?.find((one) => one.key === key);
    return key === null ? say('pulse.everyone') : found ? nameOf(found.names) : key;
  };
  const ofFields = fields.map(({ field, before, after }): ChangeRow => ({
    key: field,
    name: say(`field.${field}`),
    before: before ? fieldText(field, before, wording) : '–',
    after: fieldText(field, after, wording),
  }));
  const ofBindings = bindings.map(({ input, department, measure, before, after }): ChangeRow => {
    const known = parts?.measures.find(({ key }) => key === measure);
    // Inputs of several readings have one name: the scale is that of the very reading.
    const scales = (reading: string | null) => {
      const found = parts?.readings.find(({ key }) => key === reading);
      const to = found?.inputs.find(({ name }) => name === input)?.scale;
      return known?.scale && to ? { from: known.scale, to } : null;
    };
    const now = scales(readings.after);
    return {
      key: [input, department, measure].join(' '),
      name: (
        <>
          {say('diff.binding', { department: departmentName(department) })}
          <span className={styles.measure}>{known ? measureText(known, { say, nameOf }) : measure}</span>
        </>
      ),
      before: bindingText(before, scales(readings.before), say),
      after: (
        <>
          {bindingText(after, now, say)}
          {after && now ? <ConversionPicture conversion={after} {...now} /> : null}
        </>
      ),
    };
  });
  return <ChangeTable rows={[...ofFields, ...ofBindings]} first={first} headings={headings} />;
}
