import type { ItemVariant } from '@attune/contracts';

/** What makes an item one: an indicator, in one variant where it has several. */
export interface ItemName {
  indicator: string;
  variant: ItemVariant | null;
}

/** `nps`, `revenue@CNY`: as in the API, where versions of a set are compared. */
export function nameOfItem({ indicator, variant }: ItemName): string {
  if (variant === null) return indicator;
  switch (variant.kind) {
    case 'currency':
      return `${indicator}@${variant.currency}`;
    case 'measure':
      return `${indicator}@${variant.measure}`;
    case 'item-group':
      return `${indicator}@${variant.itemGroup}`;
  }
}

export const isSameItem = (a: ItemName, b: ItemName): boolean => nameOfItem(a) === nameOfItem(b);
