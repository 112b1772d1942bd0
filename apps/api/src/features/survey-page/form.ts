import type { Question, Survey } from '@attune/contracts';

/** Longest text answer, in UTF-16 code units as the browser's `maxlength` counts. */
export const longestText = 2000;

/** More points than this are not laid out as a scale but typed as a number. */
const mostPoints = 11;

export type Fault = 'choose' | 'write' | 'number' | 'too-long';

export interface FilledForm {
  /** Of the page it was filled in on; undefined where it is none that we gave. */
  id: string | undefined;
  /** As it was typed, to be shown again. */
  entered: ReadonlyMap<string, string>;
  /** Only what was answered. */
  answers: Readonly<Record<string, number | string>>;
  faults: ReadonlyMap<string, Fault>;
}

export const idField = 'response';
export const fieldOf = (question: Question): string => `answer.${question.key}`;

/** How a question is asked follows from its scale alone. */
export function shapeOf({ min, max }: Question): 'text' | 'scale' | 'number' {
  if (min === null || max === null) return 'text';
  return max - min < mostPoints ? 'scale' : 'number';
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What nobody asked for is ignored: the survey may have changed since the page was opened. */
export function readForm(survey: Survey, fields: URLSearchParams): FilledForm {
  const entered = new Map<string, string>();
  const answers: Record<string, number | string> = {};
  const faults = new Map<string, Fault>();
  for (const question of survey.questions) {
    const text = tidy(fields.get(fieldOf(question)) ?? '');
    if (text !== '') entered.set(question.key, text);
    const read = readAnswer(question, text);
    if (read === undefined) continue;
    if (typeof read === 'object') faults.set(question.key, read.fault);
    else answers[question.key] = read;
  }
  const id = fields.get(idField) ?? '';
  return { id: uuid.test(id) ? id : undefined, entered, answers, faults };
}

function readAnswer(question: Question, text: string): number | string | { fault: Fault } | undefined {
  const shape = shapeOf(question);
  if (text === '') {
    return question.required
      ? { fault: shape === 'scale' ? 'choose' : shape === 'number' ? 'number' : 'write' }
      : undefined;
  }
  if (shape === 'text') return text.length > longestText ? { fault: 'too-long' } : text;
  const point = /^-?\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  const onScale = point >= (question.min as number) && point <= (question.max as number);
  return onScale ? point : { fault: shape === 'scale' ? 'choose' : 'number' };
}

// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/**
 * Browsers send line breaks as two characters but count them as one. Control characters come with pasted text,
 * mean nothing to a reader, and NUL can be stored nowhere.
 */
const tidy = (text: string) => text.replace(/\r\n?/g, '\n').replace(control, '').toWellFormed().trim();
