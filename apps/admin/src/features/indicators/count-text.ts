import type { Formats } from '../../language/formats.ts';
import { notComputable } from './figure-text.ts';

/** How many answers there are; of a hidden figure that is hidden too. */
export const countText = (n: number | null, formats: Formats): string =>
  n === null ? notComputable : formats.integer(n);
