/** Holds the rows of a recipe against the places the register knows: pure. */
import { toFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import { nameFile } from './dataset.rules.ts';
import type { CheckedDataset, DatasetFinding, RefusedRow } from './dataset.types.ts';
import type { Recipe, RecipeContent, RecipeRow } from './recipe.types.ts';
import { toIsoCountry, toSearchName } from './register.rules.ts';
import type { RegisterEntry } from './register.types.ts';

export interface KnownCodes {
  /** localities of the register, ended ones included */
  readonly known: ReadonlySet<string>;
  /** codes that another code replaced */
  readonly ended: ReadonlyMap<string, { readonly year: number; readonly successors: string }>;
  /** codes that began in a year: before, there was nothing to withhold */
  readonly begun: ReadonlyMap<string, number>;
  /** region in which a place lies that the register does not know yet; undefined: not to be told */
  readonly findRegion: (placeCode: string) => string | undefined;
}

/**
 * Rows of places the register knows. Rows of unknown or ended codes are left out where they hold nothing (files list
 * such codes through all years). Where they hold numbers the recipe says: errors, refused rows, or new entries.
 */
export function checkRecipeRows(
  recipe: Recipe,
  { rows }: RecipeContent,
  codes: KnownCodes,
): CheckedDataset<RecipeContent> {
  const findings: DatasetFinding[] = [];
  const refused: RefusedRow[] = [];
  const added = new Map<string, RegisterEntry>();
  const kept = rows.filter((one) => {
    const verdict = judgeRow(recipe, one, codes);
    if (verdict === 'known') return true;
    if (verdict === 'new') {
      if (!added.has(one.placeCode)) findings.push(...tell('warning', 'place-added', one, codes));
      added.set(one.placeCode, toEntry(recipe, one, codes.findRegion(one.placeCode) ?? ''));
      return true;
    }
    const isStrict = recipe.unknownPlaces === 'refuse-file';
    if (one.hasValues) findings.push(...tell(isStrict ? 'error' : 'warning', verdict, one, codes));
    if (!one.hasValues || !isStrict) {
      const reason = !one.hasValues && verdict === 'place-replaced' ? 'place-ended' : verdict;
      refused.push({ file: one.file, row: one.row, reason });
    }
    return false;
  });
  const placed = kept.map((one) =>
    one.year < (codes.begun.get(one.placeCode) ?? one.year)
      ? { ...one, reason: 'not-applicable' as const }
      : one,
  );
  return { findings, refused, content: { rows: placed, newPlaces: [...added.values()] } };
}

function judgeRow(
  recipe: Recipe,
  { placeCode, year, hasValues, name }: RecipeRow,
  { known, ended, findRegion }: KnownCodes,
): 'known' | 'new' | 'place-replaced' | 'place-unknown' {
  const end = ended.get(placeCode);
  if (end !== undefined && year >= end.year) return 'place-replaced';
  if (known.has(placeCode) || end !== undefined) return 'known';
  const mayAdd = recipe.unknownPlaces === 'add' && hasValues && name !== '';
  return mayAdd && findRegion(placeCode) !== undefined ? 'new' : 'place-unknown';
}

function tell(
  severity: 'error' | 'warning',
  code: string,
  { placeCode, row, file, name }: RecipeRow,
  { ended }: KnownCodes,
): DatasetFinding[] {
  const end = ended.get(placeCode);
  const given = placeCode;
  const values = {
    code: placeCode,
    given,
    name,
    successor: end?.successors ?? '',
    year: String(end?.year ?? ''),
  };
  return nameFile([toFinding(severity, code, row, null, values)], file);
}

/** Beside its neighbours; area, degree of urbanisation and coordinates come with the next list of places. */
function toEntry({ country }: Recipe, { placeCode, name }: RecipeRow, region: string): RegisterEntry {
  return {
    placeCode,
    level: 'locality',
    parentCode: region,
    country: toIsoCountry(country),
    nationalCode: placeCode.slice(country.length + 1),
    name,
    names: { national: name },
    searchName: toSearchName([name]),
    areaKm2: null,
    degreeOfUrbanisation: null,
    coordinates: null,
    validFrom: null,
    validTo: null,
  };
}
