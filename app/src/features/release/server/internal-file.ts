/** Writes internal tables into a file in which every row says that it is not for publication. */
import { listCells, openInternalCube, readText, type Cell, type Cube, type InternalCube } from '@vicus/cube';
import { renderCsvRows, renderXlsx, type CellOut, type SheetOut } from '#server/spreadsheet/render-table.ts';
import type { InternalFile } from '../internal-download.types.ts';

/** What stands at the head of the file: name and words. */
export type FileHead = readonly (readonly [string, string])[];

const WARNING =
  'NOT FOR PUBLICATION. Internal figures before protection: small numbers can tell about single people.';
const SHEET_NAME_CHARACTERS = 28;

export async function renderInternalFile(
  sealed: readonly InternalCube[],
  head: FileHead,
  { name, format }: { readonly name: string; readonly format: 'csv' | 'xlsx' },
): Promise<InternalFile> {
  const tables = sealed.map((one) => toSheet(openInternalCube(one), one.use.watermark));
  if (format === 'xlsx') {
    const first: SheetOut = { name: 'Read first', heading: [WARNING, ''], rows: head, widths: [30, 80] };
    const sheets = tables.map((table, at) => ({ ...table, name: nameSheet(table.name, at) }));
    return {
      name: `${name}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      content: await renderXlsx([first, ...sheets]),
    };
  }
  const text = [
    renderCsvRows([[WARNING], ...head]),
    ...tables.map(({ name: title, heading, rows }) => renderCsvRows([[], [title], heading, ...rows])),
  ].join('');
  return {
    name: `${name}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    content: new TextEncoder().encode(`\uFEFF${text}`),
  };
}

function toSheet(cube: Cube, watermark: string): SheetOut {
  const heading = [
    'Not for publication',
    ...cube.dimensions.map(({ label }) => readText(label, 'en')),
    ...cube.measures.map(({ label, unit }) => `${readText(label, 'en')} (${unit})`),
  ];
  const rows = new Map<string, CellOut[]>();
  for (const [column, { id }] of cube.measures.entries())
    for (const { at, cell } of listCells(cube, id)) {
      const codes = cube.dimensions.map((one) => at[one.id] ?? '');
      const key = codes.join('|');
      const row = rows.get(key) ?? [watermark, ...nameCodes(cube, codes)];
      row[1 + cube.dimensions.length + column] = toCellOut(cell);
      rows.set(key, row);
    }
  const title = readText(cube.provenance.title, 'en');
  return { name: title, heading, rows: [...rows.values()], widths: [40] };
}

function nameCodes({ dimensions }: Cube, codes: readonly string[]): string[] {
  return dimensions.map(({ categories }, d) => {
    const found = categories.find(({ code }) => code === codes[d]);
    return found === undefined ? (codes[d] ?? '') : readText(found.label, 'en');
  });
}

/** Zero, missing and withheld are three things here too. */
const toCellOut = (cell: Cell): CellOut => (cell.kind === 'number' ? cell.value : cell.reason);

/** Spreadsheet programs take 31 characters, some signs not, and each name once. */
function nameSheet(title: string, at: number): string {
  return `${at + 1} ${title.replaceAll(/[[\]:*?/\\]/g, ' ')}`.slice(0, SHEET_NAME_CHARACTERS);
}
