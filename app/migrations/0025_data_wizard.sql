-- Files that officers bring in themselves: how files with the same headings were read last time, and imports as jobs.

alter table office.upload drop constraint "the purpose of the file is known";
alter table office.upload add constraint "the purpose of the file is known"
  check (purpose in ('actors', 'answers', 'residents', 'questionnaire', 'translation', 'data'));

create table office.import_mapping (
  place_id uuid not null references office.place (place_id) on delete cascade,
  fingerprint text not null,
  mapping jsonb not null,
  changed_by text not null,
  changed_on date not null default current_date,
  primary key (place_id, fingerprint),
  constraint "headings are known by their hash" check (fingerprint ~ '^[0-9a-f]{64}$'),
  constraint "a mapping has at most 200 kB" check (octet_length(mapping::text) <= 204800)
);
comment on table office.import_mapping is
  'What columns and texts of files with the same headings mean, as an officer said: the next file is read alike. Holds no values.';
comment on column office.import_mapping.fingerprint is 'SHA-256 of the headings without their years.';

create table office.data_job (
  place_id uuid not null references office.place (place_id) on delete cascade,
  job_id uuid not null default gen_random_uuid(),
  upload_id uuid not null,
  file_name text not null,
  reading jsonb not null,
  title text not null,
  source text not null,
  why text not null default '',
  state text not null default 'waiting',
  step text not null default '',
  value_count integer,
  problem jsonb,
  import_id uuid,
  unchanged integer not null default 0,
  asked_by text not null,
  asked_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (place_id, job_id),
  foreign key (place_id, import_id) references office.data_import (place_id, import_id),
  constraint "an import waits, works, is done or has failed" check (state in ('waiting', 'working', 'done', 'failed')),
  constraint "the step of an import is known" check (step in ('', 'reading', 'checking', 'writing')),
  constraint "an import that failed says why" check ((state = 'failed') = (problem is not null)),
  constraint "values are brought in under a title of 1 to 200 characters" check (char_length(title) between 1 and 200),
  constraint "values are brought in with their source of 1 to 300 characters" check (char_length(source) between 1 and 300),
  constraint "why values are replaced has at most 500 characters" check (char_length(why) <= 500)
);
create index data_job_by_import on office.data_job (place_id, import_id);
create unique index "this file is being brought in already" on office.data_job (place_id, upload_id)
  where state in ('waiting', 'working');
comment on table office.data_job is 'Imports of files that officers accepted: waiting, at work, done or failed. The file itself lies in office.upload.';
comment on column office.data_job.reading is 'Sheet, row of the headings and mapping as they were accepted.';

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.import_mapping', 'office.data_job'] loop
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
