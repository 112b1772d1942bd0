import { Modal, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSay } from '../../language/use-say.ts';
import { sessionQuery } from '../identity/session.ts';
import { Changed, type Resolving } from './changed.tsx';
import { isOwnEdit, meanwhileOf } from './meanwhile.ts';
import type { ReviewedVersion, Versioned } from './reviewed-version.ts';

interface Props<Version extends ReviewedVersion> extends Resolving<Version> {
  opened: boolean;
  /** All versions as they are now. */
  read: (key: string, signal: AbortSignal) => Promise<Versioned<Version>>;
}

/** Two people on one draft: who did what meanwhile, and both texts beside each other. Nobody's is lost unasked. */
export function ChangedDialog<Version extends ReviewedVersion>({ opened, ...rest }: Props<Version>) {
  const say = useSay();
  const [mine, setMine] = useState(false);
  return (
    <Modal
      opened={opened}
      onClose={rest.onClose}
      size={720}
      title={say(mine ? 'changed.title-own' : 'changed.title')}
      closeButtonProps={{ 'aria-label': say('dialog.close') }}
      centered
    >
      <LookedAt {...rest} onMine={setMine} />
    </Modal>
  );
}

/** Looks anew each time it opens. */
function LookedAt<Version extends ReviewedVersion>(
  props: Omit<Props<Version>, 'opened'> & { onMine: (mine: boolean) => void },
) {
  const { read, onMine, ...rest } = props;
  const { kind, of } = rest;
  // A question of its own: what the editor began with must not change under it.
  const { data: now, refetch } = useQuery({
    queryKey: ['versions-now', kind.addresses.one, of.key],
    queryFn: ({ signal }) => read(of.key, signal),
    staleTime: 0,
    gcTime: 0,
  });
  const { data: session } = useQuery(sessionQuery);
  const meanwhile = now ? meanwhileOf(now.versions, of.version) : null;
  // In another window of theirs: nobody else did anything.
  const mine = meanwhile !== null && isOwnEdit(meanwhile, session?.account.id);
  useEffect(() => onMine(mine), [mine, onMine]);
  if (!meanwhile) return <Skeleton height={120} />;
  return <Changed {...rest} meanwhile={meanwhile} own={mine} onAgain={async () => void (await refetch())} />;
}
