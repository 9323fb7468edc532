-- What catalogues and feeds say of places and editions: where a place lies by the codes of Europe, and when an edition was withdrawn.

create function vicus.place_codes() returns table (place_id uuid, lau_code text, nuts_code text) language sql stable security definer
  set search_path = pg_temp
  as $$ select p.place_id, p.lau_code, p.nuts_code from office.place p
    where exists (select from published.place s where s.place_id = p.place_id) $$;
comment on function vicus.place_codes() is
  'Codes of local units and regions of places with a public profile: facts that anybody can look up, for catalogues of data.';
revoke execute on function vicus.place_codes() from public;
grant execute on function vicus.place_codes() to vicus_public;

alter table published.release add column withdrawn_on date;
comment on column published.release.withdrawn_on is 'The day of the withdrawal; null: not withdrawn, or before that day was kept.';

create function vicus.date_withdrawal() returns trigger language plpgsql as $$
begin
  if new.state = 'withdrawn' and old.state <> 'withdrawn' then
    new.withdrawn_on := current_date;
  end if;
  return new;
end $$;
comment on function vicus.date_withdrawal() is 'A withdrawal is dated by the database, once.';
revoke execute on function vicus.date_withdrawal() from public;
create trigger "a withdrawal has its day" before update of state on published.release
  for each row execute function vicus.date_withdrawal();
