-- Two more things places are grouped by, what is expected of a place from the groups, and questions of researchers.

-- Frozen from the register on the day a place agrees; agreements of before have neither and stand in no such group.
alter table office.comparison_agreement
  add column degree_of_urbanisation smallint,
  add column country text,
  add constraint "the degree of urbanisation that is shared is 1, 2 or 3" check (degree_of_urbanisation in (1, 2, 3)),
  add constraint "the country that is shared is two letters" check (country ~ '^[A-Z]{2}$');
comment on column office.comparison_agreement.degree_of_urbanisation is
  'DEGURBA of the place in the register on that day: 1 cities, 2 towns and suburbs, 3 rural areas; null: not known.';
comment on column office.comparison_agreement.country is
  'ISO 3166-1 alpha-2 of the place in the register on that day; null: agreed before countries were asked, or not in the register.';
grant select (degree_of_urbanisation, country) on office.comparison_agreement to vicus_combine;

alter table office.comparison_result add column expected jsonb;
comment on column office.comparison_result.expected is
  'What the averages of its groups together let one expect of the place, with an interval; null: too few places.';

create table office.research_request (
  place_id uuid not null references office.place (place_id) on delete cascade,
  research_request_id uuid not null default gen_random_uuid(),
  content text not null,
  content_hash text not null,
  received_on date not null default current_date,
  received_by text not null,
  state text not null default 'open',
  draft_id uuid,
  reason text not null default '',
  decided_on date,
  decided_by text,
  primary key (place_id, research_request_id),
  constraint "a question of a researcher is open, run or refused" check (state in ('open', 'run', 'refused')),
  constraint "a question of a researcher has 2 to 65536 characters" check (char_length(content) between 2 and 65536),
  constraint "a question that was run has a draft" check ((state = 'run') = (draft_id is not null)),
  constraint "who refused a question and why is known"
    check (state <> 'refused' or (reason <> '' and decided_by is not null and decided_on is not null)),
  constraint "the reason of a refusal has at most 2000 characters" check (char_length(reason) <= 2000)
);
create unique index "a question of a researcher comes in once" on office.research_request (place_id, content_hash);
comment on table office.research_request is
  'Questions of researchers as files: which tables they want. The office runs them as a draft of a release, or refuses with a reason.';
comment on column office.research_request.content is 'The file as it came in, JSON (docs/methods/research-access.md).';
comment on column office.research_request.content_hash is 'SHA-256 of the content.';
comment on column office.research_request.draft_id is 'The draft of a release that was begun from it; it may have been removed since.';

alter table office.research_request enable row level security;
alter table office.research_request force row level security;
create policy "the owner makes backups" on office.research_request for select to current_user using (true);
create policy "members of the place read" on office.research_request for select to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) in ('coordinator', 'officer'));
create policy "the office receives" on office.research_request for insert to vicus_office
  with check (place_id = (select vicus.place_id()) and (select vicus.member_role()) in ('coordinator', 'officer')
    and received_by = (select vicus.user_id()));
create policy "the office decides" on office.research_request for update to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) in ('coordinator', 'officer'))
  with check (place_id = (select vicus.place_id()) and (select vicus.member_role()) in ('coordinator', 'officer'));
create policy "the office removes" on office.research_request for delete to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) in ('coordinator', 'officer'));
grant select, insert, delete on office.research_request to vicus_office;
grant update (state, draft_id, reason, decided_on, decided_by) on office.research_request to vicus_office;
