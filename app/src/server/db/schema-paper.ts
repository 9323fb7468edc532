/** Row types of answers on paper. */
import type { Generated, JSONColumnType } from 'kysely';

export interface PaperFormTable {
  place_id: string;
  wave_id: string;
  sheet: number;
  answers: JSONColumnType<{ readonly sealed: string }, string, string>;
  keyed_by: string;
}

export interface PaperTallyTable {
  place_id: string;
  wave_id: string;
  slips: Generated<number>;
  keyed_once: Generated<number>;
  keyed_twice: Generated<number>;
  last_sheet: Generated<number>;
}
