-- The register of real places, and open figures about them. The same for every place of the installation: not placed.
-- Loaded by the operator from files that statistical offices publish (`vicus import`).

create table reference.dataset (
  dataset text primary key,
  title text not null,
  publisher text not null,
  licence text not null,
  attribution text not null default '',
  address text not null default '',
  version text not null default '',
  retrieved date,
  row_count integer not null,
  imported_on date not null default current_date,
  content_hash text not null,
  constraint "the dataset has a name of small letters, digits and hyphens" check (dataset ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  constraint "the number of rows is not negative" check (row_count >= 0)
);
comment on table reference.dataset is 'Open data that an operator imported: whose they are, under which licence, which edition.';
comment on column reference.dataset.attribution is 'The words the licence asks for wherever figures of the dataset are shown.';
comment on column reference.dataset.version is 'Edition as the publisher names it, e.g. a year.';
comment on column reference.dataset.retrieved is 'When the file was taken from the publisher, where the operator said so.';
comment on column reference.dataset.row_count is 'Rows of the file that are in the database.';
comment on column reference.dataset.content_hash is 'SHA-256 of the imported content, whatever the order of rows in the file.';

create table reference.register_place (
  place_code text primary key,
  level text not null,
  parent_code text references reference.register_place (place_code),
  country text not null,
  national_code text not null,
  name text not null,
  names jsonb not null default '{}',
  search_name text not null,
  latitude double precision,
  longitude double precision,
  coordinates_source text,
  area_km2 double precision,
  degree_of_urbanisation smallint,
  valid_from date,
  valid_to date,
  dataset text not null references reference.dataset (dataset),
  constraint "the level of a place in the register is known"
    check (level in ('country', 'nuts-1', 'nuts-2', 'nuts-3', 'locality')),
  constraint "the country of a place in the register is two letters" check (country ~ '^[A-Z]{2}$'),
  constraint "only a country lies in nothing" check ((level = 'country') = (parent_code is null)),
  constraint "coordinates are whole and have a source"
    check ((latitude is null) = (longitude is null) and (latitude is null) = (coordinates_source is null)),
  constraint "coordinates lie on the globe" check (latitude between -90 and 90 and longitude between -180 and 180),
  constraint "the area is not negative" check (area_km2 >= 0),
  constraint "the degree of urbanisation is 1, 2 or 3" check (degree_of_urbanisation in (1, 2, 3)),
  constraint "a place in the register ends after it began" check (valid_to > valid_from)
);
create index register_place_by_parent on reference.register_place (parent_code);
create index register_place_by_dataset on reference.register_place (dataset);
create index register_place_by_search_name on reference.register_place (country, search_name text_pattern_ops)
  where level = 'locality';
comment on table reference.register_place is 'Real places: locality, NUTS 3, 2, 1, country. One row a code, ended ones included.';
comment on column reference.register_place.place_code is
  'Localities: country and LAU code as Eurostat writes them (ES_28079); regions: NUTS code; countries: Eurostat''s two letters (EL, UK).';
comment on column reference.register_place.country is 'ISO 3166-1 alpha-2: GR and GB where Eurostat writes EL and UK.';
comment on column reference.register_place.national_code is 'The code within the country, leading zeros kept.';
comment on column reference.register_place.name is 'As its country writes it; the code where no source carries a name.';
comment on column reference.register_place.names is 'Further names by key, e.g. {"national": "Смядово", "latin": "Smyadovo"}.';
comment on column reference.register_place.search_name is 'Folded names, one after another, to find the place by typing.';
comment on column reference.register_place.coordinates_source is 'Where latitude and longitude come from; null without coordinates.';
comment on column reference.register_place.degree_of_urbanisation is 'DEGURBA: 1 cities, 2 towns and suburbs, 3 rural areas.';
comment on column reference.register_place.valid_from is 'First day of the code; null: not known.';
comment on column reference.register_place.valid_to is 'First day on which the code is no longer in use; null: in use.';

create table reference.place_population (
  place_code text not null references reference.register_place (place_code),
  year integer not null,
  population integer not null,
  dataset text not null references reference.dataset (dataset),
  primary key (place_code, year),
  constraint "the population of a place in the register is not negative" check (population >= 0)
);
create index place_population_by_dataset on reference.place_population (dataset);
comment on table reference.place_population is 'Inhabitants by year, as the named dataset counts them.';

create table reference.place_change (
  from_code text not null,
  to_code text not null,
  year integer not null,
  kind text not null,
  share double precision,
  dataset text not null references reference.dataset (dataset),
  primary key (from_code, to_code, year),
  constraint "a change of places is a merger, a split, a recoding or a renaming"
    check (kind in ('merger', 'split', 'recoding', 'renaming')),
  constraint "the share that went over lies between 0 and 1" check (share > 0 and share <= 1),
  constraint "a place becomes itself by renaming or by losing a part" check (from_code <> to_code or kind in ('renaming', 'split'))
);
create index place_change_by_successor on reference.place_change (to_code);
create index place_change_by_dataset on reference.place_change (dataset);
comment on table reference.place_change is 'Mergers, splits, recodings: a series of a code adds its predecessors. Codes of the past need no entry in the register.';
comment on column reference.place_change.year is 'First year in which the new code counts.';
comment on column reference.place_change.share is 'Share of the old place''s inhabitants that came to the new one, 0 to 1; null: all of them, in a split: not known.';

create table reference.place_characteristic (
  place_code text not null references reference.register_place (place_code),
  characteristic text not null,
  year integer not null,
  value double precision,
  reason text,
  dataset text not null references reference.dataset (dataset),
  primary key (place_code, characteristic, year),
  constraint "a characteristic is named in small letters, digits and hyphens"
    check (characteristic ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  constraint "a characteristic has a value or the reason for none" check ((value is null) <> (reason is null)),
  constraint "the reason for no value is known"
    check (reason in ('withheld-at-source', 'not-collected', 'not-applicable'))
);
create index place_characteristic_by_kind on reference.place_characteristic (characteristic, year, place_code)
  include (value, reason);
create index place_characteristic_by_dataset on reference.place_characteristic (dataset);
comment on table reference.place_characteristic is 'Open figures about real places. Missing and withheld at source are kept apart, never zero.';
comment on column reference.place_characteristic.characteristic is 'Name with its unit, e.g. unemployment-percent; listed in packages/reference.';

grant select on reference.dataset, reference.register_place, reference.place_population, reference.place_change,
  reference.place_characteristic to vicus_public, vicus_office, vicus_operator, vicus_work;
grant insert, update, delete on reference.dataset, reference.register_place, reference.place_population,
  reference.place_change, reference.place_characteristic to vicus_work;

-- Freshly loaded tables have no statistics yet; only an owner may gather them.
create function vicus.analyze_register() returns void language plpgsql security definer
  set search_path = pg_temp
  as $$
begin
  execute 'analyze reference.register_place, reference.place_population, reference.place_change,
    reference.place_characteristic';
end $$;
comment on function vicus.analyze_register() is 'Tells the planner what the freshly imported register looks like.';
revoke execute on function vicus.analyze_register() from public;
grant execute on function vicus.analyze_register() to vicus_work;

-- A place with an office may say which entry of the register it is. No foreign key: a placed table stays on its own.
alter table office.place add column register_code text,
  add constraint "the code in the register has 1 to 40 characters" check (char_length(register_code) between 1 and 40);
comment on column office.place.register_code is 'The place''s own entry in reference.register_place, chosen by the office.';
