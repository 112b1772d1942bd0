import {
  type TenureChanges,
  type TenureOfDepartment,
  tenuresOf,
  type TenureTally,
  tenureTally,
} from '@attune/metrics';
import type { PoolClient } from 'pg';
import type { SubjectChange } from './gather-tenure-changes.ts';

/** Tenures of one department: what came, less what went. */
export interface TenureDifference {
  departmentId: number;
  tally: TenureTally;
}

interface KnownOfSubject {
  /** Null where nothing was known. */
  before: TenureChanges['counts'] | null;
  after: TenureChanges['counts'];
}

/**
 * Adds a batch, in key order, to what is known of subscriptions, whose rows stay locked until the transaction ends.
 * Answers what that does to the tenures of each department, the one that a tenure left included; it has to be written in
 * the same transaction. Nothing is added to a generation that was retired meanwhile.
 */
export async function addToSubjects(
  tx: PoolClient,
  batch: readonly SubjectChange[],
  generation: number,
): Promise<TenureDifference[]> {
  const { rows } = await tx.query<KnownOfSubject>({
    name: 'tenure-subjects',
    text: `
      insert into tenure_subject as t (generation, subject, changes)
      select $2, i.subject, i.changes
        from jsonb_to_recordset($1) as i (subject text, changes jsonb)
       where exists (select from tally_generation g where g.id = $2 and g.status <> 'retired')
      on conflict (generation, subject) do update set changes = (
        select coalesce(jsonb_object_agg(key, n) filter (where n <> 0), '{}')
          from (select key, sum(value::int) as n
                  from (select * from jsonb_each_text(t.changes)
                        union all select * from jsonb_each_text(excluded.changes)) both_sides
                 group by key) summed)
      returning old.changes as before, new.changes as after`,
    values: [
      JSON.stringify(batch.map(({ subject, changes }) => ({ subject, changes: changes.counts }))),
      generation,
    ],
  });
  const came = tenuresByDepartment(rows.map(({ after }) => after));
  const went = tenuresByDepartment(rows.map(({ before }) => before ?? {}));
  return [...new Set([...came.keys(), ...went.keys()])].map((departmentId) => ({
    departmentId,
    tally: tenureTally.merge(
      tallyOf(came.get(departmentId)),
      tenureTally.negate(tallyOf(went.get(departmentId))),
    ),
  }));
}

const tenuresByDepartment = (subjects: readonly TenureChanges['counts'][]) =>
  Map.groupBy(
    subjects.flatMap((counts) => tenuresOf({ counts })),
    ({ department }) => department,
  );

const tallyOf = (tenures: readonly TenureOfDepartment[] = []): TenureTally =>
  tenureTally.addAll(tenureTally.empty(), tenures);

/** A month of one department in which tenures began or ended differently from before. */
export interface MovedTenure {
  departmentId: number;
  /** Firsts of the months; `lost` is infinity while the tenure lasts. */
  joined: string;
  lost: string;
  n: number;
}

/** The rows of `tally_tenure` that differences come to, in key order. */
export function movedTenures(differences: readonly TenureDifference[]): MovedTenure[] {
  return differences
    .flatMap(({ departmentId, tally }) =>
      Object.entries(tally.counts).map(([months, n]) => {
        const [joined = '', lost = ''] = months.split('/');
        return { departmentId, joined: `${joined}-01`, lost: lost === '..' ? 'infinity' : `${lost}-01`, n };
      }),
    )
    .toSorted(
      (a, b) =>
        a.departmentId - b.departmentId ||
        (a.joined === b.joined ? (a.lost < b.lost ? -1 : 1) : a.joined < b.joined ? -1 : 1),
    );
}

/** Rows in key order. Subscriptions are locked before, and nothing is after, so no two batches wait in a circle. */
export async function writeTenures(
  tx: PoolClient,
  moved: readonly MovedTenure[],
  generation: number,
): Promise<void> {
  await tx.query({
    name: 'tenure-tallies',
    text: `insert into tally_tenure as t (generation, department_id, joined, lost, n)
           select $2, i."departmentId", i.joined, i.lost, i.n
             from jsonb_to_recordset($1) as i ("departmentId" int, joined date, lost date, n int)
           on conflict (generation, department_id, joined, lost) do update set n = t.n + excluded.n`,
    values: [JSON.stringify(moved), generation],
  });
}
