-- SQL for BI tools. A connection is a login role of its own, made from a grant. It may use the schema bi and nothing else;
-- what its views show is decided by session_user, which a client cannot change, and never by a setting, which it can.
do $$
declare
  name text;
begin
  -- The first owns the views and reads for them; the second may use them, and connections belong to it.
  foreach name in array array['attune_bi', 'attune_bi_reader'] loop
    begin
      execute format('create role %I nologin noinherit', name);
    exception when duplicate_object or unique_violation then
      null;
    end;
  end loop;
  if not pg_has_role(current_user, 'attune_bi', 'set') then
    grant attune_bi to current_user;
  end if;
end
$$;

create table bi_connection (
  id uuid primary key default uuidv7(),
  name text not null,
  role_name text collate "C" not null unique check (role_name ~ '^bi_[0-9a-f]{16}$'),
  department_id integer not null references department,
  created_at timestamptz not null default now(),
  password_at timestamptz not null default now(),
  ended_at timestamptz
);
comment on table bi_connection is 'Who a login role of PostgreSQL is: the departments that it sees. No client can write here.';
comment on column bi_connection.role_name is 'A number, not the name: everybody who can log in can list the roles of a server.';
comment on column bi_connection.ended_at is 'It sees nothing any more; its row goes with its role.';
grant select on bi_connection to attune_identity, attune_worker, attune_bi;

create table code_book (
  part text collate "C" not null,
  code text collate "C" not null,
  version integer,
  unit text,
  polarity text,
  minimum_n integer,
  interval_method text,
  name_en text,
  name_zh text,
  meaning_en text not null,
  meaning_zh text not null,
  primary key (part, code)
);
comment on table code_book is 'The code book of exports, for SQL: written by a worker.';
grant select, insert, delete on code_book to attune_worker;

grant usage on schema public to attune_bi;
grant select on indicator_value, code_book, department, department_placement, tally_generation to attune_bi;

create schema bi_inside authorization attune_bi;
create schema bi authorization attune_bi;
comment on schema bi is 'Attune for BI tools: figures by one definition in every department 供 BI 工具使用的指标数据';

set local role attune_bi;

create view bi_inside.visible_department with (security_barrier) as
  with recursive today (day) as (
    select (now() at time zone time_zone)::date from tally_generation where status = 'active'),
  below (id) as (
    select department_id from bi_connection where role_name = session_user::text and ended_at is null
     union
    select p.department_id from below b
      join department_placement p on p.parent_id = b.id
      join today on p.from_day <= today.day and p.to_day > today.day)
  select id from below;
comment on view bi_inside.visible_department is 'The departments of whoever is logged in, by today''s tree.';

create view bi.department with (security_barrier) as
  select d.key as department, d.name_en, d.name_zh, parent.key as parent, parent.name_en as parent_name_en,
         parent.name_zh as parent_name_zh
    from bi_inside.visible_department visible
    join department d using (id)
    left join (
      select p.department_id, above.*
        from department_placement p
        join tally_generation g on g.status = 'active' and (now() at time zone g.time_zone)::date >= p.from_day
                               and (now() at time zone g.time_zone)::date < p.to_day
        join bi_inside.visible_department visible on visible.id = p.parent_id
        join department above on above.id = p.parent_id) parent on parent.department_id = d.id;

create view bi.indicator with (security_barrier) as
  select code as indicator, name_en, name_zh, meaning_en, meaning_zh, unit, polarity, version, minimum_n, interval_method
    from code_book where part = 'indicator' and exists (select from bi_inside.visible_department);

create view bi.code_book with (security_barrier) as
  select part, code, name_en, name_zh, meaning_en, meaning_zh
    from code_book where part <> 'indicator' and exists (select from bi_inside.visible_department);

create view bi.indicator_value with (security_barrier) as
  select v.indicator_key as indicator, i.name_en as indicator_name_en, i.name_zh as indicator_name_zh,
         d.key as department, d.name_en as department_name_en, d.name_zh as department_name_zh,
         v.grain, v.period_from, v.period_to,
         case v.grain when 'year' then to_char(v.period_from, 'YYYY')
                      when 'quarter' then to_char(v.period_from, 'YYYY-"Q"Q')
                      else to_char(v.period_from, 'YYYY-MM') end as period,
         v.cut, v.key, v.currency, v.measure, v.item_group,
         i.unit, v.value, v.n, v.interval_low, v.interval_high, v.interval_level, v.interval_method,
         v.interval_reason, v.excluded, v.reason, v.version, v.computed_at, v.positions
    from indicator_value v
    join department d on d.id = v.department_id
    left join code_book i on i.part = 'indicator' and i.code = v.indicator_key;

comment on view bi.department is 'Departments you see 可见的部门';
comment on column bi.department.department is 'Key of the department 部门代码';
comment on column bi.department.name_en is 'Department, English 部门英文名';
comment on column bi.department.name_zh is 'Department, Chinese 部门名称';
comment on column bi.department.parent is 'Key of the department above, if you see it 上级部门代码';
comment on column bi.department.parent_name_en is 'Department above, English 上级部门英文名';
comment on column bi.department.parent_name_zh is 'Department above, Chinese 上级部门名称';

