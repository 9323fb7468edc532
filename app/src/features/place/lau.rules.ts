/** Reads Eurostat's list of local administrative units: row by row, with findings, without a database. */
import type { ColumnMap, FieldOfTable } from '#server/spreadsheet/match-columns.ts';
import { matchColumns, readCell } from '#server/spreadsheet/match-columns.ts';
import {
  toFinding,
  type Table,
  type TableFinding,
  type TableRow,
} from '#server/spreadsheet/spreadsheet.types.ts';
import { listRepeatedCodes, listSoundRows, listTableFindings, parseFigure } from './dataset.rules.ts';
import type { LauContent, LauEdition, LauLocality } from './lau.types.ts';
import { listAreaFindings, toSquareKilometres } from './lau-areas.rules.ts';
import { toRegionEntries } from './lau-regions.rules.ts';
import { readNutsLevel, toIsoCountry, toSearchName } from './register.rules.ts';

export type LauField =
  'nuts' | 'lau' | 'name' | 'latin' | 'population' | 'area' | 'degurba' | 'country' | 'gisco';
type LauColumns = ColumnMap<LauField>;

/** Headings of the editions 2016 to 2024; the year in the heading is the version of NUTS. */
export const LAU_FIELDS: readonly FieldOfTable<LauField>[] = [
  {
    id: 'nuts',
    isRequired: true,
    synonyms: ['code_2013', 'code_2016', 'code_2021', 'code_2024', 'NUTS 3 CODE', 'NUTS3', 'nuts_3_code'],
  },
  { id: 'lau', isRequired: true, synonyms: ['lau_code', 'LAU CODE', 'LAU2 CODE'] },
  {
    id: 'name',
    isRequired: true,
    synonyms: ['lau_name_national', 'LAU NAME NATIONAL', 'LAU2 NAME NATIONAL'],
  },
  { id: 'latin', isRequired: false, synonyms: ['lau_name_latin', 'LAU NAME LATIN', 'LAU2 NAME LATIN'] },
  { id: 'population', isRequired: true, synonyms: ['population', 'POPULATION (2018)'] },
  { id: 'area', isRequired: false, synonyms: ['total_area_m2', 'TOTAL AREA (m2)'] },
  { id: 'degurba', isRequired: false, synonyms: ['degurba', 'DEGURBA'] },
  { id: 'country', isRequired: false, synonyms: ['country', 'CNTR_CODE'] },
  { id: 'gisco', isRequired: false, synonyms: ['gisco_id', 'GISCO_ID'] },
];

/** A row whose cells are understood; the area is still in the unit of its country. */
interface ParsedRow {
  readonly row: number;
  readonly nuts: string;
  readonly lau: string;
  readonly name: string;
  readonly latin: string;
  readonly population: number | null;
  readonly area: number | null;
  readonly degurba: number | null;
}

/** The list as content of the register, and what is wrong with it by row. */
export function readLauTable(
  table: Table,
  edition: LauEdition,
): { readonly content: LauContent; readonly findings: readonly TableFinding[] } {
  const columns = matchColumns(table.columns, LAU_FIELDS);
  let findings = listTableFindings(table, LAU_FIELDS, columns);
  const none = { ...edition, regions: [], localities: [] };
  if (findings.some(({ severity, row }) => severity === 'error' && row === null))
    return { content: none, findings };
  const parsed: ParsedRow[] = [];
  for (const row of listSoundRows(table)) {
    const { found, one } = parseRow(row, columns, table.columns);
    findings.push(...found);
    if (one !== null) parsed.push(one);
  }
  const { inSquareKilometres, areaFindings } = listAreaFindings(parsed);
  const repeated = listRepeatedCodes(parsed.map((one) => ({ row: one.row, code: toPlaceCode(one) })));
  findings = [...findings, ...repeated, ...areaFindings];
  const localities = parsed.map((one) => toLocality(one, inSquareKilometres));
  return {
    content: { ...edition, regions: toRegionEntries(parsed.map(({ nuts }) => nuts)), localities },
    findings,
  };
}

function toPlaceCode({ nuts, lau }: Pick<ParsedRow, 'nuts' | 'lau'>): string {
  return `${nuts.slice(0, 2)}_${lau}`;
}

function toLocality(one: ParsedRow, inSquareKilometres: ReadonlySet<string>): LauLocality {
  const latin = one.latin !== '' && one.latin !== one.name ? { latin: one.latin } : {};
  const eurostatCountry = one.nuts.slice(0, 2);
  return {
    row: one.row,
    placeCode: toPlaceCode(one),
    level: 'locality',
    parentCode: one.nuts,
    country: toIsoCountry(eurostatCountry),
    nationalCode: one.lau,
    name: one.name,
    names: { national: one.name, ...latin },
    searchName: toSearchName([one.name, one.latin]),
    areaKm2: toSquareKilometres(one.area, inSquareKilometres.has(eurostatCountry)),
    degreeOfUrbanisation: one.degurba,
    coordinates: null,
    validFrom: null,
    validTo: null,
    population: one.population,
  };
}

/** One row; `one` is null where an error makes it useless. */
function parseRow(
  row: TableRow,
  columns: LauColumns,
  headings: readonly string[],
): { readonly found: readonly TableFinding[]; readonly one: ParsedRow | null } {
  const read = (field: LauField) => readCell(row, columns[field]);
  const [nuts, lau, name] = [read('nuts'), read('lau'), read('name')];
  const [population, area] = [parseFigure(read('population')), parseFigure(read('area'))];
  const degurba = parseDegurba(read('degurba'));
  // Countries without the third level (Albania) name the second.
  const isRegion = ['nuts-2', 'nuts-3'].includes(readNutsLevel(nuts) ?? '');
  const wrong: readonly (readonly [is: boolean, field: LauField, code: string])[] = [
    [lau === '', 'lau', 'code-missing'],
    [name === '', 'name', 'name-missing'],
    [!isRegion, 'nuts', 'nuts-code-malformed'],
    [
      isRegion && columns.country !== null && read('country') !== nuts.slice(0, 2),
      'country',
      'codes-contradict',
    ],
    [
      isRegion && columns.gisco !== null && read('gisco') !== toPlaceCode({ nuts, lau }),
      'gisco',
      'codes-contradict',
    ],
    [!isCount(population, true), 'population', 'not-a-number'],
    [!isCount(area, false), 'area', 'not-a-number'],
    [degurba === undefined, 'degurba', 'degurba-unknown'],
  ];
  const found = wrong.flatMap(([is, field, code]) => {
    if (!is) return [];
    const severity = code === 'degurba-unknown' ? 'warning' : 'error';
    const values = { given: read(field), code: toPlaceCode({ nuts, lau }) };
    return [toFinding(severity, code, row.number, headings[columns[field] ?? -1] ?? null, values)];
  });
  if (found.some(({ severity }) => severity === 'error')) return { found, one: null };
  const known = { population: population ?? null, area: area ?? null, degurba: degurba ?? null };
  return { found, one: { row: row.number, nuts, lau, name, latin: read('latin'), ...known } };
}

/** None given, or not negative; inhabitants are whole. */
function isCount(figure: number | null | undefined, isWhole: boolean): boolean {
  if (figure === null) return true;
  return figure !== undefined && figure >= 0 && (!isWhole || Number.isInteger(figure));
}

function parseDegurba(text: string): number | null | undefined {
  if (parseFigure(text) === null) return null;
  return /^[123]$/.test(text) ? Number(text) : undefined;
}
