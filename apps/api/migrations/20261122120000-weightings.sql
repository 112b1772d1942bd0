-- Cells may cross three dimensions. The rows of a tally carry one number for their values, however many there are.
alter table tally_key add key3 text collate "C" not null default '';
alter table tally_key drop constraint tally_key_key1_key2_key;
alter table tally_key add unique (key1, key2, key3);
comment on table tally_key is
  'The values of up to three dimensions, as one number. Empty where a cut has fewer, or a fact states none.';

-- Scores by the values of several dimensions at once, kept because somebody weights by them. Weightings by the same
-- dimensions share one.
create table crossed_cut (
  id integer generated always as identity primary key,
  dimensions text[] not null check (cardinality(dimensions) between 1 and 3),
  positions bigint[] not null,
  declared_at timestamptz not null default now(),
  retired_at timestamptz,
  swept_at timestamptz
);
create unique index crossed_cut_in_use on crossed_cut (dimensions) where retired_at is null;
comment on column crossed_cut.dimensions is 'In the order of the contracts; key1 to key3 of its cells are their values.';
comment on column crossed_cut.positions is
  'The head of the log per partition when it was declared: the cut crossed:<id> has what came after, crossed:<id>:history what was there.';

create table weighting (
  id integer generated always as identity primary key,
  key text collate "C" not null check (key ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
  version smallint not null,
  name_en text not null,
  name_zh text not null,
  definition jsonb not null,
  cut_id integer not null references crossed_cut,
  declared_at timestamptz not null default now(),
  retired_at timestamptz,
  unique (key, version)
);
create unique index weighting_in_use on weighting (key) where retired_at is null;
comment on table weighting is
  'What the respondents of a survey should look like. A key that is declared again after it was retired is another version.';

grant select on crossed_cut, weighting to attune_scoped, attune_worker;
grant insert, update on crossed_cut, weighting to attune_worker;
-- Whether answering hangs on satisfaction is looked for among customers who are alike.
grant select (segment, region) on customer to attune_scoped;
