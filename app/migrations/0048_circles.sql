-- Circles: small groups of places that work together. Every row belongs to the place that writes it and names the place that
-- leads; who may read a row of another place is decided by what two places said: the lead invited, the other said yes.
-- And networks: which ones a place is in, what they cost, what came back, and where a practice was posted.

create table office.circle (
  place_id uuid not null references office.place (place_id) on delete cascade,
  circle_id uuid not null default gen_random_uuid(),
  name text not null,
  purpose text not null default '',
  currency text not null default 'EUR',
  begun_on date not null default current_date,
  ended_on date,
  ending text not null default '',
  primary key (place_id, circle_id),
  constraint "a circle has a name of 1 to 120 characters" check (char_length(name) between 1 and 120),
  constraint "words on a circle have at most 1000 characters" check (char_length(purpose) <= 1000 and char_length(ending) <= 1000),
  constraint "the currency of a circle is three letters" check (currency ~ '^[A-Z]{3}$'),
  constraint "a circle does not end before it begins" check (ended_on >= begun_on)
);
create unique index "this place leads a circle of this name already" on office.circle (place_id, lower(name)) where ended_on is null;
comment on table office.circle is 'A group of places that work together (a valley, a district); the row of the place that leads it.';

create table office.circle_invitation (
  place_id uuid not null references office.place (place_id) on delete cascade,
  circle_id uuid not null,
  other_place_id uuid not null,
  other_name text not null,
  words text not null default '',
  invited_on date not null default current_date,
  withdrawn_on date,
  primary key (place_id, circle_id, other_place_id),
  foreign key (place_id, circle_id) references office.circle (place_id, circle_id) on delete cascade,
  constraint "a place does not invite itself" check (other_place_id <> place_id),
  constraint "words of an invitation have at most 1000 characters" check (char_length(words) <= 1000)
);
create index invitation_to_a_circle on office.circle_invitation (other_place_id, place_id, circle_id);
comment on table office.circle_invitation is 'Whom the place that leads a circle asked to join; its own row, no key to the other place.';
comment on column office.circle_invitation.other_name is 'Name of the other place on that day: what is left when it leaves the installation.';

create table office.circle_member (
  place_id uuid not null references office.place (place_id) on delete cascade,
  lead_place_id uuid not null,
  circle_id uuid not null,
  circle_name text not null,
  lead_name text not null,
  state text not null,
  said_on date not null default current_date,
  may_be_named boolean not null default false,
  primary key (place_id, lead_place_id, circle_id),
  constraint "a place is a member, has declined or has left" check (state in ('member', 'declined', 'left')),
  constraint "a place that leads does not join" check (lead_place_id <> place_id)
);
create index member_of_circle on office.circle_member (lead_place_id, circle_id, place_id);
comment on table office.circle_member is 'What a place said to an invitation: yes, no, or that it left. Written by that place alone.';
comment on column office.circle_member.may_be_named is 'Whether this place may be named where an outcome of the circle is published.';

-- Who belongs. These run as the owner, because each side sees only its own half of the agreement.
create function vicus.is_invited(lead uuid, circle uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from office.circle_invitation i join office.circle c on c.place_id = i.place_id and c.circle_id = i.circle_id
    where i.place_id = lead and i.circle_id = circle and i.other_place_id = vicus.place_id() and i.withdrawn_on is null)
