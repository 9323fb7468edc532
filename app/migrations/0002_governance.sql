-- Actors, waves of a survey, answers, and what is published. Frozen once released.

create table office.actor (
  place_id uuid not null references office.place (place_id) on delete cascade,
  actor_id uuid not null default gen_random_uuid(),
  kind text not null,
  name text not null,
  contact_role text not null default '',
  contact_email text not null default '',
  areas text[] not null default '{}',
  agreed_to_be_named boolean not null default false,
  ended_on date,
  primary key (place_id, actor_id),
  constraint "the actor's name has 1 to 300 characters" check (char_length(name) between 1 and 300)
);
create unique index "an actor of this kind has this name already" on office.actor (place_id, kind, lower(name));
comment on table office.actor is 'An organisation or office that takes part in integration here. `kind`: code of packages/reference.';
comment on column office.actor.agreed_to_be_named is 'Recorded agreement that the kind may appear in public even where it stands for this one organisation.';

create table office.agreement (
  place_id uuid not null,
  agreement_id uuid not null default gen_random_uuid(),
  actor_id uuid not null,
  subject text not null,
  until date,
  primary key (place_id, agreement_id),
  foreign key (place_id, actor_id) references office.actor (place_id, actor_id) on delete cascade
);
create index on office.agreement (place_id, actor_id);
comment on table office.agreement is 'What the place and an actor agreed on, until when.';

create table office.wave (
  place_id uuid not null references office.place (place_id) on delete cascade,
  wave_id uuid not null default gen_random_uuid(),
  instrument_id text not null,
  instrument_version integer not null,
  title text not null,
  mode text not null,
  state text not null default 'draft',
  design jsonb not null,
  instrument jsonb,
  opened_on date,
  closes_on date,
  closed_on date,
  retention_until date,
  asked integer,
  answered integer,
  answered_shown integer not null default 0,
  answered_shown_on date,
  created_on date not null default current_date,
  primary key (place_id, wave_id),
  constraint "the mode is anonymous or named" check (mode in ('anonymous', 'named')),
  constraint "the state is draft, open or closed" check (state in ('draft', 'open', 'closed')),
  constraint "an open wave has a frozen instrument" check (state = 'draft' or instrument is not null)
);
comment on table office.wave is 'One round of an instrument in one place. Mode, design and instrument are frozen at opening.';
comment on column office.wave.design is 'Windows, questions about the respondent, actors asked about, languages.';
comment on column office.wave.instrument is 'The instrument as opened: questions and languages, never changed afterwards.';
comment on column office.wave.answered_shown is 'Answers shown while open: in steps of five, brought up to date once a day.';
comment on column office.wave.answered is 'Answers at closing.';

create function vicus.freeze_wave() returns trigger language plpgsql as $$
begin
  if old.state = 'closed' and new.state <> 'closed' then
    raise exception 'a closed wave stays closed' using errcode = 'check_violation',
      constraint = 'a closed wave stays closed';
  end if;
  if old.state <> 'draft' and (new.state = 'draft' or new.mode <> old.mode or new.design <> old.design
    or new.instrument <> old.instrument) then
    raise exception 'an opened wave keeps its mode and questions' using errcode = 'check_violation',
      constraint = 'an opened wave keeps its mode and questions';
  end if;
  return new;
end $$;
create trigger "an opened wave is frozen" before update on office.wave for each row execute function vicus.freeze_wave();

create table office.invitation (
  place_id uuid not null,
  wave_id uuid not null,
  invitation_id uuid not null default gen_random_uuid(),
  actor_id uuid,
  name text not null,
  email text not null default '',
  language text not null default 'en',
  role text not null,
  political_group text,
  channel text not null default 'mail',
  primary key (place_id, wave_id, invitation_id),
  foreign key (place_id, wave_id) references office.wave (place_id, wave_id) on delete cascade,
  foreign key (place_id, actor_id) references office.actor (place_id, actor_id) on delete set null (actor_id),
  constraint "the channel is mail, letter or hand" check (channel in ('mail', 'letter', 'hand'))
);
create index on office.invitation (place_id, actor_id);
comment on table office.invitation is 'Who is asked in a wave. Says nothing about who answered.';

