-- Spreadsheets in which departments change rows of a strategy wait between preview and import like every other file.

alter table office.upload drop constraint "the purpose of the file is known";
alter table office.upload add constraint "the purpose of the file is known"
  check (purpose in ('actors', 'answers', 'residents', 'questionnaire', 'translation', 'data', 'strategy'));
