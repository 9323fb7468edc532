-- The public side of a strategy: what was published of it, what people say about a public draft, what follows, what members
-- say to each other about a draft, and progress as it was published. docs/decisions/0020-what-the-public-sees-of-a-strategy.md.

create table published.strategy (
  place_id uuid not null references office.place (place_id) on delete cascade,
  publication_id uuid not null default gen_random_uuid(),
  strategy_id uuid not null,
  strategy_key text not null,
  state text not null,
  version integer not null,
  language text not null,
  title text not null,
  from_year integer not null,
  to_year integer not null,
  words jsonb not null default '{}',
  content jsonb,
  content_hash text not null,
  decision jsonb,
  amends text not null default '',
  comments_from date,
  comments_until date,
  not_shown jsonb not null default '{}',
  published_on date not null default current_date,
  withdrawn_on date,
  withdrawal text not null default '',
  primary key (place_id, publication_id),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade,
  constraint "the key of a published strategy is hexadecimal" check (strategy_key ~ '^[0-9a-f]{12}$'),
  constraint "a published strategy is a draft, adopted, replaced or withdrawn" check (state in ('draft', 'adopted', 'replaced',
    'withdrawn')),
  constraint "the language of a published strategy has two letters" check (language ~ '^[a-z]{2}$'),
  constraint "what the public no longer sees is not kept for it" check ((state in ('draft', 'adopted')) = (content is not null)),
  constraint "what the public sees of a strategy is at most 2 million bytes" check (octet_length(content::text) <= 2000000
    and octet_length(words::text) <= 40000),
  constraint "an adopted strategy has its decision" check (state <> 'adopted' or decision is not null),
  constraint "a period for comments has two days in order" check ((comments_from is null) = (comments_until is null)
    and comments_until >= comments_from),
  constraint "adopted strategies take no comments" check (decision is null or comments_from is null),
  constraint "a withdrawn strategy says why" check ((state = 'withdrawn') = (withdrawal <> '')
    and (state = 'withdrawn') = (withdrawn_on is not null) and char_length(withdrawal) <= 1000)
);
create unique index "one draft of a strategy is public at a time" on published.strategy (place_id, strategy_id)
  where state = 'draft';
create unique index "a version of a strategy is public once" on published.strategy (place_id, strategy_id, version)
  where state = 'adopted';
create index published_strategy_of_strategy on published.strategy (place_id, strategy_id);
comment on table published.strategy is
  'What the public sees of a strategy: a copy made on publishing, one row each time. Its words are never changed, only its state and the days for comments.';
comment on column published.strategy.strategy_key is 'Address of the strategy on the public site: the same for all its drafts and versions, and no id of the office.';
comment on column published.strategy.version is 'Of an adopted strategy its version; of a draft, how many drafts were published up to it.';
comment on column published.strategy.words is 'Title and summary in further languages, as the office wrote them: {de: {title, summary}}.';
comment on column published.strategy.content is 'features/strategy/public.types.ts: PublicContent; null once it was replaced or withdrawn.';
comment on column published.strategy.content_hash is 'SHA-256 (hex) of content and decision; stays when the content is gone.';
comment on column published.strategy.decision is 'Of the council: body, day, reference, link; null: a draft.';
comment on column published.strategy.not_shown is 'How many comments were not shown, by reason.';
comment on column published.strategy.withdrawal is 'Notice that stands in its place, in the words of the office.';

create function vicus.keep_published_strategy() returns trigger language plpgsql as $$
declare
  changing constant text[] := array['state', 'content', 'comments_from', 'comments_until', 'not_shown', 'withdrawn_on', 'withdrawal'];
begin
  if (to_jsonb(new) - changing) is distinct from (to_jsonb(old) - changing)
    or (new.content is not null and new.content is distinct from old.content) then
    raise exception 'a published strategy is never changed' using errcode = 'check_violation',
      constraint = 'a published strategy is never changed';
  end if;
  return new;
end $$;
create trigger "a published strategy is never changed" before update on published.strategy
  for each row execute function vicus.keep_published_strategy();
revoke execute on function vicus.keep_published_strategy() from public;

create table published.strategy_progress (
  place_id uuid not null references office.place (place_id) on delete cascade,
  strategy_id uuid not null,
  as_of date not null,
  strategy_key text not null,
  content jsonb not null,
  published_on date not null default current_date,
  primary key (place_id, strategy_id, as_of),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade,
  constraint "the key of published progress is hexadecimal" check (strategy_key ~ '^[0-9a-f]{12}$'),
  constraint "published progress is at most 2 million bytes" check (octet_length(content::text) <= 2000000)
);
comment on table published.strategy_progress is
  'How far a strategy is, as the office chose to publish it on one day. Counts of people stand in releases, not here.';

