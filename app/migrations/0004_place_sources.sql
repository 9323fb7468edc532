-- Every number of a profile says where it comes from.
alter table office.place
  add column population_source text not null default '',
  add constraint "the source of the population has at most 300 characters" check (char_length(population_source) <= 300);
comment on column office.place.population_source is 'Who counted or estimated the population, e.g. a statistical office.';
alter table published.place add column population_source text not null default '';
