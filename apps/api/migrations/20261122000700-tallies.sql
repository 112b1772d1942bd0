-- A new fold (another cut, another time zone) is built as a generation beside the old one.
create table tally_generation (
  id smallint generated always as identity primary key,
  status text not null check (status in ('building', 'active', 'retired')),
  time_zone text not null,
  created_at timestamptz not null default now(),
  activated_at timestamptz
);
create unique index tally_generation_active on tally_generation (status) where status = 'active';

-- What the rows of the tally tables are about, in one short number: there are a few hundred of these, and each
-- row and each index entry is smaller by them.
create table tally_series (
  id integer generated always as identity primary key,
  generation smallint not null references tally_generation,
  measure_id integer not null references measure,
  cut text collate "C" not null,
  grain text collate "C" not null check (grain in ('day', 'month')),
  unique (generation, measure_id, cut, grain)
);
comment on table tally_series is 'One measure in one cut at one grain, from its first fact on.';

-- Cells. One row per series, period, department, one or two dimension values, and shard.
-- The shard is the partition of the log: one writer per row, so workers never wait for each other.
-- Everything in them is added, never overwritten; a reader sums over shards.
-- Columns of a fixed width come first: the database finds them without looking at the others.
create table tally_score (
  series_id integer not null,
  period date not null,
  department_id integer not null,
  shard smallint not null,
  skipped integer not null,
  dont_know integer not null,
  superseded integer not null,
  no_consent integer not null,
  test integer not null,
  p1 integer not null,
  p2 integer not null,
  p3 integer,
  p4 integer,
  p5 integer,
  p6 integer,
  p7 integer,
  p8 integer,
  p9 integer,
  p10 integer,
  p11 integer,
  key1 text collate "C" not null default '',
  key2 text collate "C" not null default '',
  further integer[],
  primary key (series_id, period, department_id, key1, key2, shard)
) with (fillfactor = 70);
comment on column tally_score.p1 is
  'Answers of the scale''s lowest point; p2 those of the next, and so on. Null where the scale has no such point.';
comment on column tally_score.further is 'Answers of the twelfth point and on, where a scale has so many.';
comment on column tally_score.skipped is 'Answers that do not count, by reason, here and in the next four columns.';

create table tally_count (
  series_id integer not null,
  period date not null,
  department_id integer not null,
  shard smallint not null,
  n bigint not null,
  key1 text collate "C" not null default '',
  key2 text collate "C" not null default '',
  primary key (series_id, period, department_id, key1, key2, shard)
) with (fillfactor = 70);

create table tally_sum (
  like tally_count including defaults,
  sum numeric not null,
  sum_of_squares numeric not null,
  primary key (series_id, period, department_id, key1, key2, shard)
) with (fillfactor = 70);

create table tally_duration (
  like tally_count including defaults,
  bucket smallint not null,
  sum numeric not null,
  primary key (series_id, period, department_id, key1, key2, shard, bucket)
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
grant select on tally_generation, tally_series to attune_scoped;
grant select, insert, update on tally_generation to attune_worker;
grant select, insert on tally_series to attune_worker;
