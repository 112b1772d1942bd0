import { Modal, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSay } from '../../language/use-say.ts';
import { Changed, type Resolving } from './changed.tsx';
import { meanwhileOf } from './meanwhile.ts';
import type { ReviewedVersion, Versioned } from './reviewed-version.ts';

interface Props<Version extends ReviewedVersion> extends Resolving<Version> {
  opened: boolean;
  /** All versions as they are now. */
  read: (key: string, signal: AbortSignal) => Promise<Versioned<Version>>;
}

/** Two people on one draft: who did what meanwhile, and both texts beside each other. Nobody's is lost unasked. */
export function ChangedDialog<Version extends ReviewedVersion>({ opened, ...rest }: Props<Version>) {
  const say = useSay();
  return (
    <Modal
      opened={opened}
      onClose={rest.onClose}
      size={720}
      title={say('changed.title')}
      closeButtonProps={{ 'aria-label': say('dialog.close') }}
      centered
    >
      <LookedAt {...rest} />
    </Modal>
  );
}

/** Looks anew each time it opens. */
function LookedAt<Version extends ReviewedVersion>({ read, ...rest }: Omit<Props<Version>, 'opened'>) {
  const { kind, of } = rest;
  // A question of its own: what the editor began with must not change under it.
  const { data: now, refetch } = useQuery({
    queryKey: ['versions-now', kind.addresses.one, of.key],
    queryFn: ({ signal }) => read(of.key, signal),
    staleTime: 0,
    gcTime: 0,
  });
  if (!now) return <Skeleton height={120} />;
  const meanwhile = meanwhileOf(now.versions, of.version);
  return <Changed {...rest} meanwhile={meanwhile} onAgain={async () => void (await refetch())} />;
}
