-- What a strategy wants (goals and by what they are known to be reached), what is done for it, what that costs and who pays.

create table office.strategy_goal (
  place_id uuid not null,
  goal_id uuid not null default gen_random_uuid(),
  strategy_id uuid not null,
  position integer not null default 0,
  title text not null,
  why text not null default '',
  areas text[] not null default '{}',
  revision integer not null default 1,
  primary key (place_id, goal_id),
  constraint "a goal belongs to one strategy" unique (place_id, strategy_id, goal_id),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade,
  constraint "a goal has a title of 1 to 300 characters" check (char_length(title) between 1 and 300)
);
comment on table office.strategy_goal is 'What the place wants to be different, and why.';
comment on column office.strategy_goal.areas is 'Codes of the fourteen areas (packages/reference).';

create table office.goal_measure (
  place_id uuid not null,
  goal_measure_id uuid not null default gen_random_uuid(),
  goal_id uuid not null,
  indicator_id text,
  name text not null,
  unit text not null default '',
  people text not null default 'everyone',
  direction text not null default 'up',
  baseline_value double precision,
  baseline_period text not null default '',
  baseline_source text not null default '',
  baseline_fact jsonb,
  target_value double precision,
  target_on date,
  revision integer not null default 1,
  primary key (place_id, goal_measure_id),
  foreign key (place_id, goal_id) references office.strategy_goal (place_id, goal_id) on delete cascade,
  constraint "a measure of a goal has a name of 1 to 300 characters" check (char_length(name) between 1 and 300),
  constraint "whose number it is is known" check (people in ('newcomers', 'others', 'everyone')),
  constraint "where a number should go is known" check (direction in ('up', 'down', 'keep'))
);
create index goal_measure_of_goal on office.goal_measure (place_id, goal_id);
comment on table office.goal_measure is 'By what a goal is known to be reached: an indicator the place follows, or a number described in words.';
comment on column office.goal_measure.baseline_fact is
  'Address of the cell of a release the baseline was read from, {releaseId, tableId, measure, at}; null: typed in or taken from the indicator.';

create table office.action (
  place_id uuid not null,
  action_id uuid not null default gen_random_uuid(),
  strategy_id uuid not null,
  goal_id uuid not null,
  position integer not null default 0,
  kind text not null default 'plain',
  title text not null,
  what text not null default '',
  inputs text not null default '',
  activities text not null default '',
  outcomes text not null default '',
  for_whom text not null default 'everybody',
  area text not null default '',
  held_at text not null default '',
  starts_on date,
  ends_on date,
  stage text not null default 'project',
  next_stage text not null default '',
  volunteer_hours integer,
  perspective_ids uuid[] not null default '{}',
  campaign jsonb,
  trial jsonb,
  state text not null default 'planned',
  state_reason text not null default '',
  revision integer not null default 1,
  primary key (place_id, action_id),
  constraint "an action belongs to one strategy" unique (place_id, strategy_id, action_id),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade,
  foreign key (place_id, strategy_id, goal_id) references office.strategy_goal (place_id, strategy_id, goal_id),
  constraint "an action has a title of 1 to 300 characters" check (char_length(title) between 1 and 300),
  constraint "the kind of an action is known" check (kind in ('plain', 'campaign', 'trial')),
  constraint "a campaign says what campaigns say" check ((kind = 'campaign') = (campaign is not null)),
  constraint "a trial says what trials say" check ((kind = 'trial') = (trial is not null)),
  constraint "whom an action is for is known" check (for_whom in ('newcomers', 'residents', 'everybody', 'institutions')),
  constraint "the area of an action is a code" check (area ~ '^([a-z]+(-[a-z]+)*)?$'),
  constraint "an action does not end before it begins" check (ends_on >= starts_on),
  constraint "the stage of an action is known" check (stage in ('project', 'programme', 'service')),
  constraint "hours of volunteers lie from 0 to 100000" check (volunteer_hours between 0 and 100000),
  constraint "the state of an action is known" check (state in ('planned', 'running', 'done', 'dropped')),
  constraint "what is dropped has a reason" check (state <> 'dropped' or state_reason <> '')
);
create index action_of_goal on office.action (place_id, strategy_id, goal_id);
comment on table office.action is 'What is done for a goal: results chain, for whom, when, and at which stage between project and service.';
comment on column office.action.held_at is 'Where it takes place, in words.';
comment on column office.action.volunteer_hours is 'A month; null: not known, 0: none.';
comment on column office.action.perspective_ids is 'Statements this action answers; those removed since are left out when the strategy is read.';
comment on column office.action.campaign is 'Audience, messenger, message, channel and the one measure; null: no campaign.';
comment on column office.action.trial is 'Assumption, measure, day on which it is decided, result also when it failed; null: no trial.';

