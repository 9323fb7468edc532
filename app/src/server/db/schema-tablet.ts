/** Row types of answers collected on a tablet. */
import type { Generated } from 'kysely';

export interface CollectionKeyTable {
  place_id: string;
  wave_id: string;
  public_key: Uint8Array;
  sealed_private: Uint8Array;
}

export interface TabletTable {
  place_id: string;
  tablet_id: Generated<string>;
  wave_id: string;
  number: number;
  secret_hash: Uint8Array;
  made_on: string;
  revoked_on: Generated<string | null>;
}
