-- Answers collected on a tablet without a connection: tablets of a wave, and the key pair that answers are sealed with.

create table confidential.collection_key (
  place_id uuid not null references office.place (place_id) on delete cascade,
  wave_id uuid not null,
  public_key bytea not null,
  sealed_private bytea not null,
  primary key (place_id, wave_id),
  foreign key (place_id, wave_id) references office.wave (place_id, wave_id) on delete cascade
);
comment on table confidential.collection_key is
  'Key pair of a wave that is collected on tablets, made with the first tablet and destroyed at closing: afterwards nobody can read what still lies on a tablet.';
comment on column confidential.collection_key.sealed_private is 'Sealed with the key of the wave and a secret that lies outside the database.';

create table office.tablet (
  place_id uuid not null references office.place (place_id) on delete cascade,
  tablet_id uuid not null default gen_random_uuid(),
  wave_id uuid not null,
  number integer not null,
  secret_hash bytea not null,
  made_on date not null,
  revoked_on date,
  primary key (place_id, tablet_id),
  foreign key (place_id, wave_id) references office.wave (place_id, wave_id) on delete cascade,
  constraint "tablets of a wave are numbered apart" unique (place_id, wave_id, number),
  constraint "tablets are numbered from 1" check (number > 0)
);
comment on table office.tablet is
  'Tablets that may send answers of an open wave; deleted at closing. Says nothing about people, nor when or how often a tablet sent.';
comment on column office.tablet.secret_hash is 'SHA-256 of the secret in the address, which was shown once.';

do $$
declare
  table_name text;
begin
  foreach table_name in array array['confidential.collection_key', 'office.tablet'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))',
      table_name);
    execute format('create policy "coordinators and officers of the place" on %s to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'']))',
      table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('grant select, insert, update, delete on %s to vicus_work', table_name);
  end loop;
end $$;
grant select, insert on confidential.collection_key to vicus_office;
grant select, insert, update (revoked_on) on office.tablet to vicus_office;

create policy "the tablet itself" on office.tablet for select to vicus_respondent
  using (place_id = (select vicus.place_id()) and secret_hash = (select vicus.link_hash()));
grant select on office.tablet to vicus_respondent;
create policy "the key of the wave" on confidential.collection_key for select to vicus_respondent
  using (place_id = (select vicus.place_id()));
grant select on confidential.collection_key to vicus_respondent;

-- As in 0002, and the key pair with them.
create or replace function vicus.rewrite_answer_tables() returns void language plpgsql security definer
  set search_path = pg_temp
  as $$
begin
  lock table confidential.wave_key, confidential.submission, confidential.link, confidential.intake, confidential.draft,
    confidential.response, confidential.collection_key in access exclusive mode;
  execute 'cluster confidential.wave_key using wave_key_pkey';
  execute 'cluster confidential.intake using intake_pkey';
  execute 'cluster confidential.link using link_pkey';
  execute 'cluster confidential.draft using draft_pkey';
  execute 'cluster confidential.submission using submission_pkey';
  execute 'cluster confidential.response using response_pkey';
  execute 'cluster confidential.collection_key using collection_key_pkey';
end $$;