create table office.strategy_comment_answer (
  place_id uuid not null references office.place (place_id) on delete cascade,
  answer_id uuid not null default gen_random_uuid(),
  strategy_id uuid not null,
  verdict text not null,
  words text not null,
  target_kind text not null default '',
  target_id text not null default '',
  answered_on date not null default current_date,
  primary key (place_id, answer_id),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade,
  constraint "the answer to comments is known" check (verdict in ('taken-up', 'in-part', 'not-taken-up')),
  constraint "an answer to comments has 1 to 2000 characters" check (char_length(words) between 1 and 2000),
  constraint "an answer points to a part, goal or action" check (target_kind in ('', 'part', 'goal', 'action')
    and (target_kind = '') = (target_id = '') and char_length(target_id) <= 40)
);
create index strategy_comment_answer_of_strategy on office.strategy_comment_answer (place_id, strategy_id);
comment on table office.strategy_comment_answer is
  'What the place answers to a comment, or to several that say the same: taken up and where, or not and why not.';

create table confidential.strategy_comment (
  place_id uuid not null references office.place (place_id) on delete cascade,
  comment_id uuid not null default gen_random_uuid(),
  publication_id uuid not null,
  about_kind text not null,
  about_key text not null,
  about_title text not null,
  words text not null,
  voice text not null,
  language text not null,
  day date not null default (now() at time zone 'UTC')::date,
  state text not null default 'waiting',
  reason text,
  decided_on date,
  answer_id uuid,
  perspective_id uuid,
  primary key (place_id, comment_id),
  foreign key (place_id, publication_id) references published.strategy (place_id, publication_id) on delete cascade,
  foreign key (place_id, answer_id) references office.strategy_comment_answer (place_id, answer_id) on delete set null (answer_id),
  constraint "a comment is about the whole, a part, a goal or an action" check (about_kind in ('whole', 'part', 'goal', 'action')
    and char_length(about_key) <= 40 and char_length(about_title) <= 300),
  constraint "a comment on a strategy is not longer than said" check (char_length(words) <= 2000),
  constraint "the voice of a comment is known" check (voice in ('newcomer', 'resident', 'organisation', 'no-answer')),
  constraint "the language of a comment has two letters" check (language ~ '^[a-z]{2}$'),
  constraint "a comment waits, is shown or is not shown" check (state in ('waiting', 'shown', 'not-shown')),
  constraint "a reason stands where a comment is not shown" check ((state = 'not-shown') = (reason is not null)),
  constraint "a comment has words until it is not shown" check (words <> '' or state = 'not-shown')
);
create index strategy_comment_of_publication on confidential.strategy_comment (place_id, publication_id, state);
create index strategy_comment_of_answer on confidential.strategy_comment (place_id, answer_id);
comment on table confidential.strategy_comment is
  'What residents and partners say about a public draft. No name, address, device or time of day. Words that are not shown are emptied after 90 days.';
comment on column confidential.strategy_comment.voice is 'As the writer says; never checked, and public only where five or more comments share it.';
comment on column confidential.strategy_comment.perspective_id is 'The statement that was made of it; null: none.';

create table published.strategy_comment (
  place_id uuid not null references office.place (place_id) on delete cascade,
  comment_id uuid not null,
  strategy_id uuid not null,
  strategy_key text not null,
  comment_key text not null,
  draft integer not null,
  about_kind text not null,
  about_key text not null,
  about_title text not null,
  words text not null,
  voice text not null,
  language text not null,
  answer_key text not null default '',
  verdict text not null default '',
  answer text not null default '',
  target_kind text not null default '',
  target_key text not null default '',
  answered_on date,
  primary key (place_id, comment_id),
  foreign key (place_id, comment_id) references confidential.strategy_comment (place_id, comment_id) on delete cascade,
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade
);
create index published_strategy_comment_of_strategy on published.strategy_comment (place_id, strategy_id);
comment on table published.strategy_comment is
  'Comments that are shown, with the answer to them. A copy, written anew with each decision, in no order of time and without a day.';
comment on column published.strategy_comment.voice is 'Empty unless five or more shown comments on the strategy share it.';

