import type { MeasureDefinition } from '../measure.ts';
import { eventMeasureKey } from '../measure.ts';
import type { FieldMeasure } from './define-event.ts';

interface Money {
  amount: number;
  currency: string;
}

/** Adds up a whole number of `unit`. `read` answers undefined where the event does not say. */
export function sumOf<Data>(
  type: string,
  field: string,
  unit: string,
  read: (data: Data) => number | undefined,
): FieldMeasure<Data> {
  const definition: MeasureDefinition = { key: eventMeasureKey(type, field), kind: 'sum', unit };
  return {
    field,
    kind: 'sum',
    read: (data) => {
      const value = read(data);
      return value === undefined ? null : { definition, value };
    },
  };
}

/** Adds up money in minor units, one measure per currency: currencies are never pooled. */
export function moneyOf<Data>(
  type: string,
  field: string,
  read: (data: Data) => Money | undefined,
): FieldMeasure<Data> {
  return {
    field: `${field}.<currency>`,
    kind: 'sum',
    read: (data) => {
      const money = read(data);
      if (money === undefined) return null;
      const definition: MeasureDefinition = {
        key: eventMeasureKey(type, `${field}.${money.currency}`),
        kind: 'sum',
        unit: money.currency,
      };
      return { definition, value: money.amount };
    },
  };
}

/** Milliseconds that the data states itself, or that `read` works out. */
export function durationOf<Data>(
  type: string,
  field: string,
  read: (data: Data, event: { at: number }) => number | undefined,
): FieldMeasure<Data> {
  const definition: MeasureDefinition = { key: eventMeasureKey(type, field), kind: 'duration' };
  return {
    field,
    kind: 'duration',
    read: (data, event) => {
      const value = read(data, event);
      return value === undefined ? null : { definition, value };
    },
  };
}

/**
 * Milliseconds from an instant in the data to the event itself. Clocks of two systems can disagree: an event
 * before its own start has no duration, rather than a wrong one.
 */
export function durationSince<Data>(
  type: string,
  field: string,
  start: (data: Data) => string | undefined,
): FieldMeasure<Data> {
  return durationOf(type, field, (data, { at }) => {
    const from = start(data);
    const value = from === undefined ? -1 : at - Date.parse(from);
    return value >= 0 ? value : undefined;
  });
}

/** One more of something within the event's type; `holds` says whether this event is one. */
export function countOf<Data>(
  type: string,
  field: string,
  holds: (data: Data, event: { at: number }) => boolean,
): FieldMeasure<Data> {
  const definition: MeasureDefinition = { key: eventMeasureKey(type, field), kind: 'count' };
  return {
    field,
    kind: 'count',
    read: (data, event) => (holds(data, event) ? { definition, value: 1 } : null),
  };
}
