-- Judging a strategy: rounds of evaluation, judgements by written criteria, lessons, drafts of practices, the year's round of dates.

create table office.evaluation (
  place_id uuid not null,
  evaluation_id uuid not null default gen_random_uuid(),
  strategy_id uuid not null,
  title text not null,
  from_on date not null,
  until_on date not null,
  carried_out_by text not null default '',
  asked text not null default '',
  state text not null default 'open',
  concluded_on date,
  revision integer not null default 1,
  primary key (place_id, evaluation_id),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade,
  constraint "an evaluation has a title of 1 to 200 characters" check (char_length(title) between 1 and 200),
  constraint "the period of an evaluation does not end before it begins" check (until_on >= from_on),
  constraint "an evaluation is open or concluded" check (state in ('open', 'concluded')),
  constraint "only a concluded evaluation has the day of its end" check ((state = 'concluded') = (concluded_on is not null)),
  constraint "words about an evaluation are short" check (char_length(carried_out_by) <= 500 and char_length(asked) <= 2000)
);
create unique index "an evaluation of this title is there already"
  on office.evaluation (place_id, strategy_id, lower(title));
create index evaluation_of_strategy on office.evaluation (place_id, strategy_id);
comment on table office.evaluation is 'A round in which a strategy is judged: of which period, by whom (a function), who was asked.';

create table office.evaluation_judgement (
  place_id uuid not null,
  judgement_id uuid not null default gen_random_uuid(),
  evaluation_id uuid not null,
  action_id uuid,
  criterion text not null,
  answer text not null,
  judgement text not null default '',
  what_failed text not null default '',
  answered_by text not null default '',
  evidence_level integer,
  level_reason text not null default '',
  revision integer not null default 1,
  primary key (place_id, judgement_id),
  foreign key (place_id, evaluation_id) references office.evaluation (place_id, evaluation_id) on delete cascade,
  foreign key (place_id, action_id) references office.action (place_id, action_id) on delete cascade,
  constraint "the criterion of a judgement is known" check (criterion in ('relevance', 'coherence', 'effectiveness',
    'efficiency', 'impact', 'sustainability')),
  constraint "a criterion is answered yes, partly, no or cannot tell" check (answer in ('yes', 'partly', 'no', 'cannot-tell')),
  constraint "the level of evidence lies from 1 to 5" check (evidence_level between 1 and 5),
  constraint "a level of evidence says why" check (evidence_level is null or level_reason <> ''),
  constraint "words of a judgement have at most 3000 characters" check (char_length(judgement) <= 3000
    and char_length(what_failed) <= 3000 and char_length(answered_by) <= 200 and char_length(level_reason) <= 1000)
);
create unique index "a criterion is judged once for an action or the whole" on office.evaluation_judgement
  (place_id, evaluation_id, criterion, coalesce(action_id, '00000000-0000-0000-0000-000000000000'));
create index judgement_of_evaluation on office.evaluation_judgement (place_id, evaluation_id);
create index judgement_of_action on office.evaluation_judgement (place_id, action_id);
comment on table office.evaluation_judgement is 'What a function says about one criterion, in words. No marks, no sum: judgements are not added up.';
comment on column office.evaluation_judgement.action_id is 'Null: the strategy as a whole.';
comment on column office.evaluation_judgement.what_failed is 'What did not work; as welcome as what did.';
comment on column office.evaluation_judgement.evidence_level is 'Levels of docs/methods/evaluation.md, 1 to 5; null: nothing but the judgement itself.';

create table office.judgement_evidence (
  place_id uuid not null,
  judgement_evidence_id uuid not null default gen_random_uuid(),
  judgement_id uuid not null,
  kind text not null,
  words text not null default '',
  link text not null default '',
  fact jsonb,
  earlier_fact jsonb,
  primary key (place_id, judgement_evidence_id),
  foreign key (place_id, judgement_id) references office.evaluation_judgement (place_id, judgement_id) on delete cascade,
  constraint "the kind of evidence is known" check (kind in ('fact', 'before-after', 'progress', 'listening', 'document', 'observation')),
  constraint "evidence from a release has its address, other evidence has words" check (
    (kind in ('fact', 'before-after')) = (fact is not null) and (fact is not null or words <> '')),
  constraint "only before and after have two addresses" check ((kind = 'before-after') = (earlier_fact is not null)),
  constraint "evidence is linked by https" check (link = '' or (link ~ '^https://' and char_length(link) <= 500)),
  constraint "words on evidence have at most 1000 characters" check (char_length(words) <= 1000)
);
create index evidence_of_judgement on office.judgement_evidence (place_id, judgement_id);
comment on table office.judgement_evidence is 'What a judgement rests on. Figures are kept as addresses in releases, never as numbers.';
comment on column office.judgement_evidence.earlier_fact is 'The figure before, where two are held against each other.';

