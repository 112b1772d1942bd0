import { convertScore, type Scale, scoreTally, type ScoreTally, type ScoreValue } from '@attune/metrics';
import { type OracleGrain, periodsOf } from './calendar.ts';

/** One answer, as the first half of the oracle leaves it: what it says, where and when. */
export interface CountedAnswer {
  day: string;
  department: string;
  measure: string;
  value: ScoreValue;
}

/** Where a department stands; `to` is the first day on which it does not any more. */
export interface Placement {
  department: string;
  parent: string | null;
  from: string;
  to?: string;
}

/** Which measure feeds an indicator, from which departments and all below them, and where its points go. */
export interface Binding {
  measure: string;
  departments: readonly string[];
  points: readonly number[];
}

/** One version of an indicator. It is in force from a day on, until the next one is. */
export interface Version {
  from: string;
  scale: Scale;
  bindings: readonly Binding[];
}

/** What there is to read. Published versions, in order of their days. */
export interface Enterprise {
  scales: Readonly<Record<string, Scale>>;
  answers: readonly CountedAnswer[];
  placements: readonly Placement[];
  versions: readonly Version[];
}

export interface Question {
  from: string;
  to: string;
  grain: OracleGrain;
  department: string;
  /** Read all of it as this one; else each day as the version then in force. */
  version?: Version;
  /** The tree of this day for all days; else each day as the tree then was. */
  treeOf?: string;
}

export interface Row {
  from: string;
  to: string;
  version: Version;
  tally: ScoreTally;
}

/**
 * The figures of a question, each worked out from its answers one by one: look up the version and the tree of the
 * answer's own day, convert the answer, count it.
 */
export function read(enterprise: Enterprise, question: Question): Row[] {
  return piecesOf(enterprise, question).map(({ days, version }) => {
    const inside = new Set(days);
    const algebra = scoreTally(version.scale);
    const values = enterprise.answers
      .filter(({ day }) => inside.has(day))
      .flatMap((answer) => converted(enterprise, question, version, answer));
    return {
      from: days[0] as string,
      to: days.at(-1) as string,
      version,
      tally: algebra.addAll(algebra.empty(), values),
    };
  });
}

/** The same from tallies: merged first, in their own scales, and converted once at the end. */
export function readMerged(enterprise: Enterprise, question: Question): Row[] {
  return piecesOf(enterprise, question).map(({ days, version }) => {
    const algebra = scoreTally(version.scale);
    let tally = algebra.empty();
    for (const binding of version.bindings) {
      const own = scoreTally(enterprise.scales[binding.measure] as Scale);
      let merged = own.empty();
      for (const day of days) {
        const tree = treeOn(enterprise.placements, question.treeOf ?? day);
        for (const department of departmentsOf(enterprise.placements)) {
          const counts =
            isUnder(tree, department, [question.department]) &&
            isUnder(tree, department, binding.departments);
          if (counts) merged = own.merge(merged, cell(enterprise, binding.measure, day, department));
        }
      }
      tally = algebra.merge(tally, convertScore(merged, { to: version.scale, points: binding.points }));
    }
    return { from: days[0] as string, to: days.at(-1) as string, version, tally };
  });
}

/** A period is one row, or one for each version that was in force in it. */
function piecesOf({ versions }: Enterprise, question: Question): { days: string[]; version: Version }[] {
  return periodsOf(question, question.grain).flatMap((period) => {
    if (question.version) return [{ days: period, version: question.version }];
    const byVersion = Map.groupBy(period, (day) => versions.findLast((version) => version.from <= day));
    return [...byVersion].flatMap(([version, days]) => (version ? [{ days, version }] : []));
  });
}

function converted(
  enterprise: Enterprise,
  question: Question,
  version: Version,
  answer: CountedAnswer,
): ScoreValue[] {
  const tree = treeOn(enterprise.placements, question.treeOf ?? answer.day);
  if (!isUnder(tree, answer.department, [question.department])) return [];
  return version.bindings
    .filter(
      ({ measure, departments }) =>
        measure === answer.measure && isUnder(tree, answer.department, departments),
    )
    .map(({ measure, points }) => {
      if (typeof answer.value === 'string') return answer.value;
      return points[answer.value - (enterprise.scales[measure] as Scale).min] as number;
    });
}

function cell({ answers, scales }: Enterprise, measure: string, day: string, department: string): ScoreTally {
  const algebra = scoreTally(scales[measure] as Scale);
  const values = answers.filter((a) => a.measure === measure && a.day === day && a.department === department);
  return algebra.addAll(
    algebra.empty(),
    values.map(({ value }) => value),
  );
}

export const departmentsOf = (placements: readonly Placement[]) => [
  ...new Set(placements.map(({ department }) => department)),
];

/** Parent by department on one day. */
export function treeOn(placements: readonly Placement[], day: string): Map<string, string | null> {
  return new Map(
    placements
      .filter(({ from, to }) => from <= day && (to === undefined || day < to))
      .map(({ department, parent }) => [department, parent]),
  );
}

/** Is it one of these, or below one? What stands nowhere is below itself alone. */
function isUnder(
  tree: ReadonlyMap<string, string | null>,
  department: string,
  roots: readonly string[],
): boolean {
  if (roots.includes(department)) return true;
  const parent = tree.get(department);
  return parent === undefined || parent === null ? false : isUnder(tree, parent, roots);
}
