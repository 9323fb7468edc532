/** Licences of editions, as catalogues and citations name them. */

const LICENCES: Readonly<Record<string, { readonly code: string; readonly deed: string }>> = {
  'CC-BY-4.0': { code: 'CC_BY_4_0', deed: 'https://creativecommons.org/licenses/by/4.0/' },
  'CC-BY-SA-4.0': { code: 'CC_BYSA_4_0', deed: 'https://creativecommons.org/licenses/by-sa/4.0/' },
  'CC0-1.0': { code: 'CC0', deed: 'https://creativecommons.org/publicdomain/zero/1.0/' },
};

/** Address in the EU vocabulary of licences; one that is not in it goes by its SPDX name. */
export function toLicenceAddress(licence: string): string {
  const known = LICENCES[licence];
  return known === undefined
    ? `https://spdx.org/licenses/${encodeURIComponent(licence)}`
    : `http://publications.europa.eu/resource/authority/licence/${known.code}`;
}

/** Page on which people read the licence. */
export function toLicenceDeed(licence: string): string {
  return LICENCES[licence]?.deed ?? `https://spdx.org/licenses/${encodeURIComponent(licence)}.html`;
}
