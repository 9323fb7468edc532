-- Comparison with other places of the installation that agreed to share. Computed by a job under vicus_combine, which
-- reads the published cubes of places whose agreement is in force, and nothing else.

create table office.comparison_agreement (
  place_id uuid not null references office.place (place_id) on delete cascade,
  comparison_agreement_id uuid not null default gen_random_uuid(),
  structure text,
  diversity text,
  orientation text,
  agreed_on date not null default current_date,
  agreed_by text not null,
  until date not null,
  ended_on date,
  ended_by text,
  primary key (place_id, comparison_agreement_id),
  constraint "the structure is known" check (structure in ('favourable', 'unfavourable')),
  constraint "the diversity is known" check (diversity in ('high', 'low')),
  constraint "the orientation is known" check (orientation in ('progressive', 'conservative', 'mixed')),
  constraint "an agreement to share ends after it began" check (until > agreed_on),
  constraint "who ended an agreement to share is known" check ((ended_by is null) = (ended_on is null))
);
create unique index comparison_agreement_in_force on office.comparison_agreement (place_id) where ended_on is null;
comment on table office.comparison_agreement is
  'That a place shares its published governance figures for comparison: who agreed, when, until when, and as what it is grouped. Ended ones are kept.';
comment on column office.comparison_agreement.structure is 'How the office describes the local economy and population on that day; null: not said.';
comment on column office.comparison_agreement.orientation is 'How the office describes the executive of the local government; null: not said.';

create table office.comparison_result (
  place_id uuid not null references office.place (place_id) on delete cascade,
  period integer not null,
  state text not null,
  computed_on date not null,
  is_example boolean not null,
  subject text,
  release_id uuid,
  sharing_places integer not null,
  groups jsonb not null,
  contacts jsonb,
  tables jsonb,
  content_hash text not null default '',
  primary key (place_id, period),
  constraint "a comparison waits or is fixed" check (state in ('waiting', 'fixed')),
  constraint "a fixed comparison has tables" check ((state = 'fixed') = (tables is not null))
);
create unique index "a round of a survey enters one comparison" on office.comparison_result (place_id, subject)
  where state = 'fixed';
comment on table office.comparison_result is
  'What a place may read of the comparison of a year: protected tables over its groups once fixed; until then only how many places share.';
comment on column office.comparison_result.groups is 'Groups this place belongs to: how many places, shown or why not, how many more are needed.';

create function vicus.keep_comparison() returns trigger language plpgsql as $$
begin
  if old.state = 'fixed' and (tg_op = 'UPDATE' or pg_trigger_depth() < 2) then
    raise exception 'a comparison once made is kept' using errcode = 'check_violation',
      constraint = 'a comparison once made is kept';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end $$;
create trigger "a comparison once made is kept" before update or delete on office.comparison_result
  for each row execute function vicus.keep_comparison();
revoke execute on function vicus.keep_comparison() from public;

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.comparison_agreement', 'office.comparison_result'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format(
      'create policy "members of the place read" on %s for select to vicus_office using '
      '(place_id = (select vicus.place_id()) and (select vicus.member_role()) is not null)', table_name);
    execute format('grant select on %s to vicus_office', table_name);
  end loop;
end $$;

create policy "the coordinator agrees" on office.comparison_agreement for insert to vicus_office
  with check (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'coordinator'
    and agreed_by = (select vicus.user_id()));
create policy "the coordinator ends it" on office.comparison_agreement for update to vicus_office
  using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'coordinator' and ended_on is null)
  with check (place_id = (select vicus.place_id()) and (select vicus.member_role()) = 'coordinator');
grant insert, update (ended_on, ended_by) on office.comparison_agreement to vicus_office;

-- The role of the job. A place that has not agreed, or no longer, does not exist for it.
grant usage on schema vicus, office, published to vicus_combine;
create policy "agreements in force" on office.comparison_agreement for select to vicus_combine
  using (ended_on is null and until >= current_date);
grant select (place_id, structure, diversity, orientation, until, ended_on) on office.comparison_agreement to vicus_combine;
create policy "places that agreed" on office.place for select to vicus_combine
  using (place_id in (select a.place_id from office.comparison_agreement a));
grant select (place_id, population, is_example) on office.place to vicus_combine;
create policy "public governance editions of places that agreed" on published.release for select to vicus_combine
  using (audience = 'public' and subject like 'governance/%'
    and place_id in (select a.place_id from office.comparison_agreement a));
grant select (place_id, release_id, subject, version, audience, state, published_on, tables, content_hash, ledger_position)
  on published.release to vicus_combine;
create policy "results of the job" on office.comparison_result to vicus_combine using (true) with check (true);
grant select, insert, update, delete on office.comparison_result to vicus_combine;
