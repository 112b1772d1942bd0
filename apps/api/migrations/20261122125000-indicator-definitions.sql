-- Versions of indicators that people define. What a plugin contributes is version 1 of its key, and has no row here.
create table indicator_definition (
  indicator text collate "C" not null check (indicator ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(indicator) <= 100),
  version integer not null check (version >= 1),
  status text not null check (status in ('draft', 'in-review', 'published', 'retired')),
  revision integer not null default 1,
  -- Null: since ever.
  from_day date,
  -- The last day, where somebody retired the indicator; else it is in force until the next version is.
  to_day date,
  body jsonb not null,
  primary key (indicator, version)
);
comment on table indicator_definition is
  'One version of an indicator: what it is (body, see the contracts) and from which day it is in force.';
-- One at a time is worked on, and no two begin on one day.
create unique index indicator_definition_open on indicator_definition (indicator)
  where status in ('draft', 'in-review');
create unique index indicator_definition_from on indicator_definition (indicator, coalesce(from_day, '-infinity'))
  where status in ('published', 'retired');

create table indicator_definition_step (
  id bigint generated always as identity primary key,
  indicator text collate "C" not null,
  version integer not null,
  step text not null check (step in ('drafted', 'edited', 'submitted', 'sent-back', 'published', 'retired')),
  by_kind text not null check (by_kind in ('account', 'key')),
  by_id text not null,
  by_name text not null,
  -- Whom it counts for: the account itself, or the one that made the key. Null for the key of the first start.
  by_person text,
  why text not null,
  at timestamptz not null default now(),
  foreign key (indicator, version) references indicator_definition on delete cascade
);
create index indicator_definition_step_version on indicator_definition_step (indicator, version, id);
comment on table indicator_definition_step is 'Who proposed, approved and published a version, and why.';

-- Goes up with every change, so that processes know when to read definitions again.
create table indicator_library (revision bigint not null);
insert into indicator_library values (1);

-- A version that filters by two dimensions at once is read from a crossed cut, which is kept for it.
create table crossed_cut_use (
  cut_id integer not null references crossed_cut,
  indicator text collate "C" not null,
  primary key (cut_id, indicator)
);
grant select, insert on crossed_cut_use to attune_worker;

grant select on indicator_definition, indicator_definition_step, indicator_library to attune_scoped, attune_worker;
grant insert, update, delete on indicator_definition to attune_worker;
grant insert, delete on indicator_definition_step to attune_worker;
grant update on indicator_library to attune_worker;
