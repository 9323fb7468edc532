-- Releases and their files are kept as they were published: state and reason of withdrawal are all that may change.

create or replace function vicus.keep_release() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - array['state', 'erratum']) is distinct from (to_jsonb(old) - array['state', 'erratum']) then
    raise exception 'a release is never changed' using errcode = 'check_violation',
      constraint = 'a release is never changed';
  end if;
  if old.state = 'withdrawn' and (new.state <> 'withdrawn' or new.erratum is distinct from old.erratum) then
    raise exception 'a withdrawn release stays withdrawn' using errcode = 'check_violation',
      constraint = 'a withdrawn release stays withdrawn';
  end if;
  return new;
end $$;

create function vicus.keep_asset() returns trigger language plpgsql as $$
begin
  raise exception 'a file of a release is never changed' using errcode = 'check_violation',
    constraint = 'a file of a release is never changed';
end $$;
create trigger "a file of a release is never changed" before update on published.asset
  for each row execute function vicus.keep_asset();

-- A place may be removed with all it has (the example town is). A single release may not: the ledger would forget it.
create function vicus.keep_ledger() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'a release is never removed' using errcode = 'check_violation',
      constraint = 'a release is never removed';
  end if;
  return old;
end $$;
create trigger "a release is never removed" before delete on published.release
  for each row execute function vicus.keep_ledger();
create trigger "a file of a release is never removed" before delete on published.asset
  for each row execute function vicus.keep_ledger();
revoke execute on function vicus.keep_asset(), vicus.keep_ledger() from public;
