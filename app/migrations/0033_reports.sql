-- 0033_reports: being written.
select 1;
