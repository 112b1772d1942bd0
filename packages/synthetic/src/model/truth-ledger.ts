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

/** Something that happens or not, counted where it is asked: of n, so many are expected. */
export interface ChanceTruth {
  what: 'late';
  department: string;
  /** Of the order. */
  month: string;
  n: number;
  expected: number;
}

/** Contracts by the months they have lasted. */
interface SurvivalTruth {
  month: number;
  /** Lived through so many months before. */
  atRisk: number;
  /** Mean true probability of ending in this month, and of lasting beyond it. */
  hazard: number;
  survival: number;
}

export interface ChurnTruth {
  /** What a model that knew every true probability would reach, month by month; null where nobody can end. */
  bestAuc: number | null;
  survival: SurvivalTruth[];
}

/** Hazards are told apart to this many steps for the AUC, so that half a million customers take no memory. */
const hazardSteps = 10_000;

/** Adds up what ought to come out while the events are made: expectations, not samples. */
export class TruthLedger {
  readonly #months = new Map<string, MonthTruth>();
  readonly #counts = new Map<string, number>();
  readonly #chances = new Map<string, ChanceTruth>();
  readonly #lived: { atRisk: number; hazard: number }[] = [];
  readonly #hazards = new Map<number, number>();

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

  /** Somebody ordered at `at`, with this probability of what may come of it. */
  chance(what: ChanceTruth['what'], of: { department: string; at: number; probability: number }): void {
    const month = monthOf(of.at);
    const key = `${what} ${month} ${of.department}`;
    const sums = this.#chances.get(key) ?? { what, department: of.department, month, n: 0, expected: 0 };
    sums.n += 1;
    sums.expected += of.probability;
    this.#chances.set(key, sums);
  }

  /** The true probabilities of a contract to end, of each month it was lived through. */
  contract(hazards: readonly number[]): void {
    for (const [at, hazard] of hazards.entries()) {
      const lived = (this.#lived[at] ??= { atRisk: 0, hazard: 0 });
      lived.atRisk += 1;
      lived.hazard += hazard;
      const step = Math.round(hazard * hazardSteps);
      this.#hazards.set(step, (this.#hazards.get(step) ?? 0) + 1);
    }
  }

  chances(): ChanceTruth[] {
    return [...this.#chances.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row]) => ({ ...row, expected: round(row.expected) }));
  }

  churn(): ChurnTruth {
    let survival = 1;
    return {
      bestAuc: this.#bestAuc(),
      survival: this.#lived.map(({ atRisk, hazard }, at) => {
        survival *= 1 - hazard / atRisk;
        return { month: at + 1, atRisk, hazard: round(hazard / atRisk), survival: round(survival) };
      }),
    };
  }

  /** P(the hazard of one who ends > that of one who does not), ties by half: expected, not drawn. */
  #bestAuc(): number | null {
    let [lost, kept, ordered] = [0, 0, 0];
    for (const [step, count] of [...this.#hazards].sort(([a], [b]) => a - b)) {
      const ends = (count * step) / hazardSteps;
      ordered += ends * (kept + (count - ends) / 2);
      lost += ends;
      kept += count - ends;
    }
    return lost * kept === 0 ? null : round(ordered / (lost * kept));
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
