import type { AdoptionAnswer, Department, IndicatorSetAnswer, SetVersion } from '@attune/contracts';
import type { FormEvent } from 'react';
import { FaultsProvider } from '../../frame/faults.tsx';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { openOf } from '../reviewed-versions/version-state.ts';
import styles from './adoption-form.module.css';
import { AdoptionItems } from './adoption-items.tsx';
import { AdoptionProposal } from './adoption-proposal.tsx';
import { AdoptionSteps } from './adoption-steps.tsx';
import type { BoardDepartment } from './board-row.ts';
import { CoreTargets } from './core-targets.tsx';
import type { MayAdopt } from './may-adopt.ts';
import { useAdopting } from './use-adopting.ts';
import { useSetNames } from './use-set-names.ts';

interface Props {
  set: IndicatorSetAnswer;
  shown: SetVersion;
  row: BoardDepartment;
  /** Of this department itself; null where it has none. */
  adoption: AdoptionAnswer | null;
  departments: readonly Department[];
  may: MayAdopt;
  onDone: () => void;
}

export function AdoptionForm({ set, shown, row, adoption, departments, may, onDone }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const { indicators } = useSetNames();
  const { key } = set;
  const { department } = row;
  const adopting = useAdopting({ key, department, adoption, onDone });
  const core = shown.body.groups.flatMap((group) => group.items);
  const above = departments.find((one) => one.key === row.adoptedBy && one.key !== department);
  const readOnly = !may.adopt;

  function submit(event: FormEvent): void {
    event.preventDefault();
    adopting.save();
  }

  return (
    <FaultsProvider value={adopting.faultAt}>
      <form className={styles.form} onSubmit={submit} data-testid="adoption">
        <p className={styles.state}>
          {adoption
            ? say('adoption.is', { name: adoption.by.name, at: formats.instant(new Date(adoption.at)) })
            : above
              ? say('adoption.above', { department: nameOf(above.names) })
              : say('adoption.not')}
          {adoption ? <q className={styles.why}>{adoption.why}</q> : null}
        </p>
        {readOnly ? <p className={styles.quiet}>{say('adoption.read-only')}</p> : null}
        <CoreTargets
          groups={shown.body.groups}
          department={department}
          cells={row.cells}
          targets={adopting.targets}
          indicators={indicators}
          readOnly={readOnly}
          onChange={adopting.setTargets}
        />
        <AdoptionItems
          items={adopting.items}
          core={core}
          indicators={indicators}
          readOnly={readOnly}
          onChange={adopting.setItems}
        />
        {readOnly ? null : (
          <AdoptionSteps adopting={adopting} adoption={adoption} departmentName={nameOf(row.names)} />
        )}
        {may.propose ? (
          <AdoptionProposal of={key} department={department} open={openOf(set.versions) !== undefined} />
        ) : null}
      </form>
    </FaultsProvider>
  );
}
