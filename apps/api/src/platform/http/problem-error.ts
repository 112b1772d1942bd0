import type { Problem } from '@attune/contracts';
import { platformProblems, type ProblemList } from './problem-codes.ts';

interface ProblemDetails {
  status: number;
  title: string;
  detail: string;
  field?: string;
  subject?: string;
  headers?: Readonly<Record<string, string>>;
}

/** What is particular to this time: a better sentence, the field at fault, what it is about in no
 * language, headers such as Retry-After. */
export type ProblemOptions = Partial<Pick<ProblemDetails, 'detail' | 'field' | 'subject' | 'headers'>>;

/** Thrown anywhere below a route, answered as RFC 9457 problem. Tests and clients go by its code. */
export class ProblemError extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly field: string | undefined;
  readonly subject: string | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly code: string,
    details: ProblemDetails,
  ) {
    super(`${code}: ${details.detail}`);
    this.name = 'ProblemError';
    this.status = details.status;
    this.title = details.title;
    this.detail = details.detail;
    this.field = details.field;
    this.subject = details.subject;
    this.headers = details.headers ?? {};
  }

  body(): Problem {
    return {
      type: `urn:attune:problem:${this.code}`,
      title: this.title,
      status: this.status,
      code: this.code,
      detail: this.detail,
      ...(this.field !== undefined && { field: this.field }),
      ...(this.subject !== undefined && { subject: this.subject }),
    };
  }
}

/** The door to a list of problems: `const problem = problemsOf(list); throw problem('too-deep')`. */
export function problemsOf<List extends ProblemList>(list: List) {
  return (code: keyof List & string, options: ProblemOptions = {}): ProblemError => {
    const [status, title, detail] = list[code] as ProblemList[string];
    return new ProblemError(code, { status, title, detail, ...options });
  };
}

export const platformProblem = problemsOf(platformProblems);
