-- Needs raised to the levels above, others who join, answers; questions of a level, answered by places; and needs that places
-- agreed to have counted upward, counted by a job under vicus_combine. docs/decisions/0029-asks-and-needs.md.

create table office.ask (
  place_id uuid not null references office.place (place_id) on delete cascade,
  ask_id uuid not null default gen_random_uuid(),
  ask_key text not null default encode(substring(uuid_send(gen_random_uuid()) from 1 for 6), 'hex'),
  title text not null,
  area text not null,
  source text not null default 'free',
  source_code text not null default '',
  need text not null,
  otherwise text not null default '',
  language text not null,
  created_on date not null default current_date,
  revision integer not null default 1,
  primary key (place_id, ask_id),
  constraint "the key of an ask is hexadecimal" check (ask_key ~ '^[0-9a-f]{12}$'),
  constraint "an ask has a title of 1 to 120 characters" check (char_length(title) between 1 and 120),
  constraint "an ask comes from an obstacle, a blocked action or is free" check (source in ('obstacle', 'action', 'free')
    and (source = 'free') = (source_code = '') and char_length(source_code) <= 80),
  constraint "an ask says what is needed in 1 to 1500 characters" check (char_length(need) between 1 and 1500),
  constraint "what happens without it has at most 1000 characters" check (char_length(otherwise) <= 1000),
  constraint "the language of an ask has two letters" check (language ~ '^[a-z]{2}$')
);
create unique index "the key of an ask is taken" on office.ask (place_id, ask_key);
comment on table office.ask is 'A need a place raises, or prepares to raise, to one or more levels above. What others see of it stands in published.ask.';
comment on column office.ask.source_code is 'Code of the obstacle, or id of the action; empty: free.';
comment on column office.ask.area is 'A code of AREAS_OF_LIFE.';

create table office.ask_evidence (
  place_id uuid not null,
  ask_evidence_id uuid not null default gen_random_uuid(),
  ask_id uuid not null,
  fact jsonb,
  words text not null default '',
  primary key (place_id, ask_evidence_id),
  foreign key (place_id, ask_id) references office.ask (place_id, ask_id) on delete cascade,
  constraint "evidence of an ask is a published figure or words" check (fact is not null or words <> ''),
  constraint "words on evidence of an ask have at most 500 characters" check (char_length(words) <= 500)
);
create index evidence_of_ask on office.ask_evidence (place_id, ask_id);
comment on table office.ask_evidence is 'What an ask rests on. Figures are kept as addresses in releases, never as numbers.';

create table office.ask_addressee (
  place_id uuid not null,
  ask_addressee_id uuid not null default gen_random_uuid(),
  ask_id uuid not null,
  level_place_id uuid,
  level_kind text not null,
  name text not null,
  contact text not null default '',
  primary key (place_id, ask_addressee_id),
  foreign key (place_id, ask_id) references office.ask (place_id, ask_id) on delete cascade,
  constraint "an addressee is a district, a region, a state or the union" check (level_kind in ('district', 'region', 'country', 'union')),
  constraint "an addressee has a name of 1 to 200 characters" check (char_length(name) between 1 and 200),
  constraint "the contact of an addressee has at most 200 characters" check (char_length(contact) <= 200)
);
create index addressee_of_ask on office.ask_addressee (place_id, ask_id);
create unique index "this office is asked already" on office.ask_addressee (place_id, ask_id, level_kind, lower(name));
comment on table office.ask_addressee is 'Whom an ask goes to: a level of this installation, or an office elsewhere by name. An office, never a private person.';
comment on column office.ask_addressee.level_place_id is 'The level on this installation; null: an office elsewhere, whose answers the place records itself.';