create table confidential.wave_key (
  place_id uuid not null,
  wave_id uuid not null,
  key bytea not null,
  primary key (place_id, wave_id),
  foreign key (place_id, wave_id) references office.wave (place_id, wave_id) on delete cascade
);
comment on table confidential.wave_key is 'Makes links and receipts; destroyed at closing.';

create table confidential.link (
  place_id uuid not null,
  wave_id uuid not null,
  link_hash bytea not null,
  invitation_id uuid,
  primary key (place_id, wave_id, link_hash),
  foreign key (place_id, wave_id) references office.wave (place_id, wave_id) on delete cascade,
  foreign key (place_id, wave_id, invitation_id) references office.invitation (place_id, wave_id, invitation_id) on delete cascade
);
create index on confidential.link (place_id, wave_id, invitation_id);
comment on table confidential.link is 'Links that may still be used: deleted, never marked, when the answer is stored. `invitation_id` in named waves only.';

create table confidential.draft (
  place_id uuid not null,
  wave_id uuid not null,
  draft_id bytea not null,
  sealed bytea not null,
  primary key (place_id, wave_id, draft_id),
  foreign key (place_id, wave_id) references office.wave (place_id, wave_id) on delete cascade
);
comment on table confidential.draft is 'Unfinished answers, encrypted with a key made from the link and a secret that lies outside the database.';

create table confidential.submission (
  place_id uuid not null,
  wave_id uuid not null,
  submission_hash bytea not null,
  primary key (place_id, wave_id, submission_hash),
  foreign key (place_id, wave_id) references office.wave (place_id, wave_id) on delete cascade
);
comment on table confidential.submission is 'Hashes of the page''s random key, so that sending twice gives the same receipt. Emptied at closing.';

create table confidential.intake (
  place_id uuid not null,
  wave_id uuid not null,
  intake_id uuid not null default gen_random_uuid(),
  answers jsonb not null,
  primary key (place_id, wave_id, intake_id),
  foreign key (place_id, wave_id) references office.wave (place_id, wave_id) on delete cascade
);
comment on table confidential.intake is 'Anonymous answers until ten have gathered, sealed with a secret that lies outside the database: `{"sealed": base64}`.';

create table confidential.response (
  place_id uuid not null,
  wave_id uuid not null,
  response_id uuid not null default gen_random_uuid(),
  answers jsonb not null,
  primary key (place_id, wave_id, response_id),
  foreign key (place_id, wave_id) references office.wave (place_id, wave_id) on delete cascade
);
comment on table confidential.response is 'Anonymous answers, shuffled. No person, link, device or time.';

create table confidential.named_response (
  place_id uuid not null,
  wave_id uuid not null,
  invitation_id uuid not null,
  answers jsonb not null,
  primary key (place_id, wave_id, invitation_id),
  foreign key (place_id, wave_id, invitation_id) references office.invitation (place_id, wave_id, invitation_id) on delete cascade
);
comment on table confidential.named_response is 'Answers of officials in role, in waves opened as named.';

create table office.wave_result (
  place_id uuid not null,
  wave_id uuid not null,
  computed_on date not null default current_date,
  tables jsonb not null,
  findings jsonb not null,
  content_hash text not null,
  primary key (place_id, wave_id),
  foreign key (place_id, wave_id) references office.wave (place_id, wave_id) on delete cascade
);
comment on table office.wave_result is 'Protected tables of a closed wave: what the office sees of an anonymous wave, and what may be published.';

create table published.release (
  place_id uuid not null references office.place (place_id) on delete cascade,
  release_id uuid not null default gen_random_uuid(),
  subject text not null,
  version integer not null,
  title jsonb not null,
  summary jsonb not null default '{}',
  audience text not null default 'public',
  state text not null default 'published',
  published_on date not null default current_date,
  tables jsonb not null,
  withheld jsonb not null,
  policy jsonb not null,
  content_hash text not null,
  code_version text not null,
  licence text not null default 'CC-BY-4.0',
  erratum jsonb,
  is_example boolean not null default false,
  primary key (place_id, release_id),
  constraint "a version is published once" unique (place_id, subject, version),
  constraint "the audience is known" check (audience in ('public', 'shared', 'funder')),
  constraint "the release is published or withdrawn" check (state in ('published', 'withdrawn'))
);
comment on table published.release is 'An immutable edition: protected tables, policy and code version. The ledger of what is known is rebuilt from these rows.';
comment on column published.release.subject is 'What later versions replace, e.g. `governance/<wave id>`.';

