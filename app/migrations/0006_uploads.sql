-- Files between preview and import: read again when the import is confirmed, deleted then and after a day.
create table office.upload (
  place_id uuid not null references office.place (place_id) on delete cascade,
  upload_id uuid not null default gen_random_uuid(),
  purpose text not null,
  file_name text not null,
  content bytea not null,
  created_by text not null,
  created_on date not null default current_date,
  primary key (place_id, upload_id),
  constraint "the purpose of the file is known" check (purpose in ('actors', 'answers')),
  constraint "the file's name has 1 to 200 characters" check (char_length(file_name) between 1 and 200),
  constraint "the file has at most 5 MB" check (octet_length(content) <= 5242880)
);
create index on office.upload (created_on);
comment on table office.upload is 'A spreadsheet that is looked at before it is imported. Deleted with the import, and after a day.';

alter table office.upload enable row level security;
alter table office.upload force row level security;
create policy "the office imports files" on office.upload to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) in ('coordinator', 'officer'));
create policy "jobs of the place" on office.upload to vicus_work using (place_id = (select vicus.place_id()));
grant select, insert, delete on office.upload to vicus_office, vicus_work;

create policy "the owner finds old files" on office.upload for select to current_user using (true);
create policy "the owner deletes old files" on office.upload for delete to current_user using (true);
create function vicus.delete_old_uploads(before date) returns bigint language sql security definer
  set search_path = pg_temp
  as $$
    with gone as (delete from office.upload where created_on < before returning 1)
    select count(*) from gone
  $$;
comment on function vicus.delete_old_uploads(date) is 'Deletes files of all places that were uploaded before a day and never imported.';
revoke execute on function vicus.delete_old_uploads(date) from public;
grant execute on function vicus.delete_old_uploads(date) to vicus_work;
