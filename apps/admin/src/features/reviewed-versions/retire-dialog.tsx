import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { addDays } from '../../calendar/local-day.ts';
import { ProblemLine } from '../../frame/problem-line.tsx';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { departmentsQuery } from '../departments/departments-query.ts';
import styles from './dialog.module.css';
import type { VersionKind } from './version-kind.ts';
import { WhyField } from './why-field.tsx';

interface Props {
  kind: VersionKind;
  /** The key of what is retired. */
  of: string;
  /** Keys of departments that work by it. */
  adoptedBy: readonly string[];
  today: string;
  opened: boolean;
  onClose: () => void;
}

/** The last day of what is in force, and why it ends. */
export function RetireDialog({ kind, of, adoptedBy, today, opened, onClose }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const queries = useQueryClient();
  const [to, setTo] = useState(today);
  const [why, setWhy] = useState('');
  const { retire: words } = kind.words;
  const { data: departments = [] } = useQuery({ ...departmentsQuery, enabled: opened });
  const named = (key: string) => departments.find((one) => one.key === key)?.names;
  const names = adoptedBy
    .map((key) => {
      const found = named(key);
      return found ? nameOf(found) : key;
    })
    .join(say('list.comma'));
  const retire = useMutation({
    mutationFn: () => kind.retire(of, { to, why, adopters: adoptedBy.length }),
    onSuccess: async () => {
      await kind.changed(queries);
      onClose();
    },
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    retire.mutate();
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={say(`${words}.title`)}
      closeButtonProps={{ 'aria-label': say('dialog.close') }}
      centered
    >
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.text}>{say(`${words}.lead`)}</p>
        {adoptedBy.length > 0 ? (
          <p className={styles.text} data-testid="adopters">
            {say('retire-set.adopters', { number: adoptedBy.length, departments: names })}
          </p>
        ) : null}
        <TextInput
          type="date"
          label={say('retire.last-day')}
          value={to}
          min={addDays(today, -1)}
          onChange={(event) => setTo(event.currentTarget.value)}
          required
        />
        <WhyField why={why} onChange={setWhy} first />
        <ProblemLine error={retire.error} />
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            {say('dialog.cancel')}
          </Button>
          <Button type="submit" color="red" loading={retire.isPending} disabled={!to || !why.trim()}>
            {say('retire.submit', { day: to ? formats.day(to) : '–' })}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
