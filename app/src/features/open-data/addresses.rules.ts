/** Addresses of descriptions in the API; those of files are in the room publication. */
export const toReleaseAddress = (slug: string, releaseId: string): string =>
  `/api/v1/places/${slug}/releases/${releaseId}`;

export const toTableAddress = (slug: string, releaseId: string, tableId: string): string =>
  `${toReleaseAddress(slug, releaseId)}/${encodeURIComponent(tableId)}`;
