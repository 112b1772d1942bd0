/** One line of the table. */
export interface Row {
  check: string;
  passesWhen: string;
  measured: string;
  /** Null where it could not be checked; the note then says why. Never true for what was not looked at. */
  passed: boolean | null;
  /** Through what it was measured, at which size, and what failed. */
  note: string;
}

export const notChecked = (check: string, passesWhen: string, why: string): Row => ({
  check,
  passesWhen,
  measured: '–',
  passed: null,
  note: why,
});

export const verdictOf = ({ passed }: Row) =>
  passed === null ? 'not checked' : passed ? 'passed' : 'FAILED';

export function tableOf(rows: readonly Row[]): string {
  const head = ['check', 'passes when', 'measured', '', 'how, and what about it'];
  const cells = rows.map((row) => [row.check, row.passesWhen, row.measured, verdictOf(row), row.note]);
  const widths = head.map((title, at) =>
    Math.max(...[head, ...cells].map((row) => (row[at] ?? title).length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  const failed = rows.filter(({ passed }) => passed === false).length;
  const unchecked = rows.filter(({ passed }) => passed === null).length;
  const sum = `${rows.length - failed - unchecked} passed, ${failed} failed, ${unchecked} not checked`;
  return [line(head), rule, ...cells.map(line), '', sum, ''].join('\n');
}
