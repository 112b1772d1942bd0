-- Times as a subscriber, from joining to being lost: what retention and churn are read from.

-- What is known of one subscription, in whatever departments. Joining and losing may be told in any order, on different
-- partitions, and be taken back; from what is known before and after a batch follows what the batch does to tenures.
create table tenure_subject (
  generation smallint not null,
  subject text collate "C" not null,
  changes jsonb not null,
  primary key (generation, subject)
) with (fillfactor = 80);
comment on column tenure_subject.changes is
  'Joins per month and department, losses per month, {"2026-03/joined/2": 1, "2026-05/lost": 1}; below zero where something was taken back before it came.';

-- Sums over all subscriptions: no row is ever of a partition alone, as a subscription may be told of on several.
create table tally_tenure (
  generation smallint not null,
  department_id integer not null,
  joined date not null,
  lost date not null check (lost >= joined),
  n integer not null,
  primary key (generation, department_id, joined, lost)
) with (fillfactor = 80);
comment on table tally_tenure is
  'Tenures by the department of the start that opened them and the firsts of the months in which they were joined and lost; lost is infinity while they last.';

alter table tenure_subject enable row level security;
create policy tenure_subject_worker on tenure_subject to attune_worker using (true) with check (true);
grant select, insert, update, delete on tenure_subject to attune_worker;

alter table tally_tenure enable row level security;
create policy tally_tenure_scoped on tally_tenure for select to attune_scoped
  using (department_id = any ((select attune_departments())::integer[]));
create policy tally_tenure_worker on tally_tenure to attune_worker using (true) with check (true);
grant select on tally_tenure to attune_scoped;
grant select, insert, update, delete on tally_tenure to attune_worker;
