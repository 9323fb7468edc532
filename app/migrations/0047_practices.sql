-- Practices: what one place did, written up for others, with versions, replies of those who tried it too, and where copies went.
-- docs/decisions/0024-practices.md.

-- Letters without their accents, in lower case. Own function: the extension `unaccent` may be missing, and is not immutable.
create function vicus.fold(words text) returns text language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select translate(replace(replace(replace(regexp_replace(normalize(lower(words), nfd), '[\u0300-\u036f]', '', 'g'),
    'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'łøđðı’', 'loddi''')
$$;
comment on function vicus.fold(text) is 'Lower case without accents; what is stored and what is typed are folded alike.';

-- How words of a language are searched; `simple` where PostgreSQL has no dictionary (Polish, Ukrainian, Czech …).
create function vicus.search_configuration(language text) returns regconfig language sql immutable parallel safe
  set search_path = pg_catalog, pg_temp as $$
  select case language
    when 'ar' then 'pg_catalog.arabic'::regconfig when 'da' then 'pg_catalog.danish'::regconfig
    when 'de' then 'pg_catalog.german'::regconfig when 'el' then 'pg_catalog.greek'::regconfig
    when 'en' then 'pg_catalog.english'::regconfig when 'es' then 'pg_catalog.spanish'::regconfig
    when 'fi' then 'pg_catalog.finnish'::regconfig when 'fr' then 'pg_catalog.french'::regconfig
    when 'hu' then 'pg_catalog.hungarian'::regconfig when 'it' then 'pg_catalog.italian'::regconfig
    when 'lt' then 'pg_catalog.lithuanian'::regconfig when 'nl' then 'pg_catalog.dutch'::regconfig
    when 'pt' then 'pg_catalog.portuguese'::regconfig when 'ro' then 'pg_catalog.romanian'::regconfig
    when 'sv' then 'pg_catalog.swedish'::regconfig when 'tr' then 'pg_catalog.turkish'::regconfig
    else 'pg_catalog.simple'::regconfig end
$$;

create function vicus.practice_words(language text, texts jsonb) returns tsvector language sql immutable parallel safe
  set search_path = pg_catalog, pg_temp as $$
  select setweight(to_tsvector(vicus.search_configuration(language), vicus.fold(coalesce(texts ->> 'title', ''))), 'A')
    || setweight(to_tsvector(vicus.search_configuration(language), vicus.fold(coalesce(texts ->> 'summary', ''))), 'B')
    || setweight(to_tsvector(vicus.search_configuration(language), vicus.fold(coalesce(
      (select string_agg(field.value, ' ' order by field.key) from jsonb_each_text(texts) field
        where field.key not in ('title', 'summary')), ''))), 'C')
$$;
comment on function vicus.practice_words(text, jsonb) is 'Words of a record as its language bends them, title before summary before the rest.';

-- What was typed, as each of these languages bends it: a record is found in its own language, whatever the reader's.
create function vicus.practice_query(typed text, languages text[]) returns tsquery language plpgsql immutable parallel safe
  set search_path = pg_catalog, pg_temp as $$
declare
  found tsquery := websearch_to_tsquery('pg_catalog.simple', vicus.fold(typed));
  one text;
begin
  foreach one in array languages loop
    found := found || websearch_to_tsquery(vicus.search_configuration(one), vicus.fold(typed));
  end loop;
  return found;
end $$;

create table office.practice (
  place_id uuid not null references office.place (place_id) on delete cascade,
  practice_id uuid not null default gen_random_uuid(),
  practice_key text not null default substr(replace(gen_random_uuid()::text, '-', ''), 1, 12),
  strategy_id uuid,
  action_id uuid,
  language text not null,
  texts jsonb not null default '{}',
  details jsonb not null default '{}',
  state text not null default 'draft',
  version integer not null default 0,
  revision integer not null default 1,
  changed_by text not null,
  changed_on date not null default current_date,
  primary key (place_id, practice_id),
  foreign key (place_id, action_id) references office.action (place_id, action_id) on delete set null (action_id),
  constraint "the key of a practice is hexadecimal" check (practice_key ~ '^[0-9a-f]{12}$'),
  constraint "the language of a practice record has two letters" check (language ~ '^[a-z]{2}$'),
  constraint "the texts of a practice record stand under their fields" check (jsonb_typeof(texts) = 'object'
    and octet_length(texts::text) <= 60000 and jsonb_typeof(details) = 'object' and octet_length(details::text) <= 40000),
  constraint "a practice record is a draft, in review or as published" check (state in ('draft', 'review', 'published', 'withdrawn')),
  constraint "what was never published has no version" check (version >= 0 and (state in ('draft', 'review') or version > 0))
);
create unique index "an action has one practice record" on office.practice (place_id, action_id) where action_id is not null;
create index practice_of_action on office.practice (place_id, action_id);
comment on table office.practice is 'Records of practices as the place writes them. Nobody outside the place reads them here.';
comment on column office.practice.practice_key is 'Address of the record for others: the same for all versions, and no id of the office.';
comment on column office.practice.details is 'features/practice/practice.types.ts: PracticeDetails.';
comment on column office.practice.changed_by is 'Who changed it last and therefore does not publish it where somebody else can.';

create table published.practice (
  place_id uuid not null references office.place (place_id) on delete cascade,
  practice_id uuid not null,
  version integer not null,
  practice_key text not null,
  state text not null default 'published',
  language text not null,
  title text not null,
  texts jsonb not null,
  details jsonb not null,
  areas text[] not null default '{}',
  evidence_level integer,
  cost_per_participant_cents bigint,
  currency text not null,
  context jsonb not null,
  country text not null,
  size_class text,
  degree_of_urbanisation integer,
  structure text,
  diversity text,
  population integer,
  is_example boolean not null,
  earlier jsonb not null default '[]',
  content_hash text not null,
  published_on date not null default current_date,
  withdrawn_on date,
  withdrawal text not null default '',
  search tsvector generated always as (vicus.practice_words(language, texts)) stored,
  primary key (place_id, practice_id, version),
  constraint "a published practice is published, replaced or withdrawn" check (state in ('published', 'replaced', 'withdrawn')),
  constraint "the key of a published practice is hexadecimal" check (practice_key ~ '^[0-9a-f]{12}$'),
  constraint "the language of a published practice has two letters" check (language ~ '^[a-z]{2}$'),
  constraint "a published practice has its words until it is withdrawn" check ((state = 'withdrawn') = (texts = '{}')),
  constraint "a withdrawn practice says why and since when" check ((state = 'withdrawn') = (withdrawal <> '')
    and (state = 'withdrawn') = (withdrawn_on is not null) and char_length(withdrawal) <= 1000),
  constraint "the level behind a published practice lies from 1 to 5" check (evidence_level between 1 and 5)
);
create unique index "one version of a practice stands" on published.practice (place_id, practice_id) where state = 'published';
create index published_practice_by_key on published.practice (practice_key) where state <> 'replaced';
create index published_practice_by_words on published.practice using gin (search) where state = 'published';
create index published_practice_by_kind on published.practice (is_example, size_class, country) where state = 'published';
create index published_practice_newest on published.practice (is_example, published_on desc) where state = 'published';
comment on table published.practice is
  'Practices as everybody reads them: one row for each version, never changed; a withdrawn one keeps its title and a notice.';
comment on column published.practice.context is 'features/practice/context.rules.ts: PlaceContext, as it was on the day of publication.';
comment on column published.practice.size_class is 'This and the next columns repeat the context, to be searched; null: not known.';
comment on column published.practice.cost_per_participant_cents is 'In hundredths of the currency; null: not said.';
comment on column published.practice.earlier is 'Versions before this one: [{version, publishedOn, changed: [fields]}].';
comment on column published.practice.content_hash is 'SHA-256 (hex) of language, texts, details and context.';

create function vicus.keep_published_practice() returns trigger language plpgsql as $$
declare
  changing constant text[] := array['state', 'withdrawn_on', 'withdrawal', 'search'];
  emptied constant text[] := array['texts', 'details'];
  is_withdrawn constant boolean := new.state = 'withdrawn';
begin
  if (to_jsonb(new) - changing - case when is_withdrawn then emptied else '{}' end)
    is distinct from (to_jsonb(old) - changing - case when is_withdrawn then emptied else '{}' end)
    or old.state = 'withdrawn' or (is_withdrawn and (new.texts <> '{}' or new.details <> '{}')) then
    raise exception 'a published practice is never changed' using errcode = 'check_violation',
      constraint = 'a published practice is never changed';
  end if;
  return new;
end $$;
create trigger "a published practice is never changed" before update on published.practice
  for each row execute function vicus.keep_published_practice();
revoke execute on function vicus.keep_published_practice() from public;

create table published.practice_reply (
  place_id uuid not null references office.place (place_id) on delete cascade,
  reply_id uuid not null default gen_random_uuid(),
  practice_key text not null,
  other_place_id uuid,
  practice_version integer not null,
  practice_title text not null,
  answer text not null,
  language text not null,
  changed text not null,
  result text not null,
  evidence_level integer,
  context jsonb not null,
  is_example boolean not null,
  published_on date not null default current_date,
  withdrawn_on date,
  primary key (place_id, reply_id),
  constraint "what came of trying a practice is known" check (answer in ('worked', 'partly', 'did-not-work', 'too-early')),
  constraint "the language of a reply has two letters" check (language ~ '^[a-z]{2}$'),
  constraint "the words of a reply have at most 2000 characters" check (char_length(changed) between 1 and 2000
    and char_length(result) between 1 and 2000),
  constraint "the level behind a reply lies from 1 to 5" check (evidence_level between 1 and 5)
);
create unique index "a place replies to a practice once at a time" on published.practice_reply (place_id, practice_key)
  where withdrawn_on is null;
create index practice_reply_by_key on published.practice_reply (practice_key) where withdrawn_on is null;
comment on table published.practice_reply is
  '"We tried it too": what another place says of a practice. The row belongs to the place that replies; it names the other without a foreign key.';
comment on column published.practice_reply.other_place_id is 'Whose practice it is; null: a record taken from a study.';
comment on column published.practice_reply.context is 'features/practice/context.rules.ts: PlaceContext of the replying place on that day.';

create table office.practice_copy (
  place_id uuid not null references office.place (place_id) on delete cascade,
  copy_id uuid not null default gen_random_uuid(),
  practice_key text not null,
  other_place_id uuid,
  practice_version integer not null,
  content_hash text not null,
  title text not null,
  from_whom text not null,
  strategy_id uuid not null,
  action_id uuid not null,
  copied_by text not null,
  copied_on date not null default current_date,
  primary key (place_id, copy_id),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade,
  foreign key (place_id, action_id) references office.action (place_id, action_id) on delete cascade
);
create index practice_copy_by_key on office.practice_copy (place_id, practice_key);
create index practice_copy_of_strategy on office.practice_copy (place_id, strategy_id);
create index practice_copy_of_action on office.practice_copy (place_id, action_id);
comment on table office.practice_copy is 'Which action of the own strategy began as whose practice, in which version. Never public, and not told to the other place.';

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.practice', 'office.practice_copy', 'published.practice', 'published.practice_reply'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))',
      table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('grant select, insert, update, delete on %s to vicus_office, vicus_work', table_name);
    execute format('create policy "coordinators and officers of the place" on %s to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'']))',
      table_name);
    execute format('create policy "readers see practices" on %s for select to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = ''reader'')', table_name);
  end loop;
end $$;
-- What was published stays: it is replaced or withdrawn, and goes with its place.
revoke delete on published.practice, published.practice_reply from vicus_office;
revoke update on published.practice_reply from vicus_office;
grant update (withdrawn_on) on published.practice_reply to vicus_office;

-- Examples see examples, real places see real places.
create policy "other places read what stands" on published.practice for select to vicus_office
  using (state <> 'replaced' and (select vicus.member_role()) = any (array['coordinator', 'officer', 'reader'])
    and is_example = (select p.is_example from office.place p where p.place_id = (select vicus.place_id())));
create policy "other places read replies" on published.practice_reply for select to vicus_office
  using (withdrawn_on is null and (select vicus.member_role()) = any (array['coordinator', 'officer', 'reader'])
    and is_example = (select p.is_example from office.place p where p.place_id = (select vicus.place_id())));
create policy "everybody reads" on published.practice for select to vicus_public using (state <> 'replaced');
grant select on published.practice to vicus_public;
create policy "everybody reads" on published.practice_reply for select to vicus_public using (withdrawn_on is null);
grant select on published.practice_reply to vicus_public;

revoke execute on function vicus.fold(text), vicus.search_configuration(text), vicus.practice_words(text, jsonb),
  vicus.practice_query(text, text[]) from public;
grant execute on function vicus.fold(text), vicus.search_configuration(text), vicus.practice_words(text, jsonb),
  vicus.practice_query(text, text[]) to vicus_public, vicus_office, vicus_work;
