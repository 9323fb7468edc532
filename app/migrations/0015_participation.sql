-- Participation open to all residents: consultations, initiatives, support, meetings, advisory bodies. Nothing here says
-- who took part. The door takePart works as vicus_participant: docs/decisions/0010-the-door-to-take-part.md.

do $$
begin
  if not exists (select from pg_roles where rolname = 'vicus_participant') then
    create role vicus_participant nologin;
  end if;
  execute format('grant vicus_participant to %I', current_setting('vicus.app_login'));
end $$;
grant usage on schema vicus, office, confidential, published to vicus_participant;

create table office.consultation (
  place_id uuid not null references office.place (place_id) on delete cascade,
  consultation_id uuid not null default gen_random_uuid(),
  kind text not null,
  level text not null,
  state text not null default 'draft',
  question jsonb not null,
  background jsonb not null default '{}',
  answerable text not null default '',
  answers_by date,
  opens_on date,
  closes_on date,
  takes_proposals boolean not null default true,
  takes_support boolean not null default true,
  choices_per_code integer not null default 1,
  support_threshold integer,
  support_days integer,
  created_on date not null default current_date,
  concluded_on date,
  primary key (place_id, consultation_id),
  constraint "the kind of consultation is known" check (kind in ('consultation', 'initiatives')),
  constraint "the level of participation is known" check (level in ('information', 'consultation', 'dialogue', 'partnership')),
  constraint "a consultation is a draft, open or ended" check (state in ('draft', 'open', 'ended')),
  constraint "a consultation closes after it opened" check (closes_on >= opens_on),
  constraint "the answer comes after the consultation" check (answers_by >= closes_on),
  constraint "a code gives one to ten choices" check (choices_per_code between 1 and 10),
  constraint "initiatives have a threshold and a time" check
    (kind <> 'initiatives' or (support_threshold between 1 and 100000 and support_days between 7 and 730 and choices_per_code = 1)),
  constraint "a consultation that is open has its days" check (state = 'draft' or (opens_on is not null
    and (kind = 'initiatives' or closes_on is not null))),
  constraint "only what has ended is concluded" check (concluded_on is null or state = 'ended')
);
create unique index "initiatives are open in one place only" on office.consultation (place_id)
  where kind = 'initiatives' and state <> 'ended';
comment on table office.consultation is
  'A question to all residents, or the standing invitation to start initiatives. Texts by language. Citizenship is never asked.';
comment on column office.consultation.level is 'Council of Europe, Code of Good Practice (2019): declared before it opens.';
comment on column office.consultation.answerable is 'Who answers for it: an office or a body, not a private person.';
comment on column office.consultation.support_threshold is 'Initiatives: supports with code and on paper from which on the council has to answer.';

create table office.proposal (
  place_id uuid not null,
  consultation_id uuid not null,
  proposal_id uuid not null default gen_random_uuid(),
  title text not null,
  body text not null,
  language text not null,
  translations jsonb not null default '{}',
  state text not null default 'waiting',
  reason text,
  from_office boolean not null default false,
  received_on date not null default current_date,
  decided_on date,
  closes_on date,
  threshold integer,
  primary key (place_id, proposal_id),
  foreign key (place_id, consultation_id) references office.consultation (place_id, consultation_id) on delete cascade,
  constraint "a proposal waits, is shown or is not shown" check (state in ('waiting', 'shown', 'not-shown')),
  constraint "a reason stands where a proposal is not shown" check ((state = 'not-shown') = (reason is not null)),
  constraint "a proposal is not longer than said" check (char_length(title) <= 120 and char_length(body) <= 2000)
);
create index on office.proposal (place_id, consultation_id, state);
comment on table office.proposal is
  'What residents (or the office) propose. No name, address, device or time of day. Text that is not shown is emptied after 90 days; the row and its reason stay for the count.';
comment on column office.proposal.closes_on is 'Initiatives: last day of gathering support, fixed when it is shown, as is the threshold.';

