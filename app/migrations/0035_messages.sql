-- 0035_messages: being written.
select 1;
