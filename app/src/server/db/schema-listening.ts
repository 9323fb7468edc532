/** Row types of what surveys say: populations, cross-tables, decisions and figures of the place. */
import type { Generated, JSONColumnType } from 'kysely';

export interface WaveMarginTable {
  place_id: string;
  wave_id: string;
  margins: JSONColumnType<Record<string, Record<string, number>>, string, string>;
  population: number | null;
  source: string;
  changed_on: Generated<string>;
}

export interface WaveCrossTableTable {
  place_id: string;
  wave_id: string;
  table_id: string;
  position: number;
  variables: string[];
  asked_on: Generated<string>;
  tables: JSONColumnType<object, string, string>;
  content_hash: string;
}

export interface PlaceFigureTable {
  place_id: string;
  figure: string;
  /** numeric: text on the way out */
  value: string | number;
  year: number;
  source: string;
}
