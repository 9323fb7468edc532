-- 0031_release_drafts: being written.
select 1;
