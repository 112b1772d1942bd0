export const recountKind = 'recount';

/** What a job of this kind is asked with. */
export interface RecountParameters {
  /** The token. */
  receipt: string;
}
