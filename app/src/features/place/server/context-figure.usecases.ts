/** Figures of countries, regions and municipalities by whom they are about: brought in and read. */
import { readSdmxCsv } from '@vicus/formats';
import type { PublicReader, WorkTransaction } from '#server/db/doors.ts';
import { readDatasetTable } from '#server/spreadsheet/read-dataset.ts';
import { toFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import type { ContextContent, ContextFile, ContextRow, ContextSource } from '../context-figure.types.ts';
import { placeContextRows } from '../context-places.rules.ts';
import { readContextSource, readContextTable, type ReadContext } from '../context-read.rules.ts';
import { nameFile } from '../dataset.rules.ts';
import type {
  CheckedDataset,
  DatasetFile,
  DatasetFinding,
  ImportReport,
  ReadDataset,
  RowOutcomes,
} from '../dataset.types.ts';
import { selectContextFigures, upsertContextFigures, type FoundFigure } from './context-figure.queries.ts';
import { importDataset } from './dataset.usecases.ts';
import { selectKnownLocalities, selectRegionsOfPlaces } from './register-check.queries.ts';

/** Imports the files of the source among those given. */
export function importContextFigures(
  source: ContextSource,
  files: readonly DatasetFile[],
): Promise<ImportReport> {
  return importDataset<ContextContent>({
    read: () => readContextFiles(source, files),
    check: checkPlaces,
    write: (transaction, content) => writeFigures(transaction, source.about.dataset, content),
    countWithheld: ({ figures }) => figures.filter(({ reason }) => reason === 'withheld-at-source').length,
  });
}

/**
 * Figures of a measure in places (country, region, the place itself), with the words their licence asks for. A region that went
 * into another as a whole is read there too: its figures stand on the code of today.
 */
export function readContextFigures(
  reader: PublicReader,
  asked: { readonly measure: string; readonly placeCodes: readonly string[] },
): Promise<readonly FoundFigure[]> {
  return selectContextFigures(reader, asked.measure, asked.placeCodes);
}

async function readContextFiles(
  { about, files }: ContextSource,
  given: readonly DatasetFile[],
): Promise<ReadDataset<ContextContent>> {
  let rowsRead = 0;
  let rows: readonly ContextRow[] = [];
  let findings: readonly DatasetFinding[] = [];
  const isNothing = !files.some(({ name }) => given.some((one) => one.name === name));
  for (const file of files) {
    const found = given.find(({ name }) => name === file.name);
    if (found === undefined) {
      const severity = file.isRequired || isNothing ? 'error' : 'warning';
      const missing = toFinding(severity, 'file-not-there', null, null, { file: file.name });
      findings = [...findings, ...nameFile([missing], file.name)];
      continue;
    }
    const { counted, read } = await readFile(found, file);
    rowsRead += counted;
    rows = [...rows, ...read.rows];
    findings = [...findings, ...nameFile(read.findings, file.name)];
  }
  return { about, rowsRead, findings, refused: [], content: { rows, figures: [] }, lines: rows.map(toLine) };
}

async function readFile(
  { content }: DatasetFile,
  file: ContextFile,
): Promise<{ readonly counted: number; readonly read: ReadContext }> {
  if (file.format === 'sdmx-csv') {
    const table = readSdmxCsv(new TextDecoder('utf-8').decode(content));
    return { counted: table.rows.length, read: readContextSource(table, file) };
  }
  const table = await readDatasetTable(content);
  return { counted: table.rows.length, read: readContextTable(table, file) };
}

function toLine({ place, figures, refusal }: ContextRow): string {
  const said = figures.map((one) =>
    [one.measure, one.people, one.breakdown, one.period, one.value ?? one.reason, one.flag].join(' '),
  );
  return [place, refusal ?? '', ...said].join(' ');
}

async function checkPlaces(
  transaction: WorkTransaction,
  { rows }: ContextContent,
): Promise<CheckedDataset<ContextContent>> {
  const spanish = rows
    .filter(({ places }) => places === 'spanish-municipality')
    .map(({ place }) => `ES_${place}`);
  const hasCounties = rows.some(({ places }) => places === 'german-county');
  return placeContextRows(rows, {
    localities: await selectKnownLocalities(transaction, [...new Set(spanish)]),
    counties: hasCounties ? await selectRegionsOfPlaces(transaction, 'DE', 5) : new Map(),
  });
}

/** A row counts by the most that happened to its figures. */
async function writeFigures(
  transaction: WorkTransaction,
  dataset: string,
  { figures }: ContextContent,
): Promise<RowOutcomes> {
  const rowOf = new Map(
    figures.map((one) => [
      [one.measure, one.placeCode, one.people, one.breakdown, one.period].join(' '),
      one.rowKey,
    ]),
  );
  const written = await upsertContextFigures(transaction, dataset, figures);
  const rowsOf = (isNew: boolean) =>
    new Set(written.filter((one) => one.isNew === isNew).map(({ key }) => rowOf.get(key) ?? ''));
  const added = rowsOf(true);
  const changed = [...rowsOf(false)].filter((key) => !added.has(key)).length;
  const all = new Set(figures.map(({ rowKey }) => rowKey)).size;
  return { added: added.size, changed, unchanged: all - added.size - changed };
}
