import type { IndicatorBody } from '@attune/contracts';
import { useQuery } from '@tanstack/react-query';
import { indicatorsQuery } from '../indicators/indicators-query.ts';
import { partsQuery } from './definition-queries.ts';
import { type ReadAs, readAs } from './reading-of-body.ts';

export function useReadAs(body: IndicatorBody): ReadAs {
  const { data: parts } = useQuery(partsQuery);
  const { data: indicators } = useQuery(indicatorsQuery);
  return readAs(body, parts, indicators);
}
