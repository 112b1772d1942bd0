import type { LibraryEntry } from '@attune/contracts';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { ListHead } from '../../frame/list-head.tsx';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { DataTable } from '../../table/data-table.tsx';
import { useMayChange } from '../reviewed-versions/use-may-change.ts';
import { libraryColumns } from './library-columns.tsx';
import { filterLibrary, type LibrarySearch, type LibraryShow, libraryShows } from './library-filter.ts';
import styles from './library-list.module.css';
import { TagPicker } from './tag-picker.tsx';

const route = getRouteApi('/signed-in/indicators');

/** No kind has an empty name. */
const all = '';

export function LibraryList({ entries }: { entries: readonly LibraryEntry[] }) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const may = useMayChange();
  const change = (changes: LibrarySearch) =>
    void navigate({ search: (now) => ({ ...now, ...changes }), replace: true, resetScroll: false });
  const shown = useMemo(() => filterLibrary(entries, search), [entries, search]);
  const tags = useMemo(() => [...new Set(entries.flatMap((entry) => entry.tags))].sort(), [entries]);
  const columns = useMemo(() => libraryColumns({ say, nameOf, formats }), [say, nameOf, formats]);
  return (
    <div className={styles.page}>
      <ListHead
        title={say('library.title')}
        lead={say('library.lead')}
        action={
          may.propose ? (
            <Button
              renderRoot={(props) => <Link to="/indicators/new" {...props} />}
              leftSection={<IconPlus size={16} stroke={2} />}
            >
              {say('library.new')}
            </Button>
          ) : null
        }
      />
      <div className={styles.filters} role="search">
        <TextInput
          type="search"
          className={styles.search}
          aria-label={say('library.search')}
          placeholder={say('library.search')}
          leftSection={<IconSearch size={16} stroke={1.6} />}
          value={search.q ?? ''}
          onChange={(event) => change({ q: event.currentTarget.value || undefined })}
        />
        <SegmentedControl
          size="xs"
          aria-label={say('library.show')}
          value={search.show ?? all}
          onChange={(next) => change({ show: next === all ? undefined : (next as LibraryShow) })}
          data={[
            { value: all, label: say('library.all') },
            ...libraryShows.map((one) => ({ value: one, label: say(`library.${one}`) })),
          ]}
        />
        <TagPicker
          tags={tags}
          chosen={search.tag ?? null}
          onChoose={(tag) => change({ tag: tag ?? undefined })}
        />
        <span className={styles.count} role="status">
          {say('library.count', { count: shown.length, all: entries.length })}
        </span>
      </div>
      {shown.length === 0 ? (
        <div className={styles.nothing}>
          <p>{say('library.nothing')}</p>
          <Button variant="default" onClick={() => change({ q: undefined, show: undefined, tag: undefined })}>
            {say('library.show-all')}
          </Button>
        </div>
      ) : (
        <div data-testid="library">
          <DataTable
            label={say('library.title')}
            rows={shown}
            columns={columns}
            keyOf={({ key }) => key}
            nameOf={({ names }) => nameOf(names)}
            onDrill={({ row }) => void navigate({ to: '/indicators/$key', params: { key: row } })}
          />
        </div>
      )}
    </div>
  );
}
