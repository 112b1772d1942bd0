import type { AdoptionAnswer, Department, IndicatorSetAnswer, SetVersion } from '@attune/contracts';
import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { sessionQuery } from '../identity/session.ts';
import { AdoptionForm } from './adoption-form.tsx';
import type { BoardDepartment } from './board-row.ts';
import { mayAdopt } from './may-adopt.ts';

interface Props {
  set: IndicatorSetAnswer;
  shown: SetVersion;
  /** Null while none is open. */
  row: BoardDepartment | null;
  adoptions: readonly AdoptionAnswer[];
  departments: readonly Department[];
  onClose: () => void;
}

/** What one department wants of a set: to work by it, targets and items of its own, another core. */
export function AdoptionDrawer({ set, shown, row, adoptions, departments, onClose }: Props) {
  const say = useSay();
  const nameOf = useName();
  const { data: session } = useQuery(sessionQuery);
  return (
    <Drawer
      opened={row !== null}
      onClose={onClose}
      position="right"
      size={560}
      title={row ? nameOf(row.names) : ''}
      closeButtonProps={{ 'aria-label': say('dialog.close') }}
      overlayProps={{ backgroundOpacity: 0.25 }}
    >
      {row && session ? (
        <AdoptionForm
          key={row.department}
          set={set}
          shown={shown}
          row={row}
          adoption={adoptions.find(({ department }) => department === row.department) ?? null}
          departments={departments}
          may={mayAdopt(session, departments, row.department)}
          onDone={onClose}
        />
      ) : null}
    </Drawer>
  );
}