create table office.support_tally (
  place_id uuid not null,
  consultation_id uuid not null,
  proposal_id uuid not null,
  coded integer not null default 0,
  expressions integer not null default 0,
  primary key (place_id, proposal_id),
  foreign key (place_id, proposal_id) references office.proposal (place_id, proposal_id) on delete cascade,
  foreign key (place_id, consultation_id) references office.consultation (place_id, consultation_id) on delete cascade,
  constraint "counts of support do not go below zero" check (coded >= 0 and expressions >= 0)
);
create index on office.support_tally (place_id, consultation_id);
comment on table office.support_tally is
  'Counted support of a proposal: with code, and without (expressions, never added). Rewritten for the whole consultation when at least five ballots have gathered.';

create table office.moderation_count (
  place_id uuid not null,
  consultation_id uuid not null,
  reason text not null,
  proposals integer not null,
  primary key (place_id, consultation_id, reason),
  foreign key (place_id, consultation_id) references office.consultation (place_id, consultation_id) on delete cascade
);
comment on table office.moderation_count is 'How many proposals were not shown, by reason: public. Which ones is nowhere public.';

create table office.paper_count (
  place_id uuid not null,
  paper_count_id uuid not null default gen_random_uuid(),
  consultation_id uuid not null,
  proposal_id uuid not null,
  supports integer not null,
  counted_on date not null,
  occasion text not null,
  second_counter text not null default '',
  note text not null default '',
  primary key (place_id, paper_count_id),
  foreign key (place_id, proposal_id) references office.proposal (place_id, proposal_id) on delete cascade,
  foreign key (place_id, consultation_id) references office.consultation (place_id, consultation_id) on delete cascade,
  constraint "a paper count lies between 1 and 100000" check (supports between 1 and 100000),
  constraint "two people count paper or one says why not" check (second_counter <> '' or note <> '')
);
create index on office.paper_count (place_id, proposal_id);
create index on office.paper_count (place_id, consultation_id);
comment on table office.paper_count is 'Support on paper, counted by two people, or by one with a note. Shown beside support with code, never mixed into it.';

create table office.code_batch (
  place_id uuid not null,
  code_batch_id uuid not null default gen_random_uuid(),
  consultation_id uuid not null,
  purpose text not null,
  codes integer not null,
  made_on date not null default current_date,
  primary key (place_id, code_batch_id),
  foreign key (place_id, consultation_id) references office.consultation (place_id, consultation_id) on delete cascade,
  constraint "codes are for letters, a meeting or the counter" check (purpose in ('letter', 'meeting', 'counter')),
  constraint "a batch has 1 to 5000 codes" check (codes between 1 and 5000)
);
create index on office.code_batch (place_id, consultation_id);
comment on table office.code_batch is 'How many codes were printed, and for what. Which code belongs to which batch is stored nowhere.';

create table office.council_answer (
  place_id uuid not null,
  council_answer_id uuid not null default gen_random_uuid(),
  consultation_id uuid not null,
  proposal_id uuid,
  decision text not null,
  reasons jsonb not null,
  answered_on date not null,
  link text not null default '',
  primary key (place_id, council_answer_id),
  foreign key (place_id, consultation_id) references office.consultation (place_id, consultation_id) on delete cascade,
  foreign key (place_id, proposal_id) references office.proposal (place_id, proposal_id) on delete cascade,
  constraint "one answer to each proposal" unique nulls not distinct (place_id, consultation_id, proposal_id),
  constraint "the decision is known" check (decision in ('accepted', 'partly', 'not'))
);
create index on office.council_answer (place_id, proposal_id);
comment on table office.council_answer is 'What the council answered to a proposal, or to the consultation as a whole (no proposal): decision, reasons, day.';

