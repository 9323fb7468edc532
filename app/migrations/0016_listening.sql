-- What surveys say: the population they are held against, tables crossed on request, dated decisions, facts of the place.

create table office.wave_margin (
  place_id uuid not null,
  wave_id uuid not null,
  margins jsonb not null,
  population integer,
  source text not null default '',
  changed_on date not null default current_date,
  primary key (place_id, wave_id),
  foreign key (place_id, wave_id) references office.wave (place_id, wave_id) on delete cascade,
  constraint "the population has at least one person" check (population is null or population > 0),
  constraint "the source of the population has at most 300 characters" check (char_length(source) <= 300)
);
comment on table office.wave_margin is 'People of the population by category of some questions of a wave, as the register has them. Weights are computed from it in a job and stored nowhere.';

create table office.wave_cross_table (
  place_id uuid not null,
  wave_id uuid not null,
  table_id text not null,
  position integer not null,
  variables text[] not null,
  asked_on date not null default current_date,
  tables jsonb not null,
  content_hash text not null,
  primary key (place_id, wave_id, table_id),
  foreign key (place_id, wave_id) references office.wave (place_id, wave_id) on delete cascade,
  constraint "a cross-table has its own position" unique (place_id, wave_id, position),
  constraint "two or three questions are crossed" check (cardinality(variables) between 2 and 3)
);
comment on table office.wave_cross_table is 'Protected cross-tables the office was shown. Each counts as known when the next is protected, so none is ever removed alone.';

create table office.place_decision (
  place_id uuid not null references office.place (place_id) on delete cascade,
  decision_id uuid not null default gen_random_uuid(),
  decided_on date not null,
  what text not null,
  link text not null default '',
  primary key (place_id, decision_id),
  constraint "a decision says what was decided" check (char_length(what) between 1 and 200),
  constraint "a link begins with https" check (link = '' or (link ~ '^https://' and char_length(link) <= 500))
);
comment on table office.place_decision is 'What the place decided and when; stands beside answers over time, never as their cause.';

create table office.place_figure (
  place_id uuid not null references office.place (place_id) on delete cascade,
  figure text not null,
  value numeric(6, 2) not null,
  year integer not null,
  source text not null,
  primary key (place_id, figure),
  constraint "the figure is known" check (figure in ('foreign-born-percent')),
  constraint "a percentage lies between 0 and 100" check (value between 0 and 100),
  constraint "the year of a figure has four digits" check (year between 1900 and 2200),
  constraint "a figure has a source" check (char_length(source) between 1 and 300)
);
comment on table office.place_figure is 'Figures of the place typed in with year and source, for comparison with what people think they are.';

do $$
declare table_name text;
begin
  foreach table_name in array array[
    'office.wave_margin', 'office.wave_cross_table', 'office.place_decision', 'office.place_figure'
  ] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))', table_name);
    execute format('grant select, insert, update, delete on %s to vicus_work', table_name);
  end loop;
  foreach table_name in array array['office.wave_margin', 'office.place_decision', 'office.place_figure'] loop
    execute format('create policy "members of the place" on %s to vicus_office using (place_id = (select vicus.place_id()) '
      'and (select vicus.member_role()) is not null)', table_name);
    execute format('grant select, insert, update, delete on %s to vicus_office', table_name);
  end loop;
end $$;

create policy "members read cross-tables" on office.wave_cross_table for select to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) is not null);
grant select on office.wave_cross_table to vicus_office;

-- Every closed wave without results: each room computes those of its own instruments.
create or replace function vicus.waves_to_compute() returns table (place_id uuid, wave_id uuid) language sql stable security definer
  set search_path = pg_temp
  as $$ select w.place_id, w.wave_id from office.wave w where w.state = 'closed' and not exists
    (select from office.wave_result r where r.place_id = w.place_id and r.wave_id = w.wave_id) $$;
