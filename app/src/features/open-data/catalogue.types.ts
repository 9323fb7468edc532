/** What a catalogue of data needs to know besides the tables themselves. */
import type { PublicPlace } from '#features/publication/publication.types.ts';
import type { PublishedTableEntry } from './published-tables.types.ts';

/** Where a place lies, by the codes of Eurostat; null: its office gave none. */
export interface PlaceCodes {
  readonly lauCode: string | null;
  readonly nutsCode: string | null;
}

/** A table with what is known of its subject over all its editions. */
export interface CatalogueTable extends PublishedTableEntry {
  /** ISO day of the first edition of the subject that the public may see */
  readonly firstPublishedOn: string;
}

export interface CatalogueContent {
  /** address of the installation, without a slash at its end */
  readonly origin: string;
  /** the place whose catalogue it is; null: that of the installation */
  readonly place: PublicPlace | null;
  /** of which it tells */
  readonly places: readonly PublicPlace[];
  readonly tables: readonly CatalogueTable[];
  /** by id of the place */
  readonly codes: ReadonlyMap<string, PlaceCodes>;
  /** ISO day; said where nothing is published yet */
  readonly today: string;
}

export const CATALOGUE_FORMATS = ['ttl', 'jsonld'] as const;
export type CatalogueFormat = (typeof CATALOGUE_FORMATS)[number];
