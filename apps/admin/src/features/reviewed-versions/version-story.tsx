import { useSay } from '../../language/use-say.ts';
import type { ReviewedVersion } from './reviewed-version.ts';
import { StepList } from './step-list.tsx';
import styles from './version-story.module.css';

interface Props {
  /** What it is a version of. */
  of: string;
  version: Pick<ReviewedVersion, 'steps' | 'builtIn' | 'plugin'>;
}

/** How a version came to be what it is: by people, step by step, or with a plugin. */
export function VersionStory({ of, version: { steps, builtIn, plugin } }: Props) {
  const say = useSay();
  if (!builtIn) return <StepList steps={steps} />;
  return <p className={styles.quiet}>{say('versions.built-in', { plugin: plugin?.name ?? of })}</p>;
}
