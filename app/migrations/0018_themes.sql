-- What people said in their own words, coded into themes by two people; conversations where too few live for a survey.

create table office.theme (
  place_id uuid not null references office.place (place_id) on delete cascade,
  theme_id uuid not null default gen_random_uuid(),
  kind text not null,
  name text not null,
  meaning text not null,
  owner text not null default '',
  response text not null default '',
  responded_on date,
  created_on date not null default current_date,
  ended_on date,
  primary key (place_id, theme_id),
  constraint "the kind of theme is known" check (kind in ('tension', 'need', 'idea', 'going-well')),
  constraint "a theme has a name of 1 to 120 characters" check (char_length(name) between 1 and 120),
  constraint "a theme says what it means" check (char_length(meaning) between 1 and 1000),
  constraint "a response has its day" check ((response = '') = (responded_on is null))
);
create unique index "a theme of this name is there already" on office.theme (place_id, lower(name)) where ended_on is null;
comment on table office.theme is 'What people here raise: tensions, needs, ideas, what goes well. Each has an owner and a response.';

create table published.theme (
  place_id uuid not null references office.place (place_id) on delete cascade,
  theme_id uuid not null,
  kind text not null,
  name text not null,
  meaning text not null,
  owner text not null,
  response text not null,
  responded_on date,
  published_on date not null default current_date,
  primary key (place_id, theme_id),
  foreign key (place_id, theme_id) references office.theme (place_id, theme_id) on delete cascade
);
comment on table published.theme is
  'Themes as the office chose to publish them, once enough people raised each: words and the response, no numbers.';

create table office.conversation (
  place_id uuid not null references office.place (place_id) on delete cascade,
  conversation_id uuid not null default gen_random_uuid(),
  month text not null,
  setting text not null,
  people text not null,
  is_interpreted boolean not null default false,
  created_by text not null,
  primary key (place_id, conversation_id),
  constraint "a conversation has a month and no day" check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  constraint "a setting has 1 to 200 characters" check (char_length(setting) between 1 and 200),
  constraint "people are counted in bands" check (people in ('1', '2-4', '5-9', '10-more'))
);
comment on table office.conversation is
  'A conversation with newcomers instead of a survey, where fewer than 40 live: when (month), where, how many (band). Never who.';

create table office.coding_round (
  place_id uuid not null references office.place (place_id) on delete cascade,
  coding_round_id uuid not null default gen_random_uuid(),
  title text not null,
  wave_id uuid,
  question_id text,
  first_coder text not null,
  second_coder text,
  state text not null default 'coding',
  opened_on date not null default current_date,
  result jsonb,
  primary key (place_id, coding_round_id),
  foreign key (place_id, wave_id) references office.wave (place_id, wave_id) on delete cascade,
  constraint "a round has a title of 1 to 200 characters" check (char_length(title) between 1 and 200),
  constraint "a round codes one question or the conversations" check ((wave_id is null) = (question_id is null)),
  constraint "the state of a round is known" check (state in ('coding', 'talking', 'closed')),
  constraint "two people code" check (second_coder <> first_coder),
  constraint "a closed round has its result" check ((state = 'closed') = (result is not null))
);
create unique index "this question is being coded already" on office.coding_round (place_id, wave_id, question_id);
create index coding_round_wave on office.coding_round (place_id, wave_id);
comment on table office.coding_round is 'Two people sort statements into themes without seeing each other''s work, then talk about where they differ.';
comment on column office.coding_round.result is 'Statements, counts by theme and agreement at closing; outlives the statements.';

create table confidential.statement (
  place_id uuid not null references office.place (place_id) on delete cascade,
  statement_id uuid not null default gen_random_uuid(),
  coding_round_id uuid,
  conversation_id uuid,
  body text not null,
  may_quote boolean not null default false,
  primary key (place_id, statement_id),
  foreign key (place_id, coding_round_id) references office.coding_round (place_id, coding_round_id) on delete cascade,
  foreign key (place_id, conversation_id) references office.conversation (place_id, conversation_id) on delete cascade,
  constraint "a statement comes from a round or a conversation" check (coding_round_id is not null or conversation_id is not null),
  constraint "a statement has 1 to 4000 characters" check (char_length(body) between 1 and 4000)
);
create index statement_round on confidential.statement (place_id, coding_round_id);
create index statement_conversation on confidential.statement (place_id, conversation_id);
comment on table confidential.statement is
  'One detached text of an anonymous wave, or one note of a conversation. Nothing joins two texts of a person.';
comment on column confidential.statement.may_quote is 'Whoever wrote it agreed to be quoted without a name, and at least four others did.';

create table confidential.statement_code (
  place_id uuid not null,
  statement_id uuid not null,
  coder text not null,
  theme_ids uuid[] not null,
  primary key (place_id, statement_id, coder),
  foreign key (place_id, statement_id) references confidential.statement (place_id, statement_id) on delete cascade,
  constraint "a statement has at most five themes" check (cardinality(theme_ids) <= 5)
);
comment on table confidential.statement_code is
  'Themes that a coder saw in a statement; coder '''' is what both agreed on. No themes: seen, and none fits.';

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.theme', 'published.theme', 'office.conversation', 'office.coding_round', 'confidential.statement',
    'confidential.statement_code'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))',
      table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('grant select, insert, update, delete on %s to vicus_office, vicus_work', table_name);
  end loop;
  foreach table_name in array array['office.theme', 'published.theme', 'office.conversation', 'office.coding_round'] loop
    execute format('create policy "members of the place" on %s to vicus_office using (place_id = (select vicus.place_id()) '
      'and (select vicus.member_role()) is not null)', table_name);
  end loop;
  foreach table_name in array array['confidential.statement', 'confidential.statement_code'] loop
    execute format('create policy "coordinators and officers of the place" on %s to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'']))',
      table_name);
  end loop;
end $$;

create policy "everybody reads" on published.theme for select to vicus_public using (true);
grant select on published.theme to vicus_public;

create function vicus.statements_to_forget(today date) returns table (place_id uuid, coding_round_id uuid) language sql stable
  security definer set search_path = pg_temp
  as $$ select distinct r.place_id, r.coding_round_id from office.coding_round r
    join office.wave w on w.place_id = r.place_id and w.wave_id = r.wave_id
    join confidential.statement s on s.place_id = r.place_id and s.coding_round_id = r.coding_round_id
    where w.retention_until < today $$;
comment on function vicus.statements_to_forget(date) is 'Rounds whose wave''s retention date has passed and whose texts still stand.';
revoke execute on function vicus.statements_to_forget(date) from public;
grant execute on function vicus.statements_to_forget(date) to vicus_work;
