-- Reference data are loaded at start by work that belongs to no place.
grant insert, delete on reference.gazetteer_place, reference.loaded_dataset to vicus_work;

-- A fresh gazetteer has no statistics yet; only an owner may gather them.
create function vicus.analyze_gazetteer() returns void language plpgsql security definer
  set search_path = pg_temp
  as $$
begin
  execute 'analyze reference.gazetteer_place';
end $$;
comment on function vicus.analyze_gazetteer() is 'Tells the planner what the freshly loaded gazetteer looks like.';
revoke execute on function vicus.analyze_gazetteer() from public;
grant execute on function vicus.analyze_gazetteer() to vicus_work;
