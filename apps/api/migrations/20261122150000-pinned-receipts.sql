-- A receipt describes itself and is stored nowhere, unless somebody keeps it: a number that stood in a report.
create table pinned_receipt (
  id uuid primary key default uuidv7(),
  receipt text not null,
  note text not null,
  -- Whose facts it speaks of: it is for those who see all of them.
  departments integer[] not null check (cardinality(departments) > 0),
  by_kind text not null check (by_kind in ('account', 'key')),
  by_id text not null,
  by_name text not null,
  at timestamptz not null default now(),
  recount jsonb,
  unique (by_id, receipt)
);
comment on column pinned_receipt.recount is 'What recounting it said last: outcome, value, n, changes, at. Null until then.';

alter table pinned_receipt enable row level security;
create policy pinned_receipt_scoped on pinned_receipt to attune_scoped
  using (departments <@ (select attune_departments())::integer[])
  with check (departments <@ (select attune_departments())::integer[]);
grant select, insert, delete, update (recount) on pinned_receipt to attune_scoped;