create function vicus.keep_release() returns trigger language plpgsql as $$
begin
  if (new.tables, new.policy, new.content_hash, new.version, new.subject, new.title, new.published_on)
    is distinct from (old.tables, old.policy, old.content_hash, old.version, old.subject, old.title, old.published_on) then
    raise exception 'a release is never changed' using errcode = 'check_violation',
      constraint = 'a release is never changed';
  end if;
  return new;
end $$;
create trigger "a release is never changed" before update on published.release for each row execute function vicus.keep_release();

create table published.asset (
  place_id uuid not null,
  release_id uuid not null,
  name text not null,
  media_type text not null,
  content bytea not null,
  primary key (place_id, release_id, name),
  foreign key (place_id, release_id) references published.release (place_id, release_id) on delete cascade
);
comment on table published.asset is 'Files of a release that are made once, e.g. `report.en.pdf`.';

do $$
declare
  table_name text;
begin
  foreach table_name in array array[
    'office.actor', 'office.agreement', 'office.wave', 'office.invitation', 'office.wave_result',
    'confidential.wave_key', 'confidential.link', 'confidential.draft', 'confidential.submission',
    'confidential.intake', 'confidential.response', 'confidential.named_response',
    'published.release', 'published.asset'
  ] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))',
      table_name);
    execute format('grant select, insert, update, delete on %s to vicus_work', table_name);
  end loop;
  foreach table_name in array array[
    'office.actor', 'office.agreement', 'office.wave', 'office.invitation', 'published.release', 'published.asset'
  ] loop
    execute format(
      'create policy "members of the place" on %s to vicus_office using (place_id = (select vicus.place_id()) '
      'and (select vicus.member_role()) is not null)', table_name);
  end loop;
end $$;

grant select, insert, update, delete on office.actor, office.agreement, office.wave, office.invitation to vicus_office;
create policy "members read results" on office.wave_result for select to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) is not null);
grant select on office.wave_result to vicus_office;
grant select, insert, update (state, erratum) on published.release to vicus_office;
grant select, insert on published.asset to vicus_office;

-- Opening a wave makes its key and links; the office may write them and read only the key of an open wave to print letters.
create policy "the office opens waves" on confidential.wave_key for insert to vicus_office
  with check (place_id = (select vicus.place_id()) and (select vicus.member_role()) in ('coordinator', 'officer'));
create policy "the office prints links" on confidential.wave_key for select to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) in ('coordinator', 'officer'));
create policy "the office destroys keys" on confidential.wave_key for delete to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) in ('coordinator', 'officer'));
grant select, insert, delete on confidential.wave_key to vicus_office;
create policy "the office opens waves" on confidential.link for insert to vicus_office
  with check (place_id = (select vicus.place_id()) and (select vicus.member_role()) in ('coordinator', 'officer'));
grant insert on confidential.link to vicus_office;

-- Named waves: members read answers once the wave is closed; imported answers are written by members.
create policy "members read named answers of closed waves" on confidential.named_response for select to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) in ('coordinator', 'officer')
    and exists (select from office.wave w where w.place_id = named_response.place_id and w.wave_id = named_response.wave_id
      and w.mode = 'named' and w.state = 'closed'));
grant select on confidential.named_response to vicus_office;

-- Respondents: no account; the link names the place, its hash is set by the door.
create function vicus.link_hash() returns bytea language sql stable
  as $$ select decode(nullif(current_setting('vicus.link_hash', true), ''), 'hex') $$;
create policy "respondents see open and closed waves of the place" on office.wave for select to vicus_respondent
  using (place_id = (select vicus.place_id()) and state <> 'draft');
grant select (place_id, wave_id, title, mode, state, design, instrument, opened_on, closes_on, closed_on, retention_until)
  on office.wave to vicus_respondent;
create policy "the link itself" on confidential.link to vicus_respondent
  using (place_id = (select vicus.place_id()) and link_hash = (select vicus.link_hash()));
grant select, delete on confidential.link to vicus_respondent;
create policy "the draft of the link" on confidential.draft to vicus_respondent
  using (place_id = (select vicus.place_id()));
grant select, insert, update, delete on confidential.draft to vicus_respondent;
create policy "submission keys" on confidential.submission to vicus_respondent
  using (place_id = (select vicus.place_id()));
