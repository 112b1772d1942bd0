import type { CloudEvent } from '@attune/contracts';
import type { DirtKind } from './rates.ts';

/**
 * What the sender sends once the mistake is noticed, so that the figures are those of the clean copy; null where
 * nothing needs to be put right. What was refused is sent again as it should have been, under the same id.
 */
export function repairOf(clean: CloudEvent, kind: DirtKind): CloudEvent | null {
  switch (kind) {
    case 'missing-field':
    case 'unknown-department':
    case 'future':
    case 'out-of-range':
      return clean;
    case 'duplicate-other-id':
      return told(clean, 'fact.withdrawn', { fact: { source: clean.source, id: `${clean.id}-copy` } });
    case 'currency-mix-up':
      return told(clean, 'fact.amended', {
        fact: { source: clean.source, id: clean.id },
        data: { amount: clean.data['amount'], items: clean.data['items'] },
      });
    case 'clock-skew':
      return told(clean, 'fact.amended', {
        fact: { source: clean.source, id: clean.id },
        time: clean.time,
      });
    default:
      return null;
  }
}

const told = (clean: CloudEvent, type: string, data: Record<string, unknown>): CloudEvent => ({
  specversion: '1.0',
  id: `repair-${clean.id}`,
  source: clean.source,
  type,
  ...(clean.time !== undefined && { time: clean.time }),
  data,
});
