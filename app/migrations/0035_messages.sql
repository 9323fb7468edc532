-- Fact cards, packs of facts that everybody in the council gets at the same moment, and drafts of messages whose claims stand
-- beside the figures behind them. No number is kept here: a fact is the address of a cell in a published table.

create table office.card (
  place_id uuid not null references office.place (place_id) on delete cascade,
  card_id text not null,
  release_id uuid not null,
  fact jsonb not null,
  picture text not null,
  sentences jsonb not null default '{}',
  revision integer not null default 1,
  changed_on date not null default current_date,
  primary key (place_id, card_id),
  foreign key (place_id, release_id) references published.release (place_id, release_id) on delete cascade,
  constraint "a card has a short name" check (card_id ~ '^[a-z0-9]{8}$'),
  constraint "a fact of a card is the address of a cell" check (jsonb_typeof(fact) = 'object' and octet_length(fact::text) <= 4000),
  constraint "the picture of a card is known" check (picture in ('number', 'bars')),
  constraint "a card has one short sentence a language" check (jsonb_typeof(sentences) = 'object' and octet_length(sentences::text) <= 8000)
);
create index card_by_release on office.card (place_id, release_id);
comment on table office.card is 'Fact cards being made: one cell of one published table, a kind of picture and a sentence in each language.';
comment on column office.card.fact is 'Table, measure and codes of the cell. Its number is read from the release whenever the card is drawn.';

