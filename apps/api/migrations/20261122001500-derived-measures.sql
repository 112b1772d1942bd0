-- A number worked out per answer: whole numerators over one denominator, and who is left out, by reason.
alter table measure add column denominator bigint;
alter table measure drop constraint measure_kind_check;
alter table measure add constraint measure_kind_check
  check (kind in ('score', 'count', 'sum', 'duration', 'fraction'));
alter table measure add check ((kind = 'fraction') = (denominator is not null));

create table tally_fraction (
  like tally_sum,
  incomplete integer not null,
  superseded integer not null,
  no_consent integer not null,
  test integer not null,
  primary key (series_id, period, department_id, key_id, shard)
) with (fillfactor = 70);
comment on column tally_fraction.incomplete is
  'Answers that do not count, by reason, here and in the next three columns: too much of the number was missing.';

alter table tally_fraction enable row level security;
create policy tally_fraction_scoped on tally_fraction for select to attune_scoped
  using (department_id = any ((select attune_departments())::integer[]));
create policy tally_fraction_worker on tally_fraction to attune_worker using (true) with check (true);
grant select on tally_fraction to attune_scoped;
grant select, insert, update, delete on tally_fraction to attune_worker;

create table derived_measure (
  id integer generated always as identity primary key,
  key text collate "C" not null check (key ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
  version smallint not null,
  name_en text not null,
  name_zh text not null,
  survey_id integer not null references survey,
  reduction jsonb not null,
  items jsonb not null,
  measure_id integer not null references measure,
  history_id integer not null references measure,
  positions bigint[] not null,
  declared_at timestamptz not null default now(),
  retired_at timestamptz,
  swept_at timestamptz,
  unique (key, version)
);
comment on table derived_measure is 'A number worked out per response. A change is another version, folded beside the one before.';
comment on column derived_measure.items is 'The questions it reads, in the order of its method, with their scales.';
comment on column derived_measure.positions is
  'The head of the log per partition when it was declared: measure_id tallies what came after, history_id what was there.';

grant select on derived_measure to attune_scoped, attune_worker;
grant insert, update on derived_measure to attune_worker;
