-- Offers and requests between places, bookings in two rows, gaps both have; services that places pay for together.
-- Every row belongs to the place that writes it; what two agree on is two rows. Nobody writes another's.

create table published.offer (
  place_id uuid not null references office.place (place_id) on delete cascade,
  offer_id uuid not null default gen_random_uuid(),
  is_example boolean not null,
  direction text not null,
  kind text not null,
  area text not null,
  title text not null,
  what text not null default '',
  languages text[] not null default '{}',
  at_once integer not null default 1,
  unit text not null,
  per_week integer,
  cost_cents bigint not null default 0,
  cost_per text not null default 'free',
  currency text not null default 'EUR',
  from_on date,
  until_on date,
  how_to_book text not null default '',
  contact text not null default '',
  is_open boolean not null default true,
  published_on date not null default current_date,
  changed_on date not null default current_date,
  place_name text not null,
  place_slug text not null,
  place_context jsonb not null default '{}',
  latitude double precision,
  longitude double precision,
  primary key (place_id, offer_id),
  constraint "it is an offer or a request" check (direction in ('offer', 'request')),
  constraint "the kind of an offer is known" check (kind in ('interpreters', 'courses', 'staff-hours', 'rooms', 'vehicles',
    'translations', 'expertise', 'other')),
  constraint "an offer has a title of 1 to 120 characters" check (char_length(title) between 1 and 120),
  constraint "words on an offer are short" check (char_length(what) <= 1000 and char_length(how_to_book) <= 1000
    and char_length(contact) <= 200),
  constraint "of an offer there are 1 to 10000 at once" check (at_once between 1 and 10000),
  constraint "what an offer is counted in is known" check (unit in ('hours', 'days', 'times', 'places', 'pages')),
  constraint "an offer has 1 to 100000 units a week" check (per_week between 1 and 100000),
  constraint "what an offer costs is said" check (cost_per in ('free', 'unit', 'booking') and (cost_per = 'free') = (cost_cents = 0)),
  constraint "the cost of an offer is an amount" check (cost_cents between 0 and 10000000000000 and currency ~ '^[A-Z]{3}$'),
  constraint "what is offered does not end before it begins" check (until_on >= from_on),
  constraint "an offer stands on the map or does not" check ((latitude is null) = (longitude is null))
);
comment on table published.offer is 'What a place offers to other places on this installation, or asks them for. Read by their offices, never by the public.';
comment on column published.offer.at_once is 'How many can be booked for the same hour: 2 interpreters, 1 room, 12 seats in a course.';
comment on column published.offer.per_week is 'How many units can be booked in one week from Monday to Sunday; null: no limit of its own.';
comment on column published.offer.cost_cents is 'Smallest coins of the currency, for each unit or each booking.';
comment on column published.offer.place_context is 'What was known of the place on the day it was published: size class, degree of urbanisation, population with its year.';

create table office.offer_booking (
  place_id uuid not null references office.place (place_id) on delete cascade,
  booking_id uuid not null default gen_random_uuid(),
  other_place_id uuid not null,
  offer_id uuid not null,
  other_name text not null,
  offer_title text not null,
  own_name text not null,
  starts_at timestamp(0) not null,
  ends_at timestamp(0) not null,
  at_once integer not null default 1,
  units integer not null default 1,
  for_what text not null,
  contact text not null default '',
  state text not null default 'asked',
  reason text not null default '',
  asked_on date not null default current_date,
  replaced text,
  replaced_note text not null default '',
  used_units integer,
  recorded_on date,
  primary key (place_id, booking_id),
  constraint "a place does not book of itself" check (other_place_id <> place_id),
  constraint "what is booked ends after it begins" check (ends_at > starts_at),
  constraint "what is booked lasts at most 62 days" check (ends_at <= starts_at + interval '62 days'),
  constraint "what is booked is 1 to 10000 at once" check (at_once between 1 and 10000),
  constraint "what is booked has 1 to 100000 units" check (units between 1 and 100000),
  constraint "what is booked says what for" check (char_length(for_what) between 1 and 300),
  constraint "words of a booking are short" check (char_length(contact) <= 200 and char_length(reason) <= 300
    and char_length(replaced_note) <= 500),
  constraint "what is asked for is asked or cancelled" check (state in ('asked', 'cancelled')),
  constraint "what was cancelled says why" check ((state = 'cancelled') = (reason <> '')),
  constraint "what a booking replaced is known" check (replaced in ('nothing', 'own-staff', 'paid', 'volunteers', 'family-or-child',
    'travel', 'other')),
  constraint "what was replaced has its day" check ((replaced is null) = (recorded_on is null)
    and (used_units is null or replaced is not null) and used_units between 0 and 100000)
);
create index offer_booking_by_other on office.offer_booking (other_place_id, offer_id);
comment on table office.offer_booking is 'What a place asks of another place''s offer: the row of the one who asks. The answer is a row of the other.';
comment on column office.offer_booking.other_place_id is 'Whose offer it is. No foreign key: where that place is removed, the row stays and says its name.';
comment on column office.offer_booking.replaced is 'Recorded afterwards: what would have been done without it. Interpreting by a child or a relative is what it should replace first.';

