-- The fold adds each fact to its day. Months are summed up from their days when they are over, per shard, and from
-- then on late facts are added to both. A month that is not closed for every shard is read by its days.
create table tally_close (
  generation smallint not null references tally_generation,
  shard smallint not null,
  closed_before date not null default '-infinity',
  primary key (generation, shard)
);
comment on column tally_close.closed_before is
  'The first of a month: this shard''s month rows are complete before it, and there are none from it on.';
grant select on tally_close to attune_scoped;
grant select, insert, update, delete on tally_close to attune_worker;

-- Points beyond the eleventh lie in an array (tally_score.further): the sum of such arrays, element by element.
create function add_elements(integer[], integer[]) returns integer[]
  language sql immutable strict parallel safe
  return (select array_agg(a + b order by i) from unnest($1, $2) with ordinality as u (a, b, i));
create aggregate sum_elements(integer[]) (sfunc = add_elements, stype = integer[], parallel = safe);
