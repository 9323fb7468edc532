-- What the platform knows already becomes values of indicators: estimates from surveys keep their answers and their interval.

alter table office.data_import drop constraint "the kind of import is known";
alter table office.data_import add constraint "the kind of import is known"
  check (kind in ('file', 'form', 'delivery', 'activity', 'platform', 'undo'));

alter table confidential.observation
  add column respondents integer,
  add column low double precision,
  add column high double precision,
  add constraint "an estimate says how many answered" check (respondents > 0),
  add constraint "an interval has two ends around its value"
    check ((low is null) = (high is null) and (low is null or (value is not null and low <= value and value <= high))),
  add constraint "an interval of answers says how many answered" check (low is null or respondents is not null),
  add constraint "an estimate is no count of everybody" check (respondents is null or numerator is null);
comment on column confidential.observation.respondents is
  'Of an estimate: how many answered. Such a value is no count of everybody: its parts are not stored, and it has its own interval.';
comment on column confidential.observation.low is 'Lower end of the interval (95 %) that the survey gave, in the unit of the value.';
comment on column confidential.observation.high is 'Upper end of the same interval.';