$$;
-- What a place said counts from the last time it was asked: whoever is asked again after it was removed says yes again.
create function vicus.said_to_circle(lead uuid, circle uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.state from office.circle_member m join office.circle_invitation i
    on i.place_id = m.lead_place_id and i.circle_id = m.circle_id and i.other_place_id = m.place_id
  where m.place_id = vicus.place_id() and m.lead_place_id = lead and m.circle_id = circle
    and i.withdrawn_on is null and m.said_on >= i.invited_on
$$;
create function vicus.in_circle(lead uuid, circle uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from office.circle c where c.place_id = lead and c.circle_id = circle and lead = vicus.place_id())
    or coalesce(vicus.said_to_circle(lead, circle) = 'member', false)
$$;
create function vicus.at_work_in_circle(lead uuid, circle uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select vicus.in_circle(lead, circle)
    and exists (select from office.circle c where c.place_id = lead and c.circle_id = circle and c.ended_on is null)
$$;
-- Who was asked and has not said no may see what it was asked into: name, purpose, members; nothing that was written inside.
create function vicus.sees_circle(lead uuid, circle uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select vicus.in_circle(lead, circle) or (vicus.is_invited(lead, circle) and vicus.said_to_circle(lead, circle) is null)
$$;
comment on function vicus.in_circle(uuid, uuid) is 'Whether the place at work leads this circle, or was invited and said yes.';
revoke execute on function vicus.is_invited(uuid, uuid), vicus.said_to_circle(uuid, uuid), vicus.in_circle(uuid, uuid), vicus.at_work_in_circle(uuid, uuid),
  vicus.sees_circle(uuid, uuid) from public;
grant execute on function vicus.is_invited(uuid, uuid), vicus.said_to_circle(uuid, uuid), vicus.in_circle(uuid, uuid), vicus.at_work_in_circle(uuid, uuid),
  vicus.sees_circle(uuid, uuid) to vicus_office, vicus_work;

create table office.circle_topic (
  place_id uuid not null references office.place (place_id) on delete cascade,
  topic_id uuid not null default gen_random_uuid(),
  lead_place_id uuid not null,
  circle_id uuid not null,
  title text not null,
  area text not null default '',
  note text not null default '',
  is_done boolean not null default false,
  raised_on date not null default current_date,
  primary key (place_id, topic_id),
  constraint "a topic has 1 to 160 characters" check (char_length(title) between 1 and 160),
  constraint "words on a topic have at most 1000 characters" check (char_length(note) <= 1000)
);
create index topic_of_circle on office.circle_topic (lead_place_id, circle_id);
comment on table office.circle_topic is 'What a circle works on; raised by one place, read by all in the circle.';

create table office.circle_meeting (
  place_id uuid not null references office.place (place_id) on delete cascade,
  meeting_id uuid not null default gen_random_uuid(),
  lead_place_id uuid not null,
  circle_id uuid not null,
  held_on date not null,
  held_at text not null default '',
  came_place_ids uuid[] not null default '{}',
  about text not null default '',
  decided text not null default '',
  primary key (place_id, meeting_id),
  constraint "words on a meeting of a circle are short" check (char_length(held_at) <= 200 and char_length(about) <= 2000
    and char_length(decided) <= 2000)
);
create unique index "this place wrote down a meeting on this day already" on office.circle_meeting
  (place_id, lead_place_id, circle_id, held_on, lower(held_at));
create index meeting_of_circle on office.circle_meeting (lead_place_id, circle_id, held_on);
comment on table office.circle_meeting is 'A meeting of a circle as one place wrote it down: day, where, which places came, what was decided. Places, never persons.';

create table office.circle_money (
  place_id uuid not null references office.place (place_id) on delete cascade,
  money_id uuid not null default gen_random_uuid(),
  lead_place_id uuid not null,
  circle_id uuid not null,
  year integer not null,
  kind text not null,
  what text not null,
  amount_cents bigint not null,
  is_paid boolean not null default false,
  primary key (place_id, money_id),
  constraint "money of a circle comes in or is spent" check (kind in ('share', 'expense')),
  constraint "money of a circle says what for in 1 to 200 characters" check (char_length(what) between 1 and 200),
  constraint "an amount of a circle is more than nothing" check (amount_cents between 1 and 10000000000000),
  constraint "money of a circle is of a year from 2000 to 2100" check (year between 2000 and 2100)
);
create index money_of_circle on office.circle_money (lead_place_id, circle_id, year);
comment on table office.circle_money is 'The shared budget line: what a place pays in (share) or spent for all (expense), in the smallest coin of the circle''s currency.';

create table office.circle_training (
  place_id uuid not null references office.place (place_id) on delete cascade,
  training_id uuid not null default gen_random_uuid(),
  lead_place_id uuid not null,
  circle_id uuid not null,
  title text not null,
  held_on date not null,
  hours numeric(6, 1) not null,
  given_by text not null default '',
  primary key (place_id, training_id),
  constraint "a training has a name of 1 to 160 characters" check (char_length(title) between 1 and 160),
  constraint "a training lasts up to 1000 hours" check (hours > 0 and hours <= 1000),
  constraint "words on a training are short" check (char_length(given_by) <= 200)
);
create index training_of_circle on office.circle_training (lead_place_id, circle_id, held_on);
comment on table office.circle_training is 'A training of a circle: what, when, how many hours, which organisation gave it.';

create table office.circle_trained (
  place_id uuid not null references office.place (place_id) on delete cascade,
  lead_place_id uuid not null,
  circle_id uuid not null,
  training_id uuid not null,
  people integer not null,
  primary key (place_id, training_id),
  constraint "people who were trained are 0 to 10000" check (people between 0 and 10000)
);
create index trained_in_circle on office.circle_trained (lead_place_id, circle_id, training_id);
comment on table office.circle_trained is 'How many people of its own a place sent to a training. Staff and volunteers, a count; no names.';

create table office.circle_outcome (
  place_id uuid not null references office.place (place_id) on delete cascade,
  outcome_id uuid not null default gen_random_uuid(),
  lead_place_id uuid not null,
  circle_id uuid not null,
  language text not null,
  title text not null,
  words text not null,
  learned text not null default '',
  written_on date not null default current_date,
  primary key (place_id, outcome_id),
  constraint "an outcome has a title of 1 to 160 characters" check (char_length(title) between 1 and 160),
  constraint "words on an outcome have at most 3000 characters" check (char_length(words) between 1 and 3000
    and char_length(learned) <= 2000)
);
create index outcome_of_circle on office.circle_outcome (lead_place_id, circle_id);
comment on table office.circle_outcome is 'What came out of a circle, proposed by one of its places; read inside the circle until the lead agrees to publish it.';

create table published.circle_outcome (
  place_id uuid not null references office.place (place_id) on delete cascade,
  outcome_id uuid not null,
  circle_id uuid not null,
  circle_name text not null,
  language text not null,
  title text not null,
  words text not null,
  learned text not null default '',
  context jsonb not null,
  named_places jsonb not null default '[]',
  place_count integer not null,
  published_on date not null default current_date,
  withdrawn_on date,
  is_example boolean not null,
  primary key (place_id, outcome_id),
  constraint "a published outcome has a title of 1 to 160 characters" check (char_length(title) between 1 and 160),
  constraint "published words on an outcome have at most 3000 characters" check (char_length(words) between 1 and 3000
    and char_length(learned) <= 2000)
);
create index outcomes_by_day on published.circle_outcome (is_example, published_on desc);
comment on table published.circle_outcome is 'What a circle lets everybody know, published by the place that leads it. Names only places that agreed to be named.';
comment on column published.circle_outcome.context is 'The place that leads, as it was on that day: name, address, country, size class and so on.';
comment on column published.circle_outcome.place_count is 'How many places were in the circle on that day, named or not.';

-- Networks.

create table office.own_network (
  place_id uuid not null references office.place (place_id) on delete cascade,
  network_id uuid not null default gen_random_uuid(),
  name text not null,
  purposes text[] not null default '{}',
  purpose text not null,
  entry text not null default '',
  reach text not null,
  languages text[] not null default '{}',
  cost_cents bigint,
  hours_a_year numeric(7, 1),
  minimum_population integer,
  link text not null default '',
  source text not null default '',
  checked_on date not null,
  primary key (place_id, network_id),
  constraint "a network has a name of 1 to 160 characters" check (char_length(name) between 1 and 160),
  constraint "a network says what it is for" check (char_length(purpose) between 1 and 600),
  constraint "words on a network are short" check (char_length(entry) <= 600 and char_length(source) <= 300),
  constraint "a network reaches an area" check (reach in ('local', 'region', 'country', 'europe', 'world')),
  constraint "what a network costs is not negative" check (cost_cents >= 0 and hours_a_year >= 0 and minimum_population >= 0),
  constraint "a network is linked by https" check (link = '' or (link ~ '^https://' and char_length(link) <= 500))
);
create unique index "a network of this name is there already" on office.own_network (place_id, lower(name));
comment on table office.own_network is 'Networks that a place wrote down itself, beside those the product ships.';
comment on column office.own_network.cost_cents is 'Euro cents a year; null: not known.';

create table office.network_membership (
  place_id uuid not null references office.place (place_id) on delete cascade,
  network_key text not null,
  since_year integer,
  until_year integer,
  euros_cents bigint,
  hours_a_month numeric(6, 1),
  contact_function text not null default '',
  note text not null default '',
  primary key (place_id, network_key),
  constraint "the key of a network is short" check (char_length(network_key) between 3 and 80),
  constraint "what a membership costs is not negative" check (euros_cents >= 0 and hours_a_month between 0 and 200),
  constraint "a membership does not end before it begins" check (until_year >= since_year),
  constraint "words on a membership are short" check (char_length(contact_function) <= 120 and char_length(note) <= 1000)
);
comment on table office.network_membership is 'Which networks a place is in, what it pays a year (euro cents), how many hours a month it takes, which post keeps contact.';
comment on column office.network_membership.network_key is '`reference:<id>` of a shipped network, or `own:<uuid>` of one of its own.';

create table office.network_return (
  place_id uuid not null references office.place (place_id) on delete cascade,
  return_id uuid not null default gen_random_uuid(),
  network_key text not null,
  came_on date not null,
  kind text not null,
  words text not null,
  amount_cents bigint,
  primary key (place_id, return_id),
  foreign key (place_id, network_key) references office.network_membership (place_id, network_key) on delete cascade,
  constraint "what came back is of a kind" check (kind in ('practice', 'contact', 'training', 'money', 'visit', 'voice', 'other')),
  constraint "what came back is told in 1 to 500 characters" check (char_length(words) between 1 and 500),
  constraint "money that came back is not negative" check (amount_cents >= 0)
);
create index return_of_membership on office.network_return (place_id, network_key);
comment on table office.network_return is 'What a place got out of a network, dated, so that the price can be held against it.';

create table office.network_posting (
  place_id uuid not null references office.place (place_id) on delete cascade,
  posting_id uuid not null default gen_random_uuid(),
  practice_id text not null,
  practice_title text not null,
  template_id text not null,
  posted_on date not null,
  link text not null default '',
  note text not null default '',
  primary key (place_id, posting_id),
  constraint "words on a posting are short" check (char_length(practice_id) between 1 and 80 and char_length(note) <= 500
    and char_length(practice_title) between 1 and 300 and char_length(template_id) between 1 and 60),
  constraint "a posting is linked by https" check (link = '' or (link ~ '^https://' and char_length(link) <= 500))
);
comment on table office.network_posting is 'Where a practice record was posted, when, and where it can be read there.';

create table published.network (
  place_id uuid not null references office.place (place_id) on delete cascade,
  network_id uuid not null,
  name text not null,
  purposes text[] not null,
  purpose text not null,
  entry text not null,
  reach text not null,
  languages text[] not null,
  cost_cents bigint,
  hours_a_year numeric(7, 1),
  minimum_population integer,
  link text not null,
  source text not null,
  checked_on date not null,
  context jsonb not null,
  published_on date not null default current_date,
  is_example boolean not null,
  primary key (place_id, network_id),
  constraint "a published network has a name" check (char_length(name) between 1 and 160),
  constraint "a published network is linked by https" check (link = '' or (link ~ '^https://' and char_length(link) <= 500))
);
comment on table published.network is 'Networks that a place wrote down and lets everybody read, with the place as it was on that day.';

create table published.network_note (
  place_id uuid not null references office.place (place_id) on delete cascade,
  network_key text not null,
  language text not null,
  words text not null,
  context jsonb not null,
  published_on date not null default current_date,
  is_example boolean not null,
  primary key (place_id, network_key),
  constraint "a note on a network has 1 to 1000 characters" check (char_length(words) between 1 and 1000)
);
create index notes_on_network on published.network_note (network_key, is_example);
comment on table published.network_note is 'What a place got out of a network, in its words, where it chose to let everybody read it.';

do $$
declare
  table_name text;
  mine constant text := 'place_id = (select vicus.place_id())';
  staff constant text := '(select vicus.member_role()) = any (array[''coordinator'', ''officer''])';
  inside constant text := '(select vicus.member_role()) = any (array[''coordinator'', ''officer'', ''reader''])';
begin
  foreach table_name in array array['office.circle', 'office.circle_invitation', 'office.circle_member', 'office.circle_topic',
    'office.circle_meeting', 'office.circle_money', 'office.circle_training', 'office.circle_trained', 'office.circle_outcome',
    'published.circle_outcome', 'office.own_network', 'office.network_membership', 'office.network_return',
    'office.network_posting', 'published.network', 'published.network_note'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (%s)', table_name, mine);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('create policy "members of the place read" on %s for select to vicus_office using (%s and %s)',
      table_name, mine, inside);
    execute format('grant select, insert, update, delete on %s to vicus_office, vicus_work', table_name);
  end loop;
  -- What was said between places is never deleted, only withdrawn; everything else its place may take back.
  foreach table_name in array array['office.circle_topic', 'office.circle_meeting', 'office.circle_money', 'office.circle_training',
    'office.circle_trained', 'office.circle_outcome', 'office.own_network', 'office.network_membership', 'office.network_return',
    'office.network_posting', 'published.network', 'published.network_note'] loop
    execute format('create policy "its own rows are taken back" on %s for delete to vicus_office using (%s and %s)',
      table_name, mine, staff);
  end loop;
  -- Rows without another side.
  foreach table_name in array array['office.circle', 'office.circle_invitation', 'published.circle_outcome', 'office.own_network',
    'office.network_membership', 'office.network_return', 'office.network_posting', 'published.network', 'published.network_note'] loop
    execute format('create policy "staff of the place write" on %s for insert to vicus_office with check (%s and %s)',
      table_name, mine, staff);
    execute format('create policy "staff of the place change" on %s for update to vicus_office using (%s and %s)',
      table_name, mine, staff);
  end loop;
  -- Rows written inside a circle: by a place that is in it, while it lasts; read by all in it.
  foreach table_name in array array['office.circle_topic', 'office.circle_meeting', 'office.circle_money', 'office.circle_training',
    'office.circle_trained', 'office.circle_outcome'] loop
    execute format('create policy "written inside the circle" on %s for insert to vicus_office with check '
      '(%s and %s and vicus.at_work_in_circle(lead_place_id, circle_id))', table_name, mine, staff);
    execute format('create policy "changed inside the circle" on %s for update to vicus_office using (%s and %s) with check '
      '(%s and vicus.at_work_in_circle(lead_place_id, circle_id))', table_name, mine, staff, mine);
    execute format('create policy "read inside the circle" on %s for select to vicus_office using '
      '(%s and vicus.in_circle(lead_place_id, circle_id))', table_name, inside);
  end loop;
  foreach table_name in array array['published.circle_outcome', 'published.network', 'published.network_note'] loop
    execute format('create policy "everybody reads" on %s for select to vicus_public using (true)', table_name);
    execute format('grant select on %s to vicus_public', table_name);
  end loop;
end $$;

create policy "who was asked sees the circle" on office.circle for select to vicus_office
  using ((select vicus.member_role()) = any (array['coordinator', 'officer', 'reader']) and vicus.sees_circle(place_id, circle_id));
create policy "who was asked sees who else was" on office.circle_invitation for select to vicus_office
  using ((select vicus.member_role()) = any (array['coordinator', 'officer', 'reader'])
    and (other_place_id = (select vicus.place_id()) or vicus.sees_circle(place_id, circle_id)));
create policy "who was asked sees who said what" on office.circle_member for select to vicus_office
  using ((select vicus.member_role()) = any (array['coordinator', 'officer', 'reader'])
    and (lead_place_id = (select vicus.place_id()) or vicus.sees_circle(lead_place_id, circle_id)));
-- A place says yes only where it was asked; that is the coordinator's word.
create policy "the coordinator says yes or no" on office.circle_member for insert to vicus_office
  with check (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'coordinator'
    and vicus.is_invited(lead_place_id, circle_id));
create policy "the coordinator changes its word" on office.circle_member for update to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'coordinator')
  with check (place_id = (select vicus.place_id()) and (state <> 'member' or vicus.is_invited(lead_place_id, circle_id)));
