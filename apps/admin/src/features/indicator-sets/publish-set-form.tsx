import type { IndicatorSetAnswer, SetVersion } from '@attune/contracts';
import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconInfoCircle, IconUserCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { RequestFailed } from '../../client/request-failed.ts';
import { useFormats } from '../../language/use-formats.ts';
import { useSay } from '../../language/use-say.ts';
import { sessionQuery } from '../identity/session.ts';
import { dateRule } from '../indicator-definitions/effective-date.ts';
import styles from '../indicator-definitions/publish-form.module.css';
import { publishSetVersion } from './change-set.ts';
import { SetProblemLine } from './set-problem-line.tsx';
import { setProblemText } from './set-problem-text.ts';
import { setsChanged } from './sets-changed.ts';

interface Props {
  set: IndicatorSetAnswer;
  version: SetVersion;
  today: string;
}

type Since = 'day' | 'ever';

/** From which day on, why, and a button that says what follows. */
export function PublishSetForm({ set, version, today }: Props) {
  const say = useSay();
  const formats = useFormats();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { data: session } = useQuery(sessionQuery);
  const { key, versions } = set;
  const rule = dateRule(versions, today);
  const [since, setSince] = useState<Since>('day');
  const [day, setDay] = useState(rule.suggested);
  const [why, setWhy] = useState('');
  const from = rule.after === null && since === 'ever' ? null : day;
  const submitted = version.steps.findLast(({ step }) => step === 'submitted');
  const own = submitted?.by.id === session?.account.id;
  const publish = useMutation({
    mutationFn: () =>
      publishSetVersion({ key, version: version.version }, { revision: version.revision, from, why }),
    onSuccess: async () => {
      await setsChanged(queries);
      await navigate({ to: '/sets/$key', params: { key } });
    },
  });
  const failed = publish.error instanceof RequestFailed ? publish.error : null;
  const atDay = failed?.field === 'from' ? setProblemText(failed, say) : null;

  function submit(event: FormEvent): void {
    event.preventDefault();
    publish.mutate();
  }

  return (
    <form className={styles.form} onSubmit={submit} data-testid="publish">
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
          {from === null || (from !== '' && from <= today) ? <strong>{say('publish.past')}</strong> : null}
        </span>
      </p>
      {own ? (
        <p className={styles.rule}>
          <IconUserCheck size={16} stroke={1.6} aria-hidden="true" />
          <span>{say('publish.own')}</span>
        </p>
      ) : null}
      <Textarea
        label={say('why.label')}
        description={say('why.hint')}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
        maxLength={2000}
        autosize
        minRows={2}
        required
      />
      <SetProblemLine error={atDay ? null : publish.error} />
      <Button type="submit" loading={publish.isPending} disabled={why.trim() === '' || from === ''}>
        {from === null
          ? say('publish.submit-ever')
          : say('publish.submit', { day: from === '' ? '–' : formats.longDay(from) })}
      </Button>
    </form>
  );
}
