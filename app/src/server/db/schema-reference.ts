/** Row types of the tables in schema `reference`: facts with a source that are the same for every place. */
import type { ColumnType, Generated } from 'kysely';
import type { FundCallTable } from './schema-fund.ts';
import type { ForeignFeedTable, ForeignItemTable } from './schema-exchange.ts';

/** Calendar dates travel as ISO text (`2026-11-21`). */
type Day = string;
type DayWithDefault = Generated<string>;

export interface GazetteerPlaceTable {
  gazetteer_id: number;
  name: string;
  search_name: string;
  country: string;
  admin_code: Generated<string>;
  latitude: number;
  longitude: number;
  population: number;
}

export interface LoadedDatasetTable {
  dataset: string;
  version: string;
  row_count: number;
  loaded_on: DayWithDefault;
}

export interface DatasetTable {
  dataset: string;
  title: string;
  publisher: string;
  licence: string;
  attribution: Generated<string>;
  address: Generated<string>;
  version: Generated<string>;
  retrieved: Day | null;
  row_count: number;
  imported_on: DayWithDefault;
  content_hash: string;
}

export interface RegisterPlaceTable {
  place_code: string;
  level: string;
  parent_code: string | null;
  country: string;
  national_code: string;
  name: string;
  names: ColumnType<Record<string, string>, string | undefined, string>;
  search_name: string;
  latitude: number | null;
  longitude: number | null;
  coordinates_source: string | null;
  area_km2: number | null;
  degree_of_urbanisation: number | null;
  valid_from: Day | null;
  valid_to: Day | null;
  dataset: string;
}

export interface PlacePopulationTable {
  place_code: string;
  year: number;
  population: number;
  dataset: string;
}

export interface PlaceChangeTable {
  from_code: string;
  to_code: string;
  year: number;
  kind: string;
  share: number | null;
  dataset: string;
}

export interface PlaceCharacteristicTable {
  place_code: string;
  characteristic: string;
  year: number;
  value: number | null;
  reason: string | null;
  dataset: string;
}

export interface ContextFigureTable {
  measure: string;
  place_code: string;
  people: string;
  breakdown: Generated<string>;
  period: string;
  value: number | null;
  status: string | null;
  reason: string | null;
  flag: Generated<string>;
  dataset: string;
}

export interface ReferenceDatabase {
  'reference.gazetteer_place': GazetteerPlaceTable;
  'reference.loaded_dataset': LoadedDatasetTable;
  'reference.dataset': DatasetTable;
  'reference.foreign_feed': ForeignFeedTable;
  'reference.foreign_item': ForeignItemTable;
  'reference.register_place': RegisterPlaceTable;
  'reference.place_population': PlacePopulationTable;
  'reference.place_change': PlaceChangeTable;
  'reference.place_characteristic': PlaceCharacteristicTable;
  'reference.context_figure': ContextFigureTable;
  'reference.fund_call': FundCallTable;
}