create table office.action_party (
  place_id uuid not null,
  action_party_id uuid not null default gen_random_uuid(),
  action_id uuid not null,
  part text not null,
  position integer not null default 0,
  actor_id uuid,
  name text not null,
  primary key (place_id, action_party_id),
  foreign key (place_id, action_id) references office.action (place_id, action_id) on delete cascade,
  foreign key (place_id, actor_id) references office.actor (place_id, actor_id) on delete set null (actor_id),
  constraint "the part somebody has in an action is known" check (part in ('owner', 'co-owner', 'partner')),
  constraint "who has a part in an action has a name" check (char_length(name) between 1 and 200)
);
create unique index "an action has one owner" on office.action_party (place_id, action_id) where part = 'owner';
create index action_party_of_action on office.action_party (place_id, action_id);
create index action_party_by_actor on office.action_party (place_id, actor_id);
comment on table office.action_party is
  'Who answers for an action, with whom, and who takes part: organisations, offices and posts. Never a private person.';

create table office.planned_output (
  place_id uuid not null,
  output_id uuid not null default gen_random_uuid(),
  action_id uuid not null,
  position integer not null default 0,
  name text not null,
  counted_by text not null default 'report',
  planned jsonb not null default '[]',
  primary key (place_id, output_id),
  foreign key (place_id, action_id) references office.action (place_id, action_id) on delete cascade,
  constraint "an output has a name of 1 to 200 characters" check (char_length(name) between 1 and 200),
  constraint "how an output is counted is known" check (counted_by in ('report', 'activities'))
);
create index planned_output_of_action on office.planned_output (place_id, action_id);
comment on table office.planned_output is 'What is done, as a number that is planned by year and later counted.';
comment on column office.planned_output.planned is '[{year, amount}], whole numbers from 0, oldest year first.';

create table office.milestone (
  place_id uuid not null,
  milestone_id uuid not null default gen_random_uuid(),
  action_id uuid not null,
  title text not null,
  due_on date not null,
  reached_on date,
  primary key (place_id, milestone_id),
  foreign key (place_id, action_id) references office.action (place_id, action_id) on delete cascade,
  constraint "a milestone has a title of 1 to 200 characters" check (char_length(title) between 1 and 200)
);
create index milestone_of_action on office.milestone (place_id, action_id);
comment on table office.milestone is 'What is to be reached on the way, by when, and when it was.';

create table office.money_source (
  place_id uuid not null,
  money_source_id uuid not null default gen_random_uuid(),
  strategy_id uuid not null,
  name text not null,
  kind text not null,
  programme text not null default '',
  ends_on date,
  revision integer not null default 1,
  primary key (place_id, money_source_id),
  constraint "a source of money belongs to one strategy" unique (place_id, strategy_id, money_source_id),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade,
  constraint "a source of money has a name of 1 to 200 characters" check (char_length(name) between 1 and 200),
  constraint "the kind of a source of money is known" check (kind in ('own', 'partner', 'region', 'state', 'eu', 'foundation',
    'in-kind'))
);
create unique index "a source of money of this name is there already" on office.money_source (place_id, strategy_id, lower(name));
comment on table office.money_source is 'Where money comes from, and the day after which it pays no more.';

