-- Counts that neighbouring places handed over, to be put together with a place's own where those are too few. They stay in its office.

create table confidential.neighbour_count (
  place_id uuid not null references office.place (place_id) on delete cascade,
  indicator_id text not null,
  definition_version integer not null,
  people text not null,
  year integer not null,
  neighbour text not null,
  numerator double precision not null,
  denominator double precision not null,
  agreed text not null,
  changed_on date not null default current_date,
  primary key (place_id, indicator_id, definition_version, people, year, neighbour),
  constraint "the people of a neighbour are known" check (people in ('newcomers', 'others', 'everyone')),
  constraint "the year of a neighbour has four digits" check (year between 1900 and 2200),
  constraint "a neighbour has a name of at most 120 characters" check (char_length(neighbour) between 1 and 120),
  constraint "counts of a neighbour are not negative" check (numerator >= 0 and denominator >= 0),
  constraint "a neighbour agreed in at most 300 characters" check (char_length(agreed) between 1 and 300)
);
comment on table confidential.neighbour_count is
  'Counts of an indicator that neighbouring places handed over, to be read together with a place''s own. Never published, never in its tables.';
comment on column confidential.neighbour_count.agreed is 'Who agreed to this, and when, in the words of the office.';
comment on column confidential.neighbour_count.definition_version is 'Version of the definition that the neighbour counted by.';

alter table confidential.neighbour_count enable row level security;
alter table confidential.neighbour_count force row level security;
create policy "jobs of the place" on confidential.neighbour_count to vicus_work using (place_id = (select vicus.place_id()));
create policy "the owner makes backups" on confidential.neighbour_count for select to current_user using (true);
create policy "coordinators and officers of the place" on confidential.neighbour_count to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array['coordinator', 'officer']));
grant select, insert, update, delete on confidential.neighbour_count to vicus_office, vicus_work;
