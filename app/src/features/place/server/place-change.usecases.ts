/** Lists of mergers, splits and recodings, in the one form of docs/methods/place-register.md. */
import { readDatasetTable } from '#server/spreadsheet/read-dataset.ts';
import { nameFile } from '../dataset.rules.ts';
import type { DatasetFile, ImportReport } from '../dataset.types.ts';
import { toPlaceSlug } from '../gazetteer.rules.ts';
import { listUnknownSuccessors, readChangeTable } from '../place-change.rules.ts';
import type { ChangeListAbout, ListedChange } from '../place-change.types.ts';
import { importDataset } from './dataset.usecases.ts';
import { endPlaces, upsertChanges } from './place-change.queries.ts';
import { selectKnownLocalities } from './register-check.queries.ts';

/** Imports a list; the name of its file names the dataset, so that a new issue under the same name replaces it. */
export function importPlaceChanges(file: DatasetFile, about: ChangeListAbout): Promise<ImportReport> {
  const stem = file.name.replace(/\.[^.]*$/, '');
  const dataset = `place-changes-${toPlaceSlug(stem)}`;
  return importDataset<readonly ListedChange[]>({
    read: async () => {
      const table = await readDatasetTable(file.content);
      const { changes, findings } = readChangeTable(table);
      return {
        about: {
          ...about,
          dataset,
          title: `Changes of places: ${stem}`,
          attribution: '',
          address: '',
          version: '',
        },
        rowsRead: table.rows.length,
        findings: nameFile(findings, file.name),
        refused: [],
        content: changes,
        lines: changes.map(({ row: _row, ...said }) => JSON.stringify(said)),
      };
    },
    check: async (transaction, changes) => {
      const known = await selectKnownLocalities(
        transaction,
        changes.map(({ toCode }) => toCode),
      );
      const findings = nameFile(listUnknownSuccessors(changes, known), file.name);
      return { findings, refused: [], content: changes };
    },
    write: async (transaction, changes) => {
      await endPlaces(transaction, dataset, changes);
      const written = await upsertChanges(transaction, dataset, changes);
      const added = written.filter(({ isNew }) => isNew).length;
      const changed = written.length - added;
      return { added, changed, unchanged: changes.length - written.length };
    },
  });
}
