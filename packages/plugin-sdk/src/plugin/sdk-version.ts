import { SdkError } from '../sdk-error.ts';

/** The version of this SDK; plugins name the range they were built for. */
export const sdkVersion = '1.0.0';

/** Throws `sdk-range-unreadable` or `sdk-incompatible` unless `version` lies in `range` (`^1.2.3` or `1.2.3`). */
export function checkSdkRange(range: string, version: string = sdkVersion): void {
  const parts = /^(\^?)(\d+)\.(\d+)\.(\d+)$/.exec(range);
  if (parts === null) throw new SdkError('sdk-range-unreadable', range);
  const wanted = parts.slice(2).map(Number);
  const actual = version.split('.').map(Number);
  if (!(parts[1] === '^' ? compatible(wanted, actual) : order(wanted, actual) === 0))
    throw new SdkError('sdk-incompatible', `needs ${range}, this is ${version}`);
}

/** As npm reads a caret: the first part that is not 0 must be the same, the rest at least as high. */
function compatible(wanted: readonly number[], actual: readonly number[]): boolean {
  const first = wanted.findIndex((part) => part !== 0);
  const fixed = first === -1 ? wanted.length : first + 1;
  return order(wanted.slice(0, fixed), actual.slice(0, fixed)) === 0 && order(wanted, actual) <= 0;
}

function order(a: readonly number[], b: readonly number[]): number {
  for (const [i, part] of a.entries()) {
    const difference = part - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
