/** One law of a contract suite, and what was found. */
export interface Check {
  readonly law: string;
  readonly ok: boolean;
  /** What went against the law. */
  readonly detail?: string;
}

/** What a contract suite says; `ok` when every check is. */
export interface Verdict {
  readonly ok: boolean;
  readonly checks: readonly Check[];
}
