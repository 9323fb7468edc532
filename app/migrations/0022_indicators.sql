-- What a place measures: the indicators it chose, those it defined itself, and the values it has, with what they replaced.

create table office.chosen_indicator (
  place_id uuid not null references office.place (place_id) on delete cascade,
  indicator_id text not null,
  definition_version integer not null,
  newcomers_are text not null default '',
  baseline_period text,
  target_value double precision,
  target_on date,
  chosen_on date not null default current_date,
  primary key (place_id, indicator_id),
  constraint "an indicator is named in small letters, digits and hyphens" check (indicator_id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  constraint "newcomers are described in 300 characters" check (char_length(newcomers_are) <= 300),
  constraint "a baseline is a period" check (baseline_period ~ '^\d{4}(-(S[12]|Q[1-4]|(0[1-9]|1[0-2])))?$'),
  constraint "a target has its day" check ((target_value is null) = (target_on is null))
);
comment on table office.chosen_indicator is 'Indicators a place follows, by whose definition, and what it wants to reach by when.';
comment on column office.chosen_indicator.newcomers_are is
  'Whom this place counts as newcomers here, e.g. non-nationals; '''' as the definition says.';

create table office.own_indicator (
  place_id uuid not null references office.place (place_id) on delete cascade,
  indicator_id text not null,
  version integer not null,
  definition jsonb not null,
  created_on date not null default current_date,
  primary key (place_id, indicator_id, version),
  constraint "a place's own indicator begins with own" check (indicator_id ~ '^own-[a-z0-9]+(-[a-z0-9]+)*$'),
  constraint "versions begin at 1" check (version >= 1)
);
comment on table office.own_indicator is
  'Definitions of a place''s own, in the shape of the catalogue. A version that has values is never changed; a new one follows.';

create table office.data_import (
  place_id uuid not null references office.place (place_id) on delete cascade,
  import_id uuid not null default gen_random_uuid(),
  kind text not null,
  title text not null,
  source text not null,
  file_name text not null default '',
  content_hash text not null default '',
  added integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  undoes uuid,
  made_by text not null,
  made_at timestamptz not null default now(),
  primary key (place_id, import_id),
  foreign key (place_id, undoes) references office.data_import (place_id, import_id) on delete cascade,
  constraint "the kind of import is known" check (kind in ('file', 'form', 'delivery', 'activity', 'undo')),
  constraint "an import has a title of 1 to 200 characters" check (char_length(title) between 1 and 200),
  constraint "an import says whose data they are" check (char_length(source) between 1 and 300),
  constraint "only an undoing undoes" check ((kind = 'undo') = (undoes is not null))
);
create unique index "this import is undone already" on office.data_import (place_id, undoes);
create index data_import_by_time on office.data_import (place_id, made_at desc);
comment on table office.data_import is 'Every way in which values came: a file, a form, a delivery, the activity register, or taking one of them back.';

create table confidential.observation (
  place_id uuid not null references office.place (place_id) on delete cascade,
  indicator_id text not null,
  definition_version integer not null,
  people text not null,
  breakdown text not null default '',
  period text not null,
  numerator double precision,
  denominator double precision,
  value double precision,
  status text,
  reason text,
  counted text not null default '',
  import_id uuid not null,
  primary key (place_id, indicator_id, definition_version, people, breakdown, period),
  foreign key (place_id, import_id) references office.data_import (place_id, import_id),
  constraint "a value is about newcomers, others or everyone" check (people in ('newcomers', 'others', 'everyone')),
  constraint "a breakdown names dimensions and codes" check (breakdown ~ '^$|^[a-z-]+=[^,=]{1,80}(,[a-z-]+=[^,=]{1,80})*$'),
  constraint "a period is a year or a part of one" check (period ~ '^\d{4}(-(S[12]|Q[1-4]|(0[1-9]|1[0-2])))?$'),
  constraint "a value has a status or the reason for none"
    check ((value is null) = (reason is not null) and (value is null) = (status is null)),
  constraint "where there is no value there are no parts of it" check (value is not null or (numerator is null and denominator is null)),
  constraint "the status of a value is known" check (status in ('final', 'provisional', 'estimated')),
  constraint "the reason for no value is known"
    check (reason in ('not-collected', 'not-applicable', 'no-base', 'withheld-at-source')),
  constraint "counts are of persons or of visits" check (counted in ('', 'persons', 'visits')),
  constraint "parts of a value are not below zero" check (numerator >= 0 and denominator >= 0)
);
create index observation_by_import on confidential.observation (place_id, import_id);
comment on table confidential.observation is
  'One value in time: indicator and version, whom it is about, breakdown, period. Counts of small places: nothing leaves but through the gate.';
comment on column confidential.observation.breakdown is 'Dimension=code pairs in alphabetical order, e.g. age=25-34,sex=f; '''' is all.';
comment on column confidential.observation.counted is 'Persons once each, or visits; '''' where nobody is counted.';

create table confidential.observation_change (
  place_id uuid not null references office.place (place_id) on delete cascade,
  change_id uuid not null default gen_random_uuid(),
  import_id uuid not null,
  indicator_id text not null,
  definition_version integer not null,
  people text not null,
  breakdown text not null,
  period text not null,
  before jsonb,
  after jsonb,
  why text not null default '',
  changed_at timestamptz not null default now(),
  primary key (place_id, change_id),
  foreign key (place_id, import_id) references office.data_import (place_id, import_id),
  constraint "a change has something before or after" check (before is not null or after is not null),
  constraint "a reason has at most 500 characters" check (char_length(why) <= 500)
);
create index observation_change_by_import on confidential.observation_change (place_id, import_id);
create index observation_change_by_key on confidential.observation_change
  (place_id, indicator_id, definition_version, people, breakdown, period, changed_at);
comment on table confidential.observation_change is 'What a value was before an import and after it, and why: for taking imports back and for errata.';

create table office.indicator_table (
  place_id uuid not null references office.place (place_id) on delete cascade,
  indicator_id text not null,
  tables jsonb not null,
  content_hash text not null,
  computed_on date not null default current_date,
  is_stale boolean not null default false,
  primary key (place_id, indicator_id)
);
comment on column office.indicator_table.is_stale is 'Values have come or gone since: computed anew when somebody next looks, against what was shown before.';
comment on table office.indicator_table is
  'An indicator''s values as they would be published: protected by the gate, for members who do not see the counts.';

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.chosen_indicator', 'office.own_indicator', 'office.data_import', 'confidential.observation',
    'confidential.observation_change', 'office.indicator_table'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))',
      table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('grant select, insert, update, delete on %s to vicus_office, vicus_work', table_name);
  end loop;
  foreach table_name in array array['office.chosen_indicator', 'office.own_indicator', 'office.data_import', 'office.indicator_table'] loop
    execute format('create policy "members of the place" on %s to vicus_office using (place_id = (select vicus.place_id()) '
      'and (select vicus.member_role()) is not null)', table_name);
  end loop;
  foreach table_name in array array['confidential.observation', 'confidential.observation_change'] loop
    execute format('create policy "coordinators and officers of the place" on %s to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'']))',
      table_name);
  end loop;
end $$;
