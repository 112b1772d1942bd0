import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { RequestFailed } from '../../client/request-failed.ts';
import { useSay } from '../../language/use-say.ts';
import { signIn } from './session.ts';
import { signInProblem } from './sign-in-problem.ts';
import styles from './sign-in-form.module.css';
import { useCountdown } from './use-countdown.ts';

export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const say = useSay();
  const [missing, setMissing] = useState(false);
  const [until, setUntil] = useState(0);
  const wait = useCountdown(until);
  const password = useRef<HTMLInputElement>(null);
  const attempt = useMutation({
    mutationFn: ([email, secret]: readonly [string, string]) => signIn(email, secret),
    onSuccess: onSignedIn,
    onError(error) {
      if (error instanceof RequestFailed && error.retryAfter) setUntil(Date.now() + error.retryAfter * 1000);
      password.current?.select();
    },
  });

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [email, secret] = [form.get('email'), form.get('password')];
    const complete = typeof email === 'string' && typeof secret === 'string' && email.trim() && secret;
    setMissing(!complete);
    if (complete) attempt.mutate([email.trim(), secret]);
  }

  const limited = attempt.error instanceof RequestFailed && attempt.error.status === 429;
  const told = missing
    ? say('sign-in.missing')
    : attempt.error && !(limited && until > 0 && wait === 0)
      ? signInProblem(attempt.error, wait, say)
      : null;

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextInput
        name="email"
        type="email"
        size="md"
        label={say('sign-in.email')}
        autoComplete="username"
        autoFocus
        inputMode="email"
        maxLength={200}
      />
      <PasswordInput
        ref={password}
        name="password"
        size="md"
        label={say('sign-in.password')}
        autoComplete="current-password"
        maxLength={200}
        visibilityToggleButtonProps={{ 'aria-hidden': true }}
      />
      <div role="alert" className={styles.problem} data-testid="sign-in-problem">
        {told}
      </div>
      <Button type="submit" size="md" fullWidth loading={attempt.isPending} disabled={wait > 0}>
        {say('sign-in.submit')}
      </Button>
    </form>
  );
}