create table office.budget_line (
  place_id uuid not null,
  budget_line_id uuid not null default gen_random_uuid(),
  strategy_id uuid not null,
  action_id uuid not null,
  year integer not null,
  cost_kind text not null,
  amount_cents bigint not null,
  money_source_id uuid,
  is_secured boolean not null default false,
  cost_option text not null default '',
  note text not null default '',
  revision integer not null default 1,
  primary key (place_id, budget_line_id),
  foreign key (place_id, strategy_id, action_id) references office.action (place_id, strategy_id, action_id) on delete cascade,
  foreign key (place_id, strategy_id, money_source_id)
    references office.money_source (place_id, strategy_id, money_source_id),
  constraint "a line of a budget is of a year from 1990 to 2100" check (year between 1990 and 2100),
  constraint "the kind of a cost is known" check (cost_kind in ('staff', 'external', 'premises', 'equipment', 'travel', 'indirect',
    'other')),
  constraint "an amount lies from 0 to 10000000000000 cents" check (amount_cents between 0 and 10000000000000),
  constraint "only money with a source is secured" check (not is_secured or money_source_id is not null)
);
create index budget_line_of_action on office.budget_line (place_id, strategy_id, action_id);
create index budget_line_by_source on office.budget_line (place_id, strategy_id, money_source_id);
comment on table office.budget_line is 'What one action costs in one year, of one kind, from one source.';
comment on column office.budget_line.amount_cents is 'Whole units of the smallest coin of the strategy''s currency (ISO 4217).';
comment on column office.budget_line.cost_option is 'Id of the simplified cost option it was computed by; '''': typed in.';

create table office.department (
  place_id uuid not null references office.place (place_id) on delete cascade,
  department_id uuid not null default gen_random_uuid(),
  name text not null,
  areas text[] not null default '{}',
  plan_names_newcomers text not null default 'not-known',
  plan_document text not null default '',
  plan_link text not null default '',
  plan_on date,
  budget_names_newcomers text not null default 'not-known',
  budget_line text not null default '',
  budget_on date,
  note text not null default '',
  revision integer not null default 1,
  primary key (place_id, department_id),
  constraint "a department has a name of 1 to 200 characters" check (char_length(name) between 1 and 200),
  constraint "whether a plan names newcomers is yes, no or not known"
    check (plan_names_newcomers in ('yes', 'no', 'not-known')),
  constraint "whether a budget names newcomers is yes, no or not known"
    check (budget_names_newcomers in ('yes', 'no', 'not-known')),
  constraint "the plan of a department begins with https" check (plan_link = '' or (plan_link ~ '^https://' and
    char_length(plan_link) <= 500))
);
create unique index "a department of this name is there already" on office.department (place_id, lower(name));
comment on table office.department is
  'Whether newcomers appear in a department''s own plan and budget, with the document and its day: mainstreaming as facts.';

create function vicus.own_action_ids() returns setof uuid language sql stable security definer
  set search_path = office, pg_temp
  as $$ select action_id from office.action_party where place_id = vicus.place_id() and part in ('owner', 'co-owner')
    and actor_id = vicus.member_actor_id() $$;
comment on function vicus.own_action_ids() is 'Actions the asking partner''s organisation owns or co-owns; none for everybody else.';
revoke execute on function vicus.own_action_ids() from public;
grant execute on function vicus.own_action_ids() to vicus_office, vicus_work;

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.strategy_goal', 'office.goal_measure', 'office.action', 'office.action_party',
    'office.planned_output', 'office.milestone', 'office.money_source', 'office.budget_line', 'office.department'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))',
      table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('grant select, insert, update, delete on %s to vicus_office, vicus_work', table_name);
    execute format('create policy "coordinators and officers of the place" on %s to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'']))',
      table_name);
    execute format('create policy "readers see what is planned" on %s for select to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = ''reader'')', table_name);
  end loop;
  -- A partner sees what its own organisation owns or co-owns, with what belongs to it.
  foreach table_name in array array['office.action', 'office.action_party', 'office.planned_output', 'office.milestone',
    'office.budget_line'] loop
    execute format('create policy "a partner''s own actions are seen" on %s for select to vicus_office '
      'using (place_id = (select vicus.place_id()) and action_id in (select vicus.own_action_ids()))', table_name);
  end loop;
  -- Money and who answers for an action stay with the office.
  execute 'create policy "a partner changes its own actions" on office.action for update to vicus_office '
    'using (place_id = (select vicus.place_id()) and action_id in (select vicus.own_action_ids()))';
  foreach table_name in array array['office.planned_output', 'office.milestone'] loop
    execute format('create policy "a partner changes what its own actions plan" on %s to vicus_office '
      'using (place_id = (select vicus.place_id()) and action_id in (select vicus.own_action_ids()))', table_name);
  end loop;
end $$;

create policy "a partner sees goals of its own actions" on office.strategy_goal for select to vicus_office
  using (place_id = (select vicus.place_id()) and goal_id in (select a.goal_id from office.action a
    where a.place_id = (select vicus.place_id()) and a.action_id in (select vicus.own_action_ids())));
create policy "a partner sees by what its goals are measured" on office.goal_measure for select to vicus_office
  using (place_id = (select vicus.place_id()) and goal_id in (select a.goal_id from office.action a
    where a.place_id = (select vicus.place_id()) and a.action_id in (select vicus.own_action_ids())));
create policy "a partner sees who pays for its own actions" on office.money_source for select to vicus_office
  using (place_id = (select vicus.place_id()) and money_source_id in (select b.money_source_id from office.budget_line b
    where b.place_id = (select vicus.place_id()) and b.action_id in (select vicus.own_action_ids())));
create policy "a partner sees strategies it has a part in" on office.strategy for select to vicus_office
  using (place_id = (select vicus.place_id()) and strategy_id in (select a.strategy_id from office.action a
    where a.place_id = (select vicus.place_id()) and a.action_id in (select vicus.own_action_ids())));
create policy "a partner notes what its own actions said before" on office.strategy_change for insert to vicus_office
  with check (place_id = (select vicus.place_id()) and row_kind = 'action'
    and row_id in (select own.id::text from vicus.own_action_ids() as own (id)));
