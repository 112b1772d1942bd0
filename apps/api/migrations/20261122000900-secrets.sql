-- Keys the deployment made for itself. Readers of figures and workers cannot read them.
create table secret (
  name text primary key,
  value bytea not null,
  created_at timestamptz not null default now()
);
grant select, insert on secret to attune_identity;
