-- The fold adds each fact to its day. A month is summed up from its days when it is over, and from then on late facts
-- are added to both. One row per writer, so that writers do not meet: they hold theirs while they write, and whoever
-- closes a month holds all of them. All of a generation say the same.
create table tally_close (
  generation smallint not null references tally_generation,
  shard smallint not null,
  closed_before date not null default '-infinity',
  primary key (generation, shard)
);
comment on column tally_close.closed_before is
  'The first of a month: month rows are complete before it, and there are none from it on.';
grant select on tally_close to attune_scoped;
grant select, insert, update, delete on tally_close to attune_worker;

-- Rows of several shards become one of the shard -1 when their day is over: reading takes no longer with many shards.
alter table tally_generation add merged_before date not null default '-infinity';
comment on column tally_generation.merged_before is 'Shards were merged for the days before it.';

-- Points beyond the eleventh lie in an array (tally_score.further): the sum of such arrays, element by element.
create function add_elements(integer[], integer[]) returns integer[]
  language sql immutable strict parallel safe
  return (select array_agg(a + b order by i) from unnest($1, $2) with ordinality as u (a, b, i));
create aggregate sum_elements(integer[]) (sfunc = add_elements, stype = integer[], parallel = safe);
