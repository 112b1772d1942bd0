-- What a job came to answers whoever asks for the same again, unless it may come to something else by then: a receipt
-- that is recounted tells of today's definitions and of whom there is no trace left.
alter table job add column reusable boolean not null default true;
comment on column job.reusable is 'False: asked for again it is computed again, once this one has ended.';
grant insert (reusable) on job to attune_scoped;
drop index job_inputs;
create unique index job_inputs on job (fingerprint)
  where (status in ('queued', 'running') or (status = 'done' and reusable)) and not cancel_requested;

-- A recount that took a job is written to the receipt that is kept, for whoever asked and keeps it.
create policy pinned_receipt_worker on pinned_receipt to attune_worker using (true) with check (true);
grant select, update (recount) on pinned_receipt to attune_worker;

-- Why a recount is another number: found without a look at the rest of the log.
create index event_erasure on event (entry_id) where type = 'customer.erased';
