import type { SetFigure, SetRow } from '@attune/contracts';
import { isSameItem, type ItemName } from './item-name.ts';

/** The figure of the core for an item; a department's own items come beside them. */
export const figureOf = (row: SetRow | undefined, item: ItemName): SetFigure | undefined =>
  row?.figures.find((figure) => isSameItem(figure, item) && !figure.local);
