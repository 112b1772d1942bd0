import type { PoolClient } from 'pg';
import type { DaysOfMonth, Merged, PeopleCounter } from './people-counter.ts';
import { type PackedMonth, readPackedMonths } from './packed-months.ts';
import { eachFact } from './recent-facts.ts';

/** Local days, both inclusive, during which these departments count. */
export interface Stretch {
  from: string;
  to: string;
  departments: ReadonlySet<number>;
}

export interface MonthsQuestion {
  generation: number;
  /** Measures whose facts are counted. */
  events: readonly number[];
  /** Measures whose sums are added up. */
  amounts: readonly number[];
  /** Whether the day of every fact is wanted, and not only whether it lies in a stretch. */
  everyDay?: boolean;
  /** What will be asked for. */
  stretches: readonly Pick<Stretch, 'from' | 'to'>[];
}

/** What is not packed yet of a department and day, under all measures; n may be negative. */
interface RecentDay {
  departmentId: number;
  day: string;
  facts: Buffer;
}

/**
 * What people did under some measures, month by month, as row-level security shows it. Read once, added to a counter
 * as often as figures need it.
 */
export class ActivityMonths {
  readonly #facts: ReadonlyMap<string, readonly PackedMonth[]>;
  readonly #recent: ReadonlyMap<string, readonly RecentDay[]>;
  readonly #events: ReadonlySet<number>;
  readonly #amounts: ReadonlySet<number>;

  private constructor(
    question: MonthsQuestion,
    rows: { facts: readonly PackedMonth[]; recent: readonly RecentDay[] },
    readonly people: { customers: number; merged: readonly Merged[] },
  ) {
    this.#events = new Set(question.events);
    this.#amounts = new Set(question.amounts);
    this.#facts = Map.groupBy(rows.facts, ({ month }) => month);
    this.#recent = Map.groupBy(rows.recent, ({ day }) => firstOfMonth(day));
  }

  static async read(tx: PoolClient, question: MonthsQuestion): Promise<ActivityMonths> {
    return new ActivityMonths(question, await readRows(tx, question), await readPeople(tx));
  }

