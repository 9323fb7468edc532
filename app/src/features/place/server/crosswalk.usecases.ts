/** Conversion keys become changes of places with their shares. */
import type { WorkTransaction } from '#server/db/doors.ts';
import { readDatasetTable } from '#server/spreadsheet/read-dataset.ts';
import { toFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import { readCrosswalkTable } from '../crosswalk.rules.ts';
import type { Crosswalk } from '../crosswalk.types.ts';
import { nameFile } from '../dataset.rules.ts';
import type { CheckedDataset, DatasetFile, ImportReport } from '../dataset.types.ts';
import type { ListedChange } from '../place-change.types.ts';
import { importDataset } from './dataset.usecases.ts';
import { endPlaces, upsertChanges } from './place-change.queries.ts';
import { selectKnownLocalities } from './register-check.queries.ts';

/** Imports the pairs of the steps that the crosswalk names; all others are refused with their reason. */
export function importCrosswalk(crosswalk: Crosswalk, file: DatasetFile): Promise<ImportReport> {
  const { about } = crosswalk;
  return importDataset<readonly ListedChange[]>({
    read: async () => {
      const table = await readDatasetTable(file.content);
      const { changes, refused, findings } = readCrosswalkTable(table, crosswalk);
      return {
        about,
        rowsRead: table.rows.length,
        findings: nameFile(findings, file.name),
        refused: refused.map((one) => ({ ...one, file: file.name })),
        content: changes,
        lines: changes.map(({ row: _row, ...said }) => JSON.stringify(said)),
      };
    },
    check: async (transaction, changes) =>
      crosswalk.areLocalities
        ? keepKnown(transaction, changes, file)
        : { findings: [], refused: [], content: changes },
    write: async (transaction, changes) => {
      if (crosswalk.areLocalities) await endPlaces(transaction, about.dataset, changes);
      const written = await upsertChanges(transaction, about.dataset, changes);
      const added = written.filter(({ isNew }) => isNew).length;
      const changed = written.length - added;
      return { added, changed, unchanged: changes.length - written.length };
    },
  });
}

/** Changes into places that the register does not have wait until it has them. */
async function keepKnown(
  transaction: WorkTransaction,
  changes: readonly ListedChange[],
  file: DatasetFile,
): Promise<CheckedDataset<readonly ListedChange[]>> {
  const known = await selectKnownLocalities(
    transaction,
    changes.map(({ toCode }) => toCode),
  );
  const unknown = changes.filter(({ toCode }) => !known.has(toCode));
  const findings = unknown.map(({ row, toCode }) =>
    toFinding('warning', 'place-unknown', row, null, { code: toCode, given: toCode }),
  );
  return {
    findings: nameFile(findings, file.name),
    refused: unknown.map(({ row }) => ({ file: file.name, row, reason: 'place-unknown' })),
    content: changes.filter(({ toCode }) => known.has(toCode)),
  };
}
