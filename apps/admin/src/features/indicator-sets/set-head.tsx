import type { IndicatorSetAnswer, SetVersion } from '@attune/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormats } from '../../language/use-formats.ts';
import { useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { StateMark } from '../reviewed-versions/state-mark.tsx';
import { versionState } from '../reviewed-versions/version-state.ts';
import { SetActions } from './set-actions.tsx';
import styles from './set-head.module.css';

interface Props {
  set: IndicatorSetAnswer;
  /** The version that is meant today. */
  shown: SetVersion;
  today: string;
  /** Of whom, and of which days, the page is. */
  children: ReactNode;
}

export function SetHead({ set: { key, versions }, shown, today, children }: Props) {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const { body, version, from } = shown;
  const state = versionState(shown, today);
  const open = state === 'draft' || state === 'in-review';
  return (
    <header className={styles.head}>
      <div className={styles.top}>
        <div className={styles.words}>
          <h1 className={styles.title}>{nameOf(body.names)}</h1>
          <p className={styles.context}>
            <StateMark state={state} version={version} />
            {open ? null : (
              <span>
                {from ? say('version.since', { day: formats.day(from) }) : say('version.since-ever')}
              </span>
            )}
            <span>{say('definition.owner', { owner: body.owner })}</span>
            <code className={styles.key}>{key}</code>
          </p>
          <p className={styles.lead}>{nameOf(body.explanations)}</p>
        </div>
        <SetActions setKey={key} versions={versions} today={today} />
      </div>
      <div className={styles.bar}>
        <nav className={styles.tabs} aria-label={say('set.views')}>
          <Link
            to="/sets/$key"
            params={{ key }}
            className={styles.tab}
            activeOptions={{ exact: true, includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
          >
            {say('set.scorecard')}
          </Link>
          <Link
            to="/sets/$key/adoption"
            params={{ key }}
            className={styles.tab}
            activeOptions={{ includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
          >
            {say('board.title')}
          </Link>
        </nav>
        <div className={styles.pickers}>{children}</div>
      </div>
    </header>
  );
}
