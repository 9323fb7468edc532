/** Which towns lie in a level, and which level is nearer. */
import { LEVEL_KINDS, type Level, type LevelKind, type PlaceCodes } from './level.types.ts';

/** Member states of the European Union since 1 February 2020, ISO 3166-1 alpha-2. Source: Treaty on European Union, Art. 52. */
const EU_MEMBERS = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(
  ' ',
);
/** Eurostat's letters in codes, where they are not those of ISO 3166. */
const EUROSTAT_TO_ISO: Readonly<Record<string, string>> = { EL: 'GR', UK: 'GB' };

/** What `covers` may say: EU, a country, a NUTS code, or country and LAU code as the register writes them. */
const COVER_CODE = /^[A-Z]{2}([A-Z0-9]{1,3}|_[A-Za-z0-9.-]{1,30})?$/;

/** Whether the union has the country as a member. */
export function isInUnion(country: string): boolean {
  return EU_MEMBERS.includes(toIsoCountry(country));
}

/** Countries of what covers whole ones: EU, or a country; ISO 3166-1 alpha-2. */
export function listCountries(cover: string): readonly string[] {
  return cover === 'EU' ? EU_MEMBERS : [toIsoCountry(cover)];
}

/** Whether a town lies in the level. A town whose codes are not known lies in its country and the union, no more. */
export function coversPlace(level: Pick<Level, 'covers'>, place: PlaceCodes): boolean {
  const country = toIsoCountry(place.country);
  const nuts = place.nutsCode === null ? null : toIsoHead(place.nutsCode);
  const local = [
    ...(place.registerCode === null ? [] : [toIsoHead(place.registerCode)]),
    ...(place.lauCode === null ? [] : [`${country}_${place.lauCode}`]),
  ];
  return level.covers.some((cover) => {
    if (cover === 'EU') return isInUnion(country);
    const code = toIsoHead(cover);
    if (code.length === 2) return code === country;
    if (code.includes('_')) return local.some((one) => one.startsWith(code));
    return nuts !== null && nuts.startsWith(code);
  });
}

/** Whether all that a level covers lies in another one, as far as codes tell. */
export function coversLevel(outer: Level, inner: Level): boolean {
  if (outer.placeId === inner.placeId || rankOf(inner.kind) > rankOf(outer.kind)) return false;
  return inner.covers.every((cover) => {
    if (cover === 'EU') return false;
    const isLocal = cover.includes('_');
    return coversPlace(outer, {
      country: cover.slice(0, 2),
      nutsCode: isLocal || cover.length === 2 ? null : cover,
      lauCode: null,
      registerCode: isLocal ? cover : null,
    });
  });
}

/** Nearest first: district, region, country, union; of one kind the one that covers less. */
export function sortLevels(levels: readonly Level[]): Level[] {
  return levels.toSorted(
    (one, other) =>
      rankOf(one.kind) - rankOf(other.kind) ||
      measureLength(other) - measureLength(one) ||
      one.name.localeCompare(other.name, 'en'),
  );
}

/** Codes as they are typed: between spaces, commas or on lines of their own; letters of the country in capitals. */
export function parseCovers(text: string): string[] {
  const codes = text.split(/[\s,;]+/).filter((one) => one !== '');
  return [...new Set(codes.map((one) => one.slice(0, 2).toUpperCase() + toUpperUnlessLocal(one.slice(2))))];
}

/** Whether what a level covers fits what it is: the union covers EU, a country itself, others parts of one country. */
export function isFittingCover(kind: LevelKind, country: string, covers: readonly string[]): boolean {
  if (covers.length === 0 || !covers.every((one) => COVER_CODE.test(one))) return false;
  if (kind === 'union') return covers.length === 1 && covers[0] === 'EU';
  if (covers.includes('EU')) return false;
  if (kind === 'country') return covers.length === 1 && toIsoHead(covers[0] ?? '') === toIsoCountry(country);
  return covers.every((one) => one.length > 2 && toIsoHead(one).slice(0, 2) === toIsoCountry(country));
}

/** GR and GB where Eurostat writes EL and UK. */
export function toIsoCountry(country: string): string {
  return EUROSTAT_TO_ISO[country] ?? country;
}

/** A code with the letters Eurostat and the register write: EL and UK. */
export function toEurostatCode(code: string): string {
  const found = Object.entries(EUROSTAT_TO_ISO).find(([, iso]) => iso === code.slice(0, 2));
  return found === undefined ? code : found[0] + code.slice(2);
}

function toIsoHead(code: string): string {
  return toIsoCountry(code.slice(0, 2)) + code.slice(2);
}

function toUpperUnlessLocal(rest: string): string {
  return rest.startsWith('_') ? rest : rest.toUpperCase();
}

function rankOf(kind: LevelKind): number {
  return LEVEL_KINDS.indexOf(kind);
}

/** A longer code covers less. */
function measureLength({ covers }: Level): number {
  return Math.min(...covers.map((one) => one.length));
}
