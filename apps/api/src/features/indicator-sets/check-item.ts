import type { ItemVariant, LocalItem } from '@attune/contracts';
import { checkTargets, severalFiguresOf } from '../indicator-definitions/check-definition.ts';
import type { Definition } from '../indicator-definitions/definition.ts';
import type { Library } from '../indicator-definitions/library.ts';
import { wasPublished } from '../reviewed-versions/dated-version.ts';
import { setProblem } from './problems.ts';

/** What an indicator of several figures can be read in. */
export interface ReadInKeys {
  measures: readonly string[];
  itemGroups: readonly string[];
}

export interface KnownIndicators {
  library: Library;
  today: string;
  /** Of the indicators of several figures that are asked about, by their keys. */
  readIn: ReadonlyMap<string, ReadInKeys>;
}

/**
 * Throws `set-indicator-unknown`, the problems of variants, and those of `checkTargets`.
 *
 * @param field where the item stands, for problems
 */
export function checkItem(
  item: LocalItem,
  known: KnownIndicators,
  field: string,
): { definition: Definition } {
  const { library, today } = known;
  const { indicator, target, thresholds } = item;
  const isThere =
    library.keys().includes(indicator) &&
    library
      .versions(indicator)
      .some((version) => wasPublished(version) && (version.to === null || version.to >= today));
  if (!isThere) throw setProblem('set-indicator-unknown', { field: `${field}.indicator` });
  const definition = library.shown(indicator, today);
  checkVariant(item, definition, { readIn: known.readIn, field: `${field}.variant` });
  checkTargets({ ...definition.body, target, thresholds }, field);
  return { definition };
}

const kinds = { currency: 'currency', measure: 'derived measure', 'item-group': 'item group' } as const;

function checkVariant(
  { indicator, variant }: LocalItem,
  definition: Definition,
  { readIn, field }: Pick<KnownIndicators, 'readIn'> & { field: string },
): void {
  const [needed] = severalFiguresOf(definition);
  if (needed === undefined) {
    if (variant !== null) throw setProblem('set-variant-needless', { field });
    return;
  }
  const detail = `It is read once per ${needed}.`;
  if (variant === null) throw setProblem('set-variant-missing', { field, detail });
  if (kinds[variant.kind] !== needed) throw setProblem('set-variant-differs', { field, detail });
  if (!isVariantOf(variant, readIn.get(indicator))) throw setProblem('set-variant-unknown', { field });
}

/** Of a currency there may be facts tomorrow; the others are declared. */
export function isVariantOf(variant: ItemVariant, keys: ReadInKeys | undefined): boolean {
  if (variant.kind === 'currency') return true;
  if (keys === undefined) return false;
  return variant.kind === 'measure'
    ? keys.measures.includes(variant.measure)
    : keys.itemGroups.includes(variant.itemGroup);
}
