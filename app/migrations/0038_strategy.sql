-- A strategy in its making and as adopted: prose, figures put into it, what people said, bodies, risks. Every row that is edited has
-- a revision: who saves on an older one is told, and nothing is overwritten. What a row said before is kept.

create table office.strategy (
  place_id uuid not null references office.place (place_id) on delete cascade,
  strategy_id uuid not null default gen_random_uuid(),
  title text not null,
  state text not null default 'draft',
  from_year integer not null,
  to_year integer not null,
  language text not null,
  currency text not null,
  coordinator text not null default '',
  revision integer not null default 1,
  begun_on date not null default current_date,
  primary key (place_id, strategy_id),
  constraint "a strategy has a title of 1 to 200 characters" check (char_length(title) between 1 and 200),
  constraint "the state of a strategy is known" check (state in ('draft', 'adopted', 'ended')),
  constraint "the years of a strategy are in order" check (from_year between 1990 and 2200 and to_year between from_year and from_year + 30),
  constraint "the language of a strategy has two letters" check (language ~ '^[a-z]{2}$'),
  constraint "the currency of a strategy has three letters" check (currency ~ '^[A-Z]{3}$'),
  constraint "the coordinator of a strategy is named shortly" check (char_length(coordinator) <= 200)
);
create unique index "a strategy of this title is there already" on office.strategy (place_id, lower(title)) where state <> 'ended';
comment on table office.strategy is 'A strategy of a place: its head. Its parts, goals, actions and budget stand in tables of their own.';
comment on column office.strategy.coordinator is 'An office or a post; no private person. '''' where nobody said.';
comment on column office.strategy.state is 'An adopted one is run while its next version is written in the same rows.';

create table office.strategy_part (
  place_id uuid not null,
  strategy_id uuid not null,
  part text not null,
  text text not null default '',
  revision integer not null default 1,
  primary key (place_id, strategy_id, part),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade,
  constraint "a part of a strategy is known" check (part in ('summary', 'area-and-people', 'diagnosis', 'perspectives', 'rationale',
    'coordination', 'risks', 'evaluation-plan')),
  constraint "a part of a strategy has at most 20000 characters" check (char_length(text) <= 20000)
);
comment on table office.strategy_part is 'Prose of a strategy: paragraphs parted by empty lines, lines that begin with "- " are lists.';

create table office.placed_fact (
  place_id uuid not null,
  strategy_id uuid not null,
  placed_fact_id uuid not null default gen_random_uuid(),
  part text not null,
  release_id uuid not null,
  fact jsonb not null,
  remark text not null default '',
  placed_at timestamptz not null default clock_timestamp(),
  primary key (place_id, placed_fact_id),
  foreign key (place_id, strategy_id, part) references office.strategy_part (place_id, strategy_id, part) on delete cascade,
  constraint "a placed figure is the address of a cell" check (jsonb_typeof(fact) = 'object' and octet_length(fact::text) <= 4000),
  constraint "the remark on a placed figure is short" check (char_length(remark) <= 500)
);
create index placed_fact_of_part on office.placed_fact (place_id, strategy_id, part);
comment on table office.placed_fact is
  'A published figure put into a part: only where it stands. Its number is read from the release; adoption freezes it in the version.';
comment on column office.placed_fact.release_id is 'Kept even where the release is withdrawn, so that the page can say so.';

create table office.perspective (
  place_id uuid not null,
  strategy_id uuid not null,
  perspective_id uuid not null default gen_random_uuid(),
  voice text not null,
  statement text not null,
  heard_in text not null,
  heard_in_id text,
  heard_in_name text not null default '',
  heard_on date,
  not_followed text not null default '',
  revision integer not null default 1,
  added_at timestamptz not null default clock_timestamp(),
  primary key (place_id, perspective_id),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade,
  constraint "whose voice a statement is is known" check (voice in ('newcomers', 'residents', 'partners', 'council')),
  constraint "a statement has 1 to 1000 characters" check (char_length(statement) between 1 and 1000),
  constraint "where a statement was heard is known" check (heard_in in ('consultation', 'theme', 'wave', 'comment', 'other')),
  constraint "a statement heard in a consultation names it" check ((heard_in = 'other') = (heard_in_id is null)
    and char_length(heard_in_id) <= 100 and char_length(heard_in_name) <= 300),
  constraint "why a statement is not followed is short" check (char_length(not_followed) <= 1000)
);
create index perspective_of_strategy on office.perspective (place_id, strategy_id);
comment on table office.perspective is
  'What newcomers, residents, partners and the council said, where, and why nothing follows. Voices of groups, never a person''s name.';
comment on column office.perspective.heard_in_id is 'Id of the consultation, theme, wave or comment as text; it may be gone, its name stays.';

create table office.strategy_body (
  place_id uuid not null,
  strategy_id uuid not null,
  body_id uuid not null default gen_random_uuid(),
  name text not null,
  part text not null,
  about text not null default '',
  meets text not null default '',
  actor_id uuid,
  has_newcomers boolean not null default false,
  revision integer not null default 1,
  added_at timestamptz not null default clock_timestamp(),
  primary key (place_id, body_id),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade,
  foreign key (place_id, actor_id) references office.actor (place_id, actor_id) on delete set null (actor_id),
  constraint "a body has a name of 1 to 200 characters" check (char_length(name) between 1 and 200),
  constraint "what a body does is known" check (part in ('decides', 'advises', 'carries-out', 'is-informed')),
  constraint "what a body is about is short" check (char_length(about) <= 1000 and char_length(meets) <= 200)
);
create index strategy_body_of_strategy on office.strategy_body (place_id, strategy_id);
create index strategy_body_by_actor on office.strategy_body (place_id, actor_id);
comment on table office.strategy_body is 'Who decides, advises, carries out and is informed; with what of the register of actors it is.';

create table office.strategy_risk (
  place_id uuid not null,
  strategy_id uuid not null,
  risk_id uuid not null default gen_random_uuid(),
  text text not null,
  is_public_opinion boolean not null default false,
  what_we_do text not null default '',
  watched_by text not null default '',
  watched_until date,
  revision integer not null default 1,
  added_at timestamptz not null default clock_timestamp(),
  primary key (place_id, risk_id),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade,
  constraint "a risk has 1 to 1000 characters" check (char_length(text) between 1 and 1000),
  constraint "what is done about a risk is short" check (char_length(what_we_do) <= 1000 and char_length(watched_by) <= 300)
);
create index strategy_risk_of_strategy on office.strategy_risk (place_id, strategy_id);
comment on table office.strategy_risk is 'What can go wrong, also with what people think of it, what is done and how it is watched.';

create table office.strategy_change (
  place_id uuid not null,
  strategy_id uuid not null,
  strategy_change_id uuid not null default gen_random_uuid(),
  row_kind text not null,
  row_id text not null,
  deed text not null,
  revision integer not null,
  before jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (place_id, strategy_change_id),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade,
  constraint "the kind of a changed row is a code" check (row_kind ~ '^[a-z]+(-[a-z]+)*$'),
  constraint "what was done to a row is known" check (deed in ('added', 'changed', 'removed')),
  constraint "what a row said before is an object" check (jsonb_typeof(before) = 'object')
);
create index strategy_change_of_row on office.strategy_change (place_id, strategy_id, row_kind, row_id);
comment on table office.strategy_change is
  'What rows of a strategy said before: of a change only the fields that differ, of a removed row all of it. Nothing typed is lost.';
comment on column office.strategy_change.revision is 'The revision that said it.';
comment on column office.strategy_change.changed_by is 'Id of the account that changed it.';

create table office.strategy_version (
  place_id uuid not null,
  strategy_id uuid not null,
  version integer not null,
  content jsonb not null,
  frozen_facts jsonb not null,
  confirmed_numbers jsonb not null,
  decision jsonb not null,
  amends text not null default '',
  content_hash text not null,
  adopted_on date not null,
  adopted_by text not null,
  primary key (place_id, strategy_id, version),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade,
  constraint "versions of a strategy are counted from 1" check (version >= 1),
  constraint "an amendment says what it changes" check ((version = 1) = (amends = '') and char_length(amends) <= 4000),
  constraint "a version holds the whole strategy" check (jsonb_typeof(content) = 'object' and jsonb_typeof(frozen_facts) = 'array'
    and jsonb_typeof(confirmed_numbers) = 'array' and jsonb_typeof(decision) = 'object'),
  constraint "the hash of a version has 64 hexadecimal digits" check (content_hash ~ '^[0-9a-f]{64}$')
);
comment on table office.strategy_version is 'Strategies as councils adopted them, with the figures as they stood. Never changed: who amends, adopts the next version.';
comment on column office.strategy_version.confirmed_numbers is 'Numbers in the text that no figure of the platform tells, each confirmed by a person.';

create function vicus.refuse_change_of_version() returns trigger language plpgsql as $$
begin
  raise exception 'adopted versions of strategies are never changed' using errcode = '42501';
end $$;
comment on function vicus.refuse_change_of_version() is 'An adopted version stays as it was adopted, whoever asks.';
revoke execute on function vicus.refuse_change_of_version() from public;
create trigger "an adopted version is never changed" before update on office.strategy_version
  for each row execute function vicus.refuse_change_of_version();

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.strategy', 'office.strategy_part', 'office.placed_fact', 'office.perspective',
    'office.strategy_body', 'office.strategy_risk', 'office.strategy_change', 'office.strategy_version'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))',
      table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('create policy "coordinators and officers of the place" on %s to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'']))',
      table_name);
    execute format('create policy "readers see the strategy" on %s for select to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = ''reader'')', table_name);
  end loop;
  foreach table_name in array array['office.strategy', 'office.strategy_part', 'office.placed_fact', 'office.perspective',
    'office.strategy_body', 'office.strategy_risk'] loop
    execute format('grant select, insert, update, delete on %s to vicus_office, vicus_work', table_name);
  end loop;
  -- What was and what was adopted can be added to, never rewritten. It goes with its strategy.
  foreach table_name in array array['office.strategy_change', 'office.strategy_version'] loop
    execute format('grant select, insert on %s to vicus_office, vicus_work', table_name);
  end loop;
end $$;

-- A partner owns actions of a strategy: it sees which strategies there are, and what its own changes replaced is kept.
create policy "a partner sees which strategies there are" on office.strategy for select to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'partner');
create policy "what a partner changes is kept" on office.strategy_change for insert to vicus_office
  with check (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'partner'
    and row_kind = any (array['action', 'budget-line', 'output', 'milestone']));