create table office.follow_up (
  place_id uuid not null,
  follow_up_id uuid not null default gen_random_uuid(),
  consultation_id uuid not null,
  proposal_id uuid,
  done_on date not null,
  what jsonb not null,
  link text not null default '',
  primary key (place_id, follow_up_id),
  foreign key (place_id, consultation_id) references office.consultation (place_id, consultation_id) on delete cascade,
  foreign key (place_id, proposal_id) references office.proposal (place_id, proposal_id) on delete cascade
);
create index on office.follow_up (place_id, consultation_id);
create index on office.follow_up (place_id, proposal_id);
comment on table office.follow_up is 'You said, we did: what was done later, or why not yet. Stays public.';

create table office.meeting (
  place_id uuid not null references office.place (place_id) on delete cascade,
  meeting_id uuid not null default gen_random_uuid(),
  consultation_id uuid,
  title jsonb not null,
  held_on date not null,
  begins_at text not null default '',
  venue text not null default '',
  languages text[] not null default '{}',
  interpretation text[] not null default '{}',
  has_childcare boolean not null default false,
  headcount text,
  themes jsonb not null default '{}',
  is_public boolean not null default false,
  primary key (place_id, meeting_id),
  foreign key (place_id, consultation_id) references office.consultation (place_id, consultation_id) on delete cascade,
  constraint "a headcount is a band" check (headcount in ('1-9', '10-19', '20-49', '50-99', '100-199', '200+'))
);
create index on office.meeting (place_id, consultation_id);
comment on table office.meeting is 'A meeting and what was talked about: themes, never persons. The headcount is a band that the organiser gives.';

create table office.advisory_body (
  place_id uuid not null references office.place (place_id) on delete cascade,
  advisory_body_id uuid not null default gen_random_uuid(),
  name jsonb not null,
  purpose jsonb not null default '{}',
  seats integer not null,
  seats_filled integer not null,
  seats_newcomers integer,
  newcomers_agreed boolean not null default false,
  filled_by text not null,
  meets text not null default '',
  counted_on date not null default current_date,
  is_public boolean not null default false,
  primary key (place_id, advisory_body_id),
  constraint "the way seats are filled is known" check (filled_by in ('election', 'appointment', 'lot', 'open', 'mixed')),
  constraint "no more seats are filled than there are" check (seats between 1 and 500 and seats_filled between 0 and seats),
  constraint "newcomers hold some of the filled seats" check (seats_newcomers between 0 and seats_filled)
);
comment on table office.advisory_body is 'A council, board or forum that advises the place: seats, how they are filled, how many newcomers hold one. No names.';
comment on column office.advisory_body.newcomers_agreed is 'Those who hold the seats agreed that a number below five is shown.';

create table confidential.support_code (
  place_id uuid not null,
  consultation_id uuid not null,
  code_hash bytea not null,
  primary key (place_id, consultation_id, code_hash),
  foreign key (place_id, consultation_id) references office.consultation (place_id, consultation_id) on delete cascade
);
comment on table confidential.support_code is
  'Codes that may still be used, as keyed hashes whose key lies outside the database. Deleted, never marked, with the ballot.';

create table confidential.ballot (
  place_id uuid not null,
  consultation_id uuid not null,
  ballot_id uuid not null default gen_random_uuid(),
  kind text not null,
  sealed bytea not null,
  primary key (place_id, consultation_id, ballot_id),
  foreign key (place_id, consultation_id) references office.consultation (place_id, consultation_id) on delete cascade,
  constraint "a ballot has a code or is an expression" check (kind in ('coded', 'expression'))
);
comment on table confidential.ballot is
  'Support until five have gathered, sealed with a secret that lies outside the database. No code, person, device or time.';

create table confidential.participation_submission (
  place_id uuid not null references office.place (place_id) on delete cascade,
  submission_hash bytea not null,
  day date not null default current_date,
  primary key (place_id, submission_hash)
);
comment on table confidential.participation_submission is
  'Hashes of a page''s random key, so that sending twice counts once. Deleted after a week.';

