-- What towns let levels above see beside needs and comparisons: answers as classes, looked at and frozen by the town itself;
-- and figures over them, made once a half-year by a job under vicus_combine, which reads nothing else of anybody.

create table office.observation_record (
  place_id uuid not null references office.place (place_id) on delete cascade,
  round text not null,
  until_round text not null,
  facts jsonb not null,
  size_class text not null,
  country text not null,
  nuts_code text,
  lau_code text,
  register_code text,
  is_example boolean not null default false,
  shared_on date not null default current_date,
  shared_by text not null,
  ended_on date,
  primary key (place_id, round),
  constraint "a round is a half-year" check (round ~ '^[0-9]{4}-H[12]$' and until_round ~ '^[0-9]{4}-H[12]$'),
  constraint "what is shared counts for some rounds" check (until_round >= round),
  constraint "what is shared are answers by fact" check (jsonb_typeof(facts) = 'object' and octet_length(facts::text) <= 4000),
  constraint "the size class that is shared is known" check (size_class in ('rural', 'small', 'medium', 'larger')),
  constraint "the country that is seen is two letters" check (country ~ '^[A-Z]{2}$')
);
comment on table office.observation_record is
  'What a town lets levels above count: one class an answer, as its coordinator saw and sent it in a half-year. The newest counts until it ends.';
comment on column office.observation_record.facts is 'Fact to answer (features/observer/facts.rules.ts), e.g. {"policy": "mixed"}; what is not shared is not in it.';
comment on column office.observation_record.size_class is 'By the limits of the platform, on that day.';
comment on column office.observation_record.until_round is 'The last half-year in which it may count.';

create table office.observation_cohort (
  place_id uuid not null references office.place (place_id) on delete cascade,
  fact text not null,
  cohort_id uuid not null,
  size_class text not null,
  places integer not null,
  formed_round text not null,
  last_round text not null,
  primary key (place_id, fact),
  constraint "a cohort has at least twelve places" check (places >= 12)
);
comment on table office.observation_cohort is
  'Places that are counted together, whole or not at all, so that nobody can be told by subtracting one figure from another.';
comment on column office.observation_cohort.places is 'How many it was formed of; fewer rows: somebody is gone, and it rests.';
comment on column office.observation_cohort.last_round is 'The last half-year in which it was counted.';

create table office.level_observation (
  place_id uuid not null references office.place (place_id) on delete cascade,
  round text not null,
  is_example boolean not null default false,
  computed_on date not null,
  tables jsonb not null,
  content_hash text not null,
  primary key (place_id, round)
);
comment on table office.level_observation is
  'What a level may read of a half-year: protected tables over towns it covers. Made once, never changed.';

create function vicus.keep_observation() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' or pg_trigger_depth() < 2 then
    raise exception 'a round of observation once made is kept' using errcode = 'check_violation',
      constraint = 'a round of observation once made is kept';
  end if;
  return old;
end $$;
comment on function vicus.keep_observation() is 'Refuses to change a round; it goes with its level only.';
create trigger "a round of observation once made is kept" before update or delete on office.level_observation
  for each row execute function vicus.keep_observation();
revoke execute on function vicus.keep_observation() from public;

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.observation_record', 'office.observation_cohort', 'office.level_observation'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
  end loop;
end $$;

create policy "members of the place read" on office.observation_record for select to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) in ('coordinator', 'officer', 'reader'));
create policy "the coordinator shares" on office.observation_record for insert to vicus_office
  with check (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'coordinator'
    and shared_by = (select vicus.user_id()));
create policy "the coordinator ends it or says it anew" on office.observation_record for update to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'coordinator')
  with check (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'coordinator');
grant select, insert, update on office.observation_record to vicus_office;
create policy "observers of the level read" on office.level_observation for select to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'observer');
grant select on office.level_observation to vicus_office;

-- The role of the job. A record that has ended does not exist for it, nor who sent it.
create policy "what is shared" on office.observation_record for select to vicus_combine using (ended_on is null);
grant select (place_id, round, until_round, facts, size_class, country, nuts_code, lau_code, register_code, is_example, ended_on)
  on office.observation_record to vicus_combine;
create policy "cohorts of the job" on office.observation_cohort to vicus_combine using (true) with check (true);
grant select, insert, update, delete on office.observation_cohort to vicus_combine;
create policy "rounds of the job" on office.level_observation to vicus_combine using (true) with check (true);
grant select, insert on office.level_observation to vicus_combine;
