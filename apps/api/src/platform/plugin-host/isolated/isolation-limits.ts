/** What an isolated plugin may take. */
export interface IsolationLimits {
  /** Milliseconds until its process is there and the bundle loaded. */
  start: number;
  /** Milliseconds for an answer; then the process is killed. */
  answer: number;
  /** Milliseconds after which a loop ends by itself, should nobody be left to end it. */
  guard: number;
  /** Milliseconds that a question waits for its turn. */
  turn: number;
  /** Questions that wait at once. */
  waiting: number;
  /** Bytes of an answer, logs included. */
  bytes: number;
  /** Megabytes of the JavaScript heap. */
  heap: number;
  /** Megabytes of the whole process, seen on Linux only, a few times a second. */
  memory: number;
  /** Milliseconds of rest after a first failure, twice as many after each further one. */
  rest: number;
  longestRest: number;
  /** Milliseconds after the last answer until the process is ended; whoever asks next starts it again. */
  idle: number;
}

export const isolationLimits: IsolationLimits = {
  start: 10_000,
  answer: 2_000,
  guard: 15_000,
  turn: 5_000,
  waiting: 64,
  bytes: 4 * 1024 * 1024,
  heap: 96,
  memory: 384,
  rest: 1_000,
  longestRest: 60_000,
  idle: 10 * 60_000,
};
