import type { ExclusionReason, MeasureValue } from '@attune/contracts';
import { type Tally, tallyKind, type TallyShape, type ValueOf } from '@attune/metrics';
import { type Fact, factsOf } from './facts.ts';
import { kinds } from './kinds.ts';
import { earlierFirst, type SentEvent } from './sent-event.ts';
import type { World } from './world.ts';

/** The value of one measure for one fact. */
interface Counted {
  fact: Fact;
  measure: string;
  shape: TallyShape;
  value: MeasureValue;
}

/** Tallies by `measure · cut · grain · period · department · key`. */
export type Cells = Map<string, Tally>;

/** The meaning of a set of events in numbers, worked out from nothing but the events. */
export function recompute(events: readonly SentEvent[], world: World): Cells {
  const values = new Map<string, { shape: TallyShape; values: MeasureValue[] }>();
  for (const counted of countedIn(factsOf(events, world), world)) {
    for (const cell of cellsOf(counted, world)) {
      const known = values.get(cell);
      if (known) known.values.push(counted.value);
      else values.set(cell, { shape: counted.shape, values: [counted.value] });
    }
  }
  return new Map([...values].map(([cell, { shape, values }]) => [cell, tally(shape, values)]));
}

function tally(shape: TallyShape, values: readonly MeasureValue[]): Tally {
  const algebra = tallyKind(shape);
  return algebra.addAll(algebra.empty(), values as ValueOf<TallyShape>[]);
}

/** Every value of every fact as it is after all edits, and why it does not count where it does not. */
export function countedIn({ facts, people }: ReturnType<typeof factsOf>, world: World): Counted[] {
  const owner = (fact: Fact) => (fact.customer === undefined ? undefined : people.inForce(fact.customer));
  const superseded = supersededOf(facts, world, owner);
  return facts.flatMap((fact) => {
    const excluded = leftOut(fact) ?? (superseded.has(fact) ? 'superseded' : undefined);
    return figuresOf(fact, world).flatMap(({ measure, shape, value }) => {
      // What is left out is shown as left out where there is a place for it, which only answers have.
      if (excluded && shape.kind !== 'score' && shape.kind !== 'moments') return [];
      return [{ fact, measure, shape, value: excluded ?? value }];
    });
  });
}

/** A trial run is left out as such, whatever else speaks against it. */
function leftOut(fact: Fact): ExclusionReason | undefined {
  if (fact.data['test'] === true) return 'test';
  return fact.withoutConsent ? 'no-consent' : undefined;
}

/** Of the answers of one customer in one wave only the latest counts; what is left out anyway does not compete. */
function supersededOf(
  facts: readonly Fact[],
  world: World,
  owner: (fact: Fact) => number | undefined,
): ReadonlySet<Fact> {
  const competing = facts.filter(
    (fact) =>
      fact.type === 'response.recorded' &&
      world.surveys[String(fact.data['survey'])]?.latestOnly === true &&
      fact.customer !== undefined &&
      leftOut(fact) === undefined,
  );
  const slots = Map.groupBy(competing, (fact) =>
    JSON.stringify([fact.data['survey'], owner(fact), fact.data['wave'] ?? '']),
  );
  return new Set([...slots.values()].flatMap((slot) => slot.toSorted(earlierFirst).slice(0, -1)));
}

function figuresOf(fact: Fact, world: World): Omit<Counted, 'fact'>[] {
  const own = { measure: fact.type, shape: { kind: 'count' }, value: 1 } as const;
  const figures = kinds[fact.type]?.figures?.(fact.data, fact.at) ?? [];
  return [own, ...figures.filter((figure) => figure !== undefined), ...answersOf(fact, world)];
}

function answersOf({ type, data }: Fact, world: World): Omit<Counted, 'fact'>[] {
  if (type !== 'response.recorded') return [];
  const survey = String(data['survey']);
  const answers = data['answers'] as Record<string, number | { excluded: ExclusionReason }>;
  const given = (question: string) => {
    const answer = answers[question] ?? { excluded: 'skipped' };
    return typeof answer === 'number' ? answer : answer.excluded;
  };
  const { questions = {}, itemGroups = {} } = world.surveys[survey] ?? {};
  const alone = Object.entries(questions).flatMap(([question, scale]) => {
    if (scale === 'text') return [];
    const shape = { kind: 'score', ...scale } as const;
    return [{ measure: `response:${survey}.${question}`, shape, value: given(question) }];
  });
  const together = Object.entries(itemGroups).map(([group, items]) => {
    const row = items.map(given);
    const gap = row.find((answer) => typeof answer === 'string');
    const shape = { kind: 'moments', items: items.length } as const;
    return { measure: `response:${survey}#${group}`, shape, value: gap ?? (row as number[]) };
  });
  return [...alone, ...together];
}

/** Cuts that add up to the whole list what is not stated under ''; those that only list something do not. */
function cellsOf({ fact, measure }: Counted, world: World): string[] {
  const day = localDay(fact.at, world.timeZone);
  const periods = periodsOf(day);
  return world.cuts.flatMap(({ name, dimensions, statedOnly }) => {
    const stated = dimensions.map((dimension) => (fact.data[dimension] as string | undefined) ?? '');
    if (statedOnly && stated[0] === '') return [];
    const { department } = fact;
    return Object.entries(periods).map(([grain, period]) =>
      cellName({ measure, cut: name, grain, period, department, key: stated.join('') }),
    );
  });
}

/** The first days of all periods a day is in: a dekad is the first ten days of a month, the next ten, or the rest; a pentad half of one. */
function periodsOf(day: string) {
  const [year = '', month = '', date = ''] = day.split('-');
  const dekad = date <= '10' ? '01' : date <= '20' ? '11' : '21';
  const pentads = ['26', '21', '16', '11', '06', '01'];
  const pentad = pentads.find((first) => first <= date) ?? '01';
  const quarter = month <= '03' ? '01' : month <= '06' ? '04' : month <= '09' ? '07' : '10';
  return {
    day,
    pentad: `${year}-${month}-${pentad}`,
    dekad: `${year}-${month}-${dekad}`,
    month: `${year}-${month}-01`,
    quarter: `${year}-${quarter}-01`,
  };
}

export interface CellName {
  measure: string;
  cut: string;
  grain: string;
  period: string;
  department: string;
  key: string;
}

export const cellName = (cell: CellName) =>
  [cell.measure, cell.cut, cell.grain, cell.period, cell.department, cell.key].join(' · ');

const formats = new Map<string, Intl.DateTimeFormat>();

export function localDay(at: number, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone });
    formats.set(timeZone, format);
  }
  return format.format(at);
}

/** Cells that hold something, in a form that compares and prints well. */
export function shown(cells: Cells): Record<string, string> {
  const lines = [...cells].flatMap(([name, tally]): [string, string][] => {
    const algebra = tallyKind(tally as TallyShape & Tally);
    return algebra.equals(tally as never, algebra.empty() as never) ? [] : [[name, plain(tally)]];
  });
  return Object.fromEntries(lines);
}

function plain(tally: Tally): string {
  if (tally.kind === 'score') return `${tally.counts.join(' ')} | ${Object.values(tally.excluded).join(' ')}`;
  return JSON.stringify(tally, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
