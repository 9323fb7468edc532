-- 0032_site: being written.
select 1;
