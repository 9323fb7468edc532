-- Files of statistical offices that hold values of many places at once: brought in by whoever runs the installation, for
-- every place here that the file names. The role behind it sees no value that a place brought in itself.

do $$
begin
  if not exists (select from pg_roles where rolname = 'vicus_distribute') then
    create role vicus_distribute nologin;
  end if;
  execute format('grant vicus_distribute to %I', current_setting('vicus.app_login'));
  -- Rows wait in a temporary table until all of them are sound. Where the database is somebody else's, everybody may.
  execute format('grant temporary on database %I to vicus_distribute', current_database());
exception when insufficient_privilege then
  raise notice 'who may make temporary tables in this database is left as it is';
end $$;
grant usage on schema vicus, office, confidential, reference to vicus_distribute;

create table reference.statistics_import (
  import_id uuid primary key default gen_random_uuid(),
  title text not null,
  source text not null,
  file_name text not null default '',
  content_hash text not null default '',
  row_count bigint not null default 0,
  place_count integer not null default 0,
  made_at timestamptz not null default now(),
  constraint "statistics have a title of 1 to 200 characters" check (char_length(title) between 1 and 200),
  constraint "statistics say whose they are" check (char_length(source) between 1 and 300)
);
comment on table reference.statistics_import is
  'Files with values of many places: what they are, whose, and how many places here they reached. Each place has its own office.data_import of the same id.';
comment on column reference.statistics_import.place_count is 'Places in which at least one value was new or another one.';
grant select, insert, update, delete on reference.statistics_import to vicus_distribute;

alter table office.data_import drop constraint "the kind of import is known";
alter table office.data_import add constraint "the kind of import is known"
  check (kind in ('file', 'form', 'delivery', 'activity', 'platform', 'statistics', 'undo'));

grant select (place_id, register_code, is_example) on office.place to vicus_distribute;
create policy "real places, by their code in the register" on office.place for select to vicus_distribute
  using (register_code is not null and not is_example);
create index place_by_register_code on office.place (register_code) where register_code is not null;
grant select (place_code) on reference.register_place to vicus_distribute;

-- A value belongs to an import and the import to a place: asking for the place once more cost a third of the time of an
-- import of a million values. What goes with a place goes with its imports.
alter table confidential.observation
  drop constraint observation_place_id_fkey,
  drop constraint observation_place_id_import_id_fkey,
  add constraint observation_place_id_import_id_fkey foreign key (place_id, import_id)
    references office.data_import (place_id, import_id) on delete cascade;

-- A place's own values do not exist for the role: it neither reads nor replaces them.
create policy "values that came as statistics" on confidential.observation to vicus_distribute
  using (import_id in (select s.import_id from reference.statistics_import s));
grant select, insert, update on confidential.observation to vicus_distribute;
create policy "what statistics were before" on confidential.observation_change for insert to vicus_distribute
  with check (import_id in (select s.import_id from reference.statistics_import s));
grant insert on confidential.observation_change to vicus_distribute;
create policy "statistics that came" on office.data_import to vicus_distribute using (kind = 'statistics');
grant select, insert, update, delete on office.data_import to vicus_distribute;

create policy "tables with other values are computed anew" on office.indicator_table to vicus_distribute using (true);
grant select (place_id, indicator_id, is_stale), update (is_stale) on office.indicator_table to vicus_distribute;
create policy "statistics are written down" on office.audit_entry for insert to vicus_distribute
  with check (object_kind = 'data' and action = 'data.change');
grant insert on office.audit_entry to vicus_distribute;
