/** Why a plugin gave no answer. */
export type PluginFailureCode =
  /** Its code threw. */
  | 'plugin-threw'
  /** Not the shape that was asked for. */
  | 'plugin-answer-invalid'
  | 'plugin-answer-too-large'
  | 'plugin-timeout'
  /** Its process ended, or was killed for the memory it took. */
  | 'plugin-ended'
  /** It failed just now, and is started again in a while. */
  | 'plugin-resting'
  /** Too many wait for it already. */
  | 'plugin-busy'
  | 'plugin-stopped'
  /** Its process could not be started: not its fault. */
  | 'plugin-not-started'
  /** It cannot be loaded: the detail says why. */
  | 'plugin-invalid'
  /** Its own schema refuses the options. */
  | 'options-invalid';

/**
 * Stands where an answer of a plugin would, or is thrown where there is no answer at all. It harms nothing but the
 * figures that were asked for: they are null, with `reason`.
 */
export class PluginFailure extends Error {
  readonly reason = 'plugin-failed';

  constructor(
    readonly code: PluginFailureCode,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'PluginFailure';
  }
}

/** What went wrong in words, however strange the thing that was thrown; at most 500 characters. */
export function sentenceOf(error: unknown): string {
  try {
    return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 500);
  } catch {
    return 'It threw something that cannot be put into words.';
  }
}
