import type { HostLog } from '@attune/plugin-sdk';

/** To whoever started this process. */
export function say(message: string, kind: 'plain' | 'error' = 'plain'): void {
  (kind === 'error' ? process.stderr : process.stdout).write(`${message}\n`);
}

const line = (message: string, fields?: object) =>
  fields ? `${message} ${JSON.stringify(fields)}` : message;

export const consoleLog: HostLog = {
  info: (message, fields) => say(line(message, fields)),
  warn: (message, fields) => say(line(message, fields), 'error'),
  error: (message, fields) => say(line(message, fields), 'error'),
};

/** One line that fills; where nobody watches a terminal, a line for each quarter. */
export function progressBar(title: string): (done: number, total: number) => void {
  let shown = -1;
  return (done, total) => {
    const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
    if (percent === shown) return;
    if (process.stdout.isTTY) {
      const full = Math.round(percent / 4);
      process.stdout.write(
        `\r${title} ${'█'.repeat(full)}${'░'.repeat(25 - full)} ${percent} %${percent === 100 ? '\n' : ''}`,
      );
    } else if (Math.floor(percent / 25) > Math.floor(shown / 25)) say(`${title}: ${percent} %`);
    shown = percent;
  };
}

export function showWelcome(to: {
  url: string;
  firstAdmin: { email: string; password: string | undefined } | undefined;
}): void {
  const { url, firstAdmin } = to;
  const account = firstAdmin && [
    `  E-mail    ${firstAdmin.email}`,
    firstAdmin.password
      ? `  Password  ${firstAdmin.password}   (shown once; change it after signing in)`
      : '  Password  as set in ATTUNE_ADMIN_PASSWORD',
  ];
  say(
    [
      '',
      `  Attune    ${url}`,
      ...(account ?? []),
      `  Survey    ${url}/s/relationship`,
      `  API       ${url}/docs`,
      '',
      '  Ctrl-C stops it.',
      '',
    ].join('\n'),
  );
}
