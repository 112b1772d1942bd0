import { parseArgs } from 'node:util';

export interface Arguments {
  customers: number;
  seed: number;
  out: string;
  from: string;
  to: string;
  dirt: boolean;
  planted: boolean;
}

/** Said to the person who typed, with what would have been right. */
export class ArgumentError extends Error {}

export const usage = `Usage: npm run generate -- --customers N --seed S --out FILE [--from DAY] [--to DAY] [--dirt] [--planted]

Writes FILE, one CloudEvent as JSON per line in order of time, and FILE.truth.json with what is true of it.
  --customers  how many, 1 to 5000000
  --seed       any integer; the same one gives the same bytes
  --from --to  first and last day, both included, in UTC; 2025-01-01 to 2026-06-30 unless told otherwise
  --dirt       with duplicates, late and wrong events; the truth names them
  --planted    with what analyses have to find, and the surveys it is asked in; the truth has its rates`;

/** @throws {ArgumentError} */
export function readArguments(argv: readonly string[]): Arguments | 'help' {
  const values = parse(argv);
  if (values.help === true) return 'help';
  const customers = integer('--customers', values.customers);
  if (customers < 1 || customers > 5_000_000) throw new ArgumentError('--customers has to be 1 to 5000000');
  const seed = integer('--seed', values.seed);
  if (values.out === undefined || values.out === '') throw new ArgumentError('--out FILE is missing');
  const from = dayOf('--from', values.from);
  const to = dayOf('--to', values.to);
  if (from > to) throw new ArgumentError(`--from ${from} is after --to ${to}`);
  if (Date.parse(to) - Date.parse(from) > 3653 * 86_400_000)
    throw new ArgumentError('at most ten years at once');
  return { customers, seed, out: values.out, from, to, dirt: values.dirt, planted: values.planted };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        customers: { type: 'string' },
        seed: { type: 'string' },
        out: { type: 'string' },
        from: { type: 'string', default: '2025-01-01' },
        to: { type: 'string', default: '2026-06-30' },
        dirt: { type: 'boolean', default: false },
        planted: { type: 'boolean', default: false },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new ArgumentError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function integer(name: string, value: string | undefined): number {
  if (value === undefined) throw new ArgumentError(`${name} is missing`);
  const number = Number(value);
  if (!/^-?\d+$/.test(value) || !Number.isSafeInteger(number)) {
    throw new ArgumentError(`${name} has to be an integer, not "${value}"`);
  }
  return number;
}

function dayOf(name: string, value: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(value) : Number.NaN;
  if (
    Number.isNaN(at) ||
    new Date(at).toISOString().slice(0, 10) !== value ||
    value < '1990' ||
    value >= '2200'
  ) {
    throw new ArgumentError(`${name} has to be a day such as 2026-03-31 from 1990 to 2199, not "${value}"`);
  }
  return value;
}
