import { monthOf } from './calendar.ts';
import { expectedAnswer, expectedNps, items } from './graded-response.ts';

export interface MonthTruth {
  department: string;
  month: string;
  responses: number;
  /** Mean of the expected scores of those who answered, before their answers' own noise. */
  nps: number;
  satisfaction: number;
  effort: number;
}

/** Adds up what ought to come out while the events are made: expectations, not samples. */
export class TruthLedger {
  readonly #months = new Map<string, MonthTruth>();
  readonly #counts = new Map<string, number>();

  /** Someone who feels `x` about a department answered at `at`. */
  response(department: string, at: number, x: number): void {
    const month = monthOf(at);
    const key = `${month} ${department}`;
    let sums = this.#months.get(key);
    if (sums === undefined) {
      sums = { department, month, responses: 0, nps: 0, satisfaction: 0, effort: 0 };
      this.#months.set(key, sums);
    }
    const feels = { mean: x, variance: 0 };
    sums.responses += 1;
    sums.nps += expectedNps(feels);
    sums.satisfaction += expectedAnswer(items.satisfaction, feels);
    sums.effort += expectedAnswer(items.effort, feels);
  }

  count(type: string): void {
    this.#counts.set(type, (this.#counts.get(type) ?? 0) + 1);
  }

  counts(): Record<string, number> {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  months(): MonthTruth[] {
    return [...this.#months.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { department, month, responses, nps, satisfaction, effort }]) => ({
        department,
        month,
        responses,
        nps: round(nps / responses),
        satisfaction: round(satisfaction / responses),
        effort: round(effort / responses),
      }));
  }
}

const round = (value: number) => Number(value.toFixed(6));
