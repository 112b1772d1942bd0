import { Drawer } from '@mantine/core';
import { useSay } from '../../language/use-say.ts';
import { ReceiptBody } from './receipt-body.tsx';

interface Props {
  /** Null when none is open. */
  token: string | null;
  onClose: () => void;
}

export function ReceiptDrawer({ token, onClose }: Props) {
  const say = useSay();
  return (
    <Drawer
      opened={token !== null}
      onClose={onClose}
      position="right"
      size={520}
      // Above the trend, which on a narrow screen is a drawer too.
      zIndex={300}
      title={say('receipt.title')}
      closeButtonProps={{ 'aria-label': say('receipt.close') }}
      overlayProps={{ backgroundOpacity: 0.25 }}
    >
      {token === null ? null : <ReceiptBody key={token} token={token} />}
    </Drawer>
  );
}
