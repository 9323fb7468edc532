import { isProtectedCube, listCells, openInternalCube, openProtectedCube, readText } from '@vicus/cube';
import type { Cell, Coordinates, InternalCube, Measure, ProtectedCube } from '@vicus/cube';
import { planColumns, readLabels } from './columns.ts';
import type { TableColumn } from './columns.ts';
import { guardText, quoteField } from './text-cells.ts';

export interface CsvOptions {
  /** BCP 47 tag for labels; English where a text is not there */
  readonly language: string;
  /** begin with U+FEFF, by which spreadsheet programs know UTF-8 (default false) */
  readonly byteOrderMark?: boolean;
}

/** What one row is about. */
interface Row {
  readonly at: Coordinates;
  readonly cell: Cell;
  readonly measure: Measure;
}

/**
 * Writes a cube as comma-separated values (RFC 4180, lines end with CR LF), one row per cell: for each dimension code
 * and label, then `measure`, `measure_label`, `unit`, `value`, `status`, `reason`. A cell with a number has a value
 * and a status; one without has a reason and nothing else, so a withheld cell shows no number. Text that a
 * spreadsheet would take for a formula begins with an apostrophe. A file for internal use carries its watermark in
 * every row. The provenance goes into the side file, see `toCsvw`.
 *
 * @param sealed a protected cube, or one released for internal use
 * @param options language and byte order mark
 * @returns the text of the file; numbers with a point, all digits of the cell
 * @throws CubeProblem `not-sealed` for a cube that passed neither gate
 * @example
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [{ id: 'role', label: { en: 'Role' }, role: 'category', categories: [
 *     { code: 'official', label: { en: 'Officials', de: 'Verwaltung' } },
 *     { code: 'elected', label: { en: 'Elected', de: 'Gewählte' } }] }],
 *   measures: [{ id: 'n', label: { en: 'Answers', de: 'Antworten' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: { role: 'official' }, measures: { n: 12 } }],
 *   unmentioned: 'withheld',
 * });
 * const sealed = sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' });
 * const lines = toCsv(sealed, { language: 'de' }).split('\r\n');
 * lines[0] // => "role,role_label,measure,measure_label,unit,value,status,reason"
 * lines[1] // => "official,Verwaltung,n,Antworten,answers,12,final,"
 * lines[2] // => "elected,Gewählte,n,Antworten,answers,,,withheld"
 */
export function toCsv(sealed: ProtectedCube | InternalCube, options: CsvOptions): string {
  const isPublic = isProtectedCube(sealed);
  const cube = isPublic ? openProtectedCube(sealed) : openInternalCube(sealed);
  const watermark = isPublic ? '' : sealed.use.watermark;
  const columns = planColumns(cube, !isPublic);
  const writers = columns.map((column) => planField(column, options.language, watermark));
  const lines = [columns.map(({ heading }) => quoteField(guardText(heading))).join(',')];
  const cells = cube.measures.map((measure) => ({ measure, cells: [...listCells(cube, measure.id)] }));
  const rows = cells[0]?.cells.length ?? 0;
  for (let i = 0; i < rows; i++) {
    for (const { measure, cells: ofMeasure } of cells) {
      const entry = ofMeasure[i];
      if (entry === undefined) continue;
      lines.push(writers.map((write) => quoteField(write({ ...entry, measure }))).join(','));
    }
  }
  return `${options.byteOrderMark === true ? '\uFEFF' : ''}${lines.join('\r\n')}\r\n`;
}

/** How a column reads its field off a row; everything but a number is guarded. */
function planField({ content }: TableColumn, language: string, watermark: string): (row: Row) => string {
  switch (content.kind) {
    case 'code':
      return ({ at }) => guardText(at[content.dimension.id] ?? '');
    case 'label': {
      const labels = readLabels(content.dimension, language);
      return ({ at }) => guardText(labels.get(at[content.dimension.id] ?? '') ?? '');
    }
    case 'measure':
      return ({ measure }) => guardText(measure.id);
    case 'measure_label':
      return ({ measure }) => guardText(readText(measure.label, language));
    case 'unit':
      return ({ measure }) => guardText(measure.unit);
    case 'value':
      return ({ cell }) => (cell.kind === 'number' ? String(cell.value) : '');
    case 'status':
      return ({ cell }) => (cell.kind === 'number' ? cell.status : '');
    case 'reason':
      return ({ cell }) => (cell.kind === 'none' ? cell.reason : '');
    case 'watermark':
      return () => guardText(watermark);
  }
}
