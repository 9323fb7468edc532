-- 0034_audit_of_releases: being written.
select 1;
