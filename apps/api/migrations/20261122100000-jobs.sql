-- Computations that take longer than an answer may: asked for by somebody who sees certain departments, computed by a
-- worker over facts of these departments up to certain positions of the log, and kept with what they came to.
create table job (
  id uuid primary key default uuidv7(),
  kind text collate "C" not null,
  version smallint not null,
  parameters json not null,
  departments integer[] not null check (cardinality(departments) > 0),
  positions bigint[] not null,
  fingerprint text collate "C" not null,
  asked_by text collate "C" not null,
  asked_at timestamptz not null default now(),
  cancel_requested boolean not null default false,
  status text not null default 'queued' check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
  attempts smallint not null default 0,
  lease uuid,
  lease_until timestamptz,
  progress real not null default 0 check (progress between 0 and 1),
  step text,
  started_at timestamptz,
  finished_at timestamptz,
  result json,
  error_code text,
  error_detail text,
  check ((status = 'running') = (lease is not null)),
  check ((status = 'done') = (result is not null)),
  check ((status = 'failed') = (error_code is not null)),
  check ((status in ('done', 'failed', 'cancelled')) = (finished_at is not null))
);
comment on column job.version is 'Of the method: another version of it is another job.';
comment on column job.positions is 'Data cut-off: the last position of the log that is read, per partition.';
comment on column job.fingerprint is 'Of kind, version, parameters, departments and positions.';
comment on column job.lease is 'Who computes it, until lease_until; then another worker may take it over.';

-- One job per set of inputs, unless it failed or was cancelled: whoever asks again is answered with it.
create unique index job_inputs on job (fingerprint)
  where status in ('queued', 'running', 'done') and not cancel_requested;
create index job_open on job (id) where status in ('queued', 'running');
create index job_finished on job (finished_at) where finished_at is not null;

-- A job tells of its departments, so it is for those who see all of them.
alter table job enable row level security;
create policy job_read on job for select to attune_scoped
  using (departments <@ (select attune_departments())::integer[]);
create policy job_ask on job for insert to attune_scoped
  with check (departments <@ (select attune_departments())::integer[]);
create policy job_cancel on job for update to attune_scoped
  using (departments <@ (select attune_departments())::integer[]);
create policy job_worker on job to attune_worker using (true) with check (true);

-- To ask and to ask for an end is for everybody; what comes of it is for workers to write.
grant select, insert (kind, version, parameters, departments, positions, fingerprint, asked_by),
  update (cancel_requested) on job to attune_scoped;
grant select, update, delete on job to attune_worker;

-- What the log says of the departments of a scope, entry by entry: the row-level security of `event` goes by the
-- department an event is about, and would show a fact that an edit moved elsewhere without that edit. Here it is each
-- contribution that must be visible. A fact is named by the identity of its original, in its edits as well.
create function visible_log(wanted_partition smallint, after_position bigint, up_to bigint, wanted_types text[])
returns table (
  source_id integer, external_id text, is_edit boolean, type text, at float8, data json, before json, after json
)
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(e.target_source_id, e.source_id), coalesce(e.target_external_id, e.external_id),
         e.target_external_id is not null, e.type, (extract(epoch from e.time) * 1000)::float8,
         case when e.department_id = any (scope.ids) then e.data end, seen.before, seen.after
    from (select attune_departments() as ids) scope
   cross join lateral (
     select id from log_entry
      where partition = wanted_partition and first_position > after_position and first_position <= up_to
      order by first_position offset 0) l
   cross join lateral (
     select * from event where entry_id = l.id and type = any (wanted_types) order by id offset 0) e
   cross join lateral (
     select (select json_agg(c) from json_array_elements(e.before) c
              where (c ->> 'department')::int = any (scope.ids)) as before,
            (select json_agg(c) from json_array_elements(e.after) c
              where (c ->> 'department')::int = any (scope.ids)) as after offset 0) seen
   where e.department_id = any (scope.ids) or seen.before is not null or seen.after is not null
$$;
revoke execute on function visible_log from public;
grant execute on function visible_log to attune_scoped;
