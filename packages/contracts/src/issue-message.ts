import type { z } from 'zod';

/** What is wrong with a field, for people: a sentence without its subject and its full stop. */
export function issueMessage(issue: z.core.$ZodIssue): string {
  // A schema that says it in words of its own says it best.
  if (!/^(?:Too (?:small|big)|Invalid|Unrecognized)\b/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return ofType(issue);
    case 'too_small':
      return atLeast(issue);
    case 'too_big':
      return atMost(issue);
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_format':
      return (
        formats[issue.format] ??
        (issue.pattern ? `Must match ${issue.pattern}` : 'Has another form than expected')
      );
    case 'not_multiple_of':
      return `Must be a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return 'Unknown field';
    case 'invalid_key':
      return `As a name: ${issue.issues[0] ? issueMessage(issue.issues[0]) : 'not allowed'}`;
    case 'invalid_union':
      return ofUnion(issue);
    default:
      return 'Not what is expected here';
  }
}

const types: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

const formats: Readonly<Record<string, string>> = {
  date: 'Must be a day such as 2026-01-31',
  datetime: 'Must be an instant such as 2026-01-31T09:30:00Z',
  email: 'Must be an e-mail address',
  uuid: 'Must be a UUID',
  url: 'Must be a URL',
};

function ofType({ expected, message }: z.core.$ZodIssueInvalidType): string {
  if (message.endsWith('received undefined')) return 'Missing';
  return `Must be ${types[expected] ?? expected}`;
}

const oneOf = (values: readonly unknown[]) =>
  values.length === 1 ? `Must be ${String(values[0])}` : `Must be one of ${values.map(String).join(', ')}`;

function atLeast({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall): string {
  const of = countedBy[origin];
  if (of !== undefined && Number(minimum) === 1) return 'Must not be empty';
  if (of !== undefined) return `Needs at least ${minimum} ${of}`;
  return `Must be ${inclusive ? 'at least' : 'more than'} ${minimum}`;
}

function atMost({ origin, maximum, inclusive }: z.core.$ZodIssueTooBig): string {
  const of = countedBy[origin];
  if (of !== undefined)
    return `May have at most ${maximum} ${Number(maximum) === 1 ? of.replace(/s$/, '') : of}`;
  return `Must be ${inclusive ? 'at most' : 'less than'} ${maximum}`;
}

const countedBy: Readonly<Record<string, string>> = {
  string: 'characters',
  array: 'items',
  set: 'items',
  map: 'entries',
  record: 'entries',
};

/** Where only one of the forms comes near, what that one lacks. */
function ofUnion({ errors, ...issue }: z.core.$ZodIssueInvalidUnion): string {
  if ('options' in issue && Array.isArray(issue.options)) return oneOf(issue.options);
  const first = errors.map(([found]) => found).filter((found) => found !== undefined);
  const messages = [
    ...new Set(first.filter(({ path }) => path.length === 0).map((found) => issueMessage(found))),
  ];
  const isPlain = messages.length > 0 && messages.length === errors.length;
  return isPlain
    ? messages.join(', or ').replaceAll(', or Must be ', ', or ')
    : 'Has none of the forms that are possible here';
}