create table confidential.notice_address (
  place_id uuid not null,
  notice_id uuid not null default gen_random_uuid(),
  consultation_id uuid not null,
  address_hash bytea not null,
  sealed_address bytea not null,
  language text not null,
  is_confirmed boolean not null default false,
  asked_on date not null default current_date,
  primary key (place_id, notice_id),
  foreign key (place_id, consultation_id) references office.consultation (place_id, consultation_id) on delete cascade,
  constraint "an address is noted once" unique (place_id, consultation_id, address_hash)
);
comment on table confidential.notice_address is
  'Who wants one mail when there is an answer: sealed address, nothing else. Deleted after the mail, or after a week if not confirmed.';

do $$
declare
  table_name text;
begin
  foreach table_name in array array[
    'office.consultation', 'office.proposal', 'office.support_tally', 'office.moderation_count', 'office.paper_count',
    'office.code_batch', 'office.council_answer', 'office.follow_up', 'office.meeting', 'office.advisory_body',
    'confidential.support_code', 'confidential.ballot', 'confidential.participation_submission', 'confidential.notice_address'
  ] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))', table_name);
    execute format('grant select, insert, update, delete on %s to vicus_work', table_name);
  end loop;
  foreach table_name in array array[
    'office.consultation', 'office.proposal', 'office.support_tally', 'office.moderation_count', 'office.paper_count',
    'office.code_batch', 'office.council_answer', 'office.follow_up', 'office.meeting', 'office.advisory_body'
  ] loop
    execute format('create policy "members of the place" on %s to vicus_office using (place_id = (select vicus.place_id()) '
      'and (select vicus.member_role()) is not null)', table_name);
    execute format('grant select, insert, update, delete on %s to vicus_office', table_name);
  end loop;
end $$;
-- Counting is the job's alone: a member can neither read a ballot nor change what was counted from them.
revoke update, delete on office.support_tally from vicus_office;
create policy "the office makes and voids codes" on confidential.support_code to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) in ('coordinator', 'officer'));
grant insert, delete on confidential.support_code to vicus_office;
grant select (place_id, consultation_id) on confidential.support_code to vicus_office;
create policy "the office counts who waits for a notice" on confidential.notice_address for select to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) in ('coordinator', 'officer'));
grant select (place_id, consultation_id, is_confirmed) on confidential.notice_address to vicus_office;

-- Those who take part: no account. What they hold (the hash of a code, the number of a notice) is set by the door.
create function vicus.in_hand() returns text language sql stable
  as $$ select nullif(current_setting('vicus.in_hand', true), '') $$;
create policy "those who take part see the place" on office.place for select to vicus_participant
  using (place_id = (select vicus.place_id()));
grant select (place_id, slug, name, contact_name, contact_email, is_example) on office.place to vicus_participant;
create policy "everybody sees what was opened" on office.consultation for select to vicus_participant
  using (place_id = (select vicus.place_id()) and state <> 'draft');
grant select on office.consultation to vicus_participant;
create policy "everybody sees what is shown" on office.proposal for select to vicus_participant
  using (place_id = (select vicus.place_id()) and state = 'shown');
create policy "proposals come in and wait" on office.proposal for insert to vicus_participant
  with check (place_id = (select vicus.place_id()) and state = 'waiting' and not from_office
    and exists (select from office.consultation c where c.place_id = proposal.place_id
      and c.consultation_id = proposal.consultation_id and c.state = 'open' and c.takes_proposals));
grant select (place_id, consultation_id, proposal_id, title, body, language, translations, state, from_office, closes_on, threshold)
  on office.proposal to vicus_participant;
grant insert (place_id, consultation_id, title, body, language) on office.proposal to vicus_participant;
do $$
declare
  table_name text;
begin
  foreach table_name in array array[
    'support_tally', 'moderation_count', 'paper_count', 'council_answer', 'follow_up'
  ] loop
    execute format('create policy "everybody sees what belongs to an opened consultation" on office.%I for select to vicus_participant '
      'using (place_id = (select vicus.place_id()) and exists (select from office.consultation c '
      'where c.place_id = %I.place_id and c.consultation_id = %I.consultation_id))', table_name, table_name, table_name);
  end loop;
  foreach table_name in array array['meeting', 'advisory_body'] loop
    execute format('create policy "everybody sees what the place made public" on office.%I for select to vicus_participant '
      'using (place_id = (select vicus.place_id()) and is_public)', table_name);
  end loop;
