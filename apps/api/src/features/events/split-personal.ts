import type { EventDefinition } from '@attune/contracts';
import type { FactData } from './fact.ts';

/**
 * Splits an event's data by where it is kept: what the log may hold for ever, and text that must stay erasable.
 * `customer` references are left out altogether; they become a customer id. Of answers only texts are personal:
 * points of a scale are what the tallies are made of.
 */
export function splitPersonal(
  definition: EventDefinition,
  data: Record<string, unknown>,
): { data: FactData; texts: [string, string][] } {
  const kept: FactData = { ...data };
  const texts: [string, string][] = [];
  for (const path of definition.personal) take(kept, path.split('.'), path, texts);
  return { data: kept, texts };
}

function take(from: Record<string, unknown>, path: string[], field: string, texts: [string, string][]) {
  const [key, ...rest] = path as [string, ...string[]];
  const value = from[key];
  if (value === undefined) return;
  if (rest.length > 0) {
    if (typeof value !== 'object' || value === null) return;
    const copy = { ...(value as Record<string, unknown>) };
    from[key] = copy;
    take(copy, rest, field, texts);
  } else if (key === 'answers') {
    // Only of an amendment can it be anything else, which its original's schema then refuses.
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      from[key] = withoutTexts(value as Record<string, unknown>, field, texts);
  } else {
    delete from[key];
    if (typeof value === 'string') texts.push([field, value]);
  }
}

function withoutTexts(answers: Record<string, unknown>, field: string, texts: [string, string][]) {
  const closed: Record<string, unknown> = {};
  for (const [question, answer] of Object.entries(answers)) {
    if (typeof answer === 'string') texts.push([`${field}.${question}`, answer]);
    else closed[question] = answer;
  }
  return closed;
}
