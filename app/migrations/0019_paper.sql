-- Answers on paper: forms keyed once and waiting for the second person, and how many came.

create table confidential.paper_form (
  place_id uuid not null references office.place (place_id) on delete cascade,
  wave_id uuid not null,
  sheet integer not null,
  answers jsonb not null,
  keyed_by text not null,
  primary key (place_id, wave_id, sheet),
  foreign key (place_id, wave_id) references office.wave (place_id, wave_id) on delete cascade,
  constraint "sheets are numbered from 1" check (sheet > 0)
);
comment on table confidential.paper_form is
  'Forms on paper that one person keyed and nobody has keyed again: sealed as in the intake, and moved there once they agree, at the latest at closing.';
comment on column confidential.paper_form.sheet is 'Written on the sheet by whoever keyed it first; the row is deleted when the answers move on.';

create table office.paper_tally (
  place_id uuid not null references office.place (place_id) on delete cascade,
  wave_id uuid not null,
  slips integer not null default 0,
  keyed_once integer not null default 0,
  keyed_twice integer not null default 0,
  last_sheet integer not null default 0,
  primary key (place_id, wave_id),
  foreign key (place_id, wave_id) references office.wave (place_id, wave_id) on delete cascade,
  constraint "tallies count up from 0" check (least(slips, keyed_once, keyed_twice, last_sheet) >= 0)
);
comment on table office.paper_tally is 'How many slips and forms on paper came in a wave. Counts only.';

do $$
declare
  table_name text;
begin
  foreach table_name in array array['confidential.paper_form', 'office.paper_tally'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))',
      table_name);
    execute format('create policy "coordinators and officers of the place" on %s to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'']))',
      table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('grant select, insert, update, delete on %s to vicus_office, vicus_work', table_name);
  end loop;
end $$;
