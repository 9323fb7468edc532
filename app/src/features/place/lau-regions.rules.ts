/** Countries and regions that follow from NUTS codes. Lists of municipalities carry no names of regions. */
import { foldPlaceName } from './gazetteer.rules.ts';
import { listRegionCodes, readNutsLevel, toIsoCountry } from './register.rules.ts';
import type { RegisterEntry } from './register.types.ts';

/** Languages in which the names of countries are kept. */
const LANGUAGES = ['en', 'de', 'es', 'it'] as const;
const COUNTRY_NAMES = new Map(
  LANGUAGES.map((language) => [language, new Intl.DisplayNames([language], { type: 'region' })]),
);

/** Every region the codes lie in, each once, larger ones first. A region's name is its code until a source names it. */
export function toRegionEntries(nutsCodes: readonly string[]): RegisterEntry[] {
  const codes = new Set([...new Set(nutsCodes)].flatMap(listRegionCodes));
  return [...codes].toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1)).map(toRegionEntry);
}

function toRegionEntry(code: string): RegisterEntry {
  const country = toIsoCountry(code.slice(0, 2));
  const level = readNutsLevel(code);
  if (level === null) throw new Error(`${code} is no code of a region`);
  const names = level === 'country' ? listCountryNames(country) : {};
  const name = names['en'] ?? code;
  return {
    placeCode: code,
    level,
    parentCode: level === 'country' ? null : code.slice(0, -1),
    country,
    nationalCode: code,
    name,
    names,
    searchName: foldPlaceName(name),
    areaKm2: null,
    degreeOfUrbanisation: null,
    coordinates: null,
    validFrom: null,
    validTo: null,
  };
}

function listCountryNames(country: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...COUNTRY_NAMES].map(([language, names]) => [language, names.of(country) ?? country]),
  );
}
