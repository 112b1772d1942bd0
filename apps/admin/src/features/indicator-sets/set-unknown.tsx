import { Link } from '@tanstack/react-router';
import { useSay } from '../../language/use-say.ts';
import { NotThere } from '../reviewed-versions/not-there.tsx';

/** A set that is not there, or of which there is only a draft that one may not see. */
export function SetUnknown() {
  const say = useSay();
  return (
    <NotThere title={say('set.unknown')} lead={say('fault.set-unknown')}>
      <Link to="/sets">{say('set.to-all')}</Link>
    </NotThere>
  );
}
