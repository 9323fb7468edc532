-- The house: roles, schemas, the functions that row-level security asks, sign-in, places and their people.
-- Frozen once released. The runner sets `vicus.app_login` to the login that may only SET ROLE.

do $$
declare
  role_name text;
begin
  foreach role_name in array array[
    'vicus_public', 'vicus_office', 'vicus_operator', 'vicus_respondent', 'vicus_work', 'vicus_auth', 'vicus_combine'
  ] loop
    if not exists (select from pg_roles where rolname = role_name) then
      execute format('create role %I nologin', role_name);
    end if;
    execute format('grant %I to %I', role_name, current_setting('vicus.app_login'));
  end loop;
end $$;

create schema auth;
create schema office;
create schema confidential;
create schema published;
create schema reference;
create schema vicus;

comment on schema auth is 'Accounts and sessions of people who sign in (better-auth).';
comment on schema office is 'Working data of a place; read and written by its members.';
comment on schema confidential is 'Answers and what leads to them. No number leaves but through the gate.';
comment on schema published is 'What anybody may read. Written only by the room release and by the public profile of a place.';
comment on schema reference is 'Facts with a source that are the same for every place.';
comment on schema vicus is 'Functions that row-level security and jobs ask.';

grant usage on schema vicus to vicus_public, vicus_office, vicus_operator, vicus_respondent, vicus_work;
grant usage on schema reference, published to vicus_public, vicus_office, vicus_operator, vicus_respondent, vicus_work;
grant usage on schema office to vicus_office, vicus_operator, vicus_respondent, vicus_work;
grant usage on schema confidential to vicus_office, vicus_respondent, vicus_work;
grant usage on schema auth to vicus_auth, vicus_operator, vicus_office;

-- Sign-in. Column names are those of better-auth.

