import type { SetValues } from '@attune/contracts';
import type { Library } from '../indicator-definitions/library.ts';
import type { SetVersionRow } from './set-library.ts';

/**
 * What a version is made of, for whoever shows its figures.
 *
 * @param day on which its indicators are looked at
 */
export function describeVersion(
  { version, from, to, body }: SetVersionRow,
  library: Library,
  day: string,
): SetValues['versions'][number] {
  return {
    version,
    from,
    to,
    names: body.names,
    groups: body.groups.map(({ key, names }) => ({ key, names })),
    items: body.groups.flatMap(({ key: group, items }) =>
      items.map(({ indicator, variant, weight, rollUp, locked, score }) => ({
        indicator,
        variant,
        weight,
        rollUp,
        locked,
        score,
        group,
        ...aboutIndicator(indicator, library, day),
      })),
    ),
    index: body.index,
  };
}

/** Of an indicator whose plugin is gone, only its key is known. */
export function aboutIndicator(key: string, library: Library, day: string) {
  if (!library.keys().includes(key))
    return { names: { en: key, zh: key }, unit: 'score' as const, polarity: 'neutral' as const };
  const { names, unit, polarity } = library.shown(key, day).body;
  return { names, unit, polarity };
}