create table office.offer_answer (
  place_id uuid not null references office.place (place_id) on delete cascade,
  booking_id uuid not null,
  other_place_id uuid not null,
  offer_id uuid not null,
  other_name text not null,
  starts_at timestamp(0) not null,
  ends_at timestamp(0) not null,
  at_once integer not null,
  units integer not null,
  answer text not null,
  note text not null default '',
  answered_on date not null default current_date,
  primary key (place_id, booking_id),
  foreign key (place_id, offer_id) references published.offer (place_id, offer_id) on delete cascade,
  constraint "an answer is of another place" check (other_place_id <> place_id),
  constraint "an answer accepts, declines or takes back" check (answer in ('accepted', 'declined', 'released')),
  constraint "what is accepted ends after it begins" check (ends_at > starts_at),
  constraint "what is accepted is counted" check (at_once between 1 and 10000 and units between 1 and 100000),
  constraint "an answer has at most 500 characters" check (char_length(note) <= 500)
);
create index offer_answer_by_offer on office.offer_answer (place_id, offer_id, starts_at);
create index offer_answer_by_other on office.offer_answer (other_place_id);
comment on table office.offer_answer is 'What the offering place says to a booking. Only accepted ones take room; released ones did and no longer do.';

-- How much of an offer is taken by other answers of the same place: at the fullest moment, and in the week in which it begins.
create function vicus.offer_peak(of_place uuid, of_offer uuid, from_time timestamp, until_time timestamp, except_booking uuid)
returns integer language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with beside as (
    select greatest(a.starts_at, from_time) as begins, a.ends_at, a.at_once from office.offer_answer a
    where a.place_id = of_place and a.offer_id = of_offer and a.answer = 'accepted'
      and a.starts_at < until_time and a.ends_at > from_time and a.booking_id is distinct from except_booking
  )
  select coalesce(max(moment.amount), 0)::integer from (
    select (select sum(other.at_once) from beside other where other.begins <= one.begins and other.ends_at > one.begins) as amount
    from beside one
  ) moment
$$;
create function vicus.offer_week(of_place uuid, of_offer uuid, from_time timestamp, except_booking uuid)
returns integer language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(sum(a.units), 0)::integer from office.offer_answer a
  where a.place_id = of_place and a.offer_id = of_offer and a.answer = 'accepted'
    and date_trunc('week', a.starts_at) = date_trunc('week', from_time) and a.booking_id is distinct from except_booking
$$;

-- Two who accept at once wait for one another here; the second reads what the first accepted.
create function vicus.keep_offer_capacity() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  room integer;
  weekly integer;
begin
  if new.answer <> 'accepted' then
    return new;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('offer ' || new.offer_id::text, 0));
  select o.at_once, o.per_week into room, weekly from published.offer o
    where o.place_id = new.place_id and o.offer_id = new.offer_id;
  if vicus.offer_peak(new.place_id, new.offer_id, new.starts_at, new.ends_at, new.booking_id) + new.at_once > coalesce(room, 0) then
    raise exception 'this offer is taken at that time' using errcode = 'check_violation',
      constraint = 'this offer is taken at that time';
  end if;
  if vicus.offer_week(new.place_id, new.offer_id, new.starts_at, new.booking_id) + new.units > weekly then
    raise exception 'this offer is taken in that week' using errcode = 'check_violation',
      constraint = 'this offer is taken in that week';
  end if;
  return new;
end $$;
create trigger "this offer is taken at that time" before insert or update on office.offer_answer
  for each row execute function vicus.keep_offer_capacity();