create table published.card (
  place_id uuid not null references office.place (place_id) on delete cascade,
  card_id text not null,
  release_id uuid not null,
  fact jsonb not null,
  picture text not null,
  sentences jsonb not null,
  accent text not null default '',
  published_on date not null default current_date,
  state text not null default 'published',
  withdrawal text not null default '',
  is_example boolean not null default false,
  primary key (place_id, card_id),
  foreign key (place_id, release_id) references published.release (place_id, release_id) on delete cascade,
  constraint "a published card has a short name" check (card_id ~ '^[a-z0-9]{8}$'),
  constraint "a fact of a published card is the address of a cell" check (jsonb_typeof(fact) = 'object'),
  constraint "the picture of a published card is known" check (picture in ('number', 'bars')),
  constraint "a published card says something" check (jsonb_typeof(sentences) = 'object' and sentences <> '{}'),
  constraint "the accent of a card is a colour" check (accent ~ '^(#[0-9a-f]{6})?$'),
  constraint "a card is published or withdrawn" check (state in ('published', 'withdrawn')),
  constraint "a withdrawn card says why" check ((state = 'withdrawn') = (withdrawal <> '') and char_length(withdrawal) <= 1000)
);
create index published_card_by_release on published.card (place_id, release_id);
comment on table published.card is 'Fact cards as they were published. Never changed, only withdrawn; nobody sees one before its release.';
comment on column published.card.accent is 'Colour of the place when the card was published, e.g. `#0b5cad`; '''': the colour of the platform.';

create table office.pack (
  place_id uuid not null references office.place (place_id) on delete cascade,
  pack_id text not null,
  language text not null,
  title text not null,
  introduction text not null default '',
  facts jsonb not null default '[]',
  questions jsonb not null default '[]',
  opens_at timestamptz,
  revision integer not null default 1,
  changed_on date not null default current_date,
  primary key (place_id, pack_id),
  constraint "a pack has a short name" check (pack_id ~ '^[a-z0-9]{8}$'),
  constraint "the language of a pack has two letters" check (language ~ '^[a-z]{2}$'),
  constraint "a pack has a title of 1 to 200 characters" check (char_length(title) between 1 and 200),
  constraint "the introduction of a pack is short" check (char_length(introduction) <= 4000),
  constraint "the facts of a pack are a short list" check (jsonb_typeof(facts) = 'array' and jsonb_array_length(facts) <= 30),
  constraint "the questions of a pack are a short list" check (jsonb_typeof(questions) = 'array'
    and jsonb_array_length(questions) <= 30 and octet_length(questions::text) <= 40000)
);
comment on table office.pack is 'Packs of facts for the council being put together: facts, questions instead of conclusions, and the moment for everybody.';
comment on column office.pack.facts is 'Addresses of published cells: release, table, measure, codes.';
comment on column office.pack.opens_at is 'When everybody gets it; null: not chosen yet.';

create table office.pack_recipient (
  place_id uuid not null references office.place (place_id) on delete cascade,
  pack_id text not null,
  recipient_id uuid not null default gen_random_uuid(),
  name text not null,
  email text not null default '',
  told_how text not null default '',
  told_at timestamptz,
  primary key (place_id, pack_id, recipient_id),
  foreign key (place_id, pack_id) references office.pack (place_id, pack_id) on delete cascade,
  constraint "a group gets a pack once" unique (place_id, pack_id, name),
  constraint "a group has a name of 1 to 120 characters" check (char_length(name) between 1 and 120),
  constraint "an address of a group is short" check (char_length(email) <= 254),
  constraint "how a group was told is known" check (told_how in ('', 'mail', 'by-hand', 'failed')),
  constraint "who was told was told at a time" check ((told_how = '') = (told_at is null))
);
comment on table office.pack_recipient is 'To which groups a pack goes, and how and when each was told. Addresses of groups, removed with the pack.';

create table published.pack (
  place_id uuid not null references office.place (place_id) on delete cascade,
  pack_id text not null,
  language text not null,
  title text not null,
  introduction text not null,
  facts jsonb not null,
  questions jsonb not null,
  opens_at timestamptz not null,
  document bytea not null,
  content_hash text not null,
  state text not null default 'published',
  withdrawal text not null default '',
  is_example boolean not null default false,
  primary key (place_id, pack_id),
  foreign key (place_id, pack_id) references office.pack (place_id, pack_id) on delete cascade,
  constraint "a published pack holds facts" check (jsonb_typeof(facts) = 'array' and jsonb_array_length(facts) between 1 and 30),
  constraint "a published pack asks questions" check (jsonb_typeof(questions) = 'array' and jsonb_array_length(questions) between 1 and 30),
  constraint "the document of a pack has at most 20 MB" check (octet_length(document) between 1 and 20971520),
  constraint "a pack is published or withdrawn" check (state in ('published', 'withdrawn')),
  constraint "a withdrawn pack says why" check ((state = 'withdrawn') = (withdrawal <> '') and char_length(withdrawal) <= 1000)
);
comment on table published.pack is 'Packs as they go to everybody at one moment. Nobody outside the office sees one before it; afterwards it is never changed.';
comment on column published.pack.document is 'The pack on paper (PDF/UA-1).';
comment on column published.pack.content_hash is 'SHA-256 of title, introduction, facts and questions, hexadecimal.';

create table office.message (
  place_id uuid not null references office.place (place_id) on delete cascade,
  message_id text not null,
  title text not null,
  content jsonb not null,
  revision integer not null default 1,
  changed_on date not null default current_date,
  changed_by text not null,
  primary key (place_id, message_id),
  constraint "a message has a short name" check (message_id ~ '^[a-z0-9]{8}$'),
  constraint "a message has a title of 1 to 200 characters" check (char_length(title) between 1 and 200),
  constraint "a message is of bounded length" check (jsonb_typeof(content) = 'object' and octet_length(content::text) <= 100000)
);
comment on table office.message is 'Drafts of messages: for whom, values, problem, solution and examples, answers of the author to the checklist, claims with figures.';
comment on column office.message.content is 'Words, answers to the checklist, and claims: a part of the text with the address of the published cell behind it.';

create table office.message_version (
  place_id uuid not null references office.place (place_id) on delete cascade,
  message_id text not null,
  revision integer not null,
  title text not null,
  content jsonb not null,
  saved_on date not null default current_date,
  saved_by text not null,
  primary key (place_id, message_id, revision),
  foreign key (place_id, message_id) references office.message (place_id, message_id) on delete cascade
);
comment on table office.message_version is 'Earlier versions of a message, the newest fifty, as they were saved.';

-- What the public was given stays as it was; a place may be removed with all it has.

create function vicus.keep_card() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if pg_trigger_depth() < 2 then
      raise exception 'a published card is never removed' using errcode = 'check_violation',
        constraint = 'a published card is never removed';
    end if;
    return old;
  end if;
  if (to_jsonb(new) - array['state', 'withdrawal']) is distinct from (to_jsonb(old) - array['state', 'withdrawal'])
    or old.state = 'withdrawn' then
    raise exception 'a published card is never changed' using errcode = 'check_violation',
      constraint = 'a published card is never changed';
  end if;
  return new;
end $$;
create trigger "a published card is never changed" before update or delete on published.card
  for each row execute function vicus.keep_card();

create function vicus.keep_pack() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.opens_at <= now() and pg_trigger_depth() < 2 then
      raise exception 'a pack that was opened is never removed' using errcode = 'check_violation',
        constraint = 'a pack that was opened is never removed';
    end if;
    return old;
  end if;
  if (new.place_id, new.pack_id, new.language, new.title, new.introduction, new.facts, new.questions, new.opens_at, new.document,
    new.content_hash, new.is_example) is distinct from (old.place_id, old.pack_id, old.language, old.title, old.introduction,
    old.facts, old.questions, old.opens_at, old.document, old.content_hash, old.is_example) or old.state = 'withdrawn' then
    raise exception 'a published pack is never changed' using errcode = 'check_violation',
      constraint = 'a published pack is never changed';
  end if;
  return new;
end $$;
create trigger "a published pack is never changed" before update or delete on published.pack
  for each row execute function vicus.keep_pack();
revoke execute on function vicus.keep_card(), vicus.keep_pack() from public;

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.card', 'published.card', 'office.pack', 'office.pack_recipient', 'published.pack',
    'office.message', 'office.message_version'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))',
      table_name);
    execute format('grant select, insert, update, delete on %s to vicus_work', table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('create policy "coordinators and officers of the place" on %s to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'']))',
      table_name);
    execute format('create policy "readers see what is being said" on %s for select to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = ''reader'')', table_name);
  end loop;
end $$;
grant select, insert, update, delete on office.card, office.pack, office.pack_recipient, office.message, office.message_version
  to vicus_office;
grant select, insert, update (state, withdrawal) on published.card to vicus_office;
grant select, insert, delete, update (state, withdrawal) on published.pack to vicus_office;

-- The releases that the public can see decide: a card of an edition under embargo waits with it.
create policy "everybody reads cards of public releases" on published.card for select to vicus_public
  using (exists (select from published.release r where r.place_id = card.place_id and r.release_id = card.release_id));
create policy "everybody reads packs from their moment on" on published.pack for select to vicus_public
  using (opens_at <= now());
grant select on published.card, published.pack to vicus_public;
