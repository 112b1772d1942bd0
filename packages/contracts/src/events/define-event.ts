import type { z } from 'zod';
import type { MeasureValue } from '../contribution.ts';
import type { Dimension, MeasureDefinition, MeasureKind } from '../measure.ts';

/** One number of one event, and the measure it belongs to. */
export interface MeasureReading {
  definition: MeasureDefinition;
  value: MeasureValue;
}

/** What an event contributes by itself; survey answers are added from the survey's own questions. */
export interface FieldMeasure<Data> {
  /** The key after the type, open parts in angle brackets: `amount.<currency>`. For the docs. */
  field: string;
  kind: MeasureKind;
  /**
   * The value in the measure's own unit, or null where this event has none. The definition comes with the
   * reading because currencies and rating scales are only known from the data. `at` is the event's `time`
   * in epoch ms. A method, so that a definition of any schema fits into the catalogue.
   */
  read(data: Data, event: { at: number }): MeasureReading | null;
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
  /**
   * Of an event with which a tenure begins or ends: the field of `data` that names what it is a tenure of, the same in
   * every department.
   */
  tenure?: { subject: string; change: 'joined' | 'lost' };
  /** The fields of `data` that are dimension values of what the event contributes. */
  dimensions: readonly Dimension[];
  /**
   * The fields of `data`, each with all below it, that are personal or free text: kept in rows that can be erased, never
   * in the log.
   */
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
