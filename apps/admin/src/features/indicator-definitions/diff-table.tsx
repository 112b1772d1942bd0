import { useQuery } from '@tanstack/react-query';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { departmentsQuery } from '../departments/departments-query.ts';
import type { BodyDiff } from './body-diff.ts';
import { ConversionPicture } from './conversion-picture.tsx';
import { conversionText } from './conversion-text.ts';
import { partsQuery } from './definition-queries.ts';
import styles from './diff-table.module.css';
import { fieldText } from './field-text.ts';

interface Props {
  diff: BodyDiff;
  /** There is nothing before to compare with. */
  first: boolean;
  /** Where the two are not an old and a new one. */
  headings?: { before: string; after: string };
}

/** What differs, field by field, then binding by binding: the old beside the new. */
export function DiffTable({ diff, first, headings }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const { data: departments } = useQuery(departmentsQuery);
  const { data: parts } = useQuery(partsQuery);
  const { fields, bindings } = diff;
  if (fields.length === 0 && bindings.length === 0) return <p className={styles.none}>{say('diff.none')}</p>;
  const wording = { say, nameOf, formats, parts };
  const departmentName = (key: string | null) => {
    const found = departments?.find((one) => one.key === key);
    return key === null ? say('pulse.everyone') : found ? nameOf(found.names) : key;
  };
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{say('diff.field')}</th>
          {first ? null : <th scope="col">{headings?.before ?? say('diff.before')}</th>}
          <th scope="col">{headings?.after ?? say(first ? 'diff.value' : 'diff.after')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{say(`field.${field}`)}</th>
            {first ? null : (
              <td className={styles.before}>{before ? fieldText(field, before, wording) : '–'}</td>
            )}
            <td className={styles.after}>{fieldText(field, after, wording)}</td>
          </tr>
        ))}
        {bindings.map(({ input, department, measure, before, after }) => {
          const known = parts?.measures.find(({ key }) => key === measure);
          const scale = parts?.readings
            .flatMap(({ inputs }) => inputs)
            .find(({ name }) => name === input)?.scale;
          return (
            <tr key={[input, department, measure].join(' ')}>
              <th scope="row">
                {say('diff.binding', { department: departmentName(department) })}
                <span className={styles.measure}>{known?.text ? nameOf(known.text) : measure}</span>
              </th>
              {first ? null : <td className={styles.before}>{conversionText(before, say)}</td>}
              <td className={styles.after}>
                {conversionText(after, say)}
                {after && known?.scale && scale ? (
                  <ConversionPicture conversion={after} from={known.scale} to={scale} />
                ) : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
