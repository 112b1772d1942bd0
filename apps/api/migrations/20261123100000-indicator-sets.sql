-- Versions of indicator sets, in the shape of those of indicators.
create table indicator_set_version (
  set_key text collate "C" not null check (set_key ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(set_key) <= 100),
  version integer not null check (version >= 1),
  status text not null check (status in ('draft', 'in-review', 'published', 'retired')),
  revision integer not null default 1,
  -- Null: since ever.
  from_day date,
  -- The last day, where somebody retired the set; else it is in force until the next version is.
  to_day date,
  body jsonb not null,
  primary key (set_key, version)
);
comment on table indicator_set_version is
  'One version of an indicator set: what it is (body, see the contracts) and from which day it is in force.';
create unique index indicator_set_version_open on indicator_set_version (set_key)
  where status in ('draft', 'in-review');
create unique index indicator_set_version_from on indicator_set_version (set_key, coalesce(from_day, '-infinity'))
  where status in ('published', 'retired');

create table indicator_set_step (
  id bigint generated always as identity primary key,
  set_key text collate "C" not null,
  version integer not null,
  step text not null check (step in ('drafted', 'edited', 'submitted', 'sent-back', 'published', 'retired')),
  by_kind text not null check (by_kind in ('account', 'key')),
  by_id text not null,
  by_name text not null,
  by_person text,
  why text not null,
  at timestamptz not null default now(),
  foreign key (set_key, version) references indicator_set_version on delete cascade
);
create index indicator_set_step_version on indicator_set_step (set_key, version, id);
comment on table indicator_set_step is 'Who proposed, approved and published a version, and why.';

create table indicator_set_proposal (
  set_key text collate "C" not null,
  version integer not null,
  department_id integer not null references department,
  primary key (set_key, version),
  foreign key (set_key, version) references indicator_set_version on delete cascade
);
comment on table indicator_set_proposal is 'The department that a version comes from; those of the set''s own office have none.';

-- Goes up with every change, so that processes know when to read sets again.
create table indicator_set_library (revision bigint not null);
insert into indicator_set_library values (1);

create table indicator_set_adoption (
  set_key text collate "C" not null,
  department_id integer not null references department,
  revision integer not null default 1,
  targets jsonb not null,
  items jsonb not null,
  primary key (set_key, department_id)
);
comment on table indicator_set_adoption is
  'A department that works by a set, with what is below it: targets of its own where the set allows it, and items of its own.';

create table indicator_set_adoption_step (
  id bigint generated always as identity primary key,
  set_key text collate "C" not null,
  department_id integer not null references department,
  step text not null check (step in ('adopted', 'edited', 'left')),
  by_kind text not null check (by_kind in ('account', 'key')),
  by_id text not null,
  by_name text not null,
  why text not null,
  at timestamptz not null default now()
);
create index indicator_set_adoption_step_of on indicator_set_adoption_step (set_key, department_id, id);
comment on table indicator_set_adoption_step is 'Who adopted, changed and left what, and why; it outlives the adoption.';

-- Sets hold in the whole enterprise and targets in all below a department: the use cases decide who sees which, and
-- nobody who reads figures has a way here.
grant select on indicator_set_version, indicator_set_step, indicator_set_proposal, indicator_set_library,
  indicator_set_adoption, indicator_set_adoption_step to attune_worker;
grant insert, update, delete on indicator_set_version, indicator_set_adoption to attune_worker;
grant insert, delete on indicator_set_step, indicator_set_proposal to attune_worker;
grant insert on indicator_set_adoption_step to attune_worker;
grant update on indicator_set_library to attune_worker;