-- When an offer is taken, without by whom and what for: what everybody who may see the offer has to know. What its booker
-- cancelled takes no room, even before the offering place has noted it.
create function vicus.offer_taken(of_place uuid, of_offer uuid, from_time timestamp)
returns table (starts_at timestamp, ends_at timestamp, at_once integer, units integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.starts_at, a.ends_at, a.at_once, a.units from office.offer_answer a
  join published.offer o on o.place_id = a.place_id and o.offer_id = a.offer_id
  where a.place_id = of_place and a.offer_id = of_offer and a.answer = 'accepted' and a.ends_at >= from_time
    and exists (select from office.offer_booking b where b.place_id = a.other_place_id and b.booking_id = a.booking_id
      and b.state = 'asked')
    and vicus.member_role() in ('coordinator', 'officer', 'reader')
    and (o.place_id = vicus.place_id() or (o.is_open
      and o.is_example = (select p.is_example from office.place p where p.place_id = vicus.place_id())))
  order by a.starts_at, a.ends_at limit 200
$$;

create table office.matched_gap (
  place_id uuid not null references office.place (place_id) on delete cascade,
  area text not null,
  agreed_by text not null,
  agreed_on date not null default current_date,
  primary key (place_id, area),
  constraint "a gap is in one area of life" check (area ~ '^[a-z]+(-[a-z]+)*$')
);
comment on table office.matched_gap is 'Areas of life without a service of its own that a place lets be matched with the same gap elsewhere. Each tick is the agreement.';

-- Gaps that the asking place and another both let be matched: which place, which area. Nothing else of either is told.
create function vicus.shared_gaps() returns table (place_id uuid, area text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select theirs.place_id, theirs.area from office.matched_gap own
  join office.place me on me.place_id = own.place_id
  join office.matched_gap theirs on theirs.area = own.area and theirs.place_id <> own.place_id
  join office.place p on p.place_id = theirs.place_id and p.is_example = me.is_example
  where own.place_id = vicus.place_id() and vicus.member_role() in ('coordinator', 'officer', 'reader')
  order by theirs.place_id, theirs.area limit 2000
$$;

create table office.joint_service (
  place_id uuid not null references office.place (place_id) on delete cascade,
  service_id uuid not null default gen_random_uuid(),
  circle_place_id uuid,
  circle_id uuid,
  lead_name text not null,
  title text not null,
  area text not null,
  use_unit text not null,
  currency text not null default 'EUR',
  fixed_cents bigint not null default 0,
  variable_cents bigint not null default 0,
  from_on date not null,
  until_on date not null,
  cost_key text,
  fixed_by text not null default 'equal',
  variable_by text not null default 'use',
  mixed_weights jsonb not null default '{}',
  floor_cents bigint,
  cap_cents bigint,
  clauses jsonb not null default '{}',
  steps jsonb not null default '{}',
  indicators text[] not null default '{}',
  revision integer not null default 1,
  state text not null default 'planning',
  changed_on date not null default current_date,
  primary key (place_id, service_id),
  constraint "a joint service has a title of 1 to 120 characters" check (char_length(title) between 1 and 120),
  constraint "what use is counted in is known" check (use_unit in ('hours', 'participants')),
  constraint "costs of a joint service are amounts" check (fixed_cents between 0 and 10000000000000
    and variable_cents between 0 and 10000000000000 and currency ~ '^[A-Z]{3}$'),
  constraint "a joint service ends after it begins" check (until_on > from_on),
  constraint "the cost key is known" check (cost_key in ('equal', 'population', 'migrants', 'use', 'fixed-variable', 'mixed')),
  constraint "parts of a cost key are known" check (fixed_by in ('equal', 'population', 'migrants')
    and variable_by in ('use', 'population', 'migrants')),
  constraint "floor and cap are amounts" check (floor_cents >= 0 and cap_cents >= 0 and floor_cents <= cap_cents),
  constraint "the state of a joint service is known" check (state in ('planning', 'ended'))
);
create unique index "a joint service of this name is there already" on office.joint_service (place_id, lower(title));
comment on table office.joint_service is 'A service that places pay for together: the row of the place that leads it. What it costs, how it is shared, and the draft of the agreement.';
comment on column office.joint_service.circle_place_id is 'Lead of the circle it stands on, with circle_id; no foreign key, circles belong to other places too.';
comment on column office.joint_service.clauses is 'Words of the agreement by clause, over the draft that is shown where nothing is written.';
comment on column office.joint_service.revision is 'Grows with every change; an agreement names the revision and the fingerprint of what was agreed to.';

create table office.joint_service_place (
  place_id uuid not null,
  service_id uuid not null,
  other_place_id uuid not null,
  other_name text not null,
  other_slug text not null,
  since date not null default current_date,
  primary key (place_id, service_id, other_place_id),
  foreign key (place_id, service_id) references office.joint_service (place_id, service_id) on delete cascade
);
create index joint_service_by_other on office.joint_service_place (other_place_id);
comment on table office.joint_service_place is 'Which places the lead plans the service with, itself among them.';

create table office.joint_part (
  place_id uuid not null references office.place (place_id) on delete cascade,
  lead_place_id uuid not null,
  service_id uuid not null,
  service_title text not null,
  lead_name text not null,
  needs text not null default '',
  use_units integer,
  population integer,
  migrants integer,
  migrants_source text,
  keeps text not null default '',
  role text not null default '',
  contact_point text not null default '',
  dpo_contact text not null default '',
  changed_on date not null default current_date,
  primary key (place_id, lead_place_id, service_id),
  constraint "words of a part are short" check (char_length(needs) <= 1000 and char_length(keeps) <= 1000
    and char_length(role) <= 1000 and char_length(contact_point) <= 200 and char_length(dpo_contact) <= 200),
  constraint "use is counted from 0" check (use_units between 0 and 100000000),
  constraint "residents are counted from 0" check (population between 0 and 100000000 and migrants between 0 and 100000000),
  constraint "a number of migrant residents says where it is from" check ((migrants is null) = (migrants_source is null)
    and migrants_source in ('published', 'entered'))
);
create index joint_part_of_service on office.joint_part (lead_place_id, service_id);
comment on table office.joint_part is 'What one place says to a joint service: its need, its use in the last twelve months, the figures it lets count, who keeps which data. Read by the places of the service.';
comment on column office.joint_part.migrants is 'Entered knowingly for these partners or taken from a published figure; never read from confidential counts.';

create table office.joint_agreement (
  place_id uuid not null references office.place (place_id) on delete cascade,
  agreement_id uuid not null default gen_random_uuid(),
  lead_place_id uuid not null,
  service_id uuid not null,
  service_title text not null,
  revision integer not null,
  fingerprint text not null,
  share_cents bigint not null,
  currency text not null,
  agreed_on date not null default current_date,
  agreed_by text not null,
  agreed_name text not null,
  ended_on date,
  primary key (place_id, agreement_id),
  constraint "the fingerprint of an agreement is one" check (fingerprint ~ '^[0-9a-f]{64}$'),
  constraint "the share agreed to is an amount" check (share_cents between 0 and 20000000000000)
);
create unique index "this place agreed already" on office.joint_agreement (place_id, lead_place_id, service_id) where ended_on is null;
create index joint_agreement_of_service on office.joint_agreement (lead_place_id, service_id);
comment on table office.joint_agreement is 'That the coordinator of a place agreed: to which revision, with which fingerprint of words and figures, to which share. Kept when it ends.';

create table office.joint_year (
  place_id uuid not null,
  service_id uuid not null,
  year integer not null,
  fixed_cents bigint not null,
  variable_cents bigint not null,
  changed_on date not null default current_date,
  primary key (place_id, service_id, year),
  foreign key (place_id, service_id) references office.joint_service (place_id, service_id) on delete cascade,
  constraint "a year of a joint service is one" check (year between 2000 and 2200),
  constraint "real costs are amounts" check (fixed_cents between 0 and 10000000000000 and variable_cents between 0 and 10000000000000)
);
comment on table office.joint_year is 'What a joint service really cost in a year, as its lead entered it: the base of the true-up.';

create table office.joint_use (
  place_id uuid not null references office.place (place_id) on delete cascade,
  lead_place_id uuid not null,
  service_id uuid not null,
  year integer not null,
  use_units integer not null,
  paid_cents bigint not null default 0,
  changed_on date not null default current_date,
  primary key (place_id, lead_place_id, service_id, year),
  constraint "a year of use is one" check (year between 2000 and 2200),
  constraint "real use is counted from 0" check (use_units between 0 and 100000000),
  constraint "what was paid is an amount" check (paid_cents between 0 and 10000000000000)
);
create index joint_use_of_service on office.joint_use (lead_place_id, service_id);
comment on table office.joint_use is 'What a place really used of a joint service in a year and what it has paid so far: its own row.';

-- Places of the services that the asking place takes part in. A function, because a table cannot ask itself who may read it.
create function vicus.joint_places() returns table (lead_place_id uuid, service_id uuid, place_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.place_id, o.service_id, o.other_place_id from office.joint_service_place own
  join office.joint_service_place o on o.place_id = own.place_id and o.service_id = own.service_id
  where own.other_place_id = vicus.place_id() and vicus.member_role() in ('coordinator', 'officer', 'reader')
$$;
revoke execute on function vicus.offer_peak(uuid, uuid, timestamp, timestamp, uuid), vicus.offer_week(uuid, uuid, timestamp, uuid),
  vicus.keep_offer_capacity(), vicus.offer_taken(uuid, uuid, timestamp), vicus.shared_gaps(), vicus.joint_places() from public;
grant execute on function vicus.offer_taken(uuid, uuid, timestamp), vicus.shared_gaps(), vicus.joint_places() to vicus_office;

do $$
declare
  table_name text;
begin
  foreach table_name in array array['published.offer', 'office.offer_booking', 'office.offer_answer', 'office.matched_gap',
    'office.joint_service', 'office.joint_service_place', 'office.joint_part', 'office.joint_agreement', 'office.joint_year',
    'office.joint_use'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))', table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('grant select, insert, update, delete on %s to vicus_office, vicus_work', table_name);
    execute format('create policy "members of the place read" on %s for select to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'', ''reader'']))',
      table_name);
  end loop;
  foreach table_name in array array['office.offer_booking', 'office.offer_answer', 'office.matched_gap', 'office.joint_service',
    'office.joint_service_place', 'office.joint_year'] loop
    execute format('create policy "coordinators and officers of the place" on %s to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'']))',
      table_name);
  end loop;
  foreach table_name in array array['office.offer_booking', 'office.offer_answer'] loop
    execute format('create policy "the other side reads" on %s for select to vicus_office '
      'using (other_place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'', ''reader'']))',
      table_name);
  end loop;
  -- A place says something to a service only while it is one of its places; what it said it may always take back.
  foreach table_name in array array['office.joint_part', 'office.joint_use'] loop
    execute format('create policy "coordinators and officers of the place" on %s to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer''])) '
      'with check (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'']) '
      'and (lead_place_id, service_id, place_id) in (select j.lead_place_id, j.service_id, j.place_id from vicus.joint_places() j))',
      table_name);
  end loop;
  foreach table_name in array array['office.joint_part', 'office.joint_agreement', 'office.joint_use'] loop
    execute format('create policy "places of the same service read" on %s for select to vicus_office '
      'using ((lead_place_id, service_id, place_id) in (select j.lead_place_id, j.service_id, j.place_id from vicus.joint_places() j))',
      table_name);
  end loop;
  foreach table_name in array array['office.joint_service', 'office.joint_service_place', 'office.joint_year'] loop
    execute format('create policy "places of the service read" on %s for select to vicus_office '
      'using ((place_id, service_id) in (select j.lead_place_id, j.service_id from vicus.joint_places() j))', table_name);
  end loop;
end $$;

-- Offers are real for real places and examples for examples; who publishes one has a public page that says who it is.
create policy "coordinators and officers publish offers" on published.offer to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array['coordinator', 'officer']))
  with check (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array['coordinator', 'officer'])
    and is_example = (select p.is_example from office.place p where p.place_id = vicus.place_id())
    and exists (select from published.place p where p.place_id = vicus.place_id()));
create policy "other places read open offers" on published.offer for select to vicus_office
  using (is_open and (select vicus.member_role()) = any (array['coordinator', 'officer', 'reader'])
    and is_example = (select p.is_example from office.place p where p.place_id = vicus.place_id()));

-- To agree is the coordinator's; what was agreed is not changed, it ends.
create policy "the coordinator agrees" on office.joint_agreement for insert to vicus_office
  with check (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'coordinator'
    and agreed_by = (select vicus.user_id()) and ended_on is null
    and (lead_place_id, service_id, place_id) in (select j.lead_place_id, j.service_id, j.place_id from vicus.joint_places() j));
create policy "the coordinator ends an agreement" on office.joint_agreement for update to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'coordinator' and ended_on is null)
  with check (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'coordinator');
revoke update, delete on office.joint_agreement from vicus_office;
grant update (ended_on) on office.joint_agreement to vicus_office;
