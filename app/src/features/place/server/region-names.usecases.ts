/** Names of NUTS regions, from a table of their codes through the versions of NUTS. */
import { matchColumns, readCell } from '#server/spreadsheet/match-columns.ts';
import { readDatasetTable } from '#server/spreadsheet/read-dataset.ts';
import { toFinding, type Table } from '#server/spreadsheet/spreadsheet.types.ts';
import { nameFile } from '../dataset.rules.ts';
import type { DatasetAbout, DatasetFile, ImportReport, RefusedRow } from '../dataset.types.ts';
import { readNutsLevel } from '../register.rules.ts';
import { importDataset } from './dataset.usecases.ts';
import { selectRegionCodes, updateRegionNames } from './region-names.queries.ts';

const ABOUT: DatasetAbout = {
  dataset: 'nuts-names',
  title: 'NUTS correspondence tables 1999–2021, names of regions',
  publisher: 'Eurostat',
  licence: 'CC BY 4.0',
  attribution: 'Source: Eurostat',
  address: 'https://ec.europa.eu/eurostat/web/nuts/history',
  version: '2021',
};
/** Versions whose codes and names are looked at: a name of a later version goes before an earlier one. */
const VERSIONS = ['2021', '2016', '2013', '2010', '2006', '2003'] as const;

interface NamedRegion {
  readonly row: number;
  /** its codes in the versions of NUTS, the newest first */
  readonly codes: readonly string[];
  readonly name: string;
}

/** Imports names for the regions of the register; other rows are refused as not in the register. */
export function importRegionNames(file: DatasetFile): Promise<ImportReport> {
  return importDataset<readonly NamedRegion[]>({
    read: async () => {
      const table = await readDatasetTable(file.content);
      const { regions, refused, hasColumns } = readNames(table, file.name);
      const missing = toFinding('error', 'column-required', null, null, {
        field: 'code',
        headings: 'code_2021, geo_name_2021',
      });
      return {
        about: ABOUT,
        rowsRead: table.rows.length,
        findings: nameFile([...table.findings, ...(hasColumns ? [] : [missing])], file.name),
        refused,
        content: regions,
        lines: regions.map(({ codes, name }) => `${codes.join(' ')} ${name}`),
      };
    },
    check: async (transaction, regions) => {
      const checked = keepKnown(regions, await selectRegionCodes(transaction));
      const refused = checked.refused.map((one): RefusedRow => ({ file: file.name, ...one }));
      return { findings: [], refused, content: checked.regions };
    },
    write: async (transaction, regions) => {
      const named = regions.flatMap(({ codes, name }) => codes.slice(0, 1).map((code) => ({ code, name })));
      const changed = await updateRegionNames(transaction, named);
      return { added: 0, changed, unchanged: regions.length - changed };
    },
  });
}

/** Rows without a code or without a name are refused with the reason. */
function readNames(table: Table, file: string) {
  const fields = VERSIONS.flatMap((version) => [`code_${version}`, `geo_name_${version}`]);
  const columns = matchColumns(
    table.columns,
    fields.map((id) => ({ id, isRequired: false, synonyms: [] })),
  );
  const regions: NamedRegion[] = [];
  const refused: RefusedRow[] = [];
  for (const row of table.rows) {
    const read = (field: string) => readCell(row, columns[field]);
    const codes = VERSIONS.map((version) => read(`code_${version}`)).filter(
      (one) => readNutsLevel(one) !== null,
    );
    const name = VERSIONS.map((version) => read(`geo_name_${version}`)).find((one) => one !== '');
    if (codes.length === 0 || name === undefined)
      refused.push({ file, row: row.number, reason: 'region-without-name' });
    else regions.push({ row: row.number, codes: [...new Set(codes)], name });
  }
  const hasColumns = VERSIONS.some((version) => (columns[`code_${version}`] ?? null) !== null);
  return { regions, refused, hasColumns };
}

/** Each region by the newest of its codes that the register has; the first row that names it counts. */
function keepKnown(regions: readonly NamedRegion[], known: ReadonlySet<string>) {
  const kept = new Map<string, NamedRegion>();
  const refused: { row: number; reason: string }[] = [];
  for (const one of regions) {
    const code = one.codes.find((each) => known.has(each));
    if (code === undefined) refused.push({ row: one.row, reason: 'region-not-in-register' });
    else if (kept.has(code)) refused.push({ row: one.row, reason: 'region-repeated' });
    else kept.set(code, { ...one, codes: [code] });
  }
  return { regions: [...kept.values()], refused };
}
