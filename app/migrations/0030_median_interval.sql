-- A median worked out from counts has an interval of its own, and everybody behind it, without being an answer of a survey.

alter table confidential.observation
  drop constraint "an interval of answers says how many answered",
  add constraint "an interval says how many are behind it"
    check (low is null or respondents is not null or denominator is not null);
comment on column confidential.observation.low is
  'Lower end of the interval (95 %) that came with the value, in its unit: of a survey, or of a median worked out from counts.';
