-- Applications for funds: what has to be handed in, by when, and in whose words; the money of the place that stands in no strategy,
-- and what it obliges the place to.

create table office.application (
  place_id uuid not null references office.place (place_id) on delete cascade,
  application_id uuid not null default gen_random_uuid(),
  title text not null,
  fund_key text not null,
  fund_name text not null,
  outline text not null default 'part-b',
  due_on date not null,
  due_time text not null default '',
  time_zone text not null,
  language text not null,
  strategy_id uuid,
  action_ids uuid[] not null default '{}',
  partners text not null default '',
  state text not null default 'preparing',
  asked_cents bigint,
  granted_cents bigint,
  currency text not null,
  project_from date,
  project_until date,
  submitted_on date,
  decided_on date,
  last_payment_on date,
  fund_reference text not null default '',
  revision integer not null default 1,
  begun_on date not null default current_date,
  primary key (place_id, application_id),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete set null (strategy_id),
  constraint "an application has a title of 1 to 200 characters" check (char_length(title) between 1 and 200),
  constraint "an application is to a fund" check (fund_key ~ '^(programme|call|own):.{1,200}$' and char_length(fund_name) between 1 and 300),
  constraint "the outline of an application is known" check (outline in ('part-b', 'clld', 'territorial')),
  constraint "the state of an application is known"
    check (state in ('preparing', 'submitted', 'granted', 'refused', 'withdrawn')),
  constraint "money of an application is not negative and not endless"
    check (asked_cents between 0 and 10000000000000 and granted_cents between 0 and 10000000000000),
  constraint "the currency of an application is three letters" check (currency ~ '^[A-Z]{3}$'),
  constraint "the hour an application is due is a time of day" check (due_time ~ '^(([01][0-9]|2[0-3]):[0-5][0-9])?$'),
  constraint "an application runs forward" check (project_until >= project_from),
  constraint "at most 500 actions belong to an application" check (cardinality(action_ids) <= 500),
  constraint "words of an application are short" check (char_length(partners) <= 4000 and char_length(fund_reference) <= 200
    and char_length(time_zone) between 1 and 60 and char_length(language) between 2 and 12)
);
create index application_of_strategy on office.application (place_id, strategy_id);
comment on table office.application is 'An application for money: to which fund, until when, from which strategy and actions, and what became of it.';
comment on column office.application.fund_key is '`programme:` and its id, `call:` and its id, or `own:` and the id of a fund the place entered.';
comment on column office.application.fund_name is 'As the fund was called when the application was begun: a call may go, the application stays.';
comment on column office.application.outline is 'Headings of the draft: the corporate Part B, or the lists of Articles 32 and 29 of Regulation (EU) 2021/1060.';
comment on column office.application.time_zone is 'IANA name: where the hour is told in which it is due; days of the calendar are days there.';
comment on column office.application.action_ids is 'Chosen actions of the strategy; one that was removed is left out when it is read. Empty: all of them.';

create table office.application_item (
  place_id uuid not null,
  item_id uuid not null default gen_random_uuid(),
  application_id uuid not null,
  code text not null default '',
  what text not null,
  who text not null default '',
  due_on date not null,
  done_on date,
  lies_at text not null default '',
  position integer not null default 0,
  revision integer not null default 1,
  primary key (place_id, item_id),
  foreign key (place_id, application_id) references office.application (place_id, application_id) on delete cascade,
  constraint "what has to be done has 1 to 500 characters" check (char_length(what) between 1 and 500),
  constraint "who and where are short" check (char_length(who) <= 200 and char_length(lies_at) <= 500),
  constraint "a step of an application is a code" check (code ~ '^([a-z0-9]+(-[a-z0-9]+)*)?$')
);
create index item_of_application on office.application_item (place_id, application_id, due_on);
create unique index "this step stands in the application already" on office.application_item (place_id, application_id, code)
  where code <> '';
comment on table office.application_item is 'Checklist and calendar of an application: what, who, until when, done when, and where it lies.';
comment on column office.application_item.code is 'Of the steps the platform knows, with lead time and source; empty: entered by the place.';

