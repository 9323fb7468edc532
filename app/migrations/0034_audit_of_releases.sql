-- Every night everything a place has published is attacked together; what was found is kept here. And real figures that a
-- member took out of the house for a stated purpose are written down, never changed.

create table office.release_audit (
  place_id uuid not null references office.place (place_id) on delete cascade,
  release_audit_id uuid not null default gen_random_uuid(),
  audited_at timestamptz not null default now(),
  code_version text not null,
  ledger_hash text not null,
  editions integer not null,
  tables integer not null,
  withheld integer not null,
  certain integer not null,
  narrow integer not null,
  not_tried integer not null,
  duration_ms integer not null,
  findings jsonb not null default '[]',
  bounds jsonb not null default '[]',
  primary key (place_id, release_audit_id),
  constraint "an audit counts from 0" check (least(editions, tables, withheld, certain, narrow, not_tried, duration_ms) >= 0),
  constraint "an audit finds only withheld cells" check (certain + narrow + not_tried <= withheld)
);
create index release_audit_by_time on office.release_audit (place_id, audited_at desc);
comment on table office.release_audit is
  'What an attack on everything a place has published together could tell: nightly, embargoed and withdrawn editions included. Holds bounds that any reader could compute, no confidential number.';
comment on column office.release_audit.ledger_hash is 'SHA-256 over the content hashes of all editions attacked: another one means something was published since.';
comment on column office.release_audit.certain is 'Withheld cells whose number can be computed.';
comment on column office.release_audit.narrow is 'Withheld cells that can be bounded more closely than promised.';
comment on column office.release_audit.not_tried is 'Withheld cells for which time ran out.';
comment on column office.release_audit.findings is 'Cells found: table, edition, codes, what can be told.';
comment on column office.release_audit.bounds is 'For each table: how many withheld cells, and the least room that is left for one of them.';

create table office.internal_download (
  place_id uuid not null references office.place (place_id) on delete cascade,
  internal_download_id uuid not null default gen_random_uuid(),
  user_id text not null,
  at timestamptz not null default now(),
  purpose text not null,
  legal_basis text not null,
  legal_text text not null,
  tables jsonb not null,
  file_name text not null,
  file_hash text not null,
  delete_by date not null,
  primary key (place_id, internal_download_id),
  constraint "a purpose is told in 10 to 500 characters" check (char_length(purpose) between 10 and 500),
  constraint "the legal basis is known" check (legal_basis in ('public-task', 'legal-obligation', 'official-statistics', 'research')),
  constraint "the provision is named in 3 to 300 characters" check (char_length(legal_text) between 3 and 300),
  constraint "a file is known by its SHA-256" check (file_hash ~ '^[0-9a-f]{64}$')
);
create index internal_download_by_time on office.internal_download (place_id, at desc);
comment on table office.internal_download is
  'Files with figures as they are, before protection: who took which tables, for what, on which legal basis, until when. Rows are added and never changed.';
comment on column office.internal_download.tables is 'Ids and titles of the tables in the file.';
comment on column office.internal_download.file_hash is 'Tells whether a file found somewhere is this one.';
comment on column office.internal_download.delete_by is 'The day by which the holder said the file is deleted.';

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.release_audit', 'office.internal_download'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
  end loop;
end $$;

create policy "jobs of the place" on office.release_audit to vicus_work using (place_id = (select vicus.place_id()));
grant select, insert, delete on office.release_audit to vicus_work;
create policy "coordinators and officers read" on office.release_audit for select to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array['coordinator', 'officer']));
grant select on office.release_audit to vicus_office;

create function vicus.places_that_published() returns setof uuid language sql stable security definer
  set search_path = pg_temp
  as $$ select distinct r.place_id from published.release r $$;
comment on function vicus.places_that_published() is 'Places with editions in the ledger, for the nightly audit.';
revoke execute on function vicus.places_that_published() from public;
grant execute on function vicus.places_that_published() to vicus_work;

create policy "who takes a file writes it down" on office.internal_download for insert to vicus_office
  with check (place_id = (select vicus.place_id()) and user_id = (select vicus.user_id())
    and (select vicus.member_role()) = any (array['coordinator', 'officer']));
create policy "the coordinator reads all, others their own" on office.internal_download for select to vicus_office
  using (place_id = (select vicus.place_id()) and ((select vicus.member_role()) = 'coordinator'
    or (user_id = (select vicus.user_id()) and (select vicus.member_role()) = 'officer')));
grant select, insert on office.internal_download to vicus_office;
