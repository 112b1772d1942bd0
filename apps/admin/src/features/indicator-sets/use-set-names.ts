import type { Department, Indicator } from '@attune/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Formats } from '../../language/formats.ts';
import type { Say } from '../../language/say.ts';
import { useFormats } from '../../language/use-formats.ts';
import { type NameOf, useName } from '../../language/use-name.ts';
import { useSay } from '../../language/use-say.ts';
import { departmentsQuery } from '../departments/departments-query.ts';
import { indicatorsQuery } from '../indicators/indicators-query.ts';

/** What it takes to tell of a body in words. */
export interface SetNames {
  say: Say;
  nameOf: NameOf;
  formats: Formats;
  indicators: readonly Indicator[];
  departments: readonly Department[];
}

const none: readonly never[] = [];

export function useSetNames(): SetNames {
  const say = useSay();
  const nameOf = useName();
  const formats = useFormats();
  const { data: indicators = none } = useQuery(indicatorsQuery);
  const { data: departments = none } = useQuery(departmentsQuery);
  return useMemo(
    () => ({ say, nameOf, formats, indicators, departments }),
    [say, nameOf, formats, indicators, departments],
  );
}
