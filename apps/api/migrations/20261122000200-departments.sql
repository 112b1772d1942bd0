create table department (
  id integer generated always as identity primary key,
  key text collate "C" not null unique check (key ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
  name_en text not null,
  name_zh text not null,
  created_at timestamptz not null default now()
);
comment on table department is 'A node of the enterprise; its id never changes. Where it stood when is in department_placement.';

create table department_placement (
  department_id integer not null references department,
  parent_id integer references department,
  from_day date not null default '-infinity',
  to_day date not null default 'infinity',
  primary key (department_id, from_day),
  check (from_day < to_day),
  check (parent_id is distinct from department_id)
);
comment on table department_placement is
  'The tree in force from from_day (inclusive) to to_day (exclusive). No parent: the root.';

insert into department (key, name_en, name_zh) values ('enterprise', 'Whole enterprise', '全企业');
insert into department_placement (department_id, parent_id) select id, null from department;

-- The tree is no secret: every signed-in person and every worker reads it; grants decide on figures and rows.
grant select on department, department_placement to attune_scoped, attune_ingest, attune_worker, attune_identity;
grant insert, update on department, department_placement to attune_scoped;
