import type { z } from 'zod';
import type { MeasureValue } from '../contribution.ts';
import type { Dimension, MeasureDefinition } from '../measure.ts';

/** What an event contributes by itself; survey answers are added from the survey's own questions. */
export interface FieldMeasure<Data> {
  definition: MeasureDefinition;
  /** The value in the measure's own unit, or null where this event has none. */
  read: (data: Data) => MeasureValue | null;
}

export interface EventDefinition<Type extends string = string, Schema extends z.ZodType = z.ZodType> {
  type: Type;
  /** Raised when the schema changes in a way that an old reader would not understand. */
  version: number;
  /** One sentence, for AsyncAPI and the docs. */
  summary: string;
  data: Schema;
  /** The event's own count is always a measure; these come on top. */
  measures: readonly FieldMeasure<z.infer<Schema>>[];
  dimensions: readonly Dimension[];
  /** Dotted paths of personal data and free text: kept in rows that can be erased, never in the log. */
  personal: readonly string[];
}

/**
 * @example
 * export const costRecorded = defineEvent('cost.recorded', { version: 1, summary: '…', data: z.object({…}), … });
 */
export function defineEvent<Type extends string, Schema extends z.ZodType>(
  type: Type,
  definition: Omit<EventDefinition<Type, Schema>, 'type'>,
): EventDefinition<Type, Schema> {
  return Object.freeze({ type, ...definition });
}