create table office.lesson (
  place_id uuid not null,
  lesson_id uuid not null default gen_random_uuid(),
  evaluation_id uuid not null,
  action_id uuid,
  kind text not null,
  lesson text not null,
  for_whom text not null default '',
  follows text not null default '',
  revision integer not null default 1,
  primary key (place_id, lesson_id),
  foreign key (place_id, evaluation_id) references office.evaluation (place_id, evaluation_id) on delete cascade,
  foreign key (place_id, action_id) references office.action (place_id, action_id) on delete cascade,
  constraint "a lesson says what to keep, change, stop or begin" check (kind in ('keep', 'change', 'stop', 'begin')),
  constraint "a lesson has 1 to 1000 characters" check (char_length(lesson) between 1 and 1000),
  constraint "words beside a lesson are short" check (char_length(for_whom) <= 200 and char_length(follows) <= 500)
);
create index lesson_of_evaluation on office.lesson (place_id, evaluation_id);
create index lesson_of_action on office.lesson (place_id, action_id);
comment on table office.lesson is 'What was learned in an evaluation, and what follows: keep, change, stop, begin.';

create table office.practice_draft (
  place_id uuid not null,
  practice_draft_id uuid not null default gen_random_uuid(),
  strategy_id uuid not null,
  action_id uuid not null,
  evaluation_id uuid,
  language text not null,
  texts jsonb not null default '{}',
  evidence_level integer,
  cost_per_participant_cents bigint,
  currency text not null,
  staff_hours_per_week double precision,
  state text not null default 'draft',
  revision integer not null default 1,
  primary key (place_id, practice_draft_id),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade,
  foreign key (place_id, action_id) references office.action (place_id, action_id) on delete cascade,
  foreign key (place_id, evaluation_id) references office.evaluation (place_id, evaluation_id) on delete set null (evaluation_id),
  constraint "an action has one draft of a practice" unique (place_id, action_id),
  constraint "the language of a practice has two letters" check (language ~ '^[a-z]{2}$'),
  constraint "the texts of a practice stand under their fields" check (jsonb_typeof(texts) = 'object'
    and octet_length(texts::text) <= 60000),
  constraint "the level behind a practice lies from 1 to 5" check (evidence_level between 1 and 5),
  constraint "what a participant costs is whole cents" check (cost_per_participant_cents between 0 and 100000000000),
  constraint "the currency of a practice has three letters" check (currency ~ '^[A-Z]{3}$'),
  constraint "hours of staff a week lie from 0 to 10000" check (staff_hours_per_week between 0 and 10000),
  constraint "a practice is a draft or ready" check (state in ('draft', 'ready'))
);
create index practice_of_strategy on office.practice_draft (place_id, strategy_id);
create index practice_of_evaluation on office.practice_draft (place_id, evaluation_id);
comment on table office.practice_draft is 'An action written up so that another place could try it, with what failed. Nobody outside the place reads it here.';
comment on column office.practice_draft.texts is 'Words by field; fields and their limits: docs/methods/evaluation.md.';

create table office.strategy_cycle (
  place_id uuid not null,
  strategy_id uuid not null,
  year integer not null,
  step text not null,
  due_on date not null,
  done_on date,
  note text not null default '',
  primary key (place_id, strategy_id, year, step),
  foreign key (place_id, strategy_id) references office.strategy (place_id, strategy_id) on delete cascade,
  constraint "a step of the year is known" check (step in ('plan', 'report', 'review', 'amend')),
  constraint "the year of a step has four digits" check (year between 1990 and 2200),
  constraint "a note on a step has at most 1000 characters" check (char_length(note) <= 1000)
);
comment on table office.strategy_cycle is 'When a year of a strategy is planned, reported, reviewed and amended, where somebody set or did it; otherwise the proposed day holds.';

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.evaluation', 'office.evaluation_judgement', 'office.judgement_evidence', 'office.lesson',
    'office.practice_draft', 'office.strategy_cycle'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))',
      table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('grant select, insert, update, delete on %s to vicus_office, vicus_work', table_name);
    execute format('create policy "coordinators and officers of the place" on %s to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'']))',
      table_name);
    execute format('create policy "readers see how it was judged" on %s for select to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = ''reader'')', table_name);
  end loop;
end $$;
