-- Figures for SQL, which cannot run an indicator: every kept figure as the product itself would answer it, worked out by
-- a worker as tallies change (features/indicator-values).
create table indicator_value (
  indicator_key text collate "C" not null,
  version integer not null,
  grain text collate "C" not null check (grain in ('month', 'quarter', 'year')),
  cut text collate "C" not null,
  period_from date not null,
  period_to date not null,
  department_id integer not null,
  key text collate "C" not null,
  currency text collate "C" not null,
  measure text collate "C" not null,
  item_group text collate "C" not null,
  value double precision,
  n bigint,
  interval_low double precision,
  interval_high double precision,
  interval_level double precision,
  interval_method text,
  interval_reason text,
  excluded jsonb not null,
  reason text,
  computed_at timestamptz not null default now(),
  positions bigint[] not null,
  primary key (indicator_key, grain, cut, period_from, department_id, key, currency, measure, item_group, version)
) with (fillfactor = 80);
comment on table indicator_value is 'Figures for SQL, one per indicator, period, department and dimension value. Written by a worker, shown by the views of the schema bi.';
comment on column indicator_value.cut is 'department, or the dimension whose values are in key.';
comment on column indicator_value.key is 'A value of the dimension; empty in the cut by department, and for facts that state none.';
comment on column indicator_value.currency is 'ISO 4217 of an indicator that reads money, else empty; measure and item_group likewise.';
comment on column indicator_value.n is 'Null where the figure is hidden: how few there are would say too much already.';
comment on column indicator_value.reason is 'Why there is no value, or why it is hidden.';
comment on column indicator_value.computed_at is 'When the figure last became another one.';
comment on column indicator_value.positions is 'The log was folded at least to here, per partition, when it did.';

alter table indicator_value enable row level security;
create policy indicator_value_scoped on indicator_value for select to attune_scoped
  using (department_id = any ((select attune_departments())::integer[]));
create policy indicator_value_worker on indicator_value to attune_worker using (true) with check (true);
grant select on indicator_value to attune_scoped;
grant select, insert, update, delete on indicator_value to attune_worker;

-- Which months the events of a stretch of the log speak of, by measure: one row per batch, taken away once what hangs on
-- them is due.
create table moved_months (
  partition smallint not null,
  position bigint not null,
  months jsonb not null,
  people boolean not null,
  primary key (partition, position)
);
comment on column moved_months.position is 'Of the last event of the batch.';
comment on column moved_months.months is 'Keys of measures by the first day of a month. In whatever time zone: at its ends both months are named.';
comment on column moved_months.people is 'Who is one with whom has changed.';

create table measure_month (
  measure text collate "C" not null,
  month date not null,
  primary key (measure, month)
);
comment on table measure_month is 'The months in which a measure ever had a fact.';

create table indicator_value_due (
  indicator_key text collate "C" not null,
  month date not null,
  positions bigint[] not null,
  since timestamptz not null default now(),
  primary key (indicator_key, month)
);
comment on table indicator_value_due is 'Months whose figures, and those of their quarter and year, are to be worked out anew from folds that have come to these positions.';

create table indicator_value_basis (
  indicator_key text primary key,
  basis text not null,
  month date not null
);
comment on column indicator_value_basis.basis is 'Of what the figures are made besides facts; where it is another one now, all of them are due.';
comment on column indicator_value_basis.month is 'Up to this month figures are there, also of months without a fact.';

grant select, insert, update, delete on moved_months, measure_month, indicator_value_due, indicator_value_basis to attune_worker;
-- Whoever publishes a definition makes the figures of its indicator due.
grant select (indicator_key), update (basis) on indicator_value_basis to attune_scoped;
