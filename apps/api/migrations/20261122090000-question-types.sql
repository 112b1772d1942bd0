alter table question drop constraint question_type_check;
alter table question add constraint question_type_check
  check (type in ('nps', 'csat', 'ces', 'ces-2010', 'repurchase', 'score', 'text'));
