create table survey (
  id integer generated always as identity primary key,
  key text collate "C" not null unique check (key ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
  name_en text not null,
  name_zh text not null,
  counts text not null default 'every-response'
    check (counts in ('every-response', 'latest-per-customer-per-wave')),
  created_at timestamptz not null default now()
);

create table question (
  survey_id integer not null references survey,
  position smallint not null,
  key text collate "C" not null,
  type text not null check (type in ('nps', 'csat', 'ces', 'score', 'text')),
  label_en text not null,
  label_zh text not null,
  min smallint,
  max smallint,
  low_en text,
  low_zh text,
  high_en text,
  high_zh text,
  required boolean not null default false,
  primary key (survey_id, position),
  unique (survey_id, key),
  check ((type = 'text') = (min is null)),
  check ((min is null) = (max is null)),
  check (max > min and max - min < 200)
);

create table measure (
  id integer generated always as identity primary key,
  key text collate "C" not null unique,
  kind text not null check (kind in ('score', 'count', 'sum', 'duration')),
  min smallint,
  max smallint,
  unit text,
  check ((kind = 'score') = (min is not null))
);
comment on table measure is 'One closed question or one numeric or duration field, in its own scale, from the first fact on.';

grant select on survey, question, measure to attune_scoped, attune_ingest, attune_worker;
grant insert, update on survey, question to attune_scoped;
grant insert on measure to attune_worker, attune_ingest;