end $$;
grant select on office.support_tally, office.moderation_count, office.council_answer, office.follow_up, office.meeting,
  office.advisory_body to vicus_participant;
grant select (place_id, consultation_id, proposal_id, supports, counted_on) on office.paper_count to vicus_participant;
create policy "the code in the hand" on confidential.support_code to vicus_participant
  using (place_id = (select vicus.place_id()) and encode(code_hash, 'hex') = (select vicus.in_hand()));
grant select, delete on confidential.support_code to vicus_participant;
create policy "ballots come in" on confidential.ballot for insert to vicus_participant
  with check (place_id = (select vicus.place_id()));
grant insert (place_id, consultation_id, kind, sealed) on confidential.ballot to vicus_participant;
create policy "submission keys" on confidential.participation_submission to vicus_participant
  using (place_id = (select vicus.place_id()));
grant select (place_id, submission_hash), insert (place_id, submission_hash) on confidential.participation_submission
  to vicus_participant;
create policy "addresses for a notice come in" on confidential.notice_address for insert to vicus_participant
  with check (place_id = (select vicus.place_id()) and not is_confirmed);
create policy "the notice in the hand" on confidential.notice_address to vicus_participant
  using (place_id = (select vicus.place_id()) and notice_id::text = (select vicus.in_hand()));
grant select (place_id, notice_id, consultation_id, is_confirmed, language), insert (place_id, notice_id, consultation_id, address_hash,
  sealed_address, language), update (is_confirmed), delete on confidential.notice_address to vicus_participant;

-- Work over all places asks which ones need it, then enters one place at a time.
create function vicus.ballots_to_mix() returns table (place_id uuid, consultation_id uuid) language sql stable security definer
  set search_path = pg_temp
  as $$ select distinct g.place_id, g.consultation_id from (select b.place_id, b.consultation_id from confidential.ballot b
    group by b.place_id, b.consultation_id, b.kind having count(*) >= 5) g $$;
create function vicus.consultations_to_end(today date) returns table (place_id uuid, consultation_id uuid) language sql stable
  security definer set search_path = pg_temp
  as $$ select c.place_id, c.consultation_id from office.consultation c where c.state = 'open'
    and (c.closes_on < today or exists (select from office.proposal p where p.place_id = c.place_id
      and p.consultation_id = c.consultation_id and p.state = 'shown' and p.closes_on < today)) $$;
create function vicus.places_that_take_part() returns table (place_id uuid) language sql stable security definer
  set search_path = pg_temp
  as $$ select distinct c.place_id from office.consultation c $$;
-- Counted ballots and spent codes leave dead rows behind; rewriting drops them. Locks in the order of sending a ballot.
create function vicus.rewrite_ballot_tables() returns void language plpgsql security definer
  set search_path = pg_temp
  as $$
begin
  lock table confidential.participation_submission, confidential.support_code, confidential.ballot, office.support_tally
    in access exclusive mode;
  execute 'cluster confidential.participation_submission using participation_submission_pkey';
  execute 'cluster confidential.support_code using support_code_pkey';
  execute 'cluster confidential.ballot using ballot_pkey';
  execute 'cluster office.support_tally using support_tally_pkey';
end $$;
revoke execute on function vicus.in_hand(), vicus.ballots_to_mix(), vicus.consultations_to_end(date),
  vicus.places_that_take_part(), vicus.rewrite_ballot_tables() from public;
grant execute on function vicus.place_id(), vicus.in_hand() to vicus_participant;
grant execute on function vicus.ballots_to_mix(), vicus.consultations_to_end(date), vicus.places_that_take_part(),
  vicus.rewrite_ballot_tables() to vicus_work;
