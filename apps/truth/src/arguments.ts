import { parseArgs } from 'node:util';

export interface Arguments {
  customers: number;
  months: number;
  seed: number;
  /** How many enterprises the coverage of intervals is counted over. */
  seeds: number;
}

/** Said to the person who typed. */
export class ArgumentError extends Error {}

export const usage = `Usage: npm run truth -- [--customers 20000] [--months 18] [--seed 1] [--seeds 200]

Starts the product on new data folders, sends it generated enterprises through its HTTP API, and compares the figures
it answers with the truth of the generator. Prints one line per check; ends with 1 where one failed.
  --customers  of the enterprise, 100 to 200000; exact counts are compared with up to 500 of them
  --months     1 to 60, the last one June 2025
  --seed       of the enterprise; the same one gives the same events
  --seeds      enterprises of 200 customers that intervals have to cover the truth of, 0 to 10000`;

/** @throws {ArgumentError} */
export function readArguments(argv: readonly string[]): Arguments | 'help' {
  const values = parse(argv);
  if (values.help) return 'help';
  return {
    customers: whole('--customers', values.customers, [100, 200_000]),
    months: whole('--months', values.months, [1, 60]),
    seed: whole('--seed', values.seed, [0, 2_147_483_647]),
    seeds: whole('--seeds', values.seeds, [0, 10_000]),
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        customers: { type: 'string', default: '20000' },
        months: { type: 'string', default: '18' },
        seed: { type: 'string', default: '1' },
        seeds: { type: 'string', default: '200' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new ArgumentError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function whole(name: string, text: string, [low, high]: readonly [number, number]): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < low || value > high)
    throw new ArgumentError(`${name} has to be a whole number from ${low} to ${high}, not "${text}"`);
  return value;
}
