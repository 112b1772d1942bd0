import { Link } from '@tanstack/react-router';
import { useSay } from '../../language/use-say.ts';
import { NotThere } from './not-there.tsx';
import type { VersionKind } from './version-kind.ts';

interface Props {
  kind: VersionKind;
  /** The key of what it would be a version of. */
  of: string;
  version: string;
  /** It is there, but cannot be edited. */
  closed?: boolean;
}

/** A version that was discarded, is a draft that is not for everybody, or is past being edited. */
export function VersionMissing({ kind, of: key, version, closed = false }: Props) {
  const say = useSay();
  return closed ? (
    <NotThere title={say('editor.closed', { version })} lead={say('fault.definition-not-draft')}>
      <Link to={kind.addresses.version} params={{ key, version }}>
        {say('editor.to-review')}
      </Link>
    </NotThere>
  ) : (
    <NotThere title={say('review.missing', { version })} lead={say('review.missing-lead')}>
      <Link to={kind.addresses.one} params={{ key }}>
        {say(kind.words.back)}
      </Link>
    </NotThere>
  );
}
