-- Questionnaires that a place writes, changes and translates itself; recordings that read questions out.

create table office.instrument (
  place_id uuid not null references office.place (place_id) on delete cascade,
  instrument_id uuid not null default gen_random_uuid(),
  version integer not null,
  state text not null default 'draft',
  body jsonb not null,
  outdated jsonb not null default '{}',
  based_on text,
  revision integer not null default 1,
  changed_by text not null,
  changed_on date not null default current_date,
  primary key (place_id, instrument_id, version),
  constraint "the state of the questionnaire is known" check (state in ('draft', 'frozen')),
  constraint "versions count from one" check (version between 1 and 1000000),
  constraint "the questionnaire has at most 5 MB" check (octet_length(body::text) <= 5242880)
);
create unique index "one draft of a questionnaire at a time" on office.instrument (place_id, instrument_id) where state = 'draft';
comment on table office.instrument is 'A questionnaire of the place, one row a version. Frozen when a wave opens with it; from then on only translations may be corrected.';
comment on column office.instrument.body is 'The instrument as the platform''s own JSON file holds it. A draft may have sections without questions.';
comment on column office.instrument.outdated is 'Keys of texts by language, whose source wording has changed since they were translated.';
comment on column office.instrument.based_on is 'What it was copied from, e.g. shipped:residents; null: begun here or brought in as a file.';
comment on column office.instrument.revision is 'Counts changes: who saves says which one was read, so that two people overwrite nothing in silence.';

create table office.translation_note (
  place_id uuid not null,
  translation_note_id uuid not null default gen_random_uuid(),
  instrument_id uuid not null,
  version integer not null,
  language text not null,
  what jsonb not null,
  by_user text not null,
  at timestamptz not null default now(),
  primary key (place_id, translation_note_id),
  foreign key (place_id, instrument_id, version) references office.instrument on delete cascade,
  constraint "the language is a tag" check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$')
);
create index on office.translation_note (place_id, instrument_id, version);
comment on table office.translation_note is 'Translations corrected after a wave opened with that version: which texts, from what to what, by whom.';

create table office.instrument_audio (
  place_id uuid not null references office.place (place_id) on delete cascade,
  audio_id uuid not null default gen_random_uuid(),
  language text not null,
  media_type text not null,
  content bytea not null,
  created_on date not null default current_date,
  primary key (place_id, audio_id),
  constraint "the recording is of a known kind" check (media_type in ('audio/mpeg', 'audio/ogg', 'audio/mp4')),
  constraint "the recording has at most 500 kB" check (octet_length(content) <= 512000)
);
comment on table office.instrument_audio is 'A question read out in one language. Questionnaires name it by its id; several versions may name the same.';

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.instrument', 'office.translation_note', 'office.instrument_audio'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format(
      'create policy "members of the place" on %s to vicus_office using (place_id = (select vicus.place_id()) '
      'and (select vicus.member_role()) is not null)', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))',
      table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('grant select, insert, update, delete on %s to vicus_office, vicus_work', table_name);
  end loop;
end $$;
create policy "respondents hear questions of the place" on office.instrument_audio for select to vicus_respondent
  using (place_id = (select vicus.place_id()));
grant select (place_id, audio_id, language, media_type, content) on office.instrument_audio to vicus_respondent;

-- What an opened wave asks never changes; what may be mended is how it was translated.
create function vicus.without_translations(part jsonb, source text) returns jsonb language plpgsql immutable as $$
begin
  if jsonb_typeof(part) = 'array' then
    return coalesce((select jsonb_agg(vicus.without_translations(one.value, source) order by one.ordinality)
      from jsonb_array_elements(part) with ordinality as one), '[]');
  end if;
  if jsonb_typeof(part) <> 'object' then
    return part;
  end if;
  if part ? 'en' and not exists (select from jsonb_each(part) as one where jsonb_typeof(one.value) <> 'string') then
    return jsonb_build_object(source, coalesce(part -> source, part -> 'en'));
  end if;
  return coalesce((select jsonb_object_agg(one.key, vicus.without_translations(one.value, source)) from jsonb_each(part) as one), '{}');
end $$;
comment on function vicus.without_translations(jsonb, text) is 'A questionnaire with its source wording only, to tell a corrected translation from another question.';
create function vicus.is_translated_anew(old jsonb, new jsonb) returns boolean language sql immutable as $$
  select vicus.without_translations(old - 'languages', s.source) = vicus.without_translations(new - 'languages', s.source)
    and new -> 'languages' -> s.source = old -> 'languages' -> s.source
  from (select coalesce((select key from jsonb_each(old -> 'languages') where value ->> 'state' = 'source' limit 1), 'en')) as s (source)
$$;
comment on function vicus.is_translated_anew(jsonb, jsonb) is 'Whether two questionnaires ask the same in the same source words.';
revoke execute on function vicus.without_translations(jsonb, text), vicus.is_translated_anew(jsonb, jsonb) from public;
grant execute on function vicus.without_translations(jsonb, text), vicus.is_translated_anew(jsonb, jsonb)
  to vicus_office, vicus_operator, vicus_respondent, vicus_work;

create or replace function vicus.freeze_wave() returns trigger language plpgsql as $$
begin
  if old.state = 'closed' and new.state <> 'closed' then
    raise exception 'a closed wave stays closed' using errcode = 'check_violation',
      constraint = 'a closed wave stays closed';
  end if;
  if old.state <> 'draft' and (new.state = 'draft' or new.mode <> old.mode or new.design <> old.design
    or new.minimum_group <> old.minimum_group or new.approach is distinct from old.approach
    or (new.instrument <> old.instrument
      and (old.state <> 'open' or not vicus.is_translated_anew(old.instrument, new.instrument)))) then
    raise exception 'an opened wave keeps its mode and questions' using errcode = 'check_violation',
      constraint = 'an opened wave keeps its mode and questions';
  end if;
  return new;
end $$;

-- The same holds for a frozen version of the questionnaire itself.
create function vicus.freeze_instrument() returns trigger language plpgsql as $$
begin
  if old.state = 'frozen' and (new.state <> 'frozen' or not vicus.is_translated_anew(old.body, new.body)) then
    raise exception 'an opened questionnaire keeps its wording' using errcode = 'check_violation',
      constraint = 'an opened questionnaire keeps its wording';
  end if;
  return new;
end $$;
revoke execute on function vicus.freeze_instrument() from public;
grant execute on function vicus.freeze_instrument() to vicus_office, vicus_work;
create trigger "an opened questionnaire is frozen" before update on office.instrument for each row execute function vicus.freeze_instrument();

alter table office.upload drop constraint "the purpose of the file is known";
alter table office.upload add constraint "the purpose of the file is known"
  check (purpose in ('actors', 'answers', 'residents', 'questionnaire', 'translation'));
