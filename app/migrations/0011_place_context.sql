-- What an office says about the context of its place, and what of it the public reads.

create table office.axis_override (
  place_id uuid not null references office.place (place_id) on delete cascade,
  axis_override_id uuid not null default gen_random_uuid(),
  axis text not null,
  side text not null,
  reason text not null,
  computed_z double precision,
  set_by text not null,
  set_at timestamptz not null default now(),
  ended_by text,
  ended_at timestamptz,
  primary key (place_id, axis_override_id),
  constraint "the side belongs to the axis" check (
    (axis = 'structure' and side in ('favourable', 'unfavourable')) or (axis = 'diversity' and side in ('high', 'low'))),
  constraint "an override has a reason of 1 to 1000 characters" check (char_length(reason) between 1 and 1000),
  constraint "who ended an override is known" check ((ended_by is null) = (ended_at is null))
);
create unique index axis_override_in_force on office.axis_override (place_id, axis) where ended_at is null;
comment on table office.axis_override is 'Where the office sets another side of an axis than was computed, and why. Ended ones are kept.';
comment on column office.axis_override.computed_z is 'What was computed on that day, in standard deviations; null: nothing could be computed.';

create table office.competence (
  place_id uuid not null references office.place (place_id) on delete cascade,
  competence_id uuid not null default gen_random_uuid(),
  area text not null,
  decides text[] not null default '{}',
  pays text[] not null default '{}',
  delivers text[] not null default '{}',
  others text not null default '',
  note text not null default '',
  source text not null default '',
  source_date date,
  changed_by text not null,
  changed_at timestamptz not null default now(),
  primary key (place_id, competence_id),
  constraint "the area has a code" check (area ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  constraint "levels of government are known" check (
    decides || pays || delivers <@ array['municipality', 'county', 'region', 'state', 'others']::text[])
);
create index competence_by_area on office.competence (place_id, area, changed_at desc);
comment on table office.competence is 'Who decides, pays and delivers by area of life. Each change is a row; the latest of an area is in force.';

create table published.place_context (
  place_id uuid primary key references office.place (place_id) on delete cascade,
  context jsonb not null,
  content_hash text not null,
  published_on date not null default current_date
);
comment on table published.place_context is
  'Context of a place as its office chose to publish it: open figures of the register, and the reason of an override. Nothing confidential.';

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.axis_override', 'office.competence', 'published.place_context'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format(
      'create policy "members of the place" on %s to vicus_office using (place_id = (select vicus.place_id()) '
      'and (select vicus.member_role()) is not null)', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))',
      table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('grant select, insert, update, delete on %s to vicus_office, vicus_work', table_name);
  end loop;
end $$;
create policy "everybody reads" on published.place_context for select to vicus_public, vicus_respondent, vicus_operator
  using (true);
grant select on published.place_context to vicus_public;
