import type { Client } from 'pg';

/**
 * Takes from everybody in this database what a role of PostgreSQL has without being given it and must not have here:
 * temporary tables, which are files, and large objects likewise; advisory locks, which Attune's own order hangs on; and
 * transaction ids, whose ends the sequencer waits for. Attune's roles keep them. Of the functions only a superuser can
 * say so: elsewhere `EndBiSessions` ends who uses them.
 */
export async function closeDoors(owner: Client): Promise<void> {
  await owner.query(`
    do $$
    declare
      door regprocedure;
      attune text;
    begin
      perform pg_advisory_xact_lock(hashtext('attune bi doors'), 0);
      select string_agg(quote_ident(rolname), ', ') into attune from pg_roles
       where rolname like 'attune\\_%' and rolname not like 'attune\\_bi%';
      execute format('revoke temporary on database %I from public', current_database());
      if not (select rolsuper from pg_roles where rolname = current_user) then
        return;
      end if;
      for door in
        select oid from pg_proc
         where pronamespace = 'pg_catalog'::regnamespace
           and proname ~ '^(pg_(try_)?advisory_|(pg|txid)_current(_.*_id)?$|lo_|lowrite$|loread$)'
      loop
        execute format('revoke execute on function %s from public', door);
        execute format('grant execute on function %s to %s', door, attune);
      end loop;
    end
    $$`);
}
