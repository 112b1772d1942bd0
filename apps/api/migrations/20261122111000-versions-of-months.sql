-- Who has read a month knows it again without reading it: months that are over hardly ever change.
alter table customer_activity_month add version uuid not null default gen_random_uuid();
comment on column customer_activity_month.version is 'Another one whenever a column changes.';
