import { trendGrains, type TrendGrain } from '../../calendar/buckets.ts';
import { defaultPreset, type PeriodChoice, presets } from './period.ts';

/** What the page shows, as it stands in the address: a link shows the same to whoever may see it. */
export interface PulseSearch extends PeriodChoice {
  department?: string | undefined;
  /** The plugin whose indicators are shown. */
  group?: string | undefined;
  /** `<indicator>~<department>`; the department is empty for all that may be seen. */
  trend?: string | undefined;
  grain?: TrendGrain | undefined;
  receipt?: string | undefined;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/**
 * Anything unknown in an address is dropped, and so is what is the default anyway: undefined, not left out, since the
 * router would then go by the address.
 */
export function pulseSearch(search: Record<string, unknown>): PulseSearch {
  const period = presets.find((one) => one === search['period'] && one !== defaultPreset);
  const grain = trendGrains.find((one) => one === search['grain']);
  return {
    period,
    from: text(search['from']),
    to: text(search['to']),
    department: text(search['department']),
    group: text(search['group']),
    trend: text(search['trend']),
    grain,
    receipt: text(search['receipt']),
  };
}

export interface TrendOf {
  indicator: string;
  department: string | null;
}

export const trendText = ({ indicator, department }: TrendOf) => `${indicator}~${department ?? ''}`;

export function trendOf(text: string | undefined): TrendOf | null {
  const [indicator, department] = text?.split('~') ?? [];
  return indicator ? { indicator, department: department || null } : null;
}
