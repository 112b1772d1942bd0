import type { LibraryEntry } from '@attune/contracts';

/** Which indicators the library shows, as it stands in the address. */
export interface LibrarySearch {
  q?: string | undefined;
  /** `reading`, `formula`: how it is made; `open`: somebody is working on it. */
  show?: LibraryShow | undefined;
  tag?: string | undefined;
}

export const libraryShows = ['reading', 'formula', 'open'] as const;
export type LibraryShow = (typeof libraryShows)[number];

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** Anything unknown in an address is dropped: undefined, not left out, since the router would then go by the address. */
export const librarySearch = (search: Record<string, unknown>): LibrarySearch => ({
  q: text(search['q']),
  show: libraryShows.find((one) => one === search['show']),
  tag: text(search['tag']),
});

/** Every word must be somewhere: in either language, the key, the owner or a tag. */
export function filterLibrary<Entry extends LibraryEntry>(
  entries: readonly Entry[],
  { q = '', show, tag }: LibrarySearch,
): Entry[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const { key, names, explanations, owner, tags, method, open } = entry;
    const told = [key, names.en, names.zh, explanations.en, explanations.zh, owner, ...tags]
      .join('\n')
      .toLowerCase();
    if (show === 'open' ? !open : show && method !== show) return false;
    if (tag && !tags.includes(tag)) return false;
    return words.every((word) => told.includes(word));
  });
}
