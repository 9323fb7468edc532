-- Levels above towns: a district, a region, a country, the union. A level is where observers work. It has no answers, no
-- public town page, and stands in no list of towns; what it sees are places that agreed to be seen, through the gate.

alter table office.place
  add column kind text not null default 'locality',
  add column covers text[] not null default '{}',
  add constraint "the kind of a place is known" check (kind in ('locality', 'district', 'region', 'country', 'union')),
  add constraint "a level says what it covers and a town covers nothing" check ((kind = 'locality') = (cardinality(covers) = 0)),
  add constraint "a level covers codes of countries, regions or local units" check (cardinality(covers) <= 500
    and array_to_string(covers, ' ') ~ '^([A-Z]{2}([A-Z0-9]{1,3}|_[A-Za-z0-9.-]{1,30})?( [A-Z]{2}([A-Z0-9]{1,3}|_[A-Za-z0-9.-]{1,30})?)*)?$');
comment on column office.place.kind is 'locality: a town with an office; anything else: a level above towns, where observers work.';
comment on column office.place.covers is
  'Of a level: EU, a country (two letters), NUTS codes, or country and LAU code as the register writes them (DE_08117); each also covers what begins with it.';

create table published.level (
  place_id uuid not null references office.place (place_id) on delete cascade,
  slug text not null,
  name text not null,
  kind text not null,
  country text not null,
  covers text[] not null,
  is_example boolean not null default false,
  contact_email text not null default '',
  primary key (place_id),
  constraint "a level is a district, a region, a country or the union" check (kind in ('district', 'region', 'country', 'union')),
  constraint "a level that others see covers something" check (cardinality(covers) > 0)
);
comment on table published.level is 'Levels of this installation as everybody sees them: whom a town may ask, and who sees protected figures over towns.';

alter table published.level enable row level security;
alter table published.level force row level security;
create policy "everybody reads" on published.level for select
  to vicus_public, vicus_office, vicus_operator, vicus_work, vicus_combine using (true);
create policy "operators run levels" on published.level to vicus_operator using ((select vicus.is_operator()));
create policy "the owner makes backups" on published.level for select to current_user using (true);
grant select on published.level to vicus_public, vicus_office, vicus_work, vicus_combine;
grant select, insert, update, delete on published.level to vicus_operator;

-- Observers work on levels and nobody else does. A check within one place; runs as the owner, because who adds somebody
-- need not see the place.
create function vicus.check_observer() returns trigger language plpgsql security definer set search_path = pg_temp as $$
declare
  kind_of_place text;
begin
  select p.kind into kind_of_place from office.place p where p.place_id = new.place_id;
  if (new.role = 'observer') <> (kind_of_place <> 'locality') then
    raise exception 'observers work on levels and nobody else does' using errcode = 'check_violation',
      constraint = 'observers work on levels and nobody else does';
  end if;
  return new;
end $$;
comment on function vicus.check_observer() is 'Refuses an observer in a town, and any other role on a level.';
revoke execute on function vicus.check_observer() from public;
create trigger "observers work on levels and nobody else does" before insert or update of role, place_id on office.membership
  for each row execute function vicus.check_observer();
create trigger "observers are invited to levels and nobody else is" before insert or update of role, place_id
  on office.member_invitation for each row execute function vicus.check_observer();

-- What a level covers decides what its observers see: the operator says it, and a town never becomes a level.
create function vicus.keep_kind() returns trigger language plpgsql as $$
begin
  if new.kind <> old.kind then
    raise exception 'a town stays a town and a level a level' using errcode = 'check_violation',
      constraint = 'a town stays a town and a level a level';
  end if;
  if new.covers <> old.covers and current_user = 'vicus_office' then
    raise exception 'the operator says what a level covers' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
comment on function vicus.keep_kind() is 'Keeps the kind of a place, and what a level covers from those who work there.';
revoke execute on function vicus.keep_kind() from public;
create trigger "a town stays a town and a level a level" before update on office.place
  for each row execute function vicus.keep_kind();

-- The operator asks the first observers of a level to join; colleagues of a town are asked by its coordinator only.
create policy "operators invite observers" on office.member_invitation to vicus_operator
  using ((select vicus.is_operator()) and role = 'observer') with check ((select vicus.is_operator()) and role = 'observer');
grant select, insert, update, delete on office.member_invitation to vicus_operator;