create table published.ask (
  place_id uuid not null references office.place (place_id) on delete cascade,
  publication_id uuid not null default gen_random_uuid(),
  ask_id uuid not null,
  ask_key text not null,
  version integer not null,
  state text not null default 'public',
  area text not null,
  language text not null,
  title text not null,
  content jsonb,
  context jsonb not null,
  level_place_ids uuid[] not null default '{}',
  content_hash text not null,
  is_example boolean not null,
  first_asked_on date not null,
  published_on date not null,
  withdrawn_on date,
  withdrawal text not null default '',
  primary key (place_id, publication_id),
  foreign key (place_id, ask_id) references office.ask (place_id, ask_id) on delete cascade,
  constraint "the key of a published ask is hexadecimal" check (ask_key ~ '^[0-9a-f]{12}$'),
  constraint "a published ask is public, replaced or withdrawn" check (state in ('public', 'replaced', 'withdrawn')),
  constraint "what others no longer see of an ask is not kept for them" check ((state = 'public') = (content is not null)),
  constraint "a withdrawn ask says why" check ((state = 'withdrawn') = (withdrawal <> '') and char_length(withdrawal) <= 500
    and (state = 'withdrawn') = (withdrawn_on is not null))
);
create unique index "one version of an ask is public" on published.ask (place_id, ask_id) where state <> 'replaced';
create index published_ask_of_ask on published.ask (place_id, ask_id);
create index published_ask_of_level on published.ask using gin (level_place_ids);
comment on table published.ask is 'Asks as everybody sees them: a copy made on publishing, one row each time. Its words are never changed.';
comment on column published.ask.content is 'features/ask/ask.types.ts: PublicAsk; null once replaced or withdrawn.';
comment on column published.ask.context is 'The place as it was on that day: name, country, size class, population with year.';
comment on column published.ask.first_asked_on is 'Day of the first version: silence is counted from here.';

create table published.ask_support (
  place_id uuid not null references office.place (place_id) on delete cascade,
  ask_place_id uuid not null,
  ask_key text not null,
  words text not null,
  language text not null,
  context jsonb not null,
  is_example boolean not null,
  joined_on date not null,
  primary key (place_id, ask_place_id, ask_key),
  constraint "nobody joins the own ask" check (ask_place_id <> place_id),
  constraint "who joins an ask says why in 1 to 300 characters" check (char_length(words) between 1 and 300),
  constraint "the language of who joins has two letters" check (language ~ '^[a-z]{2}$')
);
create index ask_support_of_ask on published.ask_support (ask_place_id, ask_key);
comment on table published.ask_support is 'Places in the same situation that joined an ask, each with its own sentence. Their own row, theirs to take back.';

create table published.ask_answer (
  place_id uuid not null references office.place (place_id) on delete cascade,
  answer_id uuid not null default gen_random_uuid(),
  ask_place_id uuid not null,
  ask_key text not null,
  recorded_by text not null,
  level_kind text not null,
  addressee text not null,
  state text not null,
  words text not null default '',
  due_on date,
  answered_on date not null,
  is_public boolean not null default true,
  is_example boolean not null,
  primary key (place_id, answer_id),
  constraint "an answer is recorded by the level or by the place that asked" check (recorded_by in ('level', 'place')
    and (recorded_by = 'place') = (place_id = ask_place_id)),
  constraint "the state of an answer to an ask is known" check (state in ('heard', 'considering', 'will-do', 'will-not', 'not-ours')),
  constraint "who will do it says by when" check ((state = 'will-do') = (due_on is not null)),
  constraint "who will not, or is not responsible, says why or who is" check (state not in ('will-not', 'not-ours') or words <> ''),
  constraint "words of an answer have at most 1500 characters" check (char_length(words) <= 1500 and char_length(addressee) <= 200)
);
create index ask_answer_of_ask on published.ask_answer (ask_place_id, ask_key);
comment on table published.ask_answer is 'Answers to asks, in the row of who gives or records them. Never changed; the newest of an addressee counts.';
comment on column published.ask_answer.recorded_by is 'place: an office elsewhere answered and the place that asked wrote it down.';

create table published.question (
  place_id uuid not null references office.place (place_id) on delete cascade,
  question_id uuid not null default gen_random_uuid(),
  title text not null,
  words text not null,
  language text not null,
  level_name text not null,
  level_kind text not null,
  country text not null,
  covers text[] not null,
  is_example boolean not null,
  published_on date not null,
  due_on date not null,
  withdrawn_on date,
  primary key (place_id, question_id),
  constraint "a question has a title of 1 to 120 characters" check (char_length(title) between 1 and 120),
  constraint "a question says what is planned in 1 to 2000 characters" check (char_length(words) between 1 and 2000),
  constraint "a question is open for 7 days at least" check (due_on >= published_on + 7)
);
comment on table published.question is 'What a level asks the places it covers: what would this do to you?';

create table office.question_answer (
  place_id uuid not null references office.place (place_id) on delete cascade,
  question_place_id uuid not null,
  question_id uuid not null,
  choice text not null,
  words text not null default '',
  size_class text not null,
  is_example boolean not null,
  answered_on date not null,
  primary key (place_id, question_place_id, question_id),
  constraint "the answer to a question is known" check (choice in ('helps', 'mixed', 'nothing', 'harms', 'cannot-tell')),
  constraint "the size class of an answer is known" check (size_class in ('rural', 'small', 'medium')),
  constraint "words to a question have at most 500 characters" check (char_length(words) <= 500)
);
create index answer_of_question on office.question_answer (question_place_id, question_id);
comment on table office.question_answer is 'What a place answers to a question of a level. Shown to others only as counts of places of a size class, through the gate.';

