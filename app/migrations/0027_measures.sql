-- Policies and measures with their dates, places where people meet, and what newcomers keep open.

create table office.measure (
  place_id uuid not null references office.place (place_id) on delete cascade,
  measure_id uuid not null default gen_random_uuid(),
  title text not null,
  what text not null default '',
  area text not null default '',
  for_whom text not null default 'everybody',
  kind text not null default 'decision',
  decided_by text not null default '',
  adopted_on date,
  implemented_from date,
  ended_on date,
  end_reason text not null default '',
  link text not null default '',
  money text not null default '',
  staff text not null default '',
  primary key (place_id, measure_id),
  constraint "a measure has a title of 1 to 200 characters" check (char_length(title) between 1 and 200),
  constraint "the area of a measure is a code" check (area ~ '^([a-z]+(-[a-z]+)*)?$'),
  constraint "whom a measure is for is known" check (for_whom in ('newcomers', 'residents', 'everybody', 'institutions')),
  constraint "the kind of a measure is known" check (kind in ('rule', 'programme', 'service', 'funding', 'post', 'building',
    'decision', 'other')),
  constraint "a measure is not implemented before it is adopted" check (implemented_from >= adopted_on),
  constraint "a measure does not end before it begins" check (ended_on >= adopted_on and ended_on >= implemented_from),
  constraint "only what ended has a reason for its end" check (end_reason = '' or ended_on is not null),
  constraint "the document of a measure begins with https" check (link = '' or (link ~ '^https://' and char_length(link) <= 500))
);
comment on table office.measure is
  'What the place decided and does about living together, with its dates. Stands beside answers over time, never as their cause.';
comment on column office.measure.area is 'A code of the fourteen areas (packages/reference); '''' where nobody said.';
comment on column office.measure.money is 'In words, with the period and the source of the money; '''' where nobody said.';

create table office.measure_change (
  place_id uuid not null,
  measure_change_id uuid not null default gen_random_uuid(),
  measure_id uuid not null,
  changed_at timestamptz not null default clock_timestamp(),
  before jsonb not null,
  primary key (place_id, measure_change_id),
  foreign key (place_id, measure_id) references office.measure (place_id, measure_id) on delete cascade
);
create index measure_change_of_measure on office.measure_change (place_id, measure_id);
comment on table office.measure_change is 'What an entry said before it was changed: only the fields that differ. Who changed it stands in the audit.';

create table published.measure (
  place_id uuid not null references office.place (place_id) on delete cascade,
  measure_id uuid not null,
  title text not null,
  what text not null,
  area text not null,
  for_whom text not null,
  kind text not null,
  decided_by text not null,
  adopted_on date,
  implemented_from date,
  ended_on date,
  end_reason text not null,
  link text not null,
  money text not null,
  staff text not null,
  published_on date not null default current_date,
  primary key (place_id, measure_id),
  foreign key (place_id, measure_id) references office.measure (place_id, measure_id) on delete cascade
);
comment on table published.measure is 'Policies and measures as the office chose to publish them. A copy: changes in the office do not reach it.';

-- Decisions noted for the time line are measures from now on, under the ids they had.
insert into office.measure (place_id, measure_id, title, adopted_on, link)
  select place_id, decision_id, what, decided_on, link from office.place_decision;
drop table office.place_decision;

create table office.encounter (
  place_id uuid not null references office.place (place_id) on delete cascade,
  encounter_id uuid not null default gen_random_uuid(),
  name text not null,
  kind text not null,
  moderated_by text not null default '',
  how_often text not null,
  open_to text not null,
  since_on date,
  until_on date,
  note text not null default '',
  primary key (place_id, encounter_id),
  constraint "a place of encounter has a name of 1 to 200 characters" check (char_length(name) between 1 and 200),
  constraint "the kind of a place of encounter is known" check (kind in ('language-cafe', 'cafe', 'sports', 'garden', 'library',
    'parents', 'repair-cafe', 'music-or-theatre', 'cooking', 'youth', 'festival', 'other')),
  constraint "how often people meet is known" check (how_often in ('daily', 'weekly', 'fortnightly', 'monthly', 'every-two-months',
    'rarely')),
  constraint "to whom a place of encounter is open is known" check (open_to in ('everybody', 'newcomers', 'residents', 'members')),
  constraint "a place of encounter does not end before it begins" check (until_on >= since_on)
);
create unique index "a place of encounter of this name is there already" on office.encounter (place_id, lower(name))
  where until_on is null;