  /**
   * Adds what was done in some stretches. How often comes first, of what is in columns, which only ever adds, and then of
   * what may take away; how much comes second, of whoever was found.
   */
  addTo(counter: PeopleCounter, stretches: readonly Stretch[]): void {
    const parts = stretches.flatMap((stretch) => this.parts(stretch));
    for (const { facts, within } of parts)
      for (const some of facts) if (this.#events.has(some.measureId)) counter.addFacts(some, within);
    for (const part of parts)
      eachLoose(part, (measureId, customer, n) => {
        if (this.#events.has(measureId)) counter.add(customer, n);
      });
    if (this.#amounts.size === 0) return;
    for (const { facts, within } of parts)
      for (const some of facts) if (this.#amounts.has(some.measureId)) counter.addSums(some, within);
    for (const part of parts)
      eachLoose(part, (measureId, customer, _n, sum) => {
        if (this.#amounts.has(measureId)) counter.addSum(customer, sum);
      });
  }

  /** About how many facts are looked at for some stretches. */
  factsIn(stretches: readonly Stretch[]): number {
    let count = 0;
    for (const { facts } of stretches.flatMap((stretch) => this.parts(stretch)))
      for (const { measureId, customers } of facts)
        if (this.#events.has(measureId)) count += customers.length;
    return count;
  }

  /** What was done in a stretch, month by month. */
  parts(stretch: Stretch): MonthPart[] {
    return monthsBetween(stretch.from, stretch.to).map((month) => ({
      month,
      within: daysWithin(month, stretch),
      facts: this.#factsOf(month, stretch),
      recent: this.#recentOf(month, stretch),
    }));
  }

  #factsOf(month: string, { departments }: Stretch): PackedMonth[] {
    return (this.#facts.get(month) ?? []).filter(({ departmentId }) => departments.has(departmentId));
  }

  #recentOf(month: string, { departments, from, to }: Stretch): RecentDay[] {
    return (this.#recent.get(month) ?? []).filter(
      ({ departmentId, day }) => departments.has(departmentId) && day >= from && day <= to,
    );
  }
}

export interface MonthPart {
  /** Its first day. */
  month: string;
  within: DaysOfMonth | undefined;
  facts: readonly PackedMonth[];
  recent: readonly RecentDay[];
}

/** What is not in columns. */
function eachLoose(
  { within, facts, recent }: MonthPart,
  visit: (measureId: number, customer: number, n: number, sum: number) => void,
): void {
  for (const { measureId, rest } of facts)
    eachFact(rest, (customer, day, n, sum) => {
      if (within === undefined || (day >= within[0] && day <= within[1])) visit(measureId, customer, n, sum);
    });
  for (const some of recent)
    eachFact(some.facts, (customer, measureId, n, sum) => visit(measureId, customer, n, sum));
}

/** The first month that row-level security shows anything of; undefined where there is nothing. */
export async function readFirstMonth(
  tx: PoolClient,
  generation: number,
  measures: readonly number[],
): Promise<string | undefined> {
  const { rows } = await tx.query<{ month: string | null }>({
    name: 'activity-first-month',
    text: `select least(
             (select min(month) from customer_activity_month
               where generation = $1 and measure_id = any ($2::int[])),
             (select date_trunc('month', min(day))::date from customer_activity_recent
               where generation = $1)) as month`,
    values: [generation, measures],
  });
  return rows[0]?.month ?? undefined;
}

async function readRows(
  tx: PoolClient,
  { generation, events, amounts, everyDay, stretches }: MonthsQuestion,
) {
  const measures = [...new Set([...events, ...amounts])];
  const months = [...new Set(stretches.flatMap(({ from, to }) => monthsBetween(from, to)))];
  if (measures.length === 0 || months.length === 0) return { facts: [], recent: [] };
  // The days of a month's facts are read where a stretch begins or ends within it.
  const ragged = new Set(
    months.filter(
      (month) => everyDay === true || stretches.some((stretch) => daysWithin(month, stretch) !== undefined),
    ),
  );
  const facts = await readPackedMonths(tx, {
    generation,
    measures,
    months,
    needs: (measureId, month) => ({
      days: ragged.has(month),
      sums: amounts.includes(measureId),
    }),
  });
  // There are many small rows, each of which costs more than its bytes.
  const { rows: recent } = await tx.query<RecentDay>({
    name: 'activity-recent',
    text: `select department_id as "departmentId", day, string_agg(facts, '') as facts
             from customer_activity_recent
            where generation = $1 and date_trunc('month', day)::date = any ($2::date[])
            group by department_id, day`,
    values: [generation, months],
  });
  return { facts, recent };
}

/** The highest number of a customer, and everybody who was merged into somebody, with who that is in the end. */
async function readPeople(tx: PoolClient): Promise<ActivityMonths['people']> {
  const { rows } = await tx.query<{ customers: number; merged: string }>({
    name: 'activity-people',
    text: `with recursive up as (
             select id, merged_into as person from customer where merged_into is not null
             union all
             select up.id, c.merged_into from up join customer c on c.id = up.person
              where c.merged_into is not null),
           last as (
             select up.id, up.person from up join customer c on c.id = up.person where c.merged_into is null)
           select coalesce((select max(id) from customer), 0)::int8 as customers,
                  coalesce((select string_agg(id || ',' || person, ';') from last), '') as merged`,
  });
  const { customers = 0, merged = '' } = rows[0] ?? {};
  const pairs = merged === '' ? [] : merged.split(';').map((pair) => pair.split(',').map(Number));
  return { customers, merged: pairs.map(([customer = 0, inForce = 0]): Merged => [customer, inForce]) };
}

const firstOfMonth = (day: string) => `${day.slice(0, 7)}-01`;
const monthNumber = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** First days of the calendar months that meet these days. */
export function monthsBetween(from: string, to: string): string[] {
  const [first, last] = [monthNumber(from), monthNumber(to)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const [year, month] = [Math.floor((first + i) / 12), ((first + i) % 12) + 1];
    return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
  });
}

/** The days of a month that lie in a stretch; undefined where all do, or none as the stretch does not meet it. */
function daysWithin(month: string, { from, to }: Pick<Stretch, 'from' | 'to'>): DaysOfMonth | undefined {
  const [begins, ends] = [from.startsWith(month.slice(0, 7)), to.startsWith(month.slice(0, 7))];
  const first = begins ? Number(from.slice(8)) : 1;
  const last = ends ? Number(to.slice(8)) : 31;
  const year = Number(month.slice(0, 4));
  const length = new Date(Date.UTC(year, Number(month.slice(5, 7)), 0)).getUTCDate();
  return first === 1 && last >= length ? undefined : [first, last];
}
