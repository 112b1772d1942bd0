import type { ExportQuery } from '@attune/contracts';
import { readIndicatorKeys } from './indicator-keys.ts';

const mostNamed = 3;

/** `attune-nps-csat-2026-01-01-2026-12-31.csv`; of many indicators the number. Keys and days are plain ASCII. */
export function fileName({ indicators, from, to }: ExportQuery, ending: string): string {
  const keys = readIndicatorKeys(indicators);
  const what = keys.length > mostNamed ? [`${keys.length}-indicators`] : keys;
  return `${['attune', ...what, from, to].join('-')}.${ending}`;
}
