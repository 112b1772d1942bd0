create table event_source (
  id integer generated always as identity primary key,
  source text collate "C" not null unique
);
grant select, insert on event_source to attune_ingest;
grant select on event_source to attune_worker, attune_scoped;

-- One row per commit and partition. The sequencer gives it a position; nothing else ever changes it.
-- Transaction ids are read by the sequencer alone: every cursor, message and receipt speaks of positions.
create sequence log_entry_id;
create table log_entry (
  id bigint primary key default nextval('log_entry_id'),
  xid xid8 not null default pg_current_xact_id(),
  partition smallint not null,
  count integer not null check (count > 0),
  first_position bigint
);
create unique index log_entry_position on log_entry (partition, first_position) where first_position is not null;
create index log_entry_waiting on log_entry (xid, id) where first_position is null;
comment on column log_entry.first_position is
  'Gap-free within the partition: the events of this entry are first_position … first_position + count - 1, by id.';

-- The sequencer does not wait for transactions that stand by (`platform/log/bystander.ts`). One that added to the log
-- all the same would be passed over, so it cannot.
create function log_entry_open() returns trigger
  language plpgsql as $$
begin
  if current_setting('attune.log', true) = 'closed' then
    raise exception 'This transaction stands by and cannot add to the log.' using errcode = 'object_not_in_prerequisite_state';
  end if;
  return null;
end
$$;
create trigger log_entry_open before insert on log_entry for each statement execute function log_entry_open();

create table log_head (
  partition smallint primary key,
  position bigint not null default 0
);
comment on table log_head is 'The last position given out, per partition.';

-- Which server is running on which database, since when. A database restored from a copy is another one, and so
-- is a standby that was promoted: wherever history can have been lost, this value differs.
create function log_incarnation() returns text
  language sql stable parallel safe
  return (select oid from pg_database where datname = current_database()) || '@'
    || extract(epoch from pg_postmaster_start_time());

-- An epoch lasts as long as an incarnation. Messages carry the epoch they were made in, so that those of a
-- future that never was are recognised. It is never used twice, by no copy either: it holds the time it began.
create table log_epoch (
  only_row boolean primary key default true check (only_row),
  epoch bigint not null default 1,
  incarnation text not null default '',
  system_identifier text not null default ''
);
comment on column log_epoch.system_identifier is
  'The cluster whose transaction ids the waiting entries carry; in another cluster the sequencer gives them new ones.';
insert into log_epoch default values;

-- The log. Kept for ever. Holds ids, measures and dimension values, never personal data or free text.
-- No foreign keys: every id in it was checked at the door, and the log outlives what it speaks of.
create table event (
  entry_id bigint not null,
  id bigint generated always as identity,
  source_id integer not null,
  external_id text collate "C" not null,
  type text collate "C" not null,
  time timestamptz(3) not null,
  received_at timestamptz(3) not null default now(),
  department_id integer not null,
  customer_id bigint,
  target_source_id integer,
  target_external_id text collate "C",
  fingerprint bytea not null,
  data json not null,
  before json,
  after json,
  primary key (entry_id, id),
  constraint event_identity unique (source_id, external_id)
);
create index event_target on event (target_source_id, target_external_id) where target_external_id is not null;
comment on column event.target_external_id is 'The earlier event that this one amends or withdraws.';
comment on column event.before is 'Contributions that this event takes out of the tallies (JSON array), null for none.';
comment on column event.after is 'Contributions that this event puts into the tallies (JSON array), null for none.';

-- An edit that came before its original. Applied when the original comes.
create table waiting_edit (
  source_id integer not null,
  external_id text collate "C" not null,
  target_source_id integer not null,
  target_external_id text collate "C" not null,
  fingerprint bytea not null,
  item json not null,
  department_ids integer[] not null,
  received_at timestamptz(3) not null default now(),
  primary key (source_id, external_id)
);
create index waiting_edit_target on waiting_edit (target_source_id, target_external_id);
comment on column waiting_edit.department_ids is 'What the sender may write to; checked against the original when it comes.';

-- Where each handler stands. Moved in the transaction of the handler's own effect, by compare-and-set.
create table cursor (
  handler text not null,
  partition smallint not null,
  position bigint not null default 0,
  primary key (handler, partition)
);

create table dead_letter (
  id bigint generated always as identity primary key,
  handler text not null,
  partition smallint not null,
  position bigint not null,
  entry_id bigint not null,
  event_id bigint not null,
  error text not null,
  attempts integer not null,
  failed_at timestamptz not null default now(),
  replayed_at timestamptz,
  unique (handler, partition, position)
);

alter table event enable row level security;
create policy event_scoped on event for select to attune_scoped
  using (department_id = any ((select attune_departments())::integer[]));
create policy event_ingest_read on event for select to attune_ingest using (true);
create policy event_ingest on event for insert to attune_ingest with check (true);
create policy event_worker on event to attune_worker using (true) with check (true);

-- Ingest adds and compares fingerprints; it can neither read a fact nor change one.
grant insert on event, log_entry to attune_ingest;
grant select (entry_id, id, source_id, external_id, fingerprint) on event to attune_ingest;
grant select (id, partition, count) on log_entry to attune_ingest;
grant usage on sequence log_entry_id to attune_ingest, attune_worker;
grant select on waiting_edit to attune_ingest;
grant select, insert on event to attune_worker;
grant select, insert, update on log_entry, log_head, log_epoch to attune_worker;
grant select, insert, update, delete on cursor, dead_letter, waiting_edit to attune_worker;
grant select on event to attune_scoped;
grant select on log_entry, log_head, log_epoch, cursor to attune_scoped;