create table auth."user" (
  id text primary key,
  name text not null,
  email text not null constraint "this e-mail address has an account" unique,
  "emailVerified" boolean not null default false,
  image text,
  language text not null default 'en',
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
comment on table auth."user" is 'A person who signs in. Name and address are visible to the coordinator of their places.';

create table auth.session (
  id text primary key,
  "userId" text not null references auth."user" (id) on delete cascade,
  token text not null unique,
  "expiresAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index on auth.session ("userId");
comment on table auth.session is 'A signed-in browser. Address and agent stay empty: tracking is off.';

create table auth.account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index on auth.account ("userId");
comment on table auth.account is 'How a person proves who they are; `password` holds a salted hash.';

create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index on auth.verification (identifier);
comment on table auth.verification is 'One-time links (sign-in, new password), hashed, until they are used or expire.';

create table auth.operator (
  user_id text primary key references auth."user" (id) on delete cascade
);
comment on table auth.operator is 'Who runs the installation: creates places, never reads a place''s confidential rows.';

grant select, insert, update, delete on auth."user", auth.session, auth.account, auth.verification to vicus_auth;
grant select, insert, delete on auth.operator to vicus_auth;
grant select on auth.operator to vicus_operator, vicus_office;
grant select (id, name, email, language) on auth."user" to vicus_operator, vicus_office;

-- Who asks, and about which place: set by the doors with `set_config(..., true)` for one transaction.

create function vicus.place_id() returns uuid language sql stable
  as $$ select nullif(current_setting('vicus.place_id', true), '')::uuid $$;
create function vicus.user_id() returns text language sql stable
  as $$ select nullif(current_setting('vicus.user_id', true), '') $$;

-- Places and their people.

create table office.place (
  place_id uuid primary key default gen_random_uuid(),
  slug text not null,
  name text not null,
  other_names jsonb not null default '[]',
  country text not null,
  region text not null default '',
  lau_code text,
  nuts_code text,
  gazetteer_id integer,
  latitude double precision,
  longitude double precision,
  population integer,
  population_year integer,
  size_thresholds jsonb not null default '[5000, 50000, 250000]',
  administrative_role text not null default '',
  contact_name text not null default '',
  contact_email text not null default '',
  is_example boolean not null default false,
  created_on date not null default current_date,
  constraint "the country is two letters" check (country ~ '^[A-Z]{2}$'),
  constraint "the name has 1 to 200 characters" check (char_length(name) between 1 and 200),
  constraint "the population is not negative" check (population >= 0),
  constraint "the address has small letters, digits and hyphens" check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
comment on table office.place is 'A town, village or rural municipality that has an office here.';
comment on column office.place.size_thresholds is 'Upper bounds (inhabitants) of rural area, small town, medium town: this platform''s default, editable.';

create table published.place_address (
  slug text primary key,
  place_id uuid not null unique
);
comment on table published.place_address is 'Public address of a place. One row for the whole installation (not placed), so that an address is taken once.';

create table office.membership (
  place_id uuid not null references office.place (place_id) on delete cascade,
  user_id text not null references auth."user" (id) on delete cascade,
  role text not null,
  actor_id uuid,
  since date not null default current_date,
  primary key (place_id, user_id),
  constraint "the role is known" check (role in ('coordinator', 'officer', 'partner', 'reader', 'observer'))
);
create index on office.membership (user_id);
comment on table office.membership is 'Who works for a place, and in which role. `actor_id`: the organisation a partner speaks for.';

create function vicus.member_role() returns text language sql stable security definer
  set search_path = office, pg_temp
  as $$ select role from office.membership where place_id = vicus.place_id() and user_id = vicus.user_id() $$;
comment on function vicus.member_role() is 'Role of the asking person in the place of this transaction; null for strangers.';
create function vicus.is_operator() returns boolean language sql stable security definer
  set search_path = auth, pg_temp
  as $$ select exists (select from auth.operator where user_id = vicus.user_id()) $$;
create function vicus.own_place_ids() returns setof uuid language sql stable security definer
  set search_path = office, pg_temp
  as $$ select place_id from office.membership where user_id = vicus.user_id() $$;

create table office.member_invitation (
  place_id uuid not null references office.place (place_id) on delete cascade,
  member_invitation_id uuid not null default gen_random_uuid(),
  email text not null,
  role text not null,
  actor_id uuid,
  token_hash bytea not null,
  invited_by text not null,
  expires_on date not null,
  primary key (place_id, member_invitation_id),
  constraint "the invited role is known" check (role in ('coordinator', 'officer', 'partner', 'reader', 'observer')),
  constraint "one open invitation an address" unique (place_id, email)
);
comment on table office.member_invitation is 'A colleague who was asked to join; deleted when accepted. Only a hash of the link is kept.';

create table office.audit_entry (
  place_id uuid not null references office.place (place_id) on delete cascade,
  audit_entry_id uuid not null default gen_random_uuid(),
  at timestamptz not null default now(),
  user_id text not null,
  action text not null,
  object_kind text not null,
  object_id text not null,
  detail jsonb not null default '{}',
  primary key (place_id, audit_entry_id)
);
create index on office.audit_entry (place_id, at desc);
comment on table office.audit_entry is 'Who did what to which object, written in the same transaction. Never holds answers or links.';

create table office.reception_event (
  place_id uuid not null references office.place (place_id) on delete cascade,
  reception_event_id uuid not null default gen_random_uuid(),
  from_year integer not null,
  to_year integer,
  description text not null,
  primary key (place_id, reception_event_id),
  constraint "the reception ends after it began" check (to_year is null or to_year >= from_year)
);
comment on table office.reception_event is 'Reception history of the place, in the words of the office.';

create table office.political_constellation (
  place_id uuid not null references office.place (place_id) on delete cascade,
  from_date date not null,
  executive text not null default '',
  radical_right_seat_percent numeric(5, 2),
  region text not null default '',
  country_government text not null default '',
  primary key (place_id, from_date),
  constraint "the seat share lies between 0 and 100" check (radical_right_seat_percent between 0 and 100)
);
comment on table office.political_constellation is 'Optional: affiliation of executive, region and national government, with the date since when.';

-- The public profile of a place.

create table published.place (
  place_id uuid primary key references office.place (place_id) on delete cascade,
  slug text not null,
  name text not null,
  country text not null,
  region text not null default '',
  latitude double precision,
  longitude double precision,
  population integer,
  population_year integer,
  introduction jsonb not null default '{}',
  contact_email text not null default '',
  is_example boolean not null default false
);
comment on table published.place is 'What the public page says about a place: only what the office chose to publish.';

-- Reference data.

create table reference.gazetteer_place (
  gazetteer_id integer primary key,
  name text not null,
  search_name text not null,
  country text not null,
  admin_code text not null default '',
  latitude double precision not null,
  longitude double precision not null,
  population integer not null
);
create index gazetteer_by_search_name on reference.gazetteer_place (search_name text_pattern_ops, population desc);
comment on table reference.gazetteer_place is 'Populated places to find a town by typing. Source: GeoNames, CC BY 4.0.';
comment on column reference.gazetteer_place.search_name is 'Name folded to lower-case ASCII, hyphens and apostrophes as spaces.';

create table reference.loaded_dataset (
  dataset text primary key,
  version text not null,
  row_count integer not null,
  loaded_on date not null default current_date
);
comment on table reference.loaded_dataset is 'Which reference data are loaded, so that a start skips what is done.';

grant select on all tables in schema reference to vicus_public, vicus_office, vicus_operator, vicus_respondent, vicus_work;

-- Row-level security. Every table a place owns: deny by default, forced for the owner too.

do $$
declare
  table_name text;
begin
  foreach table_name in array array[
    'office.place', 'office.membership', 'office.member_invitation', 'office.audit_entry', 'office.reception_event',
    'office.political_constellation', 'published.place'
  ] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
  end loop;
  foreach table_name in array array[
    'office.member_invitation', 'office.reception_event', 'office.political_constellation'
  ] loop
    execute format(
      'create policy "members of the place" on %s to vicus_office using (place_id = (select vicus.place_id()) '
      'and (select vicus.member_role()) is not null)', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))',
      table_name);
    execute format('grant select, insert, update, delete on %s to vicus_office, vicus_work', table_name);
  end loop;
end $$;

-- Functions above run as the owner, who is forced through row-level security as well: let the owner see memberships.
create policy "the owner answers who is a member" on office.membership for select to current_user using (true);

create policy "members see their places" on office.place for select to vicus_office
  using (place_id in (select vicus.own_place_ids()));
create policy "members change their place" on office.place for update to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) is not null);
create policy "operators run places" on office.place to vicus_operator using ((select vicus.is_operator()));
create policy "jobs of the place" on office.place to vicus_work using (place_id = (select vicus.place_id()));
create policy "respondents see the place of their link" on office.place for select to vicus_respondent
  using (place_id = (select vicus.place_id()));