comment on table office.encounter is 'Where newcomers and others meet, and who brings them together. Offers, never people.';
comment on column office.encounter.moderated_by is 'An organisation or a post; '''' where nobody moderates. No private person.';

create table office.service_threshold (
  place_id uuid not null references office.place (place_id) on delete cascade,
  threshold_id uuid not null default gen_random_uuid(),
  name text not null,
  from_age integer not null,
  to_age integer,
  use_percent double precision not null default 100,
  needed double precision,
  source text not null default '',
  primary key (place_id, threshold_id),
  constraint "a service has a name of 1 to 120 characters" check (char_length(name) between 1 and 120),
  constraint "ages of a service lie from 0 to 120" check (from_age between 0 and 120 and to_age between from_age and 120),
  constraint "the part that uses a service lies above 0 to 100" check (use_percent > 0 and use_percent <= 100),
  constraint "the number a service needs is from 0" check (needed between 0 and 10000000),
  constraint "a number that a service needs has a source" check (needed is null or source <> '')
);
create unique index "a service of this name is there already" on office.service_threshold (place_id, lower(name));
comment on table office.service_threshold is 'How many people a school class, a doctor''s seat or a club needs, and where that number is from.';
comment on column office.service_threshold.needed is 'Null: nothing closes, only the numbers are told (population, workforce).';

create table confidential.population_note (
  place_id uuid not null references office.place (place_id) on delete cascade,
  counted_on date not null,
  newcomers_are text not null,
  source text not null,
  primary key (place_id),
  constraint "a count says who counts as a newcomer" check (char_length(newcomers_are) between 1 and 300),
  constraint "a count has a source" check (char_length(source) between 1 and 300)
);
comment on table confidential.population_note is 'Of which day, whom and where from the counts by age are.';

create table confidential.population_by_age (
  place_id uuid not null,
  from_age integer not null,
  to_age integer,
  residents integer not null,
  newcomers integer not null,
  primary key (place_id, from_age),
  foreign key (place_id) references confidential.population_note (place_id) on delete cascade,
  constraint "ages of a count lie from 0 to 120" check (from_age between 0 and 120 and to_age between from_age and 120),
  constraint "newcomers are among the residents" check (newcomers between 0 and residents and residents <= 10000000)
);
comment on table confidential.population_by_age is 'Everybody and newcomers by band of age: small numbers, for coordinators and officers.';

create table confidential.arrival_cohort (
  place_id uuid not null references office.place (place_id) on delete cascade,
  year integer not null,
  arrived integer not null,
  still_here_after_2 integer,
  still_here_after_5 integer,
  primary key (place_id, year),
  constraint "a year of arrival has four digits" check (year between 1950 and 2200),
  constraint "nobody stays who did not arrive" check (arrived between 0 and 1000000 and still_here_after_2 between 0 and arrived
    and still_here_after_5 between 0 and coalesce(still_here_after_2, arrived))
);
comment on table confidential.arrival_cohort is 'Of those who registered here in a year, how many are still here two and five years later.';

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.measure', 'office.measure_change', 'published.measure', 'office.encounter',
    'office.service_threshold', 'confidential.population_note', 'confidential.population_by_age',
    'confidential.arrival_cohort'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))',
      table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('grant select, insert, update, delete on %s to vicus_office, vicus_work', table_name);
    execute format('create policy "coordinators and officers of the place" on %s to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'']))',
      table_name);
  end loop;
  foreach table_name in array array['office.measure', 'office.measure_change', 'published.measure', 'office.encounter'] loop
    execute format('create policy "readers see what is done" on %s for select to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = ''reader'')', table_name);
  end loop;
end $$;

create policy "everybody reads" on published.measure for select to vicus_public using (true);
grant select on published.measure to vicus_public;
