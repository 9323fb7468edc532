-- What can be lent (premises, equipment, people's hours) and when it is; meetings of the bodies that coordinate, and what they decided.

create table office.lendable (
  place_id uuid not null references office.place (place_id) on delete cascade,
  lendable_id uuid not null default gen_random_uuid(),
  kind text not null,
  name text not null,
  actor_id uuid,
  capacity integer not null default 1,
  held_at text not null default '',
  conditions text not null default '',
  contact text not null default '',
  from_on date,
  until_on date,
  is_offered boolean not null default true,
  primary key (place_id, lendable_id),
  foreign key (place_id, actor_id) references office.actor (place_id, actor_id),
  constraint "what is lent is premises, equipment or hours" check (kind in ('premises', 'equipment', 'hours')),
  constraint "what is lent has a name of 1 to 120 characters" check (char_length(name) between 1 and 120),
  constraint "of what is lent there are 1 to 10000" check (capacity between 1 and 10000),
  constraint "an offer does not end before it begins" check (until_on >= from_on),
  constraint "words on what is lent are short" check (char_length(held_at) <= 200 and char_length(conditions) <= 1000
    and char_length(contact) <= 200)
);
create unique index "this organisation lends something of this name already" on office.lendable
  (place_id, coalesce(actor_id, '00000000-0000-0000-0000-000000000000'), lower(name));
create index lendable_by_actor on office.lendable (place_id, actor_id);
comment on table office.lendable is 'Premises, equipment and people''s hours that an organisation lends. Never a private person: hours are offered by an organisation.';
comment on column office.lendable.actor_id is 'Who lends it; null: the place itself.';
comment on column office.lendable.capacity is 'How many of it can be lent at the same time: 1 for a room, 40 for chairs, 3 for interpreters.';
comment on column office.lendable.contact is 'An office or post with its number; no private person.';

create table office.booking (
  place_id uuid not null references office.place (place_id) on delete cascade,
  booking_id uuid not null default gen_random_uuid(),
  lendable_id uuid not null,
  starts_at timestamp(0) not null,
  ends_at timestamp(0) not null,
  amount integer not null default 1,
  for_what text not null,
  actor_id uuid,
  activity_id uuid,
  action_id uuid,
  state text not null default 'booked',
  reason text not null default '',
  primary key (place_id, booking_id),
  foreign key (place_id, lendable_id) references office.lendable (place_id, lendable_id) on delete cascade,
  foreign key (place_id, actor_id) references office.actor (place_id, actor_id),
  foreign key (place_id, activity_id) references office.activity (place_id, activity_id) on delete set null (activity_id),
  foreign key (place_id, action_id) references office.action (place_id, action_id) on delete set null (action_id),
  constraint "a booking ends after it begins" check (ends_at > starts_at),
  constraint "a booking lasts at most 62 days" check (ends_at <= starts_at + interval '62 days'),
  constraint "a booking is of 1 to 10000" check (amount between 1 and 10000),
  constraint "a booking says what for in 1 to 200 characters" check (char_length(for_what) between 1 and 200),
  constraint "a booking is booked or cancelled" check (state in ('booked', 'cancelled')),
  constraint "a cancelled booking says why" check ((state = 'cancelled') = (reason <> '') and char_length(reason) <= 300)
);
create index booking_of_lendable on office.booking (place_id, lendable_id, starts_at);
create index booking_by_actor on office.booking (place_id, actor_id);
create index booking_for_activity on office.booking (place_id, activity_id);
create index booking_for_action on office.booking (place_id, action_id);
comment on table office.booking is 'When something is lent, and what for. Days and hours as the clock of the place shows them.';
comment on column office.booking.actor_id is 'Who borrows it; null: the place itself.';

-- How many are lent at the fullest moment of a time, all organisations together, and for how many there is room. It runs as its
-- owner, because a partner sees the bookings of its own organisation only; it tells a number and nothing else.
create function vicus.peak_of_place(of_place uuid, of_lendable uuid, from_time timestamp, until_time timestamp, except_booking uuid)
returns integer language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with beside as (
    select greatest(b.starts_at, from_time) as begins, b.ends_at, b.amount from office.booking b
    where b.place_id = of_place and b.lendable_id = of_lendable and b.state = 'booked'
      and b.starts_at < until_time and b.ends_at > from_time and b.booking_id is distinct from except_booking
  )
  select coalesce(max(at_once.amount), 0)::integer from (
    select (select sum(other.amount) from beside other where other.begins <= one.begins and other.ends_at > one.begins) as amount
    from beside one
  ) at_once
$$;
create function vicus.peak_lent(of_lendable uuid, from_time timestamp, until_time timestamp, except_booking uuid)
returns integer language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select vicus.peak_of_place(vicus.place_id(), of_lendable, from_time, until_time, except_booking)
$$;

-- The times at which something is lent, without what for and by whom: what everybody who may borrow it has to know.
create function vicus.lent_times(of_lendable uuid, from_time timestamp)
returns table (starts_at timestamp, ends_at timestamp, amount integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.starts_at, b.ends_at, b.amount from office.booking b
  where b.place_id = vicus.place_id() and b.lendable_id = of_lendable and b.state = 'booked' and b.ends_at >= from_time
    and vicus.member_role() in ('coordinator', 'officer', 'partner', 'reader')
  order by b.starts_at, b.ends_at limit 200
$$;

-- Names of those who lend: a partner has to know whom it borrows from, and reads no other row of the register of actors.
create function vicus.lender_names() returns table(actor_id uuid, name text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.actor_id, a.name from office.actor a
  where a.place_id = vicus.place_id() and vicus.member_role() in ('coordinator', 'officer', 'partner', 'reader')
    and exists (select from office.lendable l where l.place_id = a.place_id and l.actor_id = a.actor_id)
$$;

-- Two people who book at once wait for one another here; the second reads what the first has booked.
create function vicus.keep_capacity() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  room integer;
begin
  if new.state <> 'booked' then
    return new;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('lend ' || new.lendable_id::text, 0));
  select l.capacity into room from office.lendable l where l.place_id = new.place_id and l.lendable_id = new.lendable_id;
  if vicus.peak_of_place(new.place_id, new.lendable_id, new.starts_at, new.ends_at, new.booking_id) + new.amount > coalesce(room, 0) then
    raise exception 'this is lent at that time' using errcode = 'check_violation', constraint = 'this is lent at that time';
  end if;
  return new;
end $$;
create trigger "this is lent at that time" before insert or update on office.booking
  for each row execute function vicus.keep_capacity();
revoke execute on function vicus.peak_of_place(uuid, uuid, timestamp, timestamp, uuid), vicus.peak_lent(uuid, timestamp, timestamp, uuid), vicus.lent_times(uuid, timestamp),
  vicus.lender_names(), vicus.keep_capacity() from public;
grant execute on function vicus.peak_lent(uuid, timestamp, timestamp, uuid), vicus.lent_times(uuid, timestamp), vicus.lender_names()
  to vicus_office, vicus_work;

create table office.strategy_meeting (
  place_id uuid not null references office.place (place_id) on delete cascade,
  meeting_id uuid not null default gen_random_uuid(),
  strategy_id uuid,
  body_name text not null,
  held_on date not null,
  took_part text not null default '',
  about text not null default '',
  minutes_link text not null default '',
  primary key (place_id, meeting_id),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete set null (strategy_id),
  constraint "a meeting is one of a body" check (char_length(body_name) between 1 and 200),
  constraint "words on a meeting have at most 3000 characters" check (char_length(took_part) <= 3000 and char_length(about) <= 3000),
  constraint "minutes are linked by https" check (minutes_link = '' or (minutes_link ~ '^https://' and char_length(minutes_link) <= 500))
);
create unique index "this body has a meeting on this day already" on office.strategy_meeting (place_id, lower(body_name), held_on);
create index meeting_of_strategy on office.strategy_meeting (place_id, strategy_id);
comment on table office.strategy_meeting is 'Meetings of the bodies that coordinate a strategy: when, which organisations and functions took part, what it was about.';
comment on column office.strategy_meeting.took_part is 'Organisations and functions, one a line. No private persons.';

create table office.meeting_decision (
  place_id uuid not null,
  decision_id uuid not null default gen_random_uuid(),
  meeting_id uuid not null,
  what text not null,
  owner text not null default '',
  due_on date,
  action_id uuid,
  state text not null default 'open',
  done_on date,
  note text not null default '',
  primary key (place_id, decision_id),
  foreign key (place_id, meeting_id) references office.strategy_meeting (place_id, meeting_id) on delete cascade,
  foreign key (place_id, action_id) references office.action (place_id, action_id) on delete set null (action_id),
  constraint "a decision has 1 to 500 characters" check (char_length(what) between 1 and 500),
  constraint "a decision is open, done or dropped" check (state in ('open', 'done', 'dropped')),
  constraint "an open decision has no day of its end" check ((state = 'open') = (done_on is null)),
  constraint "words beside a decision are short" check (char_length(owner) <= 200 and char_length(note) <= 500)
);
create index decision_of_meeting on office.meeting_decision (place_id, meeting_id);
create index decision_on_action on office.meeting_decision (place_id, action_id);
comment on table office.meeting_decision is 'What a meeting decided: who sees to it (an organisation or function), until when, and what became of it.';

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.lendable', 'office.booking', 'office.strategy_meeting', 'office.meeting_decision'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))',
      table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('grant select, insert, update, delete on %s to vicus_office, vicus_work', table_name);
    execute format('create policy "coordinators and officers of the place" on %s to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'']))',
      table_name);
    execute format('create policy "readers see what is lent and decided" on %s for select to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = ''reader'')', table_name);
  end loop;
end $$;

-- A partner sees all that is offered, changes what its own organisation offers, and books for its organisation.
create policy "partners see what is offered" on office.lendable for select to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'partner'
    and (is_offered or actor_id = (select vicus.member_actor_id())));
create policy "a partner's own offers" on office.lendable to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'partner'
    and actor_id = (select vicus.member_actor_id()));
create policy "a partner's own bookings" on office.booking to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'partner'
    and actor_id = (select vicus.member_actor_id()));
-- It sees who borrows what it lends.
create policy "bookings of what a partner lends" on office.booking for select to vicus_office
  using (place_id = (select vicus.place_id()) and lendable_id in (select l.lendable_id from office.lendable l
    where l.place_id = (select vicus.place_id()) and l.actor_id = (select vicus.member_actor_id())));