create table office.application_text (
  place_id uuid not null,
  application_id uuid not null,
  heading text not null,
  words text not null default '',
  revision integer not null default 1,
  primary key (place_id, application_id, heading),
  foreign key (place_id, application_id) references office.application (place_id, application_id) on delete cascade,
  constraint "words of an application have at most 20000 characters" check (char_length(words) <= 20000),
  constraint "the heading of words is a code" check (heading ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
comment on table office.application_text is 'What the office writes under a heading of the draft, beside what the platform puts there.';

create table office.application_change (
  place_id uuid not null,
  change_id uuid not null default gen_random_uuid(),
  application_id uuid not null,
  row_kind text not null,
  row_id text not null,
  revision integer not null,
  before jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (place_id, change_id),
  foreign key (place_id, application_id) references office.application (place_id, application_id) on delete cascade,
  constraint "the changed row of an application is known" check (row_kind in ('application', 'item', 'text')),
  constraint "what an application said before is an object" check (jsonb_typeof(before) = 'object')
);
create index application_change_of_row on office.application_change (place_id, application_id, row_kind, row_id);
comment on table office.application_change is 'What rows of an application said before, only the fields that differ. Nothing typed is lost.';

create table office.own_money (
  place_id uuid not null references office.place (place_id) on delete cascade,
  money_id uuid not null default gen_random_uuid(),
  name text not null,
  programme text not null default '',
  state text not null default 'secured',
  amount_cents bigint,
  currency text not null,
  from_on date,
  ends_on date,
  last_payment_on date,
  note text not null default '',
  primary key (place_id, money_id),
  constraint "money has a name of 1 to 200 characters" check (char_length(name) between 1 and 200),
  constraint "money is planned, applied for, secured or ended" check (state in ('planned', 'applied', 'secured', 'ended')),
  constraint "money is not negative and not endless" check (amount_cents between 0 and 10000000000000),
  constraint "the currency of money is three letters" check (currency ~ '^[A-Z]{3}$'),
  constraint "money ends after it begins" check (ends_on >= from_on),
  constraint "words beside money are short" check (char_length(programme) <= 200 and char_length(note) <= 1000)
);
comment on table office.own_money is 'Money of the place that stands in no strategy and comes from no application kept here.';
comment on column office.own_money.last_payment_on is 'When the funder paid for the last time: papers are kept from the end of that year.';

create table office.money_duty (
  place_id uuid not null,
  duty_id uuid not null default gen_random_uuid(),
  application_id uuid,
  money_id uuid,
  kind text not null,
  what text not null,
  due_on date not null,
  done_on date,
  primary key (place_id, duty_id),
  foreign key (place_id, application_id) references office.application (place_id, application_id) on delete cascade,
  foreign key (place_id, money_id) references office.own_money (place_id, money_id) on delete cascade,
  constraint "a duty belongs to one application or one money" check (num_nonnulls(application_id, money_id) = 1),
  constraint "the kind of a duty is known" check (kind in ('report', 'payment', 'visibility', 'records', 'other')),
  constraint "a duty says what in 1 to 300 characters" check (char_length(what) between 1 and 300)
);
create index duty_of_application on office.money_duty (place_id, application_id);
create index duty_of_money on office.money_duty (place_id, money_id);
comment on table office.money_duty is 'What money obliges to, with its day: reports, claims, poster, papers to keep.';

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.application', 'office.application_item', 'office.application_text',
    'office.application_change', 'office.own_money', 'office.money_duty'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))',
      table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('create policy "coordinators and officers of the place" on %s to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'']))',
      table_name);
    execute format('create policy "readers see applications and money" on %s for select to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = ''reader'')', table_name);
  end loop;
  foreach table_name in array array['office.application', 'office.application_item', 'office.application_text',
    'office.own_money', 'office.money_duty'] loop
    execute format('grant select, insert, update, delete on %s to vicus_office, vicus_work', table_name);
  end loop;
  -- What was before can be added to, never rewritten. It goes with its application.
  grant select, insert on office.application_change to vicus_office, vicus_work;
end $$;
