import type { ItemVariant, SetValues } from '@attune/contracts';
import type { Unit } from '../indicators/figure-text.ts';

/** A column of a set, as the version that answered says. */
export type ValuesItem = SetValues['versions'][number]['items'][number];

/** What decides how figures of an item are written. */
export const unitOfItem = ({ unit, variant }: { unit: Unit['unit']; variant: ItemVariant | null }): Unit => ({
  unit,
  currencies: variant?.kind === 'currency' ? [variant.currency] : null,
});
