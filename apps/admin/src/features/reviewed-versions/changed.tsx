import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { RequestFailed } from '../../client/request-failed.ts';
import { ProblemLine } from '../../frame/problem-line.tsx';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import type { ChangeHeadings } from './change-table.tsx';
import styles from './dialog.module.css';
import type { Meanwhile } from './meanwhile.ts';
import type { ReviewedVersion, VersionName } from './reviewed-version.ts';
import { useMayChange } from './use-may-change.ts';
import type { VersionKind } from './version-kind.ts';

/** How two people's texts of one draft are compared. */
export interface Comparing<Version extends ReviewedVersion> {
  differences: (theirs: Version['body'], headings: ChangeHeadings) => ReactNode;
}

/** What one can do about it. */
export interface Resolving<Version extends ReviewedVersion> extends Comparing<Version> {
  kind: VersionKind;
  of: VersionName;
  /** Why it could not be saved as another version either. */
  error: unknown;
  onClose: () => void;
  onTake: (theirs: Version) => void;
  /** With the revision that has been looked at. */
  onOverwrite: (revision: number, why: string) => void;
  onSaveAsNext: (why: string) => void;
}

interface Props<Version extends ReviewedVersion> extends Resolving<Version> {
  meanwhile: Meanwhile<Version>;
  /** By the same person, in another window. */
  own: boolean;
  /** Looks at it once more. */
  onAgain: () => Promise<void>;
}

/** Who did what, and the ways on from there. What can only be done with both texts before one's eyes is offered then. */
export function Changed<Version extends ReviewedVersion>(props: Props<Version>) {
  const { kind, of, meanwhile, own, differences, error, onClose, onTake, onOverwrite, onSaveAsNext } = props;
  const say = useSay();
  const formats = useFormats();
  const may = useMayChange();
  const queries = useQueryClient();
  const [looking, setLooking] = useState(false);
  const withdraw = useMutation({
    mutationFn: (revision: number) => kind.sendBack(of, { revision, why: say('changed.withdraw-why') }),
    onSettled: async () => {
      await props.onAgain();
      await kind.changed(queries);
    },
  });
  const { kind: now } = meanwhile;
  const seen = now === 'gone' ? null : meanwhile;
  const ended = now === 'published' || now === 'gone';
  const otherOpen = ended && error instanceof RequestFailed && error.code === 'definition-open';
  const needsPublisher = now === 'in-review' && !may.publish;
  return (
    <div className={styles.form} data-testid={`${kind.prefix}changed`}>
      {seen ? (
        <p className={styles.text}>
          {own ? say('changed.own') : say(`step.${seen.step.step}`, { name: seen.step.by.name })},{' '}
          {formats.instant(new Date(seen.step.at))}: <q>{seen.step.why}</q>
        </p>
      ) : null}
      <p className={styles.text}>{say(needsPublisher ? 'changed.ask-back' : `changed.now-${now}`)}</p>
      {seen && looking
        ? differences(seen.theirs.body, {
            before: say(own ? 'changed.other-window' : 'changed.theirs'),
            after: say('changed.mine'),
          })
        : null}
      <ProblemLine error={withdraw.error ?? (otherOpen ? error : null)} />
      <div className={styles.actions}>
        {seen && !looking ? (
          <Button variant="default" onClick={() => setLooking(true)}>
            {say('changed.look')}
          </Button>
        ) : null}
        {seen && looking ? (
          <Button variant="default" onClick={() => onTake(seen.theirs)}>
            {say(own ? 'changed.take-own' : 'changed.take')}
          </Button>
        ) : null}
        {seen && looking && now === 'draft' ? (
          <Button
            variant="default"
            onClick={() => onOverwrite(seen.theirs.revision, say('changed.why', { name: seen.step.by.name }))}
          >
            {say(own ? 'changed.overwrite-own' : 'changed.overwrite')}
          </Button>
        ) : null}
        {seen && now === 'in-review' && may.publish ? (
          <Button
            variant="default"
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate(seen.theirs.revision)}
          >
            {say('changed.withdraw')}
          </Button>
        ) : null}
        {ended ? (
          <Button variant="default" onClick={() => onSaveAsNext(say(`changed.next-why-${now}`))}>
            {say('changed.save-next')}
          </Button>
        ) : null}
        <Button onClick={onClose} data-autofocus>
          {say('changed.keep')}
        </Button>
      </div>
    </div>
  );
}
