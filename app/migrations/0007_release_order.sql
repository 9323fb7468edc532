-- Two editions of one day need an order: the newest is what the public page shows first. Publishing is locked by place,
-- so the number of editions before is known when one is written.
alter table published.release
  add column ledger_position integer not null default 0,
  add constraint "the place in the ledger is not negative" check (ledger_position >= 0);
comment on column published.release.ledger_position is 'How many editions of the place stand in the ledger, this one included: orders those of one day.';
