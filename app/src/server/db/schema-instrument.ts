/** Row types of questionnaires that a place writes and translates itself. */
import type { Generated, JSONColumnType } from 'kysely';

export interface InstrumentTable {
  place_id: string;
  instrument_id: Generated<string>;
  version: number;
  state: Generated<string>;
  body: JSONColumnType<object, string, string>;
  outdated: JSONColumnType<Record<string, string[]>, string | undefined, string>;
  based_on: string | null;
  revision: Generated<number>;
  changed_by: string;
  changed_on: Generated<string>;
}

export interface TranslationNoteTable {
  place_id: string;
  translation_note_id: Generated<string>;
  instrument_id: string;
  version: number;
  language: string;
  what: JSONColumnType<object, string, string>;
  by_user: string;
  at: Generated<Date>;
}

export interface InstrumentAudioTable {
  place_id: string;
  audio_id: Generated<string>;
  language: string;
  media_type: string;
  content: Uint8Array;
  created_on: Generated<string>;
}
