-- What each customer did, in which department, on which day, per measure: what figures about people are made of.
-- Facts keep the customer they were recorded under; whoever reads follows `customer.merged_into`, so that taking a
-- merge back is exact. Erasing somebody leaves them: counts of a number that leads to nobody any more.

-- The fold only appends: a row per batch, department and day, its facts as bytes. Packing appends them to where they
-- are read from, by customer and by month. What is read is always the sum of both, so nothing hangs on when it happens.
create table customer_activity_recent (
  department_id integer not null,
  day date not null,
  generation smallint not null,
  facts bytea not null
);
comment on table customer_activity_recent is
  'What has not been packed; facts as in recent-facts.ts. Customer 0 stands for facts about nobody, of measures that count or add up.';

create table customer_activity (
  chunk_id bigint generated always as identity primary key,
  generation smallint not null,
  segment bigint not null,
  department_id integer not null,
  facts bytea not null
);
create index customer_activity_segment on customer_activity (segment, generation, department_id);
comment on table customer_activity is
  'What neighbouring customers did in one department, in as many chunks as it came; facts as in segment-facts.ts. Chunks are never changed: many are replaced by one.';

create table customer_activity_month (
  chunk_id uuid primary key default gen_random_uuid(),
  generation smallint not null,
  measure_id integer not null,
  month date not null,
  department_id integer not null,
  customers bytea not null,
  days bytea not null,
  sums bytea not null,
  rest bytea not null
);
create index customer_activity_month_measure
  on customer_activity_month (generation, measure_id, month, department_id);
comment on table customer_activity_month is
  'The same in the order of time instead of people, of measures that count or add up: entries of one measure, month and department, in as many chunks as they came; columns as in pack-entries.ts. Who has read a chunk knows it.';
comment on column customer_activity_month.rest is
  'Entries without a place in the columns, as in recent-facts.ts: what was taken back before it came, and what is too large.';

-- They are packed already.
alter table customer_activity_recent alter facts set storage external;
alter table customer_activity alter facts set storage external;
alter table customer_activity_month
  alter customers set storage external, alter days set storage external, alter sums set storage external,
  alter rest set storage external;

do $$
declare
  name text;
begin
  foreach name in array array['customer_activity', 'customer_activity_recent', 'customer_activity_month'] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy %1$s_scoped on %1$I for select to attune_scoped
         using (department_id = any ((select attune_departments())::integer[]))', name);
    execute format('create policy %1$s_worker on %1$I to attune_worker using (true) with check (true)', name);
    execute format('grant select on %I to attune_scoped', name);
    execute format('grant select, insert, delete on %I to attune_worker', name);
  end loop;
end
$$;

-- Who is one with whom is needed to count people, and says nothing of them.
grant select (id, merged_into, erased_at) on customer to attune_scoped;
