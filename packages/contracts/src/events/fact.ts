import { z } from 'zod';
import { ingestLimits, text } from '../cloud-event.ts';
import { defineEvent } from './define-event.ts';
import { freeForm } from './free-form.ts';
import { instant, reason } from './parts.ts';

/** The earlier event, as it was sent. */
const fact = z.strictObject({ source: text(300, 1), id: text(200, 1) });

export const factAmended = defineEvent('fact.amended', {
  version: 1,
  summary: 'An earlier event was wrong: the fields named replace those it had, null removes one.',
  data: z
    .strictObject({
      fact,
      // The fields belong to the amended event's own schema, which checks the patched whole.
      data: freeForm({ keys: 100, depth: 4, textLength: ingestLimits.textLength }).optional(),
      /** When it really happened. */
      time: instant.optional(),
    })
    .refine((value) => value.data !== undefined || value.time !== undefined, { error: 'needs data or time' }),
  measures: [],
  dimensions: [],
  personal: ['data'],
});

export const factWithdrawn = defineEvent('fact.withdrawn', {
  version: 1,
  summary: 'An earlier event no longer counts.',
  data: z.strictObject({ fact, reason: reason.optional() }),
  measures: [],
  dimensions: [],
  personal: ['reason'],
});
