/** Rows of the public site of a place: as its office works on it, and the copy that is published. */
import type { Generated, JSONColumnType } from 'kysely';

type Words = JSONColumnType<Record<string, string>, string, string>;

export interface SiteTable {
  place_id: string;
  display_name: Generated<string>;
  wants: Words;
  does: Words;
  accent: Generated<string>;
  arms: Uint8Array | null;
  arms_kind: Generated<string>;
  arms_width: Generated<number>;
  arms_height: Generated<number>;
  arms_alt: Words;
  contact_office: Generated<string>;
  contact_address: Generated<string>;
  contact_phone: Generated<string>;
  responsible: Generated<string>;
  data_protection: Generated<string>;
  not_accessible: Words;
  hidden_pages: Generated<string[]>;
  changed_on: Generated<string>;
}

export interface PublishedSiteTable {
  place_id: string;
  display_name: Generated<string>;
  wants: Words;
  does: Words;
  accent: Generated<string>;
  arms: Uint8Array | null;
  arms_kind: Generated<string>;
  arms_width: Generated<number>;
  arms_height: Generated<number>;
  arms_alt: Words;
  contact_office: Generated<string>;
  contact_address: Generated<string>;
  contact_phone: Generated<string>;
  responsible: Generated<string>;
  data_protection: Generated<string>;
  not_accessible: Words;
  hidden_pages: Generated<string[]>;
  published_on: Generated<string>;
}
