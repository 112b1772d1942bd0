import { contributionsStatement, type CountedQuestion } from './counted-contributions.ts';
import type { LogCount } from './count-log.ts';

export interface CountedValue<Value> {
  value: Value;
  /** Negative where it is taken out. */
  times: number;
  events: number;
}

const select = `select value, sum(sign)::int as times, count(*)::int as events from counted group by value`;

/** How often each value was put in, less how often it was taken out. */
export class CountedValues implements LogCount {
  readonly positions: readonly number[];
  readonly statement: LogCount['statement'];
  readonly #values = new Map<string, CountedValue<string>>();

  constructor(question: CountedQuestion) {
    this.positions = question.cutOff.positions;
    this.statement = contributionsStatement(question, select);
  }

  add(rows: readonly CountedValue<string>[]): void {
    for (const { value, times, events } of rows) {
      const known = this.#values.get(value);
      this.#values.set(value, {
        value,
        times: times + (known?.times ?? 0),
        events: events + (known?.events ?? 0),
      });
    }
  }

  values(): CountedValue<string>[] {
    return [...this.#values.values()];
  }
}
