-- Three ways to the data and one to who may have it, each a role of its own (README, "Access").
-- A role belongs to the cluster, not to the database, so it may be there already.
do $$
declare
  name text;
begin
  foreach name in array array['attune_scoped', 'attune_ingest', 'attune_worker', 'attune_identity'] loop
    begin
      execute format('create role %I nologin noinherit', name);
    exception when duplicate_object or unique_violation then
      null;
    end;
    if not pg_has_role(current_user, name, 'set') then
      execute format('grant %I to current_user', name);
    end if;
    execute format('grant usage on schema public to %I', name);
  end loop;
end
$$;

revoke create on schema public from public;

-- The departments a scoped transaction may see. Unset or empty: none, so a forgotten scope shows nothing.
create function attune_departments() returns integer[]
  language sql stable parallel safe
  return coalesce(nullif(current_setting('attune.departments', true), '')::integer[], '{}');

create table setting (
  key text primary key,
  value jsonb not null
);
comment on table setting is 'What is fixed at creation or belongs to the whole deployment: partitions, time zone, keys.';
grant select on setting to attune_scoped, attune_worker, attune_ingest, attune_identity;
grant insert, update on setting to attune_worker;
