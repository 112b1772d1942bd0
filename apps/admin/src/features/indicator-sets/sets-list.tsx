import type { SetEntry, SetTemplate } from '@attune/contracts';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { ListHead } from '../../frame/list-head.tsx';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { DataTable } from '../../table/data-table.tsx';
import { useMayChange } from '../reviewed-versions/use-may-change.ts';
import { setsColumns } from './sets-columns.tsx';
import styles from './sets-list.module.css';
import { TemplateList } from './template-list.tsx';

interface Props {
  sets: readonly SetEntry[];
  templates: readonly SetTemplate[];
}

export function SetsList({ sets, templates }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const navigate = useNavigate();
  const may = useMayChange();
  const columns = useMemo(() => setsColumns({ say, nameOf, formats }), [say, nameOf, formats]);
  return (
    <div className={styles.page}>
      <ListHead
        title={say('sets.title')}
        lead={say('sets.lead')}
        action={
          may.propose && sets.length > 0 ? (
            <Button
              variant="default"
              leftSection={<IconPlus size={16} stroke={2} />}
              renderRoot={(props) => <Link to="/sets/new" {...props} />}
            >
              {say('sets.new')}
            </Button>
          ) : null
        }
      />
      {sets.length === 0 ? (
        <div className={styles.nothing} data-testid="no-sets">
          <p className={styles.nothingTitle}>{say('sets.none')}</p>
          <p className={styles.lead}>{say(may.propose ? 'sets.none-lead' : 'sets.none-yours')}</p>
          {may.propose ? (
            <Button variant="default" renderRoot={(props) => <Link to="/sets/new" {...props} />}>
              {say('sets.from-nothing')}
            </Button>
          ) : null}
        </div>
      ) : (
        <div data-testid="sets">
          <DataTable
            label={say('sets.title')}
            rows={sets}
            columns={columns}
            keyOf={({ key }) => key}
            nameOf={({ names }) => nameOf(names)}
            onDrill={({ row }) => void navigate({ to: '/sets/$key', params: { key: row } })}
          />
        </div>
      )}
      {may.propose && templates.length > 0 ? <TemplateList templates={templates} /> : null}
    </div>
  );
}
