import { type PeriodChoice, defaultPreset, presets } from '../pulse/period.ts';

/** What the page of a set shows, as it stands in the address. */
export interface SetSearch extends PeriodChoice {
  department?: string | undefined;
  /** Days of one definition within the period: `2026-01-01/2026-06-30`. */
  stretch?: string | undefined;
  receipt?: string | undefined;
  /** `<item>~<department>`, of a figure made of those below; `~<department>` for the index. */
  made?: string | undefined;
}

export interface BoardSearch extends PeriodChoice {
  /** The department whose adoption is open. */
  department?: string | undefined;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const periodIn = (search: Record<string, unknown>): PeriodChoice => ({
  period: presets.find((one) => one === search['period'] && one !== defaultPreset),
  from: text(search['from']),
  to: text(search['to']),
});

/**
 * Anything unknown in an address is dropped, and so is what is the default anyway: undefined, not left out, since the
 * router would then go by the address.
 */
export const setSearch = (search: Record<string, unknown>): SetSearch => ({
  ...periodIn(search),
  department: text(search['department']),
  stretch: text(search['stretch']),
  receipt: text(search['receipt']),
  made: text(search['made']),
});

export const boardSearch = (search: Record<string, unknown>): BoardSearch => ({
  ...periodIn(search),
  department: text(search['department']),
});

export interface MadeOf {
  /** By name; null for the index. */
  item: string | null;
  department: string;
}

export const madeText = ({ item, department }: MadeOf): string => `${item ?? ''}~${department}`;

export function madeOf(made: string | undefined): MadeOf | null {
  // A derived measure or an item group may have the mark in its key; a department has not.
  const at = made?.lastIndexOf('~') ?? -1;
  const department = made?.slice(at + 1);
  return made && at >= 0 && department ? { item: made.slice(0, at) || null, department } : null;
}

/** The template that a new set begins as. */
export const newSetSearch = (search: Record<string, unknown>): { template?: string | undefined } => ({
  template: text(search['template']),
});