grant select, insert on confidential.submission to vicus_respondent;
create policy "answers come in" on confidential.intake for insert to vicus_respondent
  with check (place_id = (select vicus.place_id()));
grant insert on confidential.intake to vicus_respondent;
create policy "named answers come in" on confidential.named_response for insert to vicus_respondent
  with check (place_id = (select vicus.place_id()));
grant insert on confidential.named_response to vicus_respondent;
create policy "the key of the wave" on confidential.wave_key for select to vicus_respondent
  using (place_id = (select vicus.place_id()));
grant select on confidential.wave_key to vicus_respondent;
create policy "the invitation of a named link" on office.invitation for select to vicus_respondent
  using (place_id = (select vicus.place_id()) and invitation_id in (select l.invitation_id from confidential.link l));
grant select (place_id, wave_id, invitation_id, name, language, role) on office.invitation to vicus_respondent;

-- The public reads public releases; a withdrawn one stays known, its tables are not shown by the room release.
create policy "everybody reads public releases" on published.release for select to vicus_public
  using (audience = 'public');
create policy "everybody reads files of public releases" on published.asset for select to vicus_public
  using (exists (select from published.release r where r.place_id = asset.place_id and r.release_id = asset.release_id
    and r.audience = 'public' and r.state = 'published'));
grant select on published.release, published.asset to vicus_public;

-- Work that looks after all places asks which ones need it; it then enters one place at a time.
create policy "the owner lists work" on office.wave for select to current_user using (true);
create policy "the owner counts answers" on confidential.intake for select to current_user using (true);
create function vicus.waves_to_mix() returns table (place_id uuid, wave_id uuid) language sql stable security definer
  set search_path = pg_temp
  as $$ select i.place_id, i.wave_id from confidential.intake i group by 1, 2 having count(*) >= 10 $$;
create function vicus.waves_to_close(today date) returns table (place_id uuid, wave_id uuid) language sql stable security definer
  set search_path = pg_temp
  as $$ select w.place_id, w.wave_id from office.wave w where w.state = 'open' and w.closes_on < today $$;
create function vicus.waves_to_forget(today date) returns table (place_id uuid, wave_id uuid) language sql stable security definer
  set search_path = pg_temp
  as $$ select w.place_id, w.wave_id from office.wave w where w.state = 'closed' and w.retention_until < today $$;
create function vicus.open_waves() returns table (place_id uuid, wave_id uuid) language sql stable security definer
  set search_path = pg_temp
  as $$ select w.place_id, w.wave_id from office.wave w where w.state = 'open' $$;

create policy "the owner lists results" on office.wave_result for select to current_user using (true);
create function vicus.waves_to_compute() returns table (place_id uuid, wave_id uuid) language sql stable security definer
  set search_path = pg_temp
  as $$ select w.place_id, w.wave_id from office.wave w where w.state = 'closed' and not exists
    (select from office.wave_result r where r.place_id = w.place_id and r.wave_id = w.wave_id) $$;

-- Moved answers leave dead rows behind; rewriting the tables drops them. VACUUM cannot run here, CLUSTER can. The
-- locks are taken in the order in which sending an answer touches the tables, so that neither waits for the other.
create function vicus.rewrite_answer_tables() returns void language plpgsql security definer
  set search_path = pg_temp
  as $$
begin
  lock table confidential.wave_key, confidential.submission, confidential.link, confidential.intake, confidential.draft,
    confidential.response in access exclusive mode;
  execute 'cluster confidential.wave_key using wave_key_pkey';
  execute 'cluster confidential.intake using intake_pkey';
  execute 'cluster confidential.link using link_pkey';
  execute 'cluster confidential.draft using draft_pkey';
  execute 'cluster confidential.submission using submission_pkey';
  execute 'cluster confidential.response using response_pkey';
end $$;
revoke execute on all functions in schema vicus from public;
grant execute on function vicus.place_id(), vicus.user_id(), vicus.member_role(), vicus.is_operator(), vicus.own_place_ids(),
  vicus.link_hash() to vicus_public, vicus_office, vicus_operator, vicus_respondent, vicus_work;
grant execute on function vicus.waves_to_mix(), vicus.waves_to_close(date), vicus.waves_to_forget(date), vicus.open_waves(),
  vicus.waves_to_compute(), vicus.rewrite_answer_tables() to vicus_work;
