/** Calls of the EU portal come in through the one way for open data. The operator's only. */
import { readDatasetTable } from '#server/spreadsheet/read-dataset.ts';
import { nameFile } from '#features/place/dataset.rules.ts';
import type { DatasetFile, ImportReport } from '#features/place/dataset.types.ts';
import { importDataset } from '#features/place/server/dataset.usecases.ts';
import { CALLS_ABOUT, readCallTable, type ReadCall } from '../call.rules.ts';
import { upsertCalls } from './call.queries.ts';

/** @param checkedOn ISO day on which the file was taken from the portal */
export function importFundCalls(file: DatasetFile, checkedOn: string): Promise<ImportReport> {
  return importDataset<readonly ReadCall[]>({
    read: async () => {
      const table = await readDatasetTable(file.content);
      const { calls, findings, refused } = readCallTable(table);
      return {
        about: { ...CALLS_ABOUT, version: checkedOn },
        rowsRead: table.rows.length,
        findings: nameFile(findings, file.name),
        refused: refused.map((one) => ({ file: file.name, ...one })),
        content: calls,
        lines: calls.map(({ row: _row, searchWords: _folded, ...said }) => JSON.stringify(said)),
      };
    },
    check: (_transaction, content) => Promise.resolve({ findings: [], refused: [], content }),
    write: (transaction, content) =>
      upsertCalls(transaction, { dataset: CALLS_ABOUT.dataset, checkedOn }, content),
  });
}
