-- Calls for proposals from open data, what a place noted on a fund, what rules on funds need to know of it, and funds it found itself.
-- Programmes and their rules are facts with sources: packages/reference.

-- The same for every place of the installation: not placed. Loaded by the operator (`vicus import`).
create table reference.fund_call (
  call_id text primary key,
  topic text not null,
  title text not null,
  language text not null,
  portal_programme text not null,
  call_identifier text not null default '',
  action_type text not null default '',
  deadline date,
  status text not null,
  budget_min_eur bigint,
  budget_max_eur bigint,
  expected_grants integer,
  link text not null default '',
  programme_id text,
  search_words text not null,
  search tsvector not null generated always as (to_tsvector('simple', search_words)) stored,
  checked_on date not null,
  dataset text not null references reference.dataset (dataset),
  constraint "a call has a reference of 1 to 100 characters" check (char_length(call_id) between 1 and 100),
  constraint "a call has a topic and a title" check (topic <> '' and title <> ''),
  constraint "the state of a call is known" check (status in ('open', 'forthcoming', 'closed')),
  constraint "the budget of a call is not negative" check (budget_min_eur >= 0 and budget_max_eur >= 0 and expected_grants >= 0),
  constraint "a call is linked by https" check (link = '' or link ~ '^https://')
);
create index fund_call_by_dataset on reference.fund_call (dataset);
create index fund_call_by_deadline on reference.fund_call (deadline, call_id);
create index fund_call_by_programme on reference.fund_call (programme_id, deadline);
create index fund_call_by_words on reference.fund_call using gin (search);
comment on table reference.fund_call is 'Calls for proposals as a portal published them. What a newer file no longer names stays, with its older day of check.';
comment on column reference.fund_call.programme_id is 'Programme of packages/reference it belongs to; null: none that is known here.';
comment on column reference.fund_call.search_words is 'Title, topic, programme and call, folded: small letters without accents.';
comment on column reference.fund_call.checked_on is 'Day on which the publisher''s list last said so.';
grant select on reference.fund_call to vicus_public, vicus_office, vicus_operator, vicus_work;
grant insert, update, delete on reference.fund_call to vicus_work;

-- Neighbours are looked for in a box around a place.
create index register_place_by_coordinates on reference.register_place (latitude, longitude) where level = 'locality';

create table office.fund_basis (
  place_id uuid primary key references office.place (place_id) on delete cascade,
  answers jsonb not null default '{}',
  largest_project_eur bigint,
  own_share_percent smallint,
  changed_on date not null default current_date,
  constraint "answers on funds are an object" check (jsonb_typeof(answers) = 'object'),
  constraint "the largest project costs 1 to 100000000 euro" check (largest_project_eur between 1 and 100000000),
  constraint "an own share is 0 to 100 percent" check (own_share_percent between 0 and 100)
);
comment on table office.fund_basis is 'What rules of funds ask of a place and no register knows: yes, no, or left out where nobody knows.';
comment on column office.fund_basis.answers is 'Question of packages/reference → true or false; a question that is left out is not known.';
comment on column office.fund_basis.largest_project_eur is 'The largest project that the place could run and pay in advance; null: not said.';

create table office.fund_note (
  place_id uuid not null references office.place (place_id) on delete cascade,
  fund_key text not null,
  state text not null,
  asked_on date,
  asked_whom text not null default '',
  answer text not null default '',
  answered_outcome text,
  answered_on date,
  revision integer not null default 1,
  primary key (place_id, fund_key),
  constraint "a fund is a programme, a call or an own one" check (fund_key ~ '^(programme|call|own):.{1,100}$'),
  constraint "the state of a note on a fund is known" check (state in ('interested', 'asked', 'answered', 'not-for-us')),
  constraint "who asked says on which day" check (state not in ('asked', 'answered') or asked_on is not null),
  constraint "an answer on a fund has its day and what it comes to"
    check ((state = 'answered') = (answered_on is not null) and (state = 'answered') = (answered_outcome is not null)),
  constraint "an answer on a fund comes after the question" check (answered_on >= asked_on),
  constraint "the answer on a fund comes to something known"
    check (answered_outcome in ('yes', 'as-partner', 'together', 'no', 'not-known')),
  constraint "words on a fund are short" check (char_length(asked_whom) <= 200 and char_length(answer) <= 2000)
);
comment on table office.fund_note is 'What a place noted on a fund: interest, whom it asked and when, and what the office answered.';
comment on column office.fund_note.asked_whom is 'An office or function; no private person.';

create table office.own_fund (
  place_id uuid not null references office.place (place_id) on delete cascade,
  own_fund_id uuid not null default gen_random_uuid(),
  name text not null,
  language text not null,
  funder text not null,
  about text not null default '',
  minimum_eur bigint,
  maximum_eur bigint,
  own_share_percent smallint,
  deadline date,
  link text not null default '',
  checked_on date not null,
  revision integer not null default 1,
  primary key (place_id, own_fund_id),
  constraint "a fund has a name of 1 to 200 characters" check (char_length(name) between 1 and 200),
  constraint "a fund says who pays in 1 to 200 characters" check (char_length(funder) between 1 and 200),
  constraint "words about a fund have at most 1500 characters" check (char_length(about) <= 1500),
  constraint "amounts of a fund are not negative and in order"
    check (minimum_eur >= 0 and maximum_eur >= 0 and maximum_eur >= minimum_eur),
  constraint "an own share of a fund is 0 to 100 percent" check (own_share_percent between 0 and 100),
  constraint "a fund is linked by https" check (link = '' or (link ~ '^https://' and char_length(link) <= 500))
);
create unique index "the place has a fund of this name already" on office.own_fund (place_id, lower(name), lower(funder));
comment on table office.own_fund is 'Funds that a place found for itself: a foundation, a scheme of its region, a local fund.';
comment on column office.own_fund.checked_on is 'Day on which somebody last looked it up at the funder.';

create table published.own_fund (
  place_id uuid not null references office.place (place_id) on delete cascade,
  own_fund_id uuid not null,
  place_name text not null,
  place_slug text not null,
  country text not null,
  is_example boolean not null,
  name text not null,
  language text not null,
  funder text not null,
  about text not null,
  minimum_eur bigint,
  maximum_eur bigint,
  own_share_percent smallint,
  deadline date,
  link text not null,
  checked_on date not null,
  published_on date not null default current_date,
  primary key (place_id, own_fund_id),
  foreign key (place_id, own_fund_id) references office.own_fund (place_id, own_fund_id) on delete cascade
);
comment on table published.own_fund is 'Funds of a place that it shares with everybody, as they were on the day of publication.';

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.fund_basis', 'office.fund_note', 'office.own_fund', 'published.own_fund'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))',
      table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('grant select, insert, update, delete on %s to vicus_office, vicus_work', table_name);
    execute format('create policy "coordinators and officers of the place" on %s to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'']))',
      table_name);
    execute format('create policy "readers of the place" on %s for select to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = ''reader'')', table_name);
  end loop;
end $$;
create policy "everybody reads" on published.own_fund for select to vicus_public using (true);
grant select on published.own_fund to vicus_public;
