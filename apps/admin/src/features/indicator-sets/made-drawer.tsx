import type { Department, SetValues } from '@attune/contracts';
import { Drawer } from '@mantine/core';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { nameOfItem } from './item-name.ts';
import { MadeFigure } from './made-figure.tsx';
import { MadeIndex } from './made-index.tsx';
import type { MadeOf } from './set-search.ts';
import type { SetStretch } from './set-stretches.ts';

interface Props {
  /** Null when none is open. */
  made: MadeOf | null;
  values: SetValues;
  stretch: SetStretch;
  departments: readonly Department[];
  onReceipt: (token: string) => void;
  onClose: () => void;
}

/** How a number that is made of others comes about; from there to the receipts of those. */
export function MadeDrawer({ made, values, stretch, departments, onReceipt, onClose }: Props) {
  const say = useSay();
  const nameOf = useName();
  const version = values.versions.find((one) => one.version === stretch.version);
  const row = stretch.rows.find((one) => one.department === made?.department);
  const department = departments.find(({ key }) => key === made?.department);
  const item = version?.items.find((one) => nameOfItem(one) === made?.item);
  const where = department ? nameOf(department.names) : '';
  return (
    <Drawer
      opened={made !== null}
      onClose={onClose}
      position="right"
      size={520}
      zIndex={300}
      title={say('made.title')}
      closeButtonProps={{ 'aria-label': say('made.close') }}
      overlayProps={{ backgroundOpacity: 0.25 }}
    >
      {!version || !row ? null : item ? (
        <MadeFigure item={item} row={row} department={where} onReceipt={onReceipt} />
      ) : (
        <MadeIndex version={version} row={row} department={where} onReceipt={onReceipt} />
      )}
    </Drawer>
  );
}
