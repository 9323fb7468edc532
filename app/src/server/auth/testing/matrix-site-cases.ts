/** Rows of the matrix for the public site of a place; see `matrix-cases.ts`. */
import {
  publishSite,
  readDraftArms,
  readSiteSheet,
  removeArms,
  saveArms,
  saveSite,
  withdrawSite,
} from '#features/site/server/site.usecases.ts';
import type { MatrixCases } from './matrix-cases.ts';

export const SITE_CASES: MatrixCases = {
  'site.read': {
    readSiteSheet: (member) => readSiteSheet(member),
    readDraftArms: (member) => readDraftArms(member),
  },
  'site.change': {
    saveSite: (member) => saveSite(member, { displayName: 'Tried' }),
    saveArms: (member) => saveArms(member, {}, new Uint8Array()),
    removeArms: (member) => removeArms(member),
  },
  'site.publish': {
    publishSite: (member) => publishSite(member, { previewHash: 'tried' }),
    withdrawSite: (member) => withdrawSite(member),
  },
};

/** What lies in each place. `$1`: place, `$2`: name. */
export const SITE_ROWS: readonly string[] = [
  'office.site (place_id, display_name, contact_office) values ($1, $2, $2)',
];
