import {
  type IndicatorBody,
  indicatorBody,
  type IndicatorSetBody,
  indicatorSetBody,
} from '@attune/contracts';
import type { z } from 'zod';
import { stringify } from 'yaml';
import { format, formatName } from './read-file.ts';

interface Written {
  indicators: ReadonlyMap<string, IndicatorBody>;
  sets: ReadonlyMap<string, IndicatorSetBody>;
}

/** The same text for the same definitions, whoever asks and when: sorted by key, without anything of a database. */
export function writeDefinitionFile({ indicators, sets }: Written): string {
  const content = {
    format: `${formatName}/${format}`,
    ...(indicators.size === 0 ? {} : { indicators: sorted(indicators, indicatorBody) }),
    ...(sets.size === 0 ? {} : { sets: sorted(sets, indicatorSetBody) }),
  };
  return stringify(content, { lineWidth: 100, aliasDuplicateObjects: false });
}

/** By key, and within a body by the order of the contracts: a database keeps none. */
const sorted = <Body>(some: ReadonlyMap<string, Body>, schema: z.ZodType<Body>) =>
  Object.fromEntries(
    [...some].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, body]) => [key, schema.parse(body)]),
  );
