import type {
  AdoptionAnswer,
  Department,
  IndicatorSetAnswer,
  LocalItem,
  LocalTarget,
  SetVersion,
} from '@attune/contracts';
import { Button } from '@mantine/core';
import { IconGitPullRequest, IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { RequestFailed } from '../../client/request-failed.ts';
import { FaultsProvider } from '../../frame/faults.tsx';
import { ProblemLine } from '../../frame/problem-line.tsx';
import { problemText } from '../../frame/problem-text.ts';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { openOf } from '../reviewed-versions/version-state.ts';
import styles from './adoption-form.module.css';
import type { BoardDepartment } from './board-row.ts';
import { adoptSet, editAdoption, leaveSet } from './change-set.ts';
import { CoreTargets } from './core-targets.tsx';
import { IndicatorPicker } from './indicator-picker.tsx';
import { nameOfItem } from './item-name.ts';
import { namedFigure } from './known-indicator.ts';
import type { MayAdopt } from './may-adopt.ts';
import { OwnItems } from './own-items.tsx';
import { setsChanged } from './sets-changed.ts';
import { useSetNames } from './use-set-names.ts';
import { WhyField } from '../reviewed-versions/why-field.tsx';

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
  const queries = useQueryClient();
  const { indicators } = useSetNames();
  const [targets, setTargets] = useState<LocalTarget[]>(adoption?.targets ?? []);
  const [items, setItems] = useState<LocalItem[]>(adoption?.items ?? []);
  const [why, setWhy] = useState('');
  const [picking, setPicking] = useState(false);
  const { key } = set;
  const { department } = row;
  const core = shown.body.groups.flatMap((group) => group.items);
  const above = departments.find((one) => one.key === row.adoptedBy && one.key !== department);
  const begun = JSON.stringify([adoption?.targets ?? [], adoption?.items ?? []]);
  const dirty = JSON.stringify([targets, items]) !== begun;

  const save = useMutation({
    // Somebody changed it meanwhile: with what is known now, on purpose, the text that is here is saved.
    mutationFn: () =>
      adoption
        ? editAdoption(key, department, { revision: adoption.revision, targets, items, why })
        : adoptSet(key, { department, targets, items, why }),
    onSuccess: async () => {
      await setsChanged(queries);
      onDone();
    },
    // What was written stays; who changed it meanwhile, and its revision, is asked for.
    onError: () => void setsChanged(queries),
  });
  const leave = useMutation({
    mutationFn: () => leaveSet(key, department, { revision: adoption?.revision ?? 0, why }),
    onSuccess: async () => {
      await setsChanged(queries);
      onDone();
    },
    onError: () => void setsChanged(queries),
  });
  const error = save.error ?? leave.error;
  const failed = error instanceof RequestFailed ? error : null;
  const changed = failed?.code === 'definition-changed';
  const faultAt = (field: string) => (failed?.field === field ? problemText(failed, say) : null);
  const readOnly = !may.adopt;

  function submit(event: FormEvent): void {
    event.preventDefault();
    leave.reset();
    save.mutate();
  }

  return (
    <FaultsProvider value={faultAt}>
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
          department={row.department}
          cells={row.cells}
          targets={targets}
          indicators={indicators}
          readOnly={readOnly}
          onChange={setTargets}
        />
        <section>
          <h3 className={styles.title}>{say('adoption.own')}</h3>
          <p className={styles.quiet}>{say('adoption.own-lead')}</p>
          <OwnItems items={items} indicators={indicators} readOnly={readOnly} onChange={setItems} />
          {readOnly ? null : (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={14} stroke={2} />}
              onClick={() => setPicking(true)}
            >
              {say('adoption.add')}
            </Button>
          )}
        </section>
        {readOnly ? null : (
          <>
            <WhyField why={why} onChange={setWhy} hint="adoption.why-hint" />
            {changed && adoption ? (
              <p className={styles.changed} role="alert">
                {say('adoption.changed', { name: adoption.by.name })}
              </p>
            ) : (
              <ProblemLine error={error} />
            )}
            <div className={styles.actions}>
              <Button
                type="submit"
                loading={save.isPending}
                disabled={why.trim() === '' || (adoption !== null && !dirty)}
              >
                {adoption
                  ? say(changed ? 'adoption.save-over' : 'adoption.save')
                  : say('adoption.adopt', { department: nameOf(row.names) })}
              </Button>
              {adoption ? (
                <Button
                  variant="default"
                  loading={leave.isPending}
                  disabled={why.trim() === ''}
                  onClick={() => {
                    save.reset();
                    leave.mutate();
                  }}
                >
                  {say('adoption.leave')}
                </Button>
              ) : null}
            </div>
          </>
        )}
        {may.propose ? (
          <section className={styles.propose}>
            <p className={styles.quiet}>
              {say(openOf(set.versions) ? 'adoption.propose-open' : 'adoption.propose-lead')}
            </p>
            {openOf(set.versions) ? null : (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconGitPullRequest size={14} stroke={1.8} />}
                renderRoot={(props) => (
                  <Link to="/sets/$key/propose/$department" params={{ key, department }} {...props} />
                )}
              >
                {say('adoption.propose')}
              </Button>
            )}
          </section>
        ) : null}
      </form>
      <IndicatorPicker
        opened={picking}
        title={say('adoption.pick')}
        indicators={indicators}
        taken={new Set([...core, ...items].map(nameOfItem))}
        onPick={(picked) =>
          setItems((now) => [...now, { ...namedFigure(picked), target: null, thresholds: null }])
        }
        onClose={() => setPicking(false)}
      />
    </FaultsProvider>
  );
}
