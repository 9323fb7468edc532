-- Departments and partner organisations deliver numbers by period: what is asked, each delivery with its cells, and what is
-- said about them. A partner sees and fills in what its own organisation answers for, nothing else.

create table office.data_set (
  place_id uuid not null references office.place (place_id) on delete cascade,
  data_set_id uuid not null default gen_random_uuid(),
  kind text not null,
  title text not null,
  note text not null default '',
  department text not null default '',
  owner_actor_id uuid,
  answering_user_id text,
  answering_actor_id uuid,
  frequency text not null,
  first_period text not null,
  days_until_due integer not null,
  fields jsonb not null default '[]',
  rules jsonb not null default '{}',
  created_on date not null default current_date,
  ended_on date,
  primary key (place_id, data_set_id),
  foreign key (place_id, owner_actor_id) references office.actor (place_id, actor_id),
  foreign key (place_id, answering_actor_id) references office.actor (place_id, actor_id),
  constraint "the kind of data set is known" check (kind in ('figures', 'service')),
  constraint "a data set has a title of 1 to 200 characters" check (char_length(title) between 1 and 200),
  constraint "a note has at most 2000 characters" check (char_length(note) <= 2000),
  constraint "data are of one department or one organisation" check ((department = '') = (owner_actor_id is not null)),
  constraint "a member or an organisation answers for data" check ((answering_user_id is null) <> (answering_actor_id is null)),
  constraint "the frequency is known" check (frequency in ('year', 'half-year', 'quarter', 'month', 'once')),
  constraint "the first period is a period" check (first_period ~ '^\d{4}(-(S[12]|Q[1-4]|(0[1-9]|1[0-2])))?$'),
  constraint "days until due are 0 to 366" check (days_until_due between 0 and 366)
);
create unique index "a data set has this title already" on office.data_set (place_id, lower(title)) where ended_on is null;
create index data_set_owner on office.data_set (place_id, owner_actor_id);
create index data_set_answering on office.data_set (place_id, answering_actor_id);
comment on table office.data_set is 'Numbers that a department or an organisation delivers by period: which, how often, who answers for them.';
comment on column office.data_set.answering_user_id is 'The member who is reminded; null where an organisation answers, whose partners are reminded.';
comment on column office.data_set.fields is 'Rows asked for: indicator and version, whom they are about, breakdown, how they are counted, whether they must be there.';

create table office.delivery (
  place_id uuid not null references office.place (place_id) on delete cascade,
  delivery_id uuid not null default gen_random_uuid(),
  data_set_id uuid not null,
  period text not null,
  due_on date not null,
  state text not null default 'expected',
  fields jsonb,
  why text not null default '',
  returned_because text not null default '',
  submitted_by text,
  submitted_at timestamptz,
  approved_by text,
  approved_at timestamptz,
  import_id uuid,
  reminded_before_on date,
  reminded_after_on date,
  primary key (place_id, delivery_id),
  foreign key (place_id, data_set_id) references office.data_set (place_id, data_set_id) on delete cascade,
  foreign key (place_id, import_id) references office.data_import (place_id, import_id),
  constraint "a delivery of this period is there already" unique (place_id, data_set_id, period),
  constraint "the delivery's period is a period" check (period ~ '^\d{4}(-(S[12]|Q[1-4]|(0[1-9]|1[0-2])))?$'),
  constraint "the state of a delivery is known" check (state in ('expected', 'draft', 'submitted', 'returned', 'approved')),
  constraint "a delivery that goes back says why" check (state <> 'returned' or returned_because <> ''),
  constraint "reasons of a delivery have at most 1000 characters" check (char_length(why) <= 500 and char_length(returned_because) <= 1000),
  constraint "submitted by somebody at some time" check ((submitted_by is null) = (submitted_at is null)),
  constraint "approved by somebody at some time" check ((approved_by is null) = (approved_at is null))
);
create index delivery_import on office.delivery (place_id, import_id);
create index delivery_by_due_day on office.delivery (place_id, due_on) where state in ('expected', 'draft', 'returned');
comment on table office.delivery is 'One period of a data set: expected, begun, submitted, sent back or approved, and the import its values came with.';
comment on column office.delivery.fields is 'The rows as they stood when it was submitted; null: those of the data set.';
comment on column office.delivery.why is 'Why a delivery that was approved is being corrected.';

