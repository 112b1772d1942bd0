import {
  type Contribution,
  definitionOf,
  dimensions,
  type EventDefinition,
  type ExclusionReason,
  measuresOf,
  type MeasureValue,
  questionMeasureKey,
} from '@attune/contracts';
import type { SurveyLookup } from '../surveys/known-survey.ts';
import { recordedEdition } from '../surveys/survey-edition.ts';

/** A fact as the log has it: what was recorded, without personal data, under the identity it was sent with. */
export interface RecordedFact {
  sourceId: number;
  externalId: string;
  type: string;
  /** Epoch ms. */
  at: number;
  departmentId: number;
  customerId: number | null;
  /** As sent, less personal data, plus the customer's segment and region as they were (`placed`). */
  data: FactData;
}

/**
 * `excluded` is ours: there was no consent when the fact was recorded, whatever is said of it later. So is `edition`,
 * of a response: that of its survey then, for what has been asked since was not asked of it. Absent for the first.
 */
export type FactData = Record<string, unknown> & { excluded?: 'no-consent'; edition?: number };

/** The edition of its survey that a response is read by. */
export const editionIn = (data: FactData): number => data.edition ?? 1;

/** A later event about a fact. Edits apply in the order of their own times, whatever order they came in. */
export interface FactEdit {
  sourceId: number;
  externalId: string;
  at: number;
  withdraws: boolean;
  /** JSON merge patch (RFC 7396) of the fact's data; empty for none. */
  patch: Record<string, unknown>;
  /** The fact's time, corrected. */
  time?: number;
  departmentId?: number;
}

/** Could this have been recorded? Two edits can each suit a fact and spoil it together. */
export type IsSound = (state: RecordedFact) => boolean;

/**
 * What a fact is after its edits; null when it was withdrawn, which no later edit takes back. An edit that would
 * spoil what the edits before it made of the fact has no effect.
 */
export function currentState(
  fact: RecordedFact,
  edits: readonly FactEdit[],
  isSound: IsSound,
): RecordedFact | null {
  if (edits.some((edit) => edit.withdraws)) return null;
  let state = fact;
  for (const edit of edits.toSorted(byTime)) {
    const next = edited(state, edit);
    if (isSound(next)) state = next;
  }
  return state;
}

/** What one edit makes of a fact. */
export function edited(
  state: RecordedFact,
  edit: Pick<FactEdit, 'time' | 'departmentId' | 'patch'>,
): RecordedFact {
  return {
    ...state,
    at: edit.time ?? state.at,
    departmentId: edit.departmentId ?? state.departmentId,
    data: mergePatch(state.data, edit.patch) as FactData,
  };
}

/** Ties are broken by identity, so that every arrival order ends in the same state. */
function byTime(
  a: { at: number; sourceId: number; externalId: string },
  b: { at: number; sourceId: number; externalId: string },
): number {
  return a.at - b.at || a.sourceId - b.sourceId || (a.externalId < b.externalId ? -1 : 1);
}

/** RFC 7396: objects merge, null removes, everything else replaces. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What a fact puts into the tallies. An excluded fact keeps its scores as exclusions, so that "left out, and
 * why" can be shown, and puts nothing else in. Null when there is nothing at all.
 */
export function contribute(
  fact: RecordedFact,
  surveys: SurveyLookup,
  superseded = false,
): Contribution | null {
  const definition = definitionOf(fact.type);
  if (!definition) return null;
  const excluded = exclusionOf(fact.data) ?? (superseded ? 'superseded' : undefined);
  const measures: Record<string, MeasureValue> = {};
  for (const { definition: measure, value } of measuresOf(definition, fact.data, fact.at)) {
    if (!excluded) measures[measure.key] = value;
    else if (measure.kind === 'score') measures[measure.key] = excluded;
  }
  if (fact.type === 'response.recorded') Object.assign(measures, answersOf(fact.data, surveys, excluded));
  if (Object.keys(measures).length === 0) return null;
  return {
    at: fact.at,
    department: fact.departmentId,
    ...(fact.customerId === null ? {} : { customer: fact.customerId }),
    dimensions: dimensionsOf(fact.data),
    measures,
    ...(definition.tenure === undefined || excluded
      ? {}
      : { tenure: tenureOf(definition.tenure, fact.data) }),
  };
}

/** Of which tenure a fact is the beginning or the end. */
const tenureOf = (
  { subject, change }: NonNullable<EventDefinition['tenure']>,
  data: FactData,
): Contribution['tenure'] => ({ subject: String(data[subject]), change });

/** Why a fact does not count by itself. A trial run is one for as long as it says so. */
const exclusionOf = (data: FactData): ExclusionReason | undefined =>
  data['test'] === true ? 'test' : data.excluded;

function answersOf(
  data: FactData,
  surveys: SurveyLookup,
  excluded: ExclusionReason | undefined,
): Record<string, MeasureValue> {
  const survey = String(data['survey']);
  const answers = (data['answers'] ?? {}) as Record<string, number | { excluded: ExclusionReason }>;
  const measures: Record<string, MeasureValue> = {};
  const given = (key: string): number | ExclusionReason => {
    const answer = answers[key];
    return answer === undefined ? 'skipped' : typeof answer === 'number' ? answer : answer.excluded;
  };
  const edition = recordedEdition(surveys, survey, editionIn(data));
  for (const { key } of edition.closed) {
    measures[questionMeasureKey(survey, key)] = excluded ?? given(key);
  }
  for (const { measure, items } of edition.itemGroups) {
    measures[measure] = excluded ?? rowOf(items.map(given));
  }
  return measures;
}

/** All answers of an item group, or why the first one that is missing is. */
function rowOf(answers: readonly (number | ExclusionReason)[]): number[] | ExclusionReason {
  const missing = answers.find((answer) => typeof answer === 'string');
  return missing ?? answers.filter((answer) => typeof answer === 'number');
}

function dimensionsOf(data: FactData): Contribution['dimensions'] {
  const values: Contribution['dimensions'] = {};
  for (const dimension of dimensions) {
    const value = data[dimension];
    if (typeof value === 'string') values[dimension] = value;
  }
  return values;
}

/**
 * What the responses of one slot (survey, customer, wave) contribute together where a survey counts only the
 * latest: the latest counts, the others are superseded. Excluded responses do not compete.
 */
export function contributeSlot(states: readonly RecordedFact[], surveys: SurveyLookup): Contribution[] {
  const latest = states
    .filter((state) => !exclusionOf(state.data))
    .toSorted(byTime)
    .at(-1);
  return states
    .map((state) => contribute(state, surveys, state !== latest))
    .filter((contribution) => contribution !== null);
}

/** Contributions in one list only: what an edit takes out and puts in, without what stays the same. */
export function difference(before: readonly Contribution[], after: readonly Contribution[]) {
  const rest = after.map((contribution) => [JSON.stringify(contribution), contribution] as const);
  const gone: Contribution[] = [];
  for (const contribution of before) {
    const text = JSON.stringify(contribution);
    const index = rest.findIndex(([other]) => other === text);
    if (index < 0) gone.push(contribution);
    else rest.splice(index, 1);
  }
  return { before: gone, after: rest.map(([, contribution]) => contribution) };
}
