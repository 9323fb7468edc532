-- The register of activities: what took place, and how many came, as counts. No row is about a person.

create table office.activity (
  place_id uuid not null references office.place (place_id) on delete cascade,
  activity_id uuid not null default gen_random_uuid(),
  title text not null,
  type text not null,
  held_at text not null default '',
  actor_id uuid,
  from_on date not null,
  until_on date,
  cost_centre text not null default '',
  project text not null default '',
  funds text[] not null default '{}',
  intervention_code text not null default '',
  note text not null default '',
  primary key (place_id, activity_id),
  foreign key (place_id, actor_id) references office.actor (place_id, actor_id),
  constraint "an activity has a title of 1 to 200 characters" check (char_length(title) between 1 and 200),
  constraint "the type of an activity is known" check (type in ('language', 'civic-orientation', 'guidance', 'recognition',
    'family-reunification', 'encounter', 'staff-training', 'campaign', 'other')),
  constraint "an activity does not end before it begins" check (until_on >= from_on),
  constraint "the funds of an activity are known" check (funds <@ array['AMIF', 'ESF+', 'ERDF', 'Interreg'])
);
create unique index "an activity of this name begins on this day already" on office.activity (place_id, lower(title), from_on);
create index activity_by_actor on office.activity (place_id, actor_id);
comment on table office.activity is 'A course, an advice hour, an encounter: what it is, whose it is, and which project and funds pay for it.';
comment on column office.activity.actor_id is 'Who organises it and counts; null: the office itself.';
comment on column office.activity.intervention_code is 'Code of packages/reference by which AMIF wants it tagged; '''' for none.';

create table confidential.activity_record (
  place_id uuid not null,
  record_id uuid not null default gen_random_uuid(),
  activity_id uuid not null,
  counted text not null,
  period text,
  held_on date,
  hours double precision,
  note text not null default '',
  entered_by text not null,
  entered_on date not null default current_date,
  primary key (place_id, record_id),
  foreign key (place_id, activity_id) references office.activity (place_id, activity_id) on delete cascade,
  constraint "a record counts persons of a period or visits of a day" check (
    (counted = 'persons' and period is not null and held_on is null and hours is null)
    or (counted = 'visits' and period is null and held_on is not null)),
  constraint "persons are counted for a year or a part of one" check (period ~ '^\d{4}(-(S[12]|Q[1-4]|(0[1-9]|1[0-2])))?$'),
  constraint "a day has at most 24 hours" check (hours between 0 and 24)
);
create unique index "persons of this activity are counted for this period already"
  on confidential.activity_record (place_id, activity_id, period) where counted = 'persons';
create unique index "visits of this day are entered already"
  on confidential.activity_record (place_id, activity_id, held_on) where counted = 'visits';
create index activity_record_by_activity on confidential.activity_record (place_id, activity_id);
comment on table confidential.activity_record is
  'One count by the organiser: persons of a period, each once, or visits of a day. Persons are never derived from visits.';

create table confidential.activity_count (
  place_id uuid not null,
  record_id uuid not null,
  topic text not null,
  answer text not null default '',
  age text not null default 'unknown',
  sex text not null default 'unknown',
  citizenship text not null default 'unknown',
  people integer not null,
  primary key (place_id, record_id, topic, answer, age, sex, citizenship),
  foreign key (place_id, record_id) references confidential.activity_record (place_id, record_id) on delete cascade,
  constraint "what is counted is known" check (topic in ('attendance', 'helpful', 'language-level', 'recognition',
    'long-term-residence', 'job-search', 'education', 'qualification', 'employment', 'employment-later', 'better-work-later')),
  constraint "an answer is yes, no, unknown or two levels of language"
    check (answer ~ '^(|yes|no|unknown|(none|A1|A2|B1|B2|C1|C2|unknown)>(none|A1|A2|B1|B2|C1|C2|unknown))$'),
  constraint "age bands are those of the register" check (age in ('u18', '18-29', '30-54', '55-60', '61-64', '65plus', 'unknown')),
  constraint "gender is f, m, x or unknown" check (sex in ('f', 'm', 'x', 'unknown')),
  constraint "citizenship is told by the border of the EU" check (citizenship in ('eu', 'non-eu', 'unknown')),
  constraint "a count is of 1 to 100000" check (people between 1 and 100000)
);
comment on table confidential.activity_count is
  'How many, by age band, gender and citizenship, and what they said when they left. Unknown is an answer of its own, never no.';

create table confidential.fund_total (
  place_id uuid not null references office.place (place_id) on delete cascade,
  fund_indicator_id text not null,
  project text not null default '',
  period text not null,
  people integer not null,
  cells jsonb not null default '[]',
  is_estimate boolean not null,
  told_by text not null,
  entered_by text not null,
  entered_on date not null default current_date,
  primary key (place_id, fund_indicator_id, project, period),
  constraint "a total belongs to an indicator of a fund" check (fund_indicator_id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  constraint "a total is for a year or a part of one" check (period ~ '^\d{4}(-(S[12]|Q[1-4]|(0[1-9]|1[0-2])))?$'),
  constraint "a total is of 0 to 1000000" check (people between 0 and 1000000),
  constraint "a total says who told it" check (char_length(told_by) between 1 and 200)
);
comment on table confidential.fund_total is
  'What the organiser told as a whole, because only a list of participants or an informed estimate knows it. The list stays there.';
comment on column confidential.fund_total.cells is 'The same told apart, [{age, sex, people}]; empty where it is not.';

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.activity', 'confidential.activity_record', 'confidential.activity_count', 'confidential.fund_total'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))',
      table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('grant select, insert, update, delete on %s to vicus_office, vicus_work', table_name);
  end loop;
  foreach table_name in array array['office.activity', 'confidential.activity_record', 'confidential.activity_count', 'confidential.fund_total'] loop
    execute format('create policy "coordinators and officers of the place" on %s to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'']))',
      table_name);
  end loop;
end $$;

create policy "readers see what takes place" on office.activity for select to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'reader');
-- A partner counts what its own organisation organises, and sees nothing else.
create policy "a partner's own activities" on office.activity for select to vicus_office
  using (place_id = (select vicus.place_id()) and actor_id = (select vicus.member_actor_id()));
create policy "a partner's own counts" on confidential.activity_record to vicus_office
  using (place_id = (select vicus.place_id()) and activity_id in (select a.activity_id from office.activity a
    where a.place_id = (select vicus.place_id()) and a.actor_id = (select vicus.member_actor_id())));
create policy "a partner's own counts" on confidential.activity_count to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_actor_id()) is not null
    and record_id in (select r.record_id from confidential.activity_record r where r.place_id = (select vicus.place_id())));
