import type { EventDefinition } from '@attune/contracts';
import type { FactData } from './fact.ts';

/**
 * Splits an event's data by where it is kept: what the log may hold for ever, and text that must stay erasable.
 * `customer` references are left out altogether; they become a customer id. Of answers only texts are personal:
 * points of a scale are what the tallies are made of.
 *
 * What may stay is copied key by key: an object that a key was deleted from is slow to read and to write out, and every
 * event passes here.
 */
export function splitPersonal(
  definition: EventDefinition,
  data: Record<string, unknown>,
): { data: FactData; texts: [string, string][] } {
  const kept: FactData = {};
  const texts: [string, string][] = [];
  for (const field in data) {
    const value = data[field];
    if (!definition.personal.includes(field)) kept[field] = value;
    else if (field === 'answers') kept[field] = isObject(value) ? withoutTexts(value, texts) : value;
    else if (typeof value === 'string') texts.push([field, value]);
  }
  return { data: kept, texts };
}

function withoutTexts(answers: Record<string, unknown>, texts: [string, string][]) {
  const closed: Record<string, unknown> = {};
  for (const question in answers) {
    const answer = answers[question];
    if (typeof answer === 'string') texts.push([`answers.${question}`, answer]);
    else closed[question] = answer;
  }
  return closed;
}

// Only of an amendment can answers be anything else, which its original's schema then refuses.
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
