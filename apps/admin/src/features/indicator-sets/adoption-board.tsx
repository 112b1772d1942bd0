import type { AdoptionBoard as Board, Department, SetVersion } from '@attune/contracts';
import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { PageSection } from '../../frame/page-section.tsx';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import type { DataColumn } from '../../table/data-column.ts';
import { DataTable } from '../../table/data-table.tsx';
import { CoverageMark } from '../indicator-definitions/coverage-mark.tsx';
import { sessionQuery } from '../identity/session.ts';
import styles from './adoption-board.module.css';
import { BoardCell } from './board-cell.tsx';
import { type BoardRow, boardRows, cellOf } from './board-row.ts';
import { isSameItem, nameOfItem } from './item-name.ts';
import { itemTitle } from './item-title.ts';
import { mayAdopt } from './may-adopt.ts';
import { useSetNames } from './use-set-names.ts';

interface Props {
  board: Board;
  shown: SetVersion;
  departments: readonly Department[];
  /** Key of the department whose adoption is open. */
  selected: string | null;
  onOpen: (department: string) => void;
}

const states = ['covered', 'partial', 'silent', 'unbound'] as const;

/** Department by item: who works by the set, what there is data for, and what each is measured against. */
export function AdoptionBoard({ board, shown, departments, selected, onOpen }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const { indicators } = useSetNames();
  const { data: session } = useQuery(sessionQuery);
  const rows = useMemo(() => boardRows(departments, board.departments), [departments, board]);
  const columns = useMemo((): DataColumn<BoardRow>[] => {
    const nameOfKey = (key: string) => {
      const found = departments.find((one) => one.key === key);
      return found ? nameOf(found.names) : key;
    };
    const department: DataColumn<BoardRow> = {
      key: 'department',
      header: say('pulse.department'),
      title: say('pulse.department'),
      cell: ({ row }) => nameOf(row.names),
    };
    const adopted: DataColumn<BoardRow> = {
      key: 'adopted',
      header: say('board.adopted'),
      title: say('board.adopted'),
      sortBy: ({ key, row }) => (row.adoptedBy === key ? 2 : row.adoptedBy ? 1 : 0),
      cell: ({ key, row }) => {
        const label =
          row.adoptedBy === key
            ? say('board.adopted-itself')
            : row.adoptedBy
              ? say('board.adopted-above', { department: nameOfKey(row.adoptedBy) })
              : say('board.adopted-not');
        const may = session !== undefined && mayAdopt(session, departments, key).adopt;
        const own =
          row.adoptedBy === key ? 'board.change' : row.adoptedBy ? 'board.adopt-itself' : 'board.adopt';
        const open = say(may ? own : 'board.look');
        return (
          <span className={styles.adoption}>
            <span className={row.adoptedBy ? undefined : styles.quiet}>{label}</span>
            <Button
              size="compact-xs"
              variant={may && !row.adoptedBy ? 'light' : 'default'}
              tabIndex={-1}
              onClick={() => onOpen(key)}
              aria-label={say('label.of', { label: open, name: nameOf(row.names) })}
            >
              {open}
            </Button>
          </span>
        );
      },
    };
    const items = board.items.map((item): DataColumn<BoardRow> => ({
      key: nameOfItem(item),
      title: nameOf(item.names),
      header: (
        <>
          {nameOf(item.names)}
          {item.locked ? (
            <IconLock size={12} className={styles.lock} role="img" aria-label={say('set.locked')} />
          ) : null}
        </>
      ),
      cell: ({ row }) => (
        <BoardCell
          cell={cellOf(row, item)}
          department={row.department}
          adopted={row.adoptedBy !== null}
          item={shown.body.groups.flatMap((group) => group.items).find((one) => isSameItem(one, item))}
          indicators={indicators}
        />
      ),
    }));
    const own: DataColumn<BoardRow> = {
      key: '@own',
      header: say('board.own-items'),
      title: say('board.own-items'),
      cell: ({ row }) => {
        const locals = row.cells.filter(({ local }) => local);
        return locals.length === 0 ? (
          <span className={styles.quiet}>–</span>
        ) : (
          <span className={styles.own}>
            {locals.map((local) => (
              <span key={nameOfItem(local)} className={styles.local}>
                <CoverageMark state={local.state} />
                {itemTitle(local, { nameOf, indicators })}
              </span>
            ))}
          </span>
        );
      },
    };
    const anyOwn = board.departments.some(({ cells }) => cells.some(({ local }) => local));
    return [department, adopted, ...items, ...(anyOwn ? [own] : [])];
  }, [board, departments, indicators, nameOf, onOpen, say, session, shown]);
  const adoptedCount = board.departments.filter(({ adoptedBy }) => adoptedBy !== null).length;
  return (
    <PageSection
      title={say('board.count', { adopted: adoptedCount, all: board.departments.length })}
      leads={[say('board.lead', { period: formats.periodOf(board.period) })]}
      keys={say('board.keys')}
      testId="board"
    >
      <ul className={styles.key}>
        {states.map((state) => (
          <li key={state}>
            <CoverageMark state={state} /> <span className={styles.quiet}>{say(`board.${state}`)}</span>
          </li>
        ))}
      </ul>
      <DataTable
        label={say('board.title')}
        rows={rows}
        columns={columns}
        keyOf={({ key }) => key}
        nameOf={({ row }) => nameOf(row.names)}
        childrenOf={({ children }) => children}
        unfolded={board.departments.map(({ department }) => department)}
        selected={selected ? { row: selected, column: 'adopted' } : null}
        onDrill={({ row }) => onOpen(row)}
        onOpen={({ row }) => onOpen(row)}
      />
    </PageSection>
  );
}
