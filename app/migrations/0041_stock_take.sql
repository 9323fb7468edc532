-- Where a place stands by its own account: signals answered with evidence by one person or two; posts and training as dated facts.

create table office.stock_take (
  place_id uuid not null references office.place (place_id) on delete cascade,
  stock_take_id uuid not null default gen_random_uuid(),
  title text not null,
  signal_set text not null,
  as_of date not null,
  first_assessor text not null,
  second_assessor text,
  is_for_two boolean not null,
  first_done_on date,
  second_done_on date,
  state text not null default 'answering',
  opened_on date not null default current_date,
  closed_on date,
  primary key (place_id, stock_take_id),
  constraint "a stock-take has a title of 1 to 200 characters" check (char_length(title) between 1 and 200),
  constraint "a stock-take names its set of signals" check (signal_set ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  constraint "the state of a stock-take is known" check (state in ('answering', 'talking', 'closed')),
  constraint "two different people assess" check (second_assessor <> first_assessor),
  constraint "only a stock-take for two has a second assessor" check (is_for_two or (second_assessor is null and second_done_on is null)),
  constraint "nobody is done who did not begin" check (second_done_on is null or second_assessor is not null),
  constraint "two talk once both are done" check (state = 'answering' or (first_done_on is not null
    and (not is_for_two or second_done_on is not null))),
  constraint "one person alone has nothing to talk over" check (state <> 'talking' or is_for_two),
  constraint "a closed stock-take has its day" check ((state = 'closed') = (closed_on is not null))
);
create unique index "a stock-take of this name is there already" on office.stock_take (place_id, lower(title));
comment on table office.stock_take is
  'One round of the self-assessment: about which day, by whom, how far. It describes policies and posts, never a person''s work.';
comment on column office.stock_take.signal_set is 'Which signals were asked (packages/reference): later rounds may ask others.';
comment on column office.stock_take.as_of is 'The day that the answers are about.';

create table office.stock_take_answer (
  place_id uuid not null,
  stock_take_id uuid not null,
  signal_id text not null,
  assessor text not null,
  answer text not null default '',
  evidence text not null default '',
  document_title text not null default '',
  document_on date,
  document_link text not null default '',
  note text not null default '',
  answered_on date not null default current_date,
  primary key (place_id, stock_take_id, signal_id, assessor),
  foreign key (place_id, stock_take_id) references office.stock_take (place_id, stock_take_id) on delete cascade,
  constraint "a signal is a code" check (signal_id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  constraint "an answer to a signal is known" check (answer in ('', '0', '50', '100', 'not-known', 'not-our-competence')),
  constraint "evidence is a document or own knowledge" check (evidence in ('', 'document', 'own-knowledge')),
  constraint "evidence by a document names it" check (evidence <> 'document' or document_title <> ''),
  constraint "the document of a signal begins with https" check (document_link = ''
    or (document_link ~ '^https://' and char_length(document_link) <= 500)),
  constraint "texts of an answer are short" check (char_length(document_title) <= 200 and char_length(note) <= 1000)
);
comment on table office.stock_take_answer is
  'What one assessor answered, with evidence; assessor '''' is what stands in the end. Nobody reads another''s before both are done.';
comment on column office.stock_take_answer.answer is
  '0, 50, 100 by the rule shown with the signal; not-known and not-our-competence are no scores; '''': only notes so far.';

create table office.post (
  place_id uuid not null references office.place (place_id) on delete cascade,
  post_id uuid not null default gen_random_uuid(),
  title text not null,
  hours_a_week double precision not null,
  from_on date not null,
  until_on date,
  vacant_since date,
  filled_again_on date,
  note text not null default '',
  primary key (place_id, post_id),
  constraint "a post has a title of 1 to 200 characters" check (char_length(title) between 1 and 200),
  constraint "a post has more than 0 and at most 400 hours a week" check (hours_a_week > 0 and hours_a_week <= 400),
  constraint "a post does not end before it begins" check (until_on >= from_on),
  constraint "a post is vacant while it is there" check (vacant_since >= from_on and (until_on is null or vacant_since <= until_on)),
  constraint "a post is filled again after it was vacant" check (filled_again_on is null
    or (vacant_since is not null and filled_again_on > vacant_since and (until_on is null or filled_again_on <= until_on))),
  constraint "the note on a post is short" check (char_length(note) <= 500)
);
comment on table office.post is
  'A function for integration with its hours a week, from when to when, and while it was vacant. Functions, never names.';
comment on column office.post.hours_a_week is 'Hours a week for integration. Other hours from a day on are another row.';

create table office.training (
  place_id uuid not null references office.place (place_id) on delete cascade,
  training_id uuid not null default gen_random_uuid(),
  title text not null,
  held_on date not null,
  hours double precision not null,
  staff integer not null,
  note text not null default '',
  primary key (place_id, training_id),
  constraint "a training has a title of 1 to 200 characters" check (char_length(title) between 1 and 200),
  constraint "a training has more than 0 and at most 1000 hours" check (hours > 0 and hours <= 1000),
  constraint "of 1 to 10000 staff took part" check (staff between 1 and 10000),
  constraint "the note on a training is short" check (char_length(note) <= 500)
);
comment on table office.training is 'What staff learned for working with newcomers: what, hours for each, the day, how many took part. No names.';

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.stock_take', 'office.stock_take_answer', 'office.post', 'office.training'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))',
      table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('grant select, insert, update, delete on %s to vicus_office, vicus_work', table_name);
  end loop;
  foreach table_name in array array['office.stock_take', 'office.post', 'office.training'] loop
    execute format('create policy "coordinators and officers of the place" on %s to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'']))',
      table_name);
    execute format('create policy "readers see what is there" on %s for select to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = ''reader'')', table_name);
  end loop;
end $$;

-- While answers are given each assessor reads and writes their own only.
create policy "assessors have their own answers" on office.stock_take_answer to vicus_office
  using (place_id = (select vicus.place_id()) and assessor = (select vicus.user_id())
    and (select vicus.member_role()) = any (array['coordinator', 'officer']));
create policy "all answers are open once both are done" on office.stock_take_answer to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array['coordinator', 'officer'])
    and exists (select from office.stock_take s where s.place_id = stock_take_answer.place_id
      and s.stock_take_id = stock_take_answer.stock_take_id and s.state <> 'answering'));
create policy "readers see what stands in the end" on office.stock_take_answer for select to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'reader' and assessor = ''
    and exists (select from office.stock_take s where s.place_id = stock_take_answer.place_id
      and s.stock_take_id = stock_take_answer.stock_take_id and s.state = 'closed'));
