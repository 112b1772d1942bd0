-- What each customer did, in which department, on which day, per measure: what figures about people are made of.
-- Rows keep the customer a fact was recorded under; whoever reads follows `customer.merged_into`, so that taking a
-- merge back is exact. Erasing somebody leaves these rows: counts of a number that leads to nobody any more.
create table customer_activity (
  customer_id bigint not null,
  measure_id integer not null,
  department_id integer not null,
  day date not null,
  generation smallint not null,
  n integer not null,
  sum numeric not null,
  primary key (customer_id, measure_id, department_id, day, generation)
) with (fillfactor = 90);
comment on table customer_activity is 'Of one customer: facts and their sum, per measure, department and day. n = 0 where all were taken back.';

-- The same once more, in the order of time instead of people, for figures over many of them: first as it comes, then
-- packed by month. What is read is always the sum of both, so nothing hangs on when packing happens.
create table customer_activity_recent (
  measure_id integer not null,
  department_id integer not null,
  day date not null,
  customer_id bigint not null,
  generation smallint not null,
  n integer not null,
  sum numeric not null
);
comment on table customer_activity_recent is
  'What has not been packed, of measures that count or add up. Customer 0 stands for facts about nobody.';

create table customer_activity_month (
  measure_id integer not null,
  month date not null,
  department_id integer not null,
  generation smallint not null,
  customers bytea not null,
  days bytea not null,
  sums bytea not null,
  primary key (measure_id, generation, month, department_id)
);
-- They are packed already.
alter table customer_activity_month
  alter customers set storage external, alter days set storage external, alter sums set storage external;
comment on table customer_activity_month is
  'Entries of one measure, month and department in the order of customer and day; columns as in pack-entries.ts.';

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
    execute format('grant select, insert, update, delete on %I to attune_worker', name);
  end loop;
end
$$;

-- Who is one with whom is needed to count people, and says nothing of them.
grant select (id, merged_into, erased_at) on customer to attune_scoped;
