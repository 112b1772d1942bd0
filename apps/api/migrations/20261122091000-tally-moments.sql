alter table measure drop constraint measure_kind_check;
alter table measure add constraint measure_kind_check
  check (kind in ('score', 'count', 'sum', 'duration', 'fraction', 'moments'));
alter table measure add column items smallint;
alter table measure add constraint measure_items_check check ((kind = 'moments') = (items is not null));
comment on column measure.items is 'How many questions an item group has, in the order of the group.';
-- From now on responses speak of their item groups, also of those that are there already.
insert into measure (key, kind, items)
select 'response:' || s.key || '#' || g.key || case when g.revision > 1 then '~' || g.revision else '' end,
       'moments', cardinality(g.items)
  from item_group g join survey s on s.id = g.survey_id;

create table tally_moments (
  series_id integer not null,
  period date not null,
  department_id integer not null,
  key_id integer not null,
  shard smallint not null,
  n bigint not null,
  skipped bigint not null,
  dont_know bigint not null,
  superseded bigint not null,
  no_consent bigint not null,
  test bigint not null,
  sums bigint[] not null,
  products bigint[] not null,
  primary key (series_id, period, department_id, key_id, shard)
) with (fillfactor = 70);
comment on column tally_moments.n is 'Complete rows of the item group; those that are not, or do not count, by reason in the next columns.';
comment on column tally_moments.products is
  'Sums of x_i x_j for j <= i, row by row; of sums and products a point is at most 1,000, so nothing overflows.';

alter table tally_moments enable row level security;
create policy tally_moments_scoped on tally_moments for select to attune_scoped
  using (department_id = any ((select attune_departments())::integer[]));
create policy tally_moments_worker on tally_moments to attune_worker using (true) with check (true);
grant select on tally_moments to attune_scoped;
grant select, insert, update, delete on tally_moments to attune_worker;

create function add_elements(bigint[], bigint[]) returns bigint[]
  language sql immutable strict parallel safe
  return (select array_agg(a + b order by i) from unnest($1, $2) with ordinality as u (a, b, i));
create aggregate sum_elements(bigint[]) (sfunc = add_elements, stype = bigint[], parallel = safe);
