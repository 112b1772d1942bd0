import type { DefinitionVersion, Publication } from '@attune/contracts';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconInfoCircle, IconUserCheck } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { RequestFailed } from '../../client/request-failed.ts';
import { ProblemLine } from '../../frame/problem-line.tsx';
import { problemText } from '../../frame/problem-text.ts';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import { sessionQuery } from '../identity/session.ts';
import { dateRule } from './effective-date.ts';
import styles from './publish-form.module.css';
import { WhyField } from './why-field.tsx';

interface Props {
  /** All there are of the same indicator or set. */
  versions: readonly Pick<DefinitionVersion, 'version' | 'status' | 'from' | 'to'>[];
  version: Pick<DefinitionVersion, 'steps'>;
  today: string;
  publish: (publication: Omit<Publication, 'revision'>) => Promise<unknown>;
  onPublished: () => Promise<void>;
}

type Since = 'day' | 'ever';

/** From which day on, why, and a button that says what follows. */
export function PublishForm({ versions, version, today, publish: act, onPublished }: Props) {
  const say = useSay();
  const formats = useFormats();
  const { data: session } = useQuery(sessionQuery);
  const rule = dateRule(versions, today);
  const [since, setSince] = useState<Since>('day');
  const [day, setDay] = useState(rule.suggested);
  const [why, setWhy] = useState('');
  const from = rule.after === null && since === 'ever' ? null : day;
  const submitted = version.steps.findLast(({ step }) => step === 'submitted');
  const own = submitted?.by.id === session?.account.id;
  const publish = useMutation({ mutationFn: () => act({ from, why }), onSuccess: onPublished });
  const failed = publish.error instanceof RequestFailed ? publish.error : null;
  const field = useRef<HTMLInputElement>(null);
  const isEarly = from !== null && from !== '' && rule.first !== null && from < rule.first;
  const refused = failed?.field === 'from' ? problemText(failed, say) : null;
  const atDay = isEarly && rule.first ? say('publish.too-early', { day: formats.day(rule.first) }) : refused;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isEarly) field.current?.focus();
    else publish.mutate();
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate data-testid="publish">
      {rule.after === null ? (
        <SegmentedControl
          size="xs"
          aria-label={say('publish.since')}
          value={since}
          onChange={(next) => setSince(next as Since)}
          data={[
            { value: 'day', label: say('publish.since-day') },
            { value: 'ever', label: say('publish.since-ever') },
          ]}
        />
      ) : null}
      {from === null ? null : (
        <TextInput
          type="date"
          label={say('publish.from')}
          value={day}
          ref={field}
          min={rule.first ?? undefined}
          onChange={(event) => setDay(event.currentTarget.value)}
          error={atDay}
          required
          className={styles.day}
        />
      )}
      <p className={styles.rule}>
        <IconInfoCircle size={16} stroke={1.6} aria-hidden="true" />
        <span>
          {rule.after
            ? say(
                rule.after.day === null
                  ? 'publish.rule-ever'
                  : rule.after.ends
                    ? 'publish.rule-ended'
                    : 'publish.rule',
                {
                  version: rule.after.version,
                  day: rule.after.day ? formats.day(rule.after.day) : '',
                },
              )
            : say('publish.rule-first')}{' '}
          {rule.after !== null && from !== null && from !== '' && from <= today ? (
            <strong>{say('publish.past')}</strong>
          ) : null}
        </span>
      </p>
      {own ? (
        <p className={styles.rule}>
          <IconUserCheck size={16} stroke={1.6} aria-hidden="true" />
          <span>{say('publish.own')}</span>
        </p>
      ) : null}
      <WhyField why={why} onChange={setWhy} />
      <ProblemLine error={refused ? null : publish.error} />
      <Button type="submit" loading={publish.isPending} disabled={why.trim() === '' || from === ''}>
        {from === null
          ? say('publish.submit-ever')
          : say('publish.submit', { day: from === '' ? '–' : formats.longDay(from) })}
      </Button>
    </form>
  );
}
