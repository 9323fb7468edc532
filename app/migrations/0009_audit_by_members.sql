-- Only members write the audit of a place, even where the check in a use case were missing. Who has just left cannot.
drop policy "members write the audit" on office.audit_entry;
create policy "members write the audit" on office.audit_entry for insert to vicus_office
  with check (place_id = (select vicus.place_id()) and user_id = (select vicus.user_id())
    and (select vicus.member_role()) is not null);
