/**
 * What published tables are called in SDMX. The names last: an agency for each place, a dataflow for each table of a subject, and
 * the editions of that subject as its versions. docs/methods/sdmx-and-px-queries.md explains them.
 */
import { createHash } from 'node:crypto';
import type { SdmxOptions } from '@vicus/formats';

/** Above the agencies of all places. */
export const TOP_AGENCY = 'VICUS';

/** `bad-toelz` → `VICUS.BAD_TOELZ`. Addresses of places have small letters, digits and hyphens: no two become one. */
export function toSdmxAgency(slug: string): string {
  const part = slug.toUpperCase().replaceAll('-', '_');
  return `${TOP_AGENCY}.${/^[A-Z]/.test(part) ? part : `P_${part}`}`;
}

/**
 * Id of the dataflow: the id of the table, so that people know it, and eight digits that tell it from a table of the same id in
 * another subject (each round of a survey is one).
 */
export function toSdmxFlow(subject: string, tableId: string): string {
  const mark = createHash('sha256').update(`${subject}\n${tableId}`).digest('hex').slice(0, 8);
  const plain = tableId.normalize('NFKD').replaceAll(/[^A-Za-z0-9_-]+/g, '_');
  return `${/^[A-Za-z]/.test(plain) ? plain : `T${plain}`}_${mark}`;
}

/** Edition 2 is version `2.0.0`: what it replaces cannot be mixed with it. */
export const toSdmxVersion = (edition: number): string => `${edition}.0.0`;

/** What SDMX files of a published table are filed under, wherever they are fetched. */
export function toSdmxOptions(
  place: { readonly slug: string; readonly name: string },
  release: { readonly subject: string; readonly version: number },
  tableId: string,
): SdmxOptions {
  return {
    agency: toSdmxAgency(place.slug),
    agencyName: { en: place.name },
    flow: toSdmxFlow(release.subject, tableId),
    version: toSdmxVersion(release.version),
  };
}
