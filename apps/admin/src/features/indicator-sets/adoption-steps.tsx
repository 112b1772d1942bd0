import type { AdoptionAnswer } from '@attune/contracts';
import { Button } from '@mantine/core';
import { ProblemLine } from '../../frame/problem-line.tsx';
import { useSay } from '../../language/use-say.ts';
import { WhyField } from '../reviewed-versions/why-field.tsx';
import styles from './adoption-form.module.css';
import type { useAdopting } from './use-adopting.ts';

interface Props {
  adopting: ReturnType<typeof useAdopting>;
  adoption: AdoptionAnswer | null;
  departmentName: string;
}

/** To adopt, to change what was adopted, or to leave it: each with a reason. */
export function AdoptionSteps({ adopting, adoption, departmentName }: Props) {
  const say = useSay();
  const { why, changed } = adopting;
  const withoutWhy = why.trim() === '';
  return (
    <>
      <WhyField why={why} onChange={adopting.setWhy} hint="adoption.why-hint" />
      {changed && adoption ? (
        <p className={styles.changed} role="alert">
          {say('adoption.changed', { name: adoption.by.name })}
        </p>
      ) : (
        <ProblemLine error={adopting.error} />
      )}
      <div className={styles.actions}>
        <Button
          type="submit"
          loading={adopting.saving}
          disabled={withoutWhy || (adoption !== null && !adopting.dirty)}
        >
          {adoption
            ? say(changed ? 'adoption.save-over' : 'adoption.save')
            : say('adoption.adopt', { department: departmentName })}
        </Button>
        {adoption ? (
          <Button variant="default" loading={adopting.leaving} disabled={withoutWhy} onClick={adopting.leave}>
            {say('adoption.leave')}
          </Button>
        ) : null}
      </div>
    </>
  );
}