create table published.question_result (
  place_id uuid not null references office.place (place_id) on delete cascade,
  question_id uuid not null,
  computed_on date not null,
  tables jsonb not null,
  words jsonb not null,
  content_hash text not null,
  primary key (place_id, question_id),
  foreign key (place_id, question_id) references published.question (place_id, question_id) on delete cascade
);
comment on table published.question_result is 'Answers to a question by size class, protected; made once, after the day it was due.';
comment on column published.question_result.words is 'Words of answers by size class, in no order, only where six places or more of the class wrote some.';

create table office.needs_agreement (
  place_id uuid not null references office.place (place_id) on delete cascade,
  needs_agreement_id uuid not null default gen_random_uuid(),
  agreed_on date not null default current_date,
  agreed_by text not null,
  until date not null,
  ended_on date,
  ended_by text,
  primary key (place_id, needs_agreement_id),
  constraint "an agreement to count needs ends after it began" check (until > agreed_on),
  constraint "who ended an agreement to count needs is known" check ((ended_by is null) = (ended_on is null))
);
create unique index needs_agreement_in_force on office.needs_agreement (place_id) where ended_on is null;
comment on table office.needs_agreement is 'That the needs of a place may be counted upward: who agreed, when, until when. Ended ones are kept.';

create table office.shared_need (
  place_id uuid not null references office.place (place_id) on delete cascade,
  area text not null,
  source text not null,
  confirmed_on date not null,
  primary key (place_id, area, source),
  constraint "a need comes from an ask, an obstacle or a blocked action" check (source in ('ask', 'obstacle', 'action')),
  constraint "a need has an area of life" check (char_length(area) between 1 and 60)
);
comment on table office.shared_need is 'What the office confirmed as its needs: one row for an area of life and a source, whatever number stands behind it.';

create table office.need_block (
  place_id uuid not null references office.place (place_id) on delete cascade,
  block_id uuid not null,
  size_class text not null,
  geo text not null,
  places integer not null,
  first_round text not null,
  is_example boolean not null,
  primary key (place_id, block_id),
  constraint "the size class of a block is known" check (size_class in ('rural', 'small', 'medium')),
  constraint "a block has six places or more" check (places >= 6)
);
create index need_block_of_block on office.need_block (block_id);
comment on table office.need_block is
  'Ledger of the roll-up: with which others a place is counted. Every figure ever made is a sum over whole blocks; a block whose member left is never counted again.';
comment on column office.need_block.places is 'How many places the block began with: fewer rows than that, and it is broken.';

create table office.level_needs (
  place_id uuid not null references office.place (place_id) on delete cascade,
  round text not null,
  is_example boolean not null,
  computed_on date not null,
  sharing jsonb not null,
  tables jsonb not null,
  content_hash text not null,
  primary key (place_id, round),
  constraint "a round is a half-year" check (round ~ '^[0-9]{4}-H[12]$')
);
comment on table office.level_needs is 'Needs of places counted for a level, by area of life, source and size class: protected tables, one row a half-year, never changed.';
comment on column office.level_needs.sharing is 'How many places of each size class are counted; null: fewer than six.';

create function vicus.keep_said() returns trigger language plpgsql as $$
declare
  changing constant text[] := array['state', 'content', 'withdrawn_on', 'withdrawal'];
begin
  if tg_table_name in ('ask', 'question') and tg_op = 'UPDATE' then
    if (to_jsonb(new) - changing) is distinct from (to_jsonb(old) - changing) then
      raise exception 'what was published is never changed' using errcode = 'check_violation',
        constraint = 'what was published is never changed';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' and pg_trigger_depth() > 1 then
    return old;
  end if;
  raise exception 'what was published is never changed' using errcode = 'check_violation',
    constraint = 'what was published is never changed';
end $$;
create trigger "what was published is never changed" before update on published.ask
  for each row execute function vicus.keep_said();
create trigger "what was published is never changed" before update on published.question
  for each row execute function vicus.keep_said();
create trigger "what was published is never changed" before update or delete on published.ask_answer
  for each row execute function vicus.keep_said();
create trigger "what was published is never changed" before update or delete on published.question_result
  for each row execute function vicus.keep_said();
create trigger "what was published is never changed" before update or delete on office.level_needs
  for each row execute function vicus.keep_said();
