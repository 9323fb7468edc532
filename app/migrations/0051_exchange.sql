-- What other installations published, taken over by the operator: the same for every place of this installation, never mixed with
-- what was published here.

create table reference.foreign_feed (
  feed_id text primary key,
  kind text not null,
  title text not null,
  installation text not null,
  address text not null default '',
  fetched_on date not null,
  item_count integer not null,
  content_hash text not null,
  constraint "a feed is of practices, funds or networks" check (kind in ('practice', 'fund', 'network')),
  constraint "a feed is of an installation" check (char_length(installation) between 1 and 500),
  constraint "a feed has a title" check (char_length(title) between 1 and 300),
  constraint "the address of a feed begins with http" check (address = '' or address ~ '^https?://'),
  constraint "the hash of a feed has 64 hexadecimal digits" check (content_hash ~ '^[0-9a-f]{64}$'),
  constraint "a feed has no negative number of items" check (item_count >= 0)
);
comment on table reference.foreign_feed is 'Feeds of other installations that the operator took over: whose, from where, when.';
comment on column reference.foreign_feed.feed_id is 'SHA-256 of kind and installation: the next reading of the same feed takes the place of the last.';
comment on column reference.foreign_feed.address is 'Where it was fetched; empty: it came as a file.';

create table reference.foreign_item (
  feed_id text not null references reference.foreign_feed (feed_id) on delete cascade,
  item_id text not null,
  kind text not null,
  title text not null,
  words text not null default '',
  address text not null default '',
  language text not null default '',
  tags text[] not null default '{}',
  published_on date,
  modified_on date,
  record jsonb not null default '{}',
  primary key (feed_id, item_id),
  constraint "a foreign item is a practice, a fund or a network" check (kind in ('practice', 'fund', 'network')),
  constraint "a foreign item has a title" check (char_length(title) between 1 and 500),
  constraint "a foreign item is not endless" check (char_length(item_id) between 1 and 500 and char_length(words) <= 20000
    and char_length(address) <= 1000 and cardinality(tags) <= 100),
  constraint "the address of a foreign item begins with http" check (address = '' or address ~ '^https?://'),
  constraint "the record of a foreign item is an object" check (jsonb_typeof(record) = 'object')
);
create index foreign_item_by_kind on reference.foreign_item (kind, title);
comment on table reference.foreign_item is 'Practices, funds and networks that other installations published. Shown with where they are from, never mixed silently.';
comment on column reference.foreign_item.words is 'Plain text; tags of a page in it are shown as they are written, never run.';
comment on column reference.foreign_item.record is 'The fields of the record as the other installation gave them (`_vicus` of the item).';

grant select on reference.foreign_feed, reference.foreign_item to vicus_public, vicus_office, vicus_work;
grant insert, update, delete on reference.foreign_feed, reference.foreign_item to vicus_work;
