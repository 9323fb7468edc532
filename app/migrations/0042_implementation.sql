-- Running a strategy: who is asked each month, what owners report, and which activities count for an output.
-- The owner's page behind a mail link works as vicus_participant: docs/decisions/0019-the-link-of-an-owner.md.

create table office.report_rhythm (
  place_id uuid not null,
  strategy_id uuid not null,
  day_of_month integer not null default 1,
  reminder_after_days integer not null default 7,
  is_on boolean not null default true,
  closed_through text,
  primary key (place_id, strategy_id),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade,
  constraint "owners are asked on a day from 1 to 28" check (day_of_month between 1 and 28),
  constraint "a reminder comes 1 to 20 days later" check (reminder_after_days between 1 and 20),
  constraint "a closed month is a month" check (closed_through ~ '^\d{4}-(0[1-9]|1[0-2])$')
);
comment on table office.report_rhythm is 'On which day of the month owners are asked for the month before, and when they are reminded once.';
comment on column office.report_rhythm.closed_through is 'Months up to this one were closed by a person; null: they close by their day only.';

create table office.report_owner (
  place_id uuid not null,
  strategy_id uuid not null,
  actor_id uuid not null,
  language text not null,
  primary key (place_id, strategy_id, actor_id),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade,
  foreign key (place_id, actor_id) references office.actor (place_id, actor_id) on delete cascade,
  constraint "an owner is written to in a language of the page" check (language in ('en', 'de', 'es', 'it', 'ar', 'uk'))
);
create index report_owner_of_actor on office.report_owner (place_id, actor_id);
comment on table office.report_owner is 'In which language an owner of actions is written to, where it is not that of the strategy.';

create table office.action_report_request (
  place_id uuid not null,
  request_id uuid not null default gen_random_uuid(),
  strategy_id uuid not null,
  month text not null,
  owner_key text not null,
  actor_id uuid,
  owner_name text not null,
  language text not null,
  link_number integer not null default 1,
  link_hash bytea,
  asked jsonb not null,
  closes_on date not null,
  asked_on date not null,
  sent_on date,
  reminded_on date,
  answered_on date,
  primary key (place_id, request_id),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade,
  foreign key (place_id, actor_id) references office.actor (place_id, actor_id) on delete set null (actor_id),
  constraint "an owner is asked for a month" check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  constraint "an owner is reminded only after it was asked" check (reminded_on is null or sent_on is not null)
);
create unique index "this owner was asked for this month already"
  on office.action_report_request (place_id, strategy_id, month, owner_key);
create index action_report_request_of_actor on office.action_report_request (place_id, actor_id);
create unique index "a link is of one owner and one month" on office.action_report_request (place_id, link_hash);
comment on table office.action_report_request is
  'One owner of actions asked about one month. The row is all that a link shows: what is asked lies in it.';
comment on column office.action_report_request.owner_key is '`actor:` and its id, or `name:` and the name of an owner outside the register.';
comment on column office.action_report_request.link_hash is
  'Keyed hash of the link, which is computed and stored nowhere; null: no link (no address), or ended for good.';
comment on column office.action_report_request.asked is
  'What the page shows: actions with outputs, sources of money, milestones, what was said last, counts of the register. Brought up to date daily.';
comment on column office.action_report_request.sent_on is 'When the mail was noted to be sent; null: nobody to write to, the office reports.';

create table confidential.action_report (
  place_id uuid not null,
  report_id uuid not null default gen_random_uuid(),
  strategy_id uuid not null,
  action_id uuid not null,
  month text not null,
  sending_id uuid not null,
  request_id uuid,
  state text not null,
  nothing_new boolean not null default false,
  outputs jsonb not null default '{}',
  spent jsonb not null default '[]',
  spent_cents bigint not null default 0,
  told_by text not null,
  written_at timestamptz not null default clock_timestamp(),
  primary key (place_id, report_id),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade,
  foreign key (place_id, action_id) references office.action (place_id, action_id),
  foreign key (place_id, request_id) references office.action_report_request (place_id, request_id) on delete set null (request_id),
  constraint "a report is for a month" check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  constraint "the state of a report is known" check (state in ('planned', 'running', 'blocked', 'done')),
  constraint "money spent is not negative and not endless" check (spent_cents between 0 and 10000000000000),
  constraint "a report says who told it" check (char_length(told_by) between 1 and 300)
);
create index action_report_of_month on confidential.action_report (place_id, strategy_id, month, action_id);
create index action_report_of_action on confidential.action_report (place_id, action_id);
create index action_report_of_request on confidential.action_report (place_id, request_id);
comment on table confidential.action_report is
  'What an owner said about an action and a month. Never changed: the latest of a month holds, earlier ones are kept.';
comment on column confidential.action_report.sending_id is 'Of the page it was sent with: the same sent again comes in once, something else from it is a correction.';
comment on column confidential.action_report.outputs is 'By id of a planned output: a whole number that was typed in. Counts of the register are read there.';
comment on column confidential.action_report.spent is '[{moneySourceId, cents}] of the month; null: source not said. `spent_cents` is their sum.';
comment on column confidential.action_report.told_by is 'The organisation or office, never a person.';

