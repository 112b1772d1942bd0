/** The two halves of the lock that marks a transaction which adds nothing to the log. */
const mark = `hashtext('attune bystander')`;

/**
 * Makes the open transaction one that adds nothing to the log, so that the sequencer need not wait for its end: a fold
 * writes for tens of milliseconds, and everything committed meanwhile would wait with it. The log holds the transaction
 * to its word (`log_entry_open`).
 */
export const standBy = `select pg_advisory_xact_lock_shared(${mark}, 0), set_config('attune.log', 'closed', true)`;

/**
 * A query for the first transaction id that may still add to the log: everything below it has ended or is a bystander.
 * Belongs into a statement, whose snapshot it is judged by. Who holds the mark and who holds a transaction id is read
 * from the lock table in one moment, after the snapshot: a bystander that ends in between counts as one that may add.
 */
export const horizon = `
  select coalesce(min(open.xid), pg_snapshot_xmax(pg_current_snapshot())) as xid
    from pg_snapshot_xip(pg_current_snapshot()) as open (xid)
   where open.xid::xid not in (
     select held.transactionid
       from (select array_agg(l) as all from pg_locks l where l.locktype in ('advisory', 'transactionid')) locks
       cross join unnest(locks.all) as held
       join unnest(locks.all) as marked using (pid)
      where held.locktype = 'transactionid' and held.mode = 'ExclusiveLock' and held.granted
        and marked.locktype = 'advisory' and marked.granted and marked.objsubid = 2
        and marked.classid = (${mark}::bigint & 4294967295)::oid and marked.objid = 0)`;
