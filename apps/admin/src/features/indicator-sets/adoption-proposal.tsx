import { Button } from '@mantine/core';
import { IconGitPullRequest } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useSay } from '../../language/use-say.ts';
import styles from './adoption-form.module.css';

interface Props {
  /** Of the set. */
  of: string;
  department: string;
  /** A version of it is being worked on already. */
  open: boolean;
}

/** The way to ask for a change of the core itself. */
export function AdoptionProposal({ of: key, department, open }: Props) {
  const say = useSay();
  return (
    <section className={styles.propose}>
      <p className={styles.quiet}>{say(open ? 'adoption.propose-open' : 'adoption.propose-lead')}</p>
      {open ? null : (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconGitPullRequest size={14} stroke={1.8} />}
          renderRoot={(props) => (
            <Link to="/sets/$key/propose/$department" params={{ key, department }} {...props} />
          )}
        >
          {say('adoption.propose')}
        </Button>
      )}
    </section>
  );
}