create table confidential.action_report_words (
  place_id uuid not null,
  report_id uuid not null,
  hinders text not null default '',
  evidence text not null default '',
  evidence_link text not null default '',
  primary key (place_id, report_id),
  foreign key (place_id, report_id) references confidential.action_report (place_id, report_id) on delete cascade,
  constraint "what hinders has at most 1000 characters" check (char_length(hinders) <= 1000),
  constraint "evidence has at most 1000 characters" check (char_length(evidence) <= 1000),
  constraint "the link to evidence begins with https" check (evidence_link = ''
    or (evidence_link ~ '^https://' and char_length(evidence_link) <= 500))
);
comment on table confidential.action_report_words is 'What a report says in words: what hinders, what shows it. Not for readers.';

create table office.output_counting (
  place_id uuid not null,
  strategy_id uuid not null,
  output_id uuid not null,
  counts_people boolean not null,
  primary key (place_id, output_id),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade,
  foreign key (place_id, output_id) references office.planned_output (place_id, output_id) on delete cascade
);
create index output_counting_of_strategy on office.output_counting (place_id, strategy_id);
comment on table office.output_counting is
  'Whether an output counts people or things. Where nobody said, it is treated as people and is public only through a release.';

create table office.output_activity (
  place_id uuid not null,
  strategy_id uuid not null,
  output_id uuid not null,
  activity_id uuid not null,
  counts text not null,
  primary key (place_id, output_id, activity_id),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade,
  foreign key (place_id, output_id) references office.planned_output (place_id, output_id) on delete cascade,
  foreign key (place_id, activity_id) references office.activity (place_id, activity_id) on delete cascade,
  constraint "what counts of an activity is known" check (counts in ('visits', 'meetings', 'hours', 'persons'))
);
create index output_activity_of_strategy on office.output_activity (place_id, strategy_id);
create index output_activity_of_activity on office.output_activity (place_id, activity_id);
comment on table office.output_activity is 'Which activities of the register count for a planned output, and what of them.';

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.report_rhythm', 'office.report_owner', 'office.action_report_request',
    'office.output_counting', 'office.output_activity', 'confidential.action_report', 'confidential.action_report_words'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))',
      table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('grant select, insert, update, delete on %s to vicus_office, vicus_work', table_name);
    execute format('create policy "coordinators and officers of the place" on %s to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'']))',
      table_name);
  end loop;
  foreach table_name in array array['office.report_rhythm', 'office.output_counting', 'office.output_activity'] loop
    execute format('create policy "everybody in the office sees it" on %s for select to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''reader'', ''partner'']))', table_name);
  end loop;
end $$;
create policy "readers see numbers, no words" on confidential.action_report for select to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'reader');
-- A partner sees and reports what its own organisation answers for, and notes nothing else.
create policy "a partner's own requests" on office.action_report_request for select to vicus_office
  using (place_id = (select vicus.place_id()) and actor_id = (select vicus.member_actor_id()));
create policy "a partner's own reports are seen" on confidential.action_report for select to vicus_office
  using (place_id = (select vicus.place_id()) and action_id in (select vicus.own_action_ids()));
create policy "a partner reports its own actions" on confidential.action_report for insert to vicus_office
  with check (place_id = (select vicus.place_id()) and action_id in (select vicus.own_action_ids()));
create policy "a partner's own words" on confidential.action_report_words to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_actor_id()) is not null
    and report_id in (select r.report_id from confidential.action_report r where r.place_id = (select vicus.place_id())));

-- Whoever holds an owner's link sees that one row and what was reported about its actions and its month; adds reports of them.
create policy "the request in the hand" on office.action_report_request to vicus_participant
  using (place_id = (select vicus.place_id()) and encode(link_hash, 'hex') = (select vicus.in_hand()));
grant select (place_id, request_id, strategy_id, month, owner_name, language, link_hash, asked, closes_on, answered_on),
  update (answered_on) on office.action_report_request to vicus_participant;
create policy "reports of what is asked are seen" on confidential.action_report for select to vicus_participant
  using (place_id = (select vicus.place_id()) and exists (select from office.action_report_request q
    where q.place_id = action_report.place_id and q.strategy_id = action_report.strategy_id and q.month = action_report.month
      and q.asked -> 'actions' @> jsonb_build_array(jsonb_build_object('actionId', action_report.action_id))));
create policy "reports of what is asked come in" on confidential.action_report for insert to vicus_participant
  with check (place_id = (select vicus.place_id()) and exists (select from office.action_report_request q
    where q.place_id = action_report.place_id and q.request_id = action_report.request_id
      and q.strategy_id = action_report.strategy_id and q.month = action_report.month
      and q.asked -> 'actions' @> jsonb_build_array(jsonb_build_object('actionId', action_report.action_id))));
grant select, insert on confidential.action_report to vicus_participant;
create policy "words of what is asked" on confidential.action_report_words to vicus_participant
  using (place_id = (select vicus.place_id()) and report_id in (select r.report_id from confidential.action_report r
    where r.place_id = (select vicus.place_id())));
grant select, insert on confidential.action_report_words to vicus_participant;

create function vicus.places_that_run_strategies() returns setof uuid language sql stable security definer
  set search_path = pg_temp
  as $$ select distinct place_id from office.strategy where state = 'adopted' $$;
comment on function vicus.places_that_run_strategies() is 'Places with an adopted strategy, for the daily work.';
revoke execute on function vicus.places_that_run_strategies() from public;
grant execute on function vicus.places_that_run_strategies() to vicus_work;
