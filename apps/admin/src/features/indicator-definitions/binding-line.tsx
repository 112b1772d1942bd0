import type { DefinitionParts } from '@attune/contracts';
import { ActionIcon, Button, NativeSelect, VisuallyHidden } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useId } from 'react';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import type { BindingRow } from './binding-rows.ts';
import styles from './bindings-editor.module.css';
import type { BindableInput } from './bindings-editor.tsx';
import { ConversionField } from './conversion-field.tsx';
import { suggestedConversion } from './conversion-places.ts';
import { measureText } from './measure-text.ts';
import { ConversionPoints } from './conversion-points.tsx';
import { CoverageMark } from './coverage-mark.tsx';

interface Props {
  /** Null where nothing is bound to the department itself. */
  row: BindingRow | null;
  /** Of its department: the one that names it. */
  first: boolean;
  /** Whose binding feeds it instead; null where none does. */
  fedAs: string | null;
  department: string;
  departmentKey: string;
  depth: number;
  input: BindableInput;
  measures: DefinitionParts['measures'];
  fault: (part: 'measure' | 'conversion' | 'departments') => string | null;
  onAdd: () => void;
  onChange: (row: BindingRow) => void;
  onRemove: () => void;
}

/** Answers feed what takes any scale as well. */
const fits = (input: BindableInput) => (measure: DefinitionParts['measures'][number]) =>
  input.scale?.anyScale ? measure.kind === 'score' : measure.kind === input.kind;

export function BindingLine(props: Props) {
  const {
    row,
    first,
    fedAs,
    department,
    departmentKey,
    depth,
    input,
    measures,
    fault,
    onAdd,
    onChange,
    onRemove,
  } = props;
  const say = useSay();
  const nameOf = useName();
  const offered = measures.filter(fits(input));
  const measure = measures.find(({ key }) => key === row?.measure);
  const surveys = [...new Set(offered.map(({ survey }) => survey ?? ''))];
  const labelOf = (one: DefinitionParts['measures'][number]) => measureText(one, { say, nameOf });
  const faultId = useId();
  const conversionFault = fault('conversion');

  function choose(key: string): void {
    if (!row) return;
    const found = offered.find((one) => one.key === key);
    const conversion = found?.scale && input.scale ? suggestedConversion(found.scale, input.scale) : null;
    onChange({ ...row, measure: key, conversion });
  }

  const scales = measure?.scale && input.scale ? { from: measure.scale, to: input.scale } : null;
  const name = (
    <th scope="row" style={{ paddingInlineStart: `calc(${depth} * 12px)` }}>
      {first ? department : <VisuallyHidden>{department}</VisuallyHidden>}
    </th>
  );
  if (!row)
    return (
      <tr data-testid={`binding-${departmentKey}`}>
        {name}
        <td colSpan={2}>
          <span className={styles.inherited}>
            {fedAs === null ? (
              <CoverageMark state="unbound" />
            ) : (
              <span>{say('bindings.inherits', { department: fedAs })}</span>
            )}
            <Button
              variant="subtle"
              size="compact-xs"
              leftSection={<IconPlus size={14} />}
              aria-label={say('bindings.bind-of', { department })}
              onClick={onAdd}
            >
              {say('bindings.bind')}
            </Button>
          </span>
        </td>
      </tr>
    );
  return (
    <>
      <tr data-testid={first ? `binding-${departmentKey}` : undefined}>
        {name}
        <td>
          <NativeSelect
            size="xs"
            aria-label={say('bindings.measure-of', { department })}
            title={measure ? labelOf(measure) : undefined}
            value={row.measure}
            error={fault('measure') ?? fault('departments')}
            onChange={(event) => choose(event.currentTarget.value)}
            data={[
              { value: '', label: say('bindings.choose') },
              ...surveys.map((survey) => ({
                group: survey === '' ? say('bindings.events') : say('bindings.survey', { survey }),
                items: offered
                  .filter((one) => (one.survey ?? '') === survey)
                  .map((one) => ({ value: one.key, label: labelOf(one) })),
              })),
            ]}
          />
        </td>
        <td>
          <div className={styles.last}>
            {scales ? (
              <ConversionField
                department={department}
                conversion={row.conversion}
                {...scales}
                faultId={conversionFault ? faultId : null}
                onChange={(conversion) => onChange({ ...row, conversion })}
              />
            ) : (
              <span className={styles.scale}>{measure ? say('conversion.as-is') : '–'}</span>
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={say('bindings.add-to', { department })}
              title={say('bindings.add-to', { department })}
              onClick={onAdd}
            >
              <IconPlus size={14} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={say('bindings.remove', { department })}
              title={say('bindings.remove', { department })}
              onClick={onRemove}
            >
              <IconX size={14} />
            </ActionIcon>
          </div>
        </td>
      </tr>
      {scales && (row.conversion || conversionFault) ? (
        <tr>
          <td />
          <td colSpan={2}>
            {conversionFault ? (
              <p id={faultId} role="alert" className={styles.fault}>
                {conversionFault}
              </p>
            ) : null}
            {row.conversion ? (
              <ConversionPoints
                // Another question has other points.
                key={row.measure}
                department={department}
                conversion={row.conversion}
                {...scales}
                onChange={(conversion) => onChange({ ...row, conversion })}
              />
            ) : null}
          </td>
        </tr>
      ) : null}
    </>
  );
}
