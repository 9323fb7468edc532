-- The public site of a place: how its office wants it to look, what it says of itself, and whom one may ask.

create table office.site (
  place_id uuid not null references office.place (place_id) on delete cascade,
  display_name text not null default '',
  wants jsonb not null default '{}',
  does jsonb not null default '{}',
  accent text not null default '',
  arms bytea,
  arms_kind text not null default '',
  arms_width integer not null default 0,
  arms_height integer not null default 0,
  arms_alt jsonb not null default '{}',
  contact_office text not null default '',
  contact_address text not null default '',
  contact_phone text not null default '',
  responsible text not null default '',
  data_protection text not null default '',
  not_accessible jsonb not null default '{}',
  hidden_pages text[] not null default '{}',
  changed_on date not null default current_date,
  primary key (place_id),
  constraint "the name of a site has at most 120 characters" check (char_length(display_name) <= 120),
  constraint "the words of a site are texts by language" check (jsonb_typeof(wants) = 'object' and jsonb_typeof(does) = 'object'
    and jsonb_typeof(arms_alt) = 'object' and jsonb_typeof(not_accessible) = 'object'),
  constraint "the words of a site are short" check (octet_length(wants::text) <= 16000 and octet_length(does::text) <= 16000
    and octet_length(arms_alt::text) <= 4000 and octet_length(not_accessible::text) <= 16000),
  constraint "the colour of a site is six hexadecimal digits" check (accent ~ '^(#[0-9a-f]{6})?$'),
  constraint "arms are a small picture of a known kind" check ((arms is null and arms_kind = '' and arms_width = 0 and arms_height = 0)
    or (octet_length(arms) between 1 and 24576 and arms_kind in ('png', 'jpeg', 'webp')
      and arms_width between 1 and 1024 and arms_height between 1 and 1024)),
  constraint "contact and imprint of a site are short" check (char_length(contact_office) <= 200
    and char_length(contact_address) <= 400 and char_length(contact_phone) <= 60 and char_length(responsible) <= 1000
    and char_length(data_protection) <= 600),
  constraint "pages left out are codes" check (cardinality(hidden_pages) <= 40
    and array_to_string(hidden_pages, ' ') ~ '^([a-z]+(-[a-z]+)*( [a-z]+(-[a-z]+)*)*)?$')
);
comment on table office.site is 'The public site as its office works on it. A place without a row has the site that every place has.';
comment on column office.site.wants is 'What the place wants, by language; likewise what it does (does).';
comment on column office.site.accent is 'Colour of links and buttons; '''': the installation''s. Its counterpart for dark screens is computed.';
comment on column office.site.arms is 'The picture as it was brought, at most 24 kB, kind and size read from its bytes; never SVG, which can hold programs.';
comment on column office.site.responsible is 'Who answers for the site (imprint): name, address, telephone, as typed.';
comment on column office.site.not_accessible is 'What the office knows to be hard to use, by language, for the accessibility statement.';
comment on column office.site.hidden_pages is 'Pages the office leaves out (features/site/pages.rules.ts); all others exist.';

create table published.site (like office.site including defaults including constraints including comments);
alter table published.site add primary key (place_id);
alter table published.site add foreign key (place_id) references office.place (place_id) on delete cascade;
alter table published.site rename column changed_on to published_on;
comment on table published.site is 'The site as its office chose to publish it. A copy: changes in the office do not reach it.';

do $$
declare
  table_name text;
begin
  foreach table_name in array array['office.site', 'published.site'] loop
    execute format('alter table %s enable row level security', table_name);
    execute format('alter table %s force row level security', table_name);
    execute format('create policy "jobs of the place" on %s to vicus_work using (place_id = (select vicus.place_id()))',
      table_name);
    execute format('create policy "the owner makes backups" on %s for select to current_user using (true)', table_name);
    execute format('grant select, insert, update, delete on %s to vicus_office, vicus_work', table_name);
    execute format('create policy "coordinators and officers of the place" on %s to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = any (array[''coordinator'', ''officer'']))',
      table_name);
    execute format('create policy "readers see the site" on %s for select to vicus_office '
      'using (place_id = (select vicus.place_id()) and (select vicus.member_role()) = ''reader'')', table_name);
  end loop;
end $$;

create policy "everybody reads" on published.site for select to vicus_public using (true);
grant select on published.site to vicus_public;

-- Themes tell of an area of life, so that its page can show what was raised and answered there.
alter table office.theme add column area text not null default '';
alter table office.theme add constraint "the area of a theme is a code" check (area ~ '^([a-z]+(-[a-z]+)*)?$');
comment on column office.theme.area is 'A code of the fourteen areas (packages/reference); '''' for none, or several.';
alter table published.theme add column area text not null default '';
alter table published.theme add constraint "the area of a published theme is a code" check (area ~ '^([a-z]+(-[a-z]+)*)?$');
