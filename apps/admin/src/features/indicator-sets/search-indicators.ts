import type { Indicator } from '@attune/contracts';

type Sought = Pick<Indicator, 'key' | 'names' | 'explanations' | 'owner' | 'tags'>;

/** Every word must be somewhere: in either language, the key, the owner or a tag. */
export function searchIndicators<One extends Sought>(indicators: readonly One[], sought: string): One[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  return indicators.filter(({ key, names, explanations, owner, tags }) => {
    const told = [key, names.en, names.zh, explanations.en, explanations.zh, owner, ...tags]
      .join('\n')
      .toLowerCase();
    return words.every((word) => told.includes(word));
  });
}
