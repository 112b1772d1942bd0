create table customer (
  id bigint generated always as identity primary key,
  name text,
  language text,
  segment text,
  region text,
  attributes jsonb,
  profile_at timestamptz(3) not null default '-infinity',
  consent boolean not null default true,
  consent_at timestamptz(3) not null default '-infinity',
  merged_into bigint references customer,
  erased_at timestamptz,
  created_at timestamptz not null default now()
);
comment on table customer is 'Personal data lives here and in customer_identity and event_text, nowhere else.';

create table customer_identity (
  kind text not null check (kind in ('external', 'email', 'phone')),
  value text collate "C" not null,
  customer_id bigint not null references customer,
  primary key (kind, value)
);
comment on column customer.profile_at is 'Time of the latest event that set the profile; an older one changes nothing.';
create index customer_merged_into on customer (merged_into) where merged_into is not null;
create index customer_identity_customer on customer_identity (customer_id);

-- Ingest finds and makes customers; it cannot read their names or change them.
grant select (id, segment, region, consent, merged_into, erased_at), insert on customer to attune_ingest;
grant select, insert on customer_identity to attune_ingest;
grant select, insert, update on customer to attune_worker;
grant select, insert, update, delete on customer_identity to attune_worker;
