-- Waves of any instrument: how people are reached, the smallest group told about, letters, open links, districts.

create table office.district (
  place_id uuid not null references office.place (place_id) on delete cascade,
  code text not null,
  name text not null,
  population integer,
  outline text,
  primary key (place_id, code),
  constraint "a district's code is short and plain" check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(code) <= 60),
  constraint "a district's name has 1 to 120 characters" check (char_length(name) between 1 and 120),
  constraint "a district has no fewer than no inhabitants" check (population is null or population >= 0),
  constraint "a district's outline is a drawing" check (outline ~ '^M[0-9MLZ .-]*$' and char_length(outline) <= 20000)
);
create unique index "a district of this name is there already" on office.district (place_id, lower(name));
comment on table office.district is 'Parts of the place that surveys may ask about and samples may be drawn in.';
comment on column office.district.outline is 'SVG path in a box of 1000 units that all districts of the place share; null: not drawn.';

alter table office.wave
  add column approach text,
  add column minimum_group integer not null default 5,
  add constraint "the approach is known" check (approach in ('census', 'sample', 'list', 'open')),
  add constraint "the smallest group is five or more" check (minimum_group between 5 and 100),
  add constraint "an open link asks nobody by name" check (approach <> 'open' or mode = 'anonymous');
comment on column office.wave.approach is
  'How people are reached: everybody (census), some by chance (sample), named people (list), whoever wants (open). null: a governance wave, whose list its own room knows.';
comment on column office.wave.minimum_group is 'Groups smaller than this are never told about; respondents are promised it, so it is frozen at opening.';

create or replace function vicus.freeze_wave() returns trigger language plpgsql as $$
begin
  if old.state = 'closed' and new.state <> 'closed' then
    raise exception 'a closed wave stays closed' using errcode = 'check_violation',
      constraint = 'a closed wave stays closed';
  end if;
  if old.state <> 'draft' and (new.state = 'draft' or new.mode <> old.mode or new.design <> old.design
    or new.instrument <> old.instrument or new.minimum_group <> old.minimum_group
    or new.approach is distinct from old.approach) then
    raise exception 'an opened wave keeps its mode and questions' using errcode = 'check_violation',
      constraint = 'an opened wave keeps its mode and questions';
  end if;
  return new;
end $$;

alter table office.invitation
  add column address_lines text[] not null default '{}',
  add column district text,
  add constraint "an address has at most six lines" check (cardinality(address_lines) <= 6);
comment on column office.invitation.address_lines is 'Street, town and country as they stand in the window of an envelope, without the name.';
comment on column office.invitation.district is 'Code of a district of the place, for drawing and checking a sample. Never crossed with anonymous answers.';

-- Results of general waves are another room's; the governance room computes those without an approach.
create or replace function vicus.waves_to_compute() returns table (place_id uuid, wave_id uuid) language sql stable security definer
  set search_path = pg_temp
  as $$ select w.place_id, w.wave_id from office.wave w where w.state = 'closed' and w.approach is null and not exists
    (select from office.wave_result r where r.place_id = w.place_id and r.wave_id = w.wave_id) $$;

-- Named answers can be seen, corrected and taken back by whoever holds the link, until the wave is closed.
create policy "named answers of the link" on confidential.named_response for select to vicus_respondent
  using (place_id = (select vicus.place_id()) and exists (select from confidential.link l where l.place_id = named_response.place_id
    and l.wave_id = named_response.wave_id and l.invitation_id = named_response.invitation_id));
create policy "named answers are taken back" on confidential.named_response for delete to vicus_respondent
  using (place_id = (select vicus.place_id()) and exists (select from confidential.link l where l.place_id = named_response.place_id
    and l.wave_id = named_response.wave_id and l.invitation_id = named_response.invitation_id));
grant select, delete on confidential.named_response to vicus_respondent;

grant select (approach, minimum_group, instrument_id, instrument_version) on office.wave to vicus_respondent;
grant select (country) on office.place to vicus_respondent;

alter table office.district enable row level security;
alter table office.district force row level security;
create policy "the owner makes backups" on office.district for select to current_user using (true);
create policy "members of the place" on office.district to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) is not null);
create policy "jobs of the place" on office.district to vicus_work using (place_id = (select vicus.place_id()));
grant select, insert, update, delete on office.district to vicus_office, vicus_work;

alter table office.upload drop constraint "the purpose of the file is known";
alter table office.upload add constraint "the purpose of the file is known" check (purpose in ('actors', 'answers', 'residents'));
