create table account (
  id uuid primary key default uuidv7(),
  email text collate "C" not null unique check (email = lower(email)),
  name text not null,
  password_hash text not null,
  created_at timestamptz not null default now()
);

create table account_grant (
  account_id uuid not null references account on delete cascade,
  role text not null check (role in ('owner', 'admin', 'analyst', 'agent', 'viewer')),
  department_id integer not null references department,
  primary key (account_id, role, department_id)
);

-- Only a hash of the cookie is kept: a copy of the database signs nobody in.
create table session (
  token_hash bytea primary key,
  account_id uuid not null references account on delete cascade,
  csrf text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_account on session (account_id);

create table api_key (
  id uuid primary key default uuidv7(),
  name text not null,
  prefix text not null,
  key_hash bytea not null unique,
  scopes text[] not null,
  department_id integer not null references department,
  created_by uuid references account on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
);

create table sign_in_attempt (
  subject text collate "C" not null,
  at timestamptz not null default now()
);
create index sign_in_attempt_subject on sign_in_attempt (subject, at);
comment on column sign_in_attempt.subject is 'Hash of an e-mail address or of a network address; failed attempts only.';

grant select, insert, update, delete on account, account_grant, session, api_key, sign_in_attempt to attune_identity;
