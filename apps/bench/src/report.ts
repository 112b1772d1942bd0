/** One line of the table. */
export interface Row {
  /** Short and stable, for whoever reads the JSON. */
  id: string;
  figure: string;
  /** `≥ 0.7`, `≤ 50 ms`; absent where the figure is for information only. */
  goal?: { is: 'at least' | 'at most'; value: number };
  /** `''` for ratios. */
  unit: '' | 'ms' | 'MB';
  /** The median of the ratios, or the quantile that the figure names. Absent where it could not be measured. */
  measured?: number;
  range?: readonly [low: number, high: number];
  /** How many pairs or samples it rests on. */
  n?: number;
  /** The reference itself moved by more than half. */
  noisy?: boolean;
  /** The share of the wanted processor time that other machines of the host had while this was measured. */
  stolen?: number;
  /** What was measured on either side, or why nothing was. */
  note?: string;
}

type Verdict = 'ok' | 'missed' | 'info' | 'not measured';

function verdictOf({ goal, measured }: Row): Verdict {
  if (measured === undefined) return 'not measured';
  if (!goal) return 'info';
  const reached = goal.is === 'at least' ? measured >= goal.value : measured <= goal.value;
  return reached ? 'ok' : 'missed';
}

export function printJson(rows: readonly Row[], about: object): void {
  const figures = rows.map((row) => ({ ...row, verdict: verdictOf(row) }));
  process.stdout.write(`${JSON.stringify({ ...about, figures }, null, 2)}\n`);
}

export function printTable(rows: readonly Row[]): void {
  const cells = rows.map((row) => [
    row.figure,
    row.goal ? `${row.goal.is === 'at least' ? '≥' : '≤'} ${row.goal.value}${unitOf(row)}` : '',
    row.measured === undefined ? '–' : `${numberText(row.measured)}${unitOf(row)}`,
    row.range ? `${numberText(row.range[0])} – ${numberText(row.range[1])}` : '',
    row.n === undefined ? '' : String(row.n),
    verdictOf(row) + (row.noisy ? ', noisy' : ''),
    row.stolen === undefined ? '' : `${Math.round(100 * row.stolen)} %`,
    row.note ?? '',
  ]);
  const head = ['figure', 'to reach', 'measured', 'range', 'n', '', 'stolen', 'note'];
  const widths = head.map((title, at) =>
    Math.max(...[head, ...cells].map((row) => (row[at] ?? title).length)),
  );
  const line = (row: readonly string[]) =>
    `${row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd()}\n`;
  process.stdout.write(line(head));
  process.stdout.write(`${widths.map((width) => '─'.repeat(width)).join('  ')}\n`);
  for (const row of cells) process.stdout.write(line(row));
}

const unitOf = ({ unit }: Row) => (unit === '' ? '' : ` ${unit}`);

function numberText(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toFixed(digits);
}
