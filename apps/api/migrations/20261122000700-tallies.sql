-- A new fold (another cut, another time zone) is built as a generation beside the old one.
create table tally_generation (
  id smallint generated always as identity primary key,
  status text not null check (status in ('building', 'active', 'retired')),
  time_zone text not null,
  created_at timestamptz not null default now(),
  activated_at timestamptz
);
create unique index tally_generation_active on tally_generation (status) where status = 'active';

-- Cells. One row per measure, cut, grain, period, department, one or two dimension values, and shard.
-- The shard is the partition of the log: one writer per row, so workers never wait for each other.
-- Everything in them is added, never overwritten; a reader sums over shards.
create table tally_score (
  generation smallint not null,
  measure_id integer not null,
  cut text collate "C" not null,
  grain text collate "C" not null,
  period date not null,
  department_id integer not null,
  key1 text collate "C" not null default '',
  key2 text collate "C" not null default '',
  shard smallint not null,
  counts integer[] not null,
  primary key (generation, measure_id, cut, grain, period, department_id, key1, key2, shard)
) with (fillfactor = 70);
comment on column tally_score.counts is
  'Answers per point of the scale from its low end, then per exclusion reason: skipped, dont-know, superseded, no-consent, test.';

create table tally_count (
  like tally_score including comments,
  primary key (generation, measure_id, cut, grain, period, department_id, key1, key2, shard)
) with (fillfactor = 70);
alter table tally_count drop column counts, add column n bigint not null;

create table tally_sum (
  like tally_count,
  sum numeric not null,
  sum_of_squares numeric not null,
  primary key (generation, measure_id, cut, grain, period, department_id, key1, key2, shard)
) with (fillfactor = 70);

create table tally_duration (
  like tally_count,
  bucket smallint not null,
  sum numeric not null,
  primary key (generation, measure_id, cut, grain, period, department_id, key1, key2, shard, bucket)
) with (fillfactor = 70);
comment on column tally_duration.bucket is 'Logarithmic bucket of the metrics package; its edges are fixed for ever.';

do $$
declare
  name text;
begin
  foreach name in array array['tally_score', 'tally_count', 'tally_sum', 'tally_duration'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy %1$s_scoped on %1$I for select to attune_scoped
         using (department_id = any ((select attune_departments())::integer[]))', name);
    execute format('create policy %1$s_worker on %1$I to attune_worker using (true) with check (true)', name);
    execute format('grant select on %I to attune_scoped', name);
    execute format('grant select, insert, update, delete on %I to attune_worker', name);
  end loop;
end
$$;
grant select on tally_generation to attune_scoped;
grant select, insert, update on tally_generation to attune_worker;
