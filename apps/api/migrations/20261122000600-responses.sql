create table event_text (
  entry_id bigint not null,
  event_id bigint not null,
  field text collate "C" not null,
  department_id integer not null,
  customer_id bigint,
  text text not null,
  primary key (entry_id, event_id, field)
);
create index event_text_customer on event_text (customer_id) where customer_id is not null;
comment on table event_text is 'What people wrote, by the path of the field. Erasable, which is why it is not in the log.';

-- Which responses compete where a survey counts only the latest per customer and wave.
create table response_slot (
  survey_id integer not null references survey,
  customer_id bigint not null,
  wave text collate "C" not null,
  source_id integer not null,
  external_id text collate "C" not null,
  primary key (survey_id, customer_id, wave, source_id, external_id)
);
create unique index response_slot_response on response_slot (source_id, external_id);

alter table event_text enable row level security;
create policy event_text_scoped on event_text for select to attune_scoped
  using (department_id = any ((select attune_departments())::integer[]));
create policy event_text_ingest on event_text for insert to attune_ingest with check (true);
create policy event_text_worker on event_text to attune_worker using (true) with check (true);

grant insert on event_text to attune_ingest;
grant select, insert, update, delete on event_text, response_slot to attune_worker;
grant select on event_text to attune_scoped;
