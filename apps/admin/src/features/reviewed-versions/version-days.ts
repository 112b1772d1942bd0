import type { Formats } from '../../language/formats.ts';
import type { Say } from '../../language/say.ts';
import type { ReviewedVersion } from './reviewed-version.ts';

/** The days on which a published version is, or was, in force. */
export function versionDays(
  { from, to }: Pick<ReviewedVersion, 'from' | 'to'>,
  { say, formats }: { say: Say; formats: Formats },
): string {
  if (from && to) return formats.period(from, to);
  if (from) return say('version.since', { day: formats.day(from) });
  return to ? say('version.until', { day: formats.day(to) }) : say('version.since-ever');
}