create table office.strategy_note (
  place_id uuid not null references office.place (place_id) on delete cascade,
  note_id uuid not null default gen_random_uuid(),
  strategy_id uuid not null,
  thread_id uuid not null,
  about_kind text not null,
  about_id text not null default '',
  words text not null,
  actor_id uuid,
  written_by text not null,
  written_at timestamptz not null default clock_timestamp(),
  resolved_by text,
  resolved_at timestamptz,
  primary key (place_id, note_id),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade,
  foreign key (place_id, thread_id) references office.strategy_note (place_id, note_id) on delete cascade,
  constraint "a note is about the whole, a part, a goal or an action" check (about_kind in ('whole', 'part', 'goal', 'action')
    and char_length(about_id) <= 40),
  constraint "a note has 1 to 2000 characters" check (char_length(words) between 1 and 2000),
  constraint "a thread is resolved by somebody at some time" check ((resolved_by is null) = (resolved_at is null)),
  constraint "a thread is resolved where it begins" check (resolved_by is null or note_id = thread_id)
);
create index strategy_note_of_strategy on office.strategy_note (place_id, strategy_id);
create index strategy_note_of_thread on office.strategy_note (place_id, thread_id);
comment on table office.strategy_note is
  'What members say to each other about a draft, in threads at its parts, goals and actions: open or resolved. Never public.';
comment on column office.strategy_note.thread_id is 'The note that began the thread; of that note its own id.';
comment on column office.strategy_note.actor_id is 'The organisation whose partners see the thread beside the town''s own people; null: none.';

do $$
declare
  table_name text;
begin
  foreach table_name in array array['published.strategy', 'published.strategy_progress', 'published.strategy_comment',
    'office.strategy_comment_answer', 'confidential.strategy_comment', 'office.strategy_note'] loop
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
  foreach table_name in array array['published.strategy', 'published.strategy_progress', 'published.strategy_comment',
    'office.strategy_comment_answer', 'office.strategy_note'] loop
    execute format('create policy "readers see what is said" on %s for select to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = ''reader'')', table_name);
  end loop;
end $$;
-- A comment is what somebody wrote: a member decides about it and never rewrites it.
revoke insert, update on confidential.strategy_comment from vicus_office;
grant update (words, state, reason, decided_on, answer_id, perspective_id) on confidential.strategy_comment to vicus_office;

-- Readers and partners write notes as themselves; a partner sees the threads of its own organisation.
create policy "readers write as themselves" on office.strategy_note for insert to vicus_office
  with check (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'reader'
    and written_by = (select vicus.user_id()) and actor_id is null and resolved_by is null);
create policy "partners see threads of their organisation" on office.strategy_note for select to vicus_office
  using (place_id = (select vicus.place_id()) and actor_id = (select vicus.member_actor_id()));
create policy "partners write as themselves" on office.strategy_note for insert to vicus_office
  with check (place_id = (select vicus.place_id()) and actor_id = (select vicus.member_actor_id())
    and written_by = (select vicus.user_id()) and resolved_by is null);

create policy "everybody reads" on published.strategy for select to vicus_public using (state <> 'replaced');
grant select (place_id, strategy_key, state, version, language, title, from_year, to_year, words, content, content_hash, decision,
  amends, comments_from, comments_until, not_shown, published_on, withdrawn_on, withdrawal) on published.strategy to vicus_public;
create policy "everybody reads" on published.strategy_progress for select to vicus_public using (true);
grant select (place_id, as_of, strategy_key, content, published_on) on published.strategy_progress to vicus_public;
create policy "everybody reads" on published.strategy_comment for select to vicus_public using (true);
grant select (place_id, strategy_key, comment_key, draft, about_kind, about_key, about_title, words, voice, language, answer_key,
  verdict, answer, target_kind, target_key, answered_on) on published.strategy_comment to vicus_public;

-- Those who take part see which draft is open, and put in a comment that waits. They read none.
create policy "those who take part see drafts" on published.strategy for select to vicus_participant
  using (place_id = (select vicus.place_id()) and state = 'draft');
grant select (place_id, publication_id, strategy_key, state, comments_from, comments_until, content) on published.strategy
  to vicus_participant;
create policy "comments come in and wait" on confidential.strategy_comment for insert to vicus_participant
  with check (place_id = (select vicus.place_id()) and state = 'waiting'
    and exists (select from published.strategy s where s.place_id = strategy_comment.place_id
      and s.publication_id = strategy_comment.publication_id and s.state = 'draft'
      and (now() at time zone 'UTC')::date between s.comments_from and s.comments_until));
grant insert (place_id, publication_id, about_kind, about_key, about_title, words, voice, language)
  on confidential.strategy_comment to vicus_participant;

-- Work over all places asks which ones need it, then enters one place at a time.
create function vicus.places_with_strategy_comments() returns table (place_id uuid) language sql stable security definer
  set search_path = pg_temp
  as $$ select distinct c.place_id from confidential.strategy_comment c $$;
revoke execute on function vicus.places_with_strategy_comments() from public;
grant execute on function vicus.places_with_strategy_comments() to vicus_work;