grant select, update on office.place to vicus_office;
grant select, insert, update, delete on office.place to vicus_operator, vicus_work;
grant select (place_id, slug, name, country, contact_name, contact_email, is_example) on office.place to vicus_respondent;

create policy "own memberships and those of the place" on office.membership for select to vicus_office
  using (user_id = (select vicus.user_id())
    or (place_id = (select vicus.place_id()) and (select vicus.member_role()) is not null));
create policy "members are changed in the place" on office.membership for all to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) is not null);
create policy "operators run memberships" on office.membership to vicus_operator using ((select vicus.is_operator()));
create policy "jobs of the place" on office.membership to vicus_work using (place_id = (select vicus.place_id()));
grant select, insert, update, delete on office.membership to vicus_office, vicus_operator, vicus_work;

create policy "members write the audit" on office.audit_entry for insert to vicus_office
  with check (place_id = (select vicus.place_id()) and user_id = (select vicus.user_id()));
create policy "the coordinator reads the audit" on office.audit_entry for select to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'coordinator');
create policy "operators write the audit" on office.audit_entry for insert to vicus_operator
  with check ((select vicus.is_operator()) and user_id = (select vicus.user_id()));
create policy "jobs of the place" on office.audit_entry to vicus_work using (place_id = (select vicus.place_id()));
grant select, insert on office.audit_entry to vicus_office, vicus_work;
grant insert on office.audit_entry to vicus_operator;

create policy "everybody reads" on published.place for select to vicus_public, vicus_respondent, vicus_operator using (true);
create policy "members publish the profile" on published.place to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) is not null);
create policy "operators publish the profile" on published.place to vicus_operator using ((select vicus.is_operator()));
create policy "jobs of the place" on published.place to vicus_work using (place_id = (select vicus.place_id()));
grant select on published.place, published.place_address to vicus_public, vicus_respondent;
grant select, insert, update, delete on published.place to vicus_office, vicus_operator, vicus_work;
grant select, insert, update, delete on published.place_address to vicus_operator, vicus_work;
grant select on published.place_address to vicus_office;
