import { definitionOf, type EventDefinition, firstIssue } from '@attune/contracts';
import type { EditData } from './fact-store.ts';
import { edited, editionIn, type FactData, type IsSound, type RecordedFact } from './fact.ts';
import type { ReadItem } from './item.ts';
import { controlIn } from './read-item.ts';
import { splitPersonal } from './split-personal.ts';
import type { SurveyLookup } from '../surveys/known-survey.ts';
import { editionOf } from '../surveys/survey-edition.ts';
import { answersProblem } from './survey-answers.ts';

/** What an edit item says, before its original is known. */
export interface EditRequest {
  target: { source: string; id: string };
  /** Merge patch as sent; it may hold texts. */
  patch: Record<string, unknown>;
  time: number | undefined;
  withdraws: boolean;
  departmentKey: string | undefined;
  /** The department is to be changed into what is none. */
  departmentInvalid?: true;
}

const editTypes = new Set(['response.amended', 'response.withdrawn', 'fact.amended', 'fact.withdrawn']);

export const isEditType = (type: string) => editTypes.has(type);
export const isEdit = (item: ReadItem) => isEditType(item.definition.type);

export function editRequest(item: ReadItem): EditRequest {
  const { sent } = item;
  const withdraws = item.definition.type.endsWith('.withdrawn');
  if (item.definition.type.startsWith('fact.')) {
    const fact = sent['fact'] as { source: string; id: string };
    const { department, customer: _unchangeable, ...patch } = (sent['data'] ?? {}) as Record<string, unknown>;
    return {
      target: fact,
      patch: withdraws ? {} : patch,
      time: typeof sent['time'] === 'string' ? Date.parse(sent['time']) : undefined,
      withdraws,
      departmentKey: typeof department === 'string' ? department : undefined,
      ...(department === undefined || typeof department === 'string' ? {} : { departmentInvalid: true }),
    };
  }
  const { response, source, department, customer: _unchangeable, reason: _reason, ...patch } = sent;
  return {
    target: { source: (source as string | undefined) ?? item.source, id: response as string },
    patch: withdraws ? {} : patch,
    time: undefined,
    withdraws,
    departmentKey: department as string | undefined,
  };
}

/** Ours, and no field of any event. */
const ownFields = ['excluded', 'edition'] as const;

/** The part of an edit for the log, and the texts that are kept beside it. */
export function editData(
  request: EditRequest,
  original: EventDefinition,
  { moved, surveys }: { moved: number | undefined; surveys: SurveyLookup },
) {
  const sent = { ...request.patch };
  // To take away what is not there changes nothing.
  for (const field of ownFields) if (sent[field] === null) delete sent[field];
  const { data, texts } = splitPersonal(original, sent);
  const edit: EditData = {
    ...(Object.keys(data).length > 0 ? { patch: { ...data, ...ofSurvey(data, surveys) } } : {}),
    ...(request.time === undefined ? {} : { time: request.time }),
    ...(request.withdraws ? { withdraws: true as const } : {}),
    ...(moved === undefined ? {} : { department: moved }),
  };
  return { edit, texts };
}

/** A response that turns out to be of another survey is read by that survey's edition of now. */
function ofSurvey(patch: Record<string, unknown>, surveys: SurveyLookup): Pick<FactData, 'edition'> {
  const survey = typeof patch['survey'] === 'string' ? surveys.survey(patch['survey']) : undefined;
  return survey ? { edition: survey.edition } : {};
}

/** Would the fact still be valid after this edit alone? The field that is wrong, if not. */
export function editProblem(
  fact: RecordedFact,
  { request, edit }: { request: EditRequest; edit: EditData },
  surveys: SurveyLookup,
): string | undefined {
  const claimed = ownFields.find(
    (field) => request.patch[field] !== undefined && request.patch[field] !== null,
  );
  if (claimed) return `data.${claimed}`;
  return stateProblem(edited(fact, { patch: edit.patch ?? {} }), surveys);
}

export const soundBy =
  (surveys: SurveyLookup): IsSound =>
  (state) =>
    stateProblem(state, surveys) === undefined;

/** Its data in the log lacks what is personal, so what the schema misses there is no fault of the fact's. */
function stateProblem(state: RecordedFact, surveys: SurveyLookup): string | undefined {
  const definition = definitionOf(state.type);
  if (!definition) return 'type';
  const { excluded: _ours, edition: _too, ...data } = state.data;
  const spoilt = controlIn(data);
  if (spoilt) return spoilt;
  const parsed = definition.data.safeParse(data);
  if (!parsed.success) {
    const personal = new Set(definition.personal.map((path) => path.split('.')[0]));
    const issue = parsed.error.issues.find(
      ({ path }) => !personal.has(String(path[0])) || path[0] === 'answers',
    );
    if (issue) return firstIssue({ issues: [issue] } as typeof parsed.error).field;
  }
  if (state.type !== 'response.recorded') return undefined;
  const survey = surveys.survey(state.data['survey'] as string);
  if (!survey) return 'data.survey';
  return answersProblem(
    editionOf(survey, editionIn(state.data)),
    (state.data['answers'] ?? {}) as Record<string, unknown>,
  )?.field;
}
