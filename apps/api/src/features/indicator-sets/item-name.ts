import type { ItemVariant } from '@attune/contracts';

/** What makes an item one: an indicator, in one variant where it has several. */
export interface ItemName {
  indicator: string;
  variant: ItemVariant | null;
}

/** `nps`, `revenue@CNY`. */
export const nameOf = ({ indicator, variant }: ItemName): string =>
  variant === null ? indicator : `${indicator}@${valueOf(variant)}`;

function valueOf(variant: ItemVariant): string {
  switch (variant.kind) {
    case 'currency':
      return variant.currency;
    case 'measure':
      return variant.measure;
    case 'item-group':
      return variant.itemGroup;
  }
}
