import { placePxCells, readPxTokens } from './px-data.ts';
import type { PxCell } from './px-data.ts';
import { readPxKeywords } from './px-keywords.ts';
import { findKeyword, readPxAbout, readPxText, readPxVariables } from './px-variables.ts';
import { openCellNotes } from './px-notes.ts';
import type { PxFile, PxVariable } from './px-variables.ts';
import { completeColumns } from './source-columns.ts';
import { isTooLong, openFindings, toEmptyTable } from './source-findings.ts';
import type { FindingList } from './source-findings.ts';
import { readDecimal, readFlags, readGapWords } from './source-states.ts';
import { SOURCE_TABLE_LIMITS } from './source-table.types.ts';
import type { SourceState, SourceTable, SourceTableOptions } from './source-table.types.ts';

/**
 * Reads a PC-Axis file (PX, keywords of the 2013 description; Statistics Sweden, "PC-Axis file format"): statements in
 * any order, several languages, data as a matrix or as rows with keys. The sign `-` is zero, `.` to `......` are gaps whose
 * meaning DATASYMBOL1 to 6 tell; a sign that the file does not explain is `not-collected`, and a finding says so. Rows that a
 * file with keys leaves out are no observations. Nothing is thrown: what is wrong is a finding with line and keyword.
 *
 * @param text the text of the file, already decoded (`readPxEncoding` tells how)
 * @param options the language of labels
 * @returns one row an observation: codes in the order of STUB and HEADING, `value`, `status`, `flag`, and `unit` where units differ
 * @example
 * const table = readPx('TITLE="Residents";STUB="place";HEADING="year";VALUES("place")="A","B";VALUES("year")="2023","2024";' +
 *   'DATASYMBOL2="Confidential";DATA=\n10 -\n".." 7.5;');
 * table.columns.map(({ id, role }) => `${id} ${role}`) // => ["place place","year time","value value","status status","flag other"]
 * table.rows[1] // => ["A","2024","0","final","-"]
 * table.rows[2] // => ["B","2023","","withheld-at-source",".."]
 */
export function readPx(text: string, options: SourceTableOptions = {}): SourceTable {
  const findings = openFindings();
  if (isTooLong(text, findings)) return toEmptyTable('px', findings);
  const { keywords, dataFrom, dataLine } = readPxKeywords(text, findings);
  const file: PxFile = { keywords, language: options.language ?? null };
  const about = readPxAbout(file);
  const dialect = readPxText(file, 'AXIS-VERSION');
  if (dataFrom === null && !findings.hasErrors()) findings.add('error', 'data-missing', dataLine, 'DATA');
  const variables = readPxVariables(file, findings);
  const known = { dialect, about };
  if (findings.hasErrors() || dataFrom === null) return toEmptyTable('px', findings, known);
  const stubs = findKeyword({ ...file, language: null }, 'STUB')?.texts.length ?? 0;
  const size = variables.reduce((product, { codes }) => product * codes.length, 1);
  if (size > SOURCE_TABLE_LIMITS.rows) {
    findings.add('error', 'too-large', null, 'DATA', { rows: size, most: SOURCE_TABLE_LIMITS.rows });
    return toEmptyTable('px', findings, known);
  }
  const cells = placePxCells(readPxTokens(text, dataFrom, dataLine, findings), variables, stubs, findings);
  const units = readUnits(file, variables);
  const rows = toRows(cells, variables, { file, findings, units });
  const dimensions = variables.map(({ column }) => column);
  const columns = completeColumns(dimensions, units === null ? [] : [{ id: 'unit', label: 'unit' }]);
  return {
    format: 'px',
    dialect,
    about: units === null ? about : { ...about, unit: '' },
    columns,
    rows: findings.hasErrors() ? [] : rows,
    findings: findings.list(),
  };
}

/** Units by content, where the file has several. */
interface Units {
  readonly variable: number;
  readonly byCode: ReadonlyMap<number, string>;
}

function readUnits(file: PxFile, variables: readonly PxVariable[]): Units | null {
  const name = readPxText({ ...file, language: null }, 'CONTVARIABLE');
  const variable = variables.findIndex((one) => one.name === name);
  const codes = variables[variable]?.codes ?? [];
  const units = codes.map(({ label }) => readPxText(file, 'UNITS', [label]));
  return new Set(units).size > 1 ? { variable, byCode: new Map(units.entries()) } : null;
}

function toRows(
  cells: readonly PxCell[],
  variables: readonly PxVariable[],
  asked: { readonly file: PxFile; readonly findings: FindingList; readonly units: Units | null },
): string[][] {
  const { file, findings, units } = asked;
  const unexplained = new Map<string, number>();
  const readNote = openCellNotes(file, variables);
  const rows = cells.map(({ at, token }) => {
    const codes = at.map((position, i) => variables[i]?.codes[position]?.code ?? '');
    const value = readDecimal(token.text);
    const sign = value === null ? token.text.trim() : '';
    const note = value === null ? '' : readNote(at);
    const state = value === null ? readSign(sign, file, unexplained) : readFlags(note, true);
    if (state === null)
      findings.add('error', 'cell-not-a-number', token.line, 'DATA', { given: sign.slice(0, 40) });
    const shown = sign === '-' && state === 'final' ? '0' : (value ?? '');
    const unit = units === null ? [] : [units.byCode.get(at[units.variable] ?? -1) ?? ''];
    return [...codes, shown, state ?? 'not-collected', value === null ? sign : note, ...unit];
  });
  for (const [sign, count] of unexplained)
    findings.add('warning', 'sign-not-explained', null, toSymbolKeyword(sign), { sign, cells: count });
  return rows;
}

const toSymbolKeyword = (sign: string): string =>
  sign === '-' ? 'DATASYMBOLNIL' : `DATASYMBOL${sign.length}`;

/** What a sign means: by what the file says of it. `-` is nothing counted, so zero. null: this is no sign. */
function readSign(sign: string, file: PxFile, unexplained: Map<string, number>): SourceState | null {
  if (!/^(\.{1,6}|-)$/.test(sign)) return null;
  const told = readPxText(file, toSymbolKeyword(sign));
  const state = readGapWords(told);
  if (sign === '-') return state ?? 'final';
  if (state !== null && state !== 'final') return state;
  unexplained.set(sign, (unexplained.get(sign) ?? 0) + 1);
  return 'not-collected';
}

/**
 * How the letters of a PX file are encoded: CODEPAGE, else CHARSET ("ANSI" is Windows-1252), else Windows-1252, as the format
 * says. Only the first 16,384 bytes are looked at.
 *
 * @param bytes the file
 * @returns a label that `TextDecoder` knows
 * @example
 * readPxEncoding(Uint8Array.from([...'CODEPAGE="utf-8";'].map((letter) => letter.codePointAt(0) ?? 0))) // => "utf-8"
 */
export function readPxEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  const head = String.fromCodePoint(...bytes.subarray(0, 16_384));
  const codepage = /CODEPAGE\s*=\s*"([^"]+)"/i.exec(head)?.[1]?.toLowerCase().trim() ?? '';
  if (/^(utf-?8|65001)$/.test(codepage)) return 'utf-8';
  const iso = /^iso-?8859-?(\d{1,2})$/.exec(codepage)?.[1];
  if (iso !== undefined) return `iso-8859-${iso}`;
  const windows = /^(?:windows-|cp)?(125[0-8])$/.exec(codepage)?.[1];
  if (windows !== undefined) return `windows-${windows}`;
  return /CHARSET\s*=\s*"utf-?8"/i.test(head) ? 'utf-8' : 'windows-1252';
}