comment on view bi.indicator is 'Indicators and what they mean 指标与口径';
comment on column bi.indicator.indicator is 'Key of the indicator 指标代码';
comment on column bi.indicator.name_en is 'Indicator, English 指标英文名';
comment on column bi.indicator.name_zh is 'Indicator, Chinese 指标名称';
comment on column bi.indicator.meaning_en is 'What it says, English 英文说明';
comment on column bi.indicator.meaning_zh is 'What it says, Chinese 说明';
comment on column bi.indicator.unit is 'Unit, see code_book 单位，见 code_book';
comment on column bi.indicator.polarity is 'Which way is better 数值方向';
comment on column bi.indicator.version is 'Version of the definition 口径版本';
comment on column bi.indicator.minimum_n is 'Fewer answers than this are hidden 样本量低于此数则隐藏';
comment on column bi.indicator.interval_method is 'How its intervals are found, see code_book 区间算法，见 code_book';

comment on view bi.code_book is 'What codes mean: units, exclusions, reasons, interval methods, columns of exports 代码含义';
comment on column bi.code_book.part is 'What kind of code 代码类别';
comment on column bi.code_book.code is 'Code 代码';
comment on column bi.code_book.name_en is 'Name, English 英文名';
comment on column bi.code_book.name_zh is 'Name, Chinese 名称';
comment on column bi.code_book.meaning_en is 'Meaning, English 英文含义';
comment on column bi.code_book.meaning_zh is 'Meaning, Chinese 含义';

comment on view bi.indicator_value is 'Figures by indicator, department and period. Never add values up: filter grain and cut to one each 指标值：请固定 grain 与 cut，不要将数值相加';
comment on column bi.indicator_value.indicator is 'Key of the indicator 指标代码';
comment on column bi.indicator_value.indicator_name_en is 'Indicator, English 指标英文名';
comment on column bi.indicator_value.indicator_name_zh is 'Indicator, Chinese 指标名称';
comment on column bi.indicator_value.department is 'Key of the department; with everything below it 部门代码（含下级）';
comment on column bi.indicator_value.department_name_en is 'Department, English 部门英文名';
comment on column bi.indicator_value.department_name_zh is 'Department, Chinese 部门名称';
comment on column bi.indicator_value.grain is 'month, quarter or year: filter to one 时间粒度，请选定一种';
comment on column bi.indicator_value.period_from is 'First day 起始日';
comment on column bi.indicator_value.period_to is 'Last day 截止日';
comment on column bi.indicator_value.period is '2026-03, 2026-Q1 or 2026 时段';
comment on column bi.indicator_value.cut is 'department, or the dimension in key: filter to one 切面，请选定一种';
comment on column bi.indicator_value.key is 'Value of the dimension; empty where facts state none 维度取值';
comment on column bi.indicator_value.currency is 'ISO 4217 where the indicator reads money, else empty: never mix 币种，请勿混合';
comment on column bi.indicator_value.measure is 'Derived measure where the indicator reads one, else empty: never mix 派生度量，请勿混合';
comment on column bi.indicator_value.item_group is 'Item group where the indicator reads them, else empty: never mix 题组，请勿混合';
comment on column bi.indicator_value.unit is 'Unit of the value, see code_book 单位，见 code_book';
comment on column bi.indicator_value.value is 'The figure; null with a reason 指标值；为空时见 reason';
comment on column bi.indicator_value.n is 'How many it rests on; null where hidden 样本量；隐藏时为空';
comment on column bi.indicator_value.interval_low is 'Low end of the confidence interval 区间下限';
comment on column bi.indicator_value.interval_high is 'High end of the confidence interval 区间上限';
comment on column bi.indicator_value.interval_level is 'Level of the interval, 0.95 for 95 % 置信水平';
comment on column bi.indicator_value.interval_method is 'How the interval was found, see code_book 区间算法，见 code_book';
comment on column bi.indicator_value.interval_reason is 'Why a value has no interval, see code_book 无区间的原因';
comment on column bi.indicator_value.excluded is 'What did not count, by reason, see code_book 未计入的数量（按原因）';
comment on column bi.indicator_value.reason is 'Why there is no value, or why it is hidden, see code_book 无数值或隐藏的原因';
comment on column bi.indicator_value.version is 'Version of the definition 口径版本';
comment on column bi.indicator_value.computed_at is 'When the figure last changed 最近变动时间';
comment on column bi.indicator_value.positions is 'Position of the log it was read at, per partition 数据截止位置';

grant usage on schema bi to attune_bi_reader;
grant select on bi.department, bi.indicator, bi.code_book, bi.indicator_value to attune_bi_reader;

reset role;

create policy indicator_value_bi on indicator_value for select to attune_bi
  using (department_id = any (array(select id from bi_inside.visible_department)));

-- What a login role would get without being given it; the rest is done with the first connection (`closeDoors`).
revoke usage on schema public from public;
