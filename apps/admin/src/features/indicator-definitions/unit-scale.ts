import type { IndicatorBody } from '@attune/contracts';

/** How people write values of a unit: what one is worth, and what stands behind it. */
export function unitScale(unit: IndicatorBody['unit']): { factor: number; suffix?: string } {
  switch (unit) {
    case 'share':
      return { factor: 0.01, suffix: '%' };
    case 'per-thousand':
      return { factor: 1, suffix: '‰' };
    case 'ms':
      return { factor: 1, suffix: 'ms' };
    case 'points':
    case 'score':
    case 'count':
    case 'money':
      return { factor: 1 };
  }
}
