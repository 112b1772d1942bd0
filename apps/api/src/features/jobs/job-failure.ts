/** Why a job has no result, as a stable code that callers may test and a sentence that says what to do. */
export class JobFailure extends Error {
  readonly code: string;
  readonly detail: string;

  constructor(code: string, detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'JobFailure';
    this.code = code;
    this.detail = detail;
  }
}
