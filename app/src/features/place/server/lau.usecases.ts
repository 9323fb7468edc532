/** Eurostat's list of local administrative units becomes the register of places. */
import type { WorkTransaction } from '#server/db/doors.ts';
import { toFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import { readDatasetTable } from '#server/spreadsheet/read-dataset.ts';
import { matchCoordinates } from '../coordinates.rules.ts';
import { nameFile } from '../dataset.rules.ts';
import type {
  CheckedDataset,
  DatasetAbout,
  DatasetFile,
  ImportReport,
  ReadDataset,
  RowOutcomes,
} from '../dataset.types.ts';
import { readLauTable } from '../lau.rules.ts';
import type { LauContent, LauEdition } from '../lau.types.ts';
import { LAU_ABOUT } from '../sources.rules.ts';
import { importDataset } from './dataset.usecases.ts';
import { loadGazetteer } from './gazetteer.loader.ts';
import { selectEdition, selectPoints, selectReplacedCodes } from './register-check.queries.ts';
import {
  deletePopulations,
  insertRegions,
  upsertLocalities,
  upsertPopulations,
} from './register-write.queries.ts';

export const LAU_DATASET = LAU_ABOUT.dataset;

/** Imports the list. The gazetteer, from which coordinates come, is loaded first where it is not there yet. */
export async function importLau(file: DatasetFile, edition: LauEdition): Promise<ImportReport> {
  await loadGazetteer();
  return importDataset({
    read: () => readLau(file, edition),
    check: (transaction, content) => checkLau(transaction, file, content),
    write: writeLau,
  });
}

function describeLau({ edition, populationYear }: LauEdition): DatasetAbout {
  const title = `Local administrative units (LAU) ${edition}, inhabitants mostly of ${populationYear}`;
  return { ...LAU_ABOUT, title, version: String(edition) };
}

async function readLau(file: DatasetFile, edition: LauEdition): Promise<ReadDataset<LauContent>> {
  const table = await readDatasetTable(file.content);
  const { content, findings } = readLauTable(table, edition);
  return {
    about: describeLau(edition),
    rowsRead: table.rows.length,
    findings: nameFile(findings, file.name),
    refused: [],
    content,
    lines: content.localities.map(({ row: _row, searchName: _folded, ...said }) => JSON.stringify(said)),
  };
}

/** Codes that were replaced before this edition, an older edition than the one that is there; coordinates. */
async function checkLau(
  transaction: WorkTransaction,
  file: DatasetFile,
  content: LauContent,
): Promise<CheckedDataset<LauContent>> {
  const { edition, localities } = content;
  const held = await selectEdition(transaction, LAU_DATASET);
  const older =
    held !== null && edition < Number(held)
      ? [toFinding('error', 'older-edition', null, null, { given: String(edition), known: held })]
      : [];
  const replaced = await selectReplacedCodes(
    transaction,
    localities.map(({ placeCode }) => placeCode),
    edition,
  );
  const ended = localities.flatMap(({ row, placeCode }) => {
    const change = replaced.get(placeCode);
    if (change === undefined) return [];
    const values = { code: placeCode, successor: change.successors, year: String(change.year) };
    return [toFinding('error', 'place-replaced', row, null, values)];
  });
  const points = await selectPoints(transaction, [...new Set(localities.map(({ country }) => country))]);
  const coordinates = matchCoordinates(localities, points);
  return {
    findings: nameFile([...older, ...ended], file.name),
    refused: [],
    content: {
      ...content,
      localities: localities.map((one, index) => ({ ...one, coordinates: coordinates[index] ?? null })),
    },
  };
}

async function writeLau(transaction: WorkTransaction, content: LauContent): Promise<RowOutcomes> {
  const { localities, populationYear: year } = content;
  await insertRegions(transaction, LAU_DATASET, content.regions);
  const { added, changed } = await upsertLocalities(transaction, LAU_DATASET, localities);
  const counted = localities.flatMap(({ placeCode, population }) =>
    population === null ? [] : [{ placeCode, year, population }],
  );
  const populations = await upsertPopulations(transaction, { dataset: LAU_DATASET, replaced: [] }, counted);
  const codes = localities.flatMap(({ placeCode, population }) => (population === null ? [placeCode] : []));
  const taken = await deletePopulations(transaction, LAU_DATASET, { year, codes });
  const touched = new Set([...changed, ...populations.map(({ code }) => code), ...taken]);
  const changedRows = [...touched].filter((code) => !added.has(code)).length;
  return {
    added: added.size,
    changed: changedRows,
    unchanged: localities.length - added.size - changedRows,
  };
}
