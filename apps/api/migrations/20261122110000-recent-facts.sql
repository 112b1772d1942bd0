-- The fold of customers' activity only appends: a row per batch, department and day, its facts as bytes. Packing puts
-- them where they are read from, by customer and by month.
drop table customer_activity_recent;
create table customer_activity_recent (
  department_id integer not null,
  day date not null,
  generation smallint not null,
  facts bytea not null
);
alter table customer_activity_recent alter facts set storage external;
comment on table customer_activity_recent is
  'What has not been packed; facts as in recent-facts.ts. Customer 0 stands for facts about nobody, of measures that count or add up.';

alter table customer_activity_recent enable row level security;
create policy customer_activity_recent_scoped on customer_activity_recent for select to attune_scoped
  using (department_id = any ((select attune_departments())::integer[]));
create policy customer_activity_recent_worker on customer_activity_recent to attune_worker
  using (true) with check (true);
grant select on customer_activity_recent to attune_scoped;
grant select, insert, delete on customer_activity_recent to attune_worker;

alter table customer_activity_month add rest bytea not null default '';
alter table customer_activity_month alter rest set storage external;
comment on column customer_activity_month.rest is
  'Entries without a place in the columns, as in recent-facts.ts: what was taken back before it came, and what is too large.';

-- What there was is folded from the log again.
truncate customer_activity, customer_activity_month;
delete from cursor where handler like 'fold-customer-activity:%';
