-- Plugins that were installed as one file. Their code runs in processes of its own, which reach no database.
create table installed_plugin (
  id integer generated always as identity primary key,
  name text collate "C" not null check (name ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
  version integer not null check (version >= 1),
  bundle text not null,
  sha256 text collate "C" not null,
  options json not null,
  description json not null,
  enabled boolean not null default true,
  installed_by text collate "C" not null,
  installed_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (name, version)
);
create unique index installed_plugin_in_use on installed_plugin (name) where removed_at is null;
comment on table installed_plugin is
  'A row never changes but in its last part; what replaces a plugin is another version of it, and the bundle stays.';
comment on column installed_plugin.description is 'What the plugin said of itself when it was installed, checked.';

-- Owners act through the application, which asks for their permission; nobody is shown a row by department.
grant select, insert, update (enabled, removed_at) on installed_plugin to attune_worker;
