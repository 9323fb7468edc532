/** Spanish open data by municipality: the census of 2021 and the atlas of household income 2015 to 2022. */
import type { WorkTransaction } from '#server/db/doors.ts';
import { readDatasetTable } from '#server/spreadsheet/read-dataset.ts';
import { toFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import { nameFile } from '../dataset.rules.ts';
import type {
  CheckedDataset,
  DatasetAbout,
  DatasetFile,
  DatasetFinding,
  ImportReport,
  ReadDataset,
  RowOutcomes,
} from '../dataset.types.ts';
import { SPANISH_CHANGES, SPANISH_FILES } from '../spain-files.rules.ts';
import { checkSpanishRows, readSpanishTable } from '../spain.rules.ts';
import type { SpanishContent, SpanishRow } from '../spain.types.ts';
import { upsertCharacteristics } from './characteristics.queries.ts';
import { importDataset } from './dataset.usecases.ts';
import { LAU_DATASET } from './lau.usecases.ts';
import { endPlaces, upsertChanges } from './place-change.queries.ts';
import { selectKnownLocalities, selectReplacedCodes } from './register-check.queries.ts';
import { upsertPopulations } from './register-write.queries.ts';

const ABOUT: DatasetAbout = {
  dataset: 'spain-census-2021',
  title: 'Census 2021 and Atlas de Distribución de Renta de los Hogares 2015–2022, municipalities of Spain',
  publisher: 'Instituto Nacional de Estadística (INE); processed by ineAtlas.data',
  licence: 'CC BY 4.0',
  attribution:
    'Source: Instituto Nacional de Estadística (INE), census 2021 and Atlas de Distribución de Renta de los Hogares; processed by Pablo García Guzmán (ineAtlas.data)',
  address: 'https://github.com/pablogguz/ineAtlas.data',
  version: '2021',
};
const ANY_YEAR = 9999;

/** Imports the files of SPANISH_FILES among those given. */
export function importSpanishFiles(files: readonly DatasetFile[]): Promise<ImportReport> {
  return importDataset({
    read: () => readSpanishFiles(files),
    check: checkSpain,
    write: writeSpain,
  });
}

async function readSpanishFiles(files: readonly DatasetFile[]): Promise<ReadDataset<SpanishContent>> {
  let rowsRead = 0;
  let rows: readonly SpanishRow[] = [];
  let findings: readonly DatasetFinding[] = [];
  for (const file of SPANISH_FILES) {
    const given = files.find(({ name }) => name === file.name);
    if (given === undefined) {
      const missing = toFinding(file.isRequired ? 'error' : 'warning', 'file-not-there', null, null, {
        file: file.name,
      });
      findings = [...findings, ...nameFile([missing], file.name)];
      continue;
    }
    const table = await readDatasetTable(given.content);
    const read = readSpanishTable(table, file);
    rowsRead += table.rows.length;
    rows = [...rows, ...read.rows];
    findings = [...findings, ...nameFile(read.findings, file.name)];
  }
  return { about: ABOUT, rowsRead, findings, refused: [], content: { rows }, lines: rows.map(toLine) };
}

function toLine({ file, placeCode, year, population, figures }: SpanishRow): string {
  return [file, placeCode, year, population ?? '', ...figures.map(({ value }) => value ?? '')].join(' ');
}

async function checkSpain(
  transaction: WorkTransaction,
  content: SpanishContent,
): Promise<CheckedDataset<SpanishContent>> {
  const codes = [...new Set(content.rows.map(({ placeCode }) => placeCode))];
  const known = await selectKnownLocalities(transaction, codes);
  if (known.size === 0) {
    const empty = toFinding('error', 'register-empty', null, null, { country: 'ES' });
    return { findings: nameFile([empty], ABOUT.dataset), refused: [], content };
  }
  const replaced = await selectReplacedCodes(transaction, codes, ANY_YEAR);
  const told = SPANISH_CHANGES.map(
    ({ fromCode, toCode, year }) => [fromCode, { year, successors: toCode }] as const,
  );
  return checkSpanishRows(content, {
    known,
    ended: new Map([...told, ...replaced]),
    begun: new Map(SPANISH_CHANGES.map(({ toCode, year }) => [toCode, year])),
  });
}

/** Rows of a file that say the same of a place and year are one; a row counts by the most that happened to it. */
async function writeSpain(transaction: WorkTransaction, { rows }: SpanishContent): Promise<RowOutcomes> {
  const { dataset } = ABOUT;
  await endPlaces(transaction, dataset, SPANISH_CHANGES);
  await upsertChanges(transaction, dataset, SPANISH_CHANGES);
  const later = rows.filter(({ file }) => file !== SPANISH_FILES[0]?.name);
  const first = leaveToLater(
    rows.filter(({ file }) => file === SPANISH_FILES[0]?.name),
    later,
  );
  const outcomes = { added: 0, changed: 0, unchanged: 0 };
  for (const { name } of SPANISH_FILES) {
    const ofFile = [...first, ...later].filter(({ file }) => file === name);
    const written = [
      ...(await upsertCharacteristics(transaction, dataset, ofFile)),
      ...(await upsertPopulations(
        transaction,
        { dataset, replaced: [LAU_DATASET] },
        listPopulations(ofFile),
      )),
    ];
    const fresh = new Set(written.filter(({ isNew }) => isNew).map(({ code, year }) => `${code} ${year}`));
    const touched = new Set(written.map(({ code, year }) => `${code} ${year}`));
    outcomes.added += fresh.size;
    outcomes.changed += touched.size - fresh.size;
    outcomes.unchanged += ofFile.length - touched.size;
  }
  return outcomes;
}

function listPopulations(rows: readonly SpanishRow[]) {
  return rows.flatMap(({ placeCode, year, population }) =>
    population === null ? [] : [{ placeCode, year, population }],
  );
}

/** The census leaves to the atlas what the atlas tells of the same place and year. */
function leaveToLater(first: readonly SpanishRow[], later: readonly SpanishRow[]): SpanishRow[] {
  const years = new Set(first.map(({ year }) => year));
  const told = new Set<string>();
  for (const { placeCode, year, figures, population } of later) {
    if (!years.has(year)) continue;
    if (population !== null) told.add(`${placeCode} ${year} population`);
    for (const { characteristic } of figures) told.add(`${placeCode} ${year} ${characteristic}`);
  }
  return first.map((row) => {
    const key = `${row.placeCode} ${row.year}`;
    return {
      ...row,
      figures: row.figures.filter(({ characteristic }) => !told.has(`${key} ${characteristic}`)),
      population: told.has(`${key} population`) ? null : row.population,
    };
  });
}
