-- A survey grows: questions are added, item groups declared and changed. Each such change is an edition, and a
-- response is read for ever by the edition it was recorded under, whatever is asked since.
alter table survey add column edition smallint not null default 1;
alter table question add column edition smallint not null default 1;
comment on column question.edition is 'The edition of its survey that brought it.';

create table item_group (
  survey_id integer not null references survey,
  key text collate "C" not null,
  revision smallint not null,
  edition smallint not null,
  items text[] collate "C" not null check (cardinality(items) between 2 and 30),
  primary key (survey_id, key, revision)
);
comment on table item_group is
  'Closed questions that measure one thing together. Other items are another revision, with a measure of its own.';

grant select on item_group to attune_scoped, attune_ingest, attune_worker;
grant insert on item_group to attune_scoped;
-- A question and its measure are declared in one transaction.
grant insert on measure to attune_scoped;
