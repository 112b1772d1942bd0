-- Pentads are summed up besides dekads. What was closed before is closed once more, in all grains.
alter table tally_series drop constraint tally_series_grain_check;
alter table tally_series add check (grain in ('day', 'pentad', 'dekad', 'month', 'quarter'));

delete from tally_score where series_id in (select id from tally_series where grain <> 'day');
delete from tally_count where series_id in (select id from tally_series where grain <> 'day');
delete from tally_sum where series_id in (select id from tally_series where grain <> 'day');
delete from tally_duration where series_id in (select id from tally_series where grain <> 'day');
delete from tally_fraction where series_id in (select id from tally_series where grain <> 'day');
delete from tally_moments where series_id in (select id from tally_series where grain <> 'day');
update tally_close set closed_before = '-infinity';
comment on column tally_close.closed_before is
  'The first of a pentad (1, 6, … 26). Pentads, dekads, months and quarters that end before have rows that sum up their days.';