create table confidential.delivery_value (
  place_id uuid not null,
  delivery_id uuid not null,
  field_id text not null,
  amount double precision,
  base double precision,
  reason text,
  primary key (place_id, delivery_id, field_id),
  foreign key (place_id, delivery_id) references office.delivery (place_id, delivery_id) on delete cascade,
  constraint "a delivered value has a number or the reason for none" check ((reason is null) = (amount is not null or base is not null)),
  constraint "the reason for no delivered value is known" check (reason in ('not-collected', 'not-applicable')),
  constraint "a row's name has at most 300 characters" check (char_length(field_id) <= 300)
);
comment on table confidential.delivery_value is
  'A cell of a delivery: a number (zero is one), or the named reason for none. A cell without a row is empty: nothing was said.';

create table confidential.delivery_comment (
  place_id uuid not null,
  comment_id uuid not null default gen_random_uuid(),
  delivery_id uuid not null,
  field_id text not null default '',
  body text not null,
  written_by text not null,
  written_at timestamptz not null default now(),
  resolved_by text,
  resolved_at timestamptz,
  primary key (place_id, comment_id),
  foreign key (place_id, delivery_id) references office.delivery (place_id, delivery_id) on delete cascade,
  constraint "a comment has 1 to 1000 characters" check (char_length(body) between 1 and 1000),
  constraint "a comment is resolved by somebody at some time" check ((resolved_by is null) = (resolved_at is null))
);
create index delivery_comment_of_delivery on confidential.delivery_comment (place_id, delivery_id);
comment on table confidential.delivery_comment is 'What the office and the deliverer say to each other about a cell, or ('''') about the delivery.';

create function vicus.member_actor_id() returns uuid language sql stable security definer
  set search_path = office, pg_temp
  as $$ select actor_id from office.membership
    where place_id = vicus.place_id() and user_id = vicus.user_id() and role = 'partner' $$;
comment on function vicus.member_actor_id() is 'The organisation the asking partner speaks for; null for everybody else.';
revoke execute on function vicus.member_actor_id() from public;
grant execute on function vicus.member_actor_id() to vicus_office, vicus_work;

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.data_set', 'office.delivery', 'confidential.delivery_value', 'confidential.delivery_comment'] loop
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
  -- Readers see what is asked and where it stands, never a cell.
  foreach table_name in array array['office.data_set', 'office.delivery'] loop
    execute format('create policy "readers see where deliveries stand" on %s for select to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = ''reader'')', table_name);
  end loop;
  -- What belongs to a delivery is open to a partner where the delivery is: the inner question passes the policy below.
  foreach table_name in array array['confidential.delivery_value', 'confidential.delivery_comment'] loop
    execute format('create policy "a partner''s own deliveries" on %s to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_actor_id()) is not null '
      'and delivery_id in (select d.delivery_id from office.delivery d where d.place_id = (select vicus.place_id())))', table_name);
  end loop;
end $$;

create policy "a partner's own data sets" on office.data_set for select to vicus_office
  using (place_id = (select vicus.place_id()) and answering_actor_id = (select vicus.member_actor_id()));
create policy "a partner's own deliveries" on office.delivery for select to vicus_office
  using (place_id = (select vicus.place_id()) and data_set_id in (select s.data_set_id from office.data_set s
    where s.place_id = (select vicus.place_id()) and s.answering_actor_id = (select vicus.member_actor_id())));
-- Approving and sending back are the office's: a partner's row never leaves these two states by a partner's hand.
create policy "a partner fills in its own deliveries" on office.delivery for update to vicus_office
  using (place_id = (select vicus.place_id()) and data_set_id in (select s.data_set_id from office.data_set s
    where s.place_id = (select vicus.place_id()) and s.answering_actor_id = (select vicus.member_actor_id())))
  with check (place_id = (select vicus.place_id()) and state in ('draft', 'submitted')
    and data_set_id in (select s.data_set_id from office.data_set s
      where s.place_id = (select vicus.place_id()) and s.answering_actor_id = (select vicus.member_actor_id())));

-- Reminders go to the account of whoever answers for the data, in its language.
grant usage on schema auth to vicus_work;
grant select (id, name, email, language) on auth."user" to vicus_work;

create function vicus.places_that_collect() returns setof uuid language sql stable security definer
  set search_path = pg_temp
  as $$ select distinct place_id from office.data_set where ended_on is null $$;
comment on function vicus.places_that_collect() is 'Places with data sets that are still delivered, for the daily work.';
revoke execute on function vicus.places_that_collect() from public;
grant execute on function vicus.places_that_collect() to vicus_work;
