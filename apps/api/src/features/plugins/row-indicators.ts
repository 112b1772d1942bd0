import { names } from '@attune/contracts';
import { z } from 'zod';
import type { InstalledRow } from './plugins.store.ts';

const described = z.object({ indicators: z.array(z.object({ key: z.string(), version: z.int(), names })) });

/** What a plugin said it contributes, as far as it is shown; also of one that cannot be offered any more. */
export const indicatorsOf = ({ description }: Pick<InstalledRow, 'description'>) =>
  described.safeParse(description).data?.indicators ?? [];

export const keysOf = (row: Pick<InstalledRow, 'description'>): string[] =>
  indicatorsOf(row).map(({ key }) => key);
