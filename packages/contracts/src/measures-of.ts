import type { z } from 'zod';
import type { EventDefinition, MeasureReading } from './events/define-event.ts';
import { eventMeasureKey } from './measure.ts';

/**
 * Everything one event puts into the tallies by itself: its own count first, then its fields. Answers of a
 * response are added by its survey. A trial run (`test: true`) counts nowhere, except that its scores are
 * kept as excluded.
 *
 * @param data the event's data, as its definition's schema gave it back
 * @param at the event's time in epoch ms
 */
export function measuresOf<Schema extends z.ZodType>(
  definition: EventDefinition<string, Schema>,
  data: z.infer<Schema>,
  at: number,
): MeasureReading[] {
  const trial = isTrial(data);
  const readings: MeasureReading[] = trial
    ? []
    : [{ definition: { key: eventMeasureKey(definition.type), kind: 'count' }, value: 1 }];
  for (const measure of definition.measures) {
    const reading = measure.read(data, { at });
    if (reading === null) continue;
    if (!trial) readings.push(reading);
    else if (reading.definition.kind === 'score') readings.push({ ...reading, value: 'test' });
  }
  return readings;
}

const isTrial = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'test' in data && data.test === true;
