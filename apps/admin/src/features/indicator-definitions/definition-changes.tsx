import { useQuery } from '@tanstack/react-query';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { departmentsQuery } from '../departments/departments-query.ts';
import { type ChangeHeadings, type ChangeRow, ChangeTable } from '../reviewed-versions/change-table.tsx';
import type { BodyDiff } from './body-diff.ts';
import { ConversionPicture } from './conversion-picture.tsx';
import { conversionText } from './conversion-text.ts';
import styles from './definition-changes.module.css';
import { partsQuery } from './definition-queries.ts';
import { fieldText } from './field-text.ts';

interface Props {
  diff: BodyDiff;
  /** There is nothing before to compare with. */
  first?: boolean;
  headings?: ChangeHeadings;
}

/** What differs, field by field, then binding by binding. */
export function DefinitionChanges({ diff: { fields, bindings }, first, headings }: Props) {
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
    const scale = parts?.readings.flatMap(({ inputs }) => inputs).find(({ name }) => name === input)?.scale;
    return {
      key: [input, department, measure].join(' '),
      name: (
        <>
          {say('diff.binding', { department: departmentName(department) })}
          <span className={styles.measure}>{known?.text ? nameOf(known.text) : measure}</span>
        </>
      ),
      before: conversionText(before, say),
      after: (
        <>
          {conversionText(after, say)}
          {after && known?.scale && scale ? (
            <ConversionPicture conversion={after} from={known.scale} to={scale} />
          ) : null}
        </>
      ),
    };
  });
  return <ChangeTable rows={[...ofFields, ...ofBindings]} first={first} headings={headings} />;
}