revoke execute on function vicus.keep_said() from public;

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.ask', 'office.ask_evidence', 'office.ask_addressee', 'published.ask',
    'published.ask_support', 'published.ask_answer', 'published.question', 'office.question_answer', 'published.question_result',
    'office.needs_agreement', 'office.shared_need', 'office.need_block', 'office.level_needs'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('grant select on %s to vicus_office', table_name);
    execute format(
      'create policy "members of the place read" on %s for select to vicus_office using '
      '(place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'', ''reader'', ''observer'']))',
      table_name);
  end loop;
  -- Coordinators and officers of a place write their own rows.
  foreach table_name in array array['office.ask', 'office.ask_evidence', 'office.ask_addressee', 'published.ask',
    'published.ask_support', 'office.question_answer', 'office.shared_need'] loop
    execute format(
      'create policy "coordinators and officers write" on %s to vicus_office using '
      '(place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'']))', table_name);
    execute format('grant insert, update, delete on %s to vicus_office', table_name);
  end loop;
  -- What stands in published.* is read by everybody. Examples and real ones are told apart by the use cases.
  foreach table_name in array array['published.ask', 'published.ask_support', 'published.question', 'published.question_result'] loop
    execute format('create policy "everybody reads" on %s for select to vicus_public, vicus_office, vicus_combine using (true)', table_name);
  end loop;
end $$;
revoke delete on published.ask from vicus_office;
grant insert on published.ask_answer to vicus_office;
revoke update on published.ask_support from vicus_office;

grant select (place_id, publication_id, ask_key, version, state, area, language, title, content, context, level_place_ids, content_hash,
  is_example, first_asked_on, published_on, withdrawn_on, withdrawal) on published.ask to vicus_public;
grant select on published.ask_support, published.question, published.question_result to vicus_public;
create policy "everybody reads public answers" on published.ask_answer for select to vicus_public, vicus_office using (is_public);
grant select on published.ask_answer to vicus_public;
create policy "who asked reads every answer" on published.ask_answer for select to vicus_office
  using (ask_place_id = (select vicus.place_id()) and (select vicus.member_role()) is not null);

create policy "who asked records what offices elsewhere answer" on published.ask_answer for insert to vicus_office
  with check (place_id = (select vicus.place_id()) and recorded_by = 'place'
    and (select vicus.member_role()) = any (array['coordinator', 'officer']));

-- A level answers what was put to it, in its own rows, and asks questions.
create policy "a level answers what was put to it" on published.ask_answer for insert to vicus_office
  with check (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'observer' and recorded_by = 'level'
    and exists (select from published.ask a where a.place_id = ask_answer.ask_place_id and a.ask_key = ask_answer.ask_key
      and a.state = 'public' and a.level_place_ids @> array[ask_answer.place_id]));
create policy "observers of the level ask" on published.question to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'observer')
  with check (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'observer');
grant insert, update (withdrawn_on) on published.question to vicus_office;

create policy "the coordinator agrees" on office.needs_agreement for insert to vicus_office
  with check (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'coordinator'
    and agreed_by = (select vicus.user_id()));
create policy "the coordinator ends it" on office.needs_agreement for update to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'coordinator' and ended_on is null)
  with check (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'coordinator');
grant insert, update (ended_on, ended_by) on office.needs_agreement to vicus_office;

-- The role of the job. A place that has not agreed, or no longer, does not exist for it; of answers to a question it reads
-- those that are due.
create policy "agreements in force" on office.needs_agreement for select to vicus_combine
  using (ended_on is null and until >= current_date);
grant select (place_id, until, ended_on) on office.needs_agreement to vicus_combine;
create policy "needs of places that agreed" on office.shared_need for select to vicus_combine
  using (place_id in (select a.place_id from office.needs_agreement a));
grant select (place_id, area, source) on office.shared_need to vicus_combine;
create policy "places that agreed to have needs counted" on office.place for select to vicus_combine
  using (place_id in (select a.place_id from office.needs_agreement a));
grant select (kind, country, nuts_code) on office.place to vicus_combine;
create policy "blocks of the job" on office.need_block to vicus_combine using (true) with check (true);
grant select, insert on office.need_block to vicus_combine;
create policy "results of the job" on office.level_needs to vicus_combine using (true) with check (true);
grant select, insert on office.level_needs to vicus_combine;
create policy "answers to questions that are due" on office.question_answer for select to vicus_combine
  using (exists (select from published.question q where q.place_id = question_answer.question_place_id
    and q.question_id = question_answer.question_id and q.due_on < current_date and q.withdrawn_on is null));
grant select on office.question_answer, published.question to vicus_combine;
create policy "results of questions" on published.question_result to vicus_combine using (true) with check (true);
grant select, insert on published.question_result to vicus_combine;
