-- Reports: drafts that a person edits, what a town wants its reports to look like, and reports as they were issued.

create table office.report (
  place_id uuid not null references office.place (place_id) on delete cascade,
  report_id uuid not null default gen_random_uuid(),
  kind text not null,
  language text not null,
  area text not null default '',
  title text not null,
  releases jsonb not null default '[]',
  fund jsonb,
  blocks jsonb not null default '[]',
  revision integer not null default 1,
  changed_on date not null default current_date,
  primary key (place_id, report_id),
  constraint "the kind of a report is known" check (kind in ('council', 'area', 'survey', 'monitoring', 'plain', 'fund-annex')),
  constraint "the language of a report has two letters" check (language ~ '^[a-z]{2}$'),
  constraint "a report has a title of 1 to 200 characters" check (char_length(title) between 1 and 200),
  constraint "the area of a report is a code" check (area ~ '^([a-z]+(-[a-z]+)*)?$' and char_length(area) <= 60),
  constraint "a report rests on releases, an annex on the register" check (jsonb_typeof(releases) = 'array'
    and (kind = 'fund-annex') = (fund is not null) and (kind <> 'fund-annex' or releases = '[]')),
  constraint "the blocks of a report are a list" check (jsonb_typeof(blocks) = 'array' and octet_length(blocks::text) <= 2000000)
);
comment on table office.report is 'Drafts: chosen releases and text blocks. Numbers stand in the blocks only as sentences about published figures.';
comment on column office.report.area is 'A code of the fourteen areas (packages/reference) for an area report, otherwise ''''.';
comment on column office.report.releases is 'Ids of the published releases that the report draws on.';
comment on column office.report.fund is 'An annex: fund, period and project that are asked of the activity register. Its numbers are never kept here.';
comment on column office.report.revision is 'Counts savings, so that two people do not overwrite each other.';

create table office.report_template (
  place_id uuid not null references office.place (place_id) on delete cascade,
  kind text not null,
  sections jsonb not null default '[]',
  cover jsonb not null default '{}',
  footer jsonb not null default '{}',
  changed_on date not null default current_date,
  primary key (place_id, kind),
  constraint "a template is for a known kind of report" check (kind in ('council', 'area', 'survey', 'monitoring', 'plain',
    'fund-annex')),
  constraint "the parts of a template are a short list" check (jsonb_typeof(sections) = 'array' and octet_length(sections::text) <= 4000),
  constraint "the words of a template are short texts by language" check (jsonb_typeof(cover) = 'object'
    and jsonb_typeof(footer) = 'object' and octet_length(cover::text) <= 16000 and octet_length(footer::text) <= 4000)
);
comment on table office.report_template is 'How a place wants its reports of one kind: order and choice of parts, words on the cover and at the foot of each page.';

create table published.report (
  place_id uuid not null references office.place (place_id) on delete cascade,
  issue_id uuid not null default gen_random_uuid(),
  report_id uuid not null,
  version integer not null,
  kind text not null,
  language text not null,
  area text not null default '',
  title text not null,
  releases jsonb not null,
  correction text not null default '',
  is_public boolean not null default false,
  state text not null default 'issued',
  withdrawal text not null default '',
  issued_on date not null default current_date,
  content_hash text not null,
  code_version text not null,
  is_example boolean not null default false,
  primary key (place_id, issue_id),
  foreign key (place_id, report_id) references office.report (place_id, report_id),
  constraint "a version of a report is issued once" unique (place_id, report_id, version),
  constraint "an issued report is of a kind that may be issued" check (kind in ('council', 'area', 'survey', 'monitoring', 'plain')),
  constraint "a report rests on published releases" check (jsonb_typeof(releases) = 'array' and jsonb_array_length(releases) > 0),
  constraint "a report is issued or withdrawn" check (state in ('issued', 'withdrawn')),
  constraint "a withdrawn report says why" check ((state = 'withdrawn') = (withdrawal <> '')),
  constraint "notices of a report are short" check (char_length(correction) <= 1000 and char_length(withdrawal) <= 1000),
  constraint "only a later version corrects" check (correction = '' or version > 1)
);
comment on table published.report is 'Reports as they were issued, one row a version. Never changed: only whether the public sees them, and withdrawal.';
comment on column published.report.releases is 'The releases it draws on: id, title and version as they were.';
comment on column published.report.correction is 'What was wrong in the version before, in the words of the office; '''': not a correction.';
comment on column published.report.content_hash is 'SHA-256 of title, blocks and releases, hexadecimal.';

create table published.report_file (
  place_id uuid not null,
  issue_id uuid not null,
  name text not null,
  media_type text not null,
  content bytea not null,
  primary key (place_id, issue_id, name),
  foreign key (place_id, issue_id) references published.report (place_id, issue_id) on delete cascade,
  constraint "a file of a report has a plain name" check (name ~ '^[a-z0-9.-]{1,60}$'),
  constraint "a file of a report has at most 20 MB" check (octet_length(content) <= 20971520)
);
comment on table published.report_file is 'The files of an issued report: report.pdf and report.docx.';

create function vicus.keep_report() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - array['state', 'withdrawal', 'is_public'])
    is distinct from (to_jsonb(old) - array['state', 'withdrawal', 'is_public']) then
    raise exception 'an issued report is never changed' using errcode = 'check_violation',
      constraint = 'an issued report is never changed';
  end if;
  if old.state = 'withdrawn' and (new.state, new.withdrawal) is distinct from (old.state, old.withdrawal) then
    raise exception 'a withdrawn report stays withdrawn' using errcode = 'check_violation',
      constraint = 'a withdrawn report stays withdrawn';
  end if;
  return new;
end $$;
create trigger "an issued report is never changed" before update on published.report
  for each row execute function vicus.keep_report();

create function vicus.keep_report_file() returns trigger language plpgsql as $$
begin
  raise exception 'a file of a report is never changed' using errcode = 'check_violation',
    constraint = 'a file of a report is never changed';
end $$;
create trigger "a file of a report is never changed" before update on published.report_file
  for each row execute function vicus.keep_report_file();

-- A place may be removed with all it has; a single report, once issued, may not: it leaves a notice.
create function vicus.keep_issued_reports() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'an issued report is never removed' using errcode = 'check_violation',
      constraint = 'an issued report is never removed';
  end if;
  return old;
end $$;
create trigger "an issued report is never removed" before delete on published.report
  for each row execute function vicus.keep_issued_reports();
create trigger "a file of a report is never removed" before delete on published.report_file
  for each row execute function vicus.keep_issued_reports();
revoke execute on function vicus.keep_report(), vicus.keep_report_file(), vicus.keep_issued_reports() from public;

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.report', 'office.report_template', 'published.report', 'published.report_file'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))',
      table_name);
    execute format('grant select, insert, update, delete on %s to vicus_work', table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('create policy "coordinators and officers of the place" on %s to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'']))',
      table_name);
    execute format('create policy "readers see reports" on %s for select to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = ''reader'')', table_name);
  end loop;
end $$;
grant select, insert, update, delete on office.report, office.report_template to vicus_office;
grant select, insert, update (state, withdrawal, is_public) on published.report to vicus_office;
grant select, insert on published.report_file to vicus_office;

-- A withdrawn report stays known; its files are closed.
create policy "everybody reads public reports" on published.report for select to vicus_public using (is_public);
create policy "everybody reads files of public reports" on published.report_file for select to vicus_public
  using (exists (select from published.report r where r.place_id = report_file.place_id and r.issue_id = report_file.issue_id
    and r.is_public and r.state = 'issued'));
grant select on published.report, published.report_file to vicus_public;
