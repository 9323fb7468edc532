-- Releases are put together as drafts: which tables, what was withheld, in which words, and who may let them out. An edition may wait
-- for a moment (embargo), and says what was wrong in the one before.

alter table published.release
  add column embargo_until timestamptz,
  add column correction jsonb,
  add column method_note jsonb not null default '{}';
comment on column published.release.embargo_until is 'Nobody outside the office sees the edition before this moment; null: at once.';
comment on column published.release.correction is 'What was wrong in the version before, in the words of the office; null: it corrects nothing.';
comment on column published.release.method_note is 'How the figures were made, as the office explains it, by language.';

drop policy "everybody reads public releases" on published.release;
create policy "everybody reads public releases" on published.release for select to vicus_public
  using (audience = 'public' and (embargo_until is null or embargo_until <= now()));
drop policy "everybody reads files of public releases" on published.asset;
create policy "everybody reads files of public releases" on published.asset for select to vicus_public
  using (exists (select from published.release r where r.place_id = asset.place_id and r.release_id = asset.release_id
    and r.audience = 'public' and r.state = 'published' and (r.embargo_until is null or r.embargo_until <= now())));
drop policy "public governance editions of places that agreed" on published.release;
create policy "public governance editions of places that agreed" on published.release for select to vicus_combine
  using (audience = 'public' and subject like 'governance/%' and (embargo_until is null or embargo_until <= now())
    and place_id in (select a.place_id from office.comparison_agreement a));
grant select (embargo_until) on published.release to vicus_combine;

create table office.release_draft (
  place_id uuid not null references office.place (place_id) on delete cascade,
  draft_id uuid not null default gen_random_uuid(),
  subject text not null,
  corrected_release_id uuid,
  chosen text[] not null default '{}',
  state text not null default 'open',
  step text not null default '',
  problem jsonb,
  title jsonb not null default '{}',
  summary jsonb not null default '{}',
  method_note jsonb not null default '{}',
  licence text not null default 'CC-BY-4.0',
  embargo_until timestamptz,
  correction jsonb,
  changed_by text not null,
  changed_at timestamptz not null default clock_timestamp(),
  revision integer not null default 1,
  release_id uuid,
  primary key (place_id, draft_id),
  foreign key (place_id, corrected_release_id) references published.release (place_id, release_id) on delete cascade,
  foreign key (place_id, release_id) references published.release (place_id, release_id) on delete cascade,
  constraint "the state of a draft is known" check (state in ('open', 'waiting', 'working', 'prepared', 'failed',
    'published')),
  constraint "the step of a draft is known" check (step in ('', 'gathering', 'protecting', 'attacking')),
  constraint "a draft that failed says why" check ((state = 'failed') = (problem is not null)),
  constraint "a published draft knows its release" check ((state = 'published') = (release_id is not null)),
  constraint "a draft has at most 200 tables" check (cardinality(chosen) <= 200),
  constraint "the licence is known" check (licence in ('CC-BY-4.0', 'CC0-1.0', 'CC-BY-SA-4.0'))
);
create index release_draft_by_corrected on office.release_draft (place_id, corrected_release_id);
create index release_draft_by_release on office.release_draft (place_id, release_id);
comment on table office.release_draft is
  'Releases being put together: which tables, in which words, and how far they are. Kept once published, as the way to the release.';
comment on column office.release_draft.subject is 'That of the release to be: a new one, or that of the release it corrects or continues.';
comment on column office.release_draft.chosen is 'Addresses of tables in the rooms they are from, e.g. `indicators/<table>`.';
comment on column office.release_draft.changed_by is 'Who last chose tables or words. Where two or more may publish, somebody else lets it out.';
comment on column office.release_draft.revision is 'Counts changes, so that what was looked at is what is published.';

create table office.prepared_release (
  place_id uuid not null references office.place (place_id) on delete cascade,
  draft_id uuid not null,
  tables jsonb not null,
  content_hash text not null,
  withheld jsonb not null,
  report jsonb not null,
  links jsonb not null,
  policy jsonb not null,
  ledger_size integer not null,
  sources_hash text not null,
  prepared_at timestamptz not null default clock_timestamp(),
  primary key (place_id, draft_id),
  foreign key (place_id, draft_id) references office.release_draft (place_id, draft_id) on delete cascade
);
comment on table office.prepared_release is
  'The tables of a draft as they passed the gate together, what was withheld and why, and what an attack on them found.';
comment on column office.prepared_release.report is 'For the office: reasons and bounds of withheld cells, never their numbers.';
comment on column office.prepared_release.links is 'Which tables hold the same people, the same figures or parts of one another.';
comment on column office.prepared_release.sources_hash is 'Keyed hash of the figures before protection: tells whether they have changed since, and nothing else.';

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.release_draft', 'office.prepared_release'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "coordinators and officers of the place" on %s to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'']))',
      table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))',
      table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('grant select, insert, update, delete on %s to vicus_office, vicus_work', table_name);
  end loop;
end $$;
