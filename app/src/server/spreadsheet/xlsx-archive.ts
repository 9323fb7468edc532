/**
 * A workbook is a zip archive of XML. Before the reading library sees it, it is unpacked within limits (a small file
 * can hold gigabytes), empty formatted rows are cut, and what the library keeps quiet about is written down: formulas,
 * errors and merged cells.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { Problem } from '../problem.ts';
import { LIMITS } from './spreadsheet.types.ts';

/** All XML of a workbook together, unpacked. A full table of the largest size allowed needs a third of it. */
const MAXIMUM_UNPACKED_BYTES = 60 * 1024 * 1024;

export interface CellNote {
  /** such as `C7` */
  readonly cell: string;
  readonly kind: 'formula' | 'formula-without-result' | 'error';
}

export interface SheetNotes {
  readonly cells: readonly CellNote[];
  /** ranges such as `A2:A5` */
  readonly merged: readonly string[];
}

export interface OpenedArchive {
  /** the same workbook, unpacked and without empty rows */
  readonly workbook: Buffer;
  /** by the name of the sheet */
  readonly notes: ReadonlyMap<string, SheetNotes>;
}

type Files = Record<string, Uint8Array>;

/** @throws Problem `spreadsheet-damaged`, `spreadsheet-other-archive`, `spreadsheet-too-many-rows`, `-columns` (422) */
export function openArchive(bytes: Uint8Array): OpenedArchive {
  const files = unpack(bytes);
  const paths = readSheetPaths(files);
  const notes = new Map<string, SheetNotes>();
  for (const [name, path] of paths) {
    const content = files[path];
    if (content === undefined) continue;
    const xml = cutEmptyRows(strFromU8(content));
    refuseBeyondLimits(xml);
    files[path] = strToU8(xml);
    notes.set(name, { cells: listCellNotes(xml), merged: listMergedRanges(xml) });
  }
  return { workbook: Buffer.from(zipSync(files, { level: 0 })), notes };
}

function unpack(bytes: Uint8Array): Files {
  let total = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.xml(\.rels)?$/.test(name)) return false;
        total += originalSize;
        if (total > MAXIMUM_UNPACKED_BYTES)
          throw new Problem('spreadsheet-too-large', 413, { maximum: `${LIMITS.fileMegabytes} MB` }, 'file');
        return true;
      },
    });
    if (files['xl/workbook.xml'] === undefined)
      throw new Problem('spreadsheet-other-archive', 422, {}, 'file');
    return files;
  } catch (error) {
    // The library throws errors of its own for bytes that are no zip archive.
    throw error instanceof Problem ? error : new Problem('spreadsheet-damaged', 422, {}, 'file');
  }
}

/** Name of each sheet and the file that holds it. */
function readSheetPaths(files: Files): ReadonlyMap<string, string> {
  const relations = new Map<string, string>();
  for (const tag of listTags(files['xl/_rels/workbook.xml.rels'], 'Relationship')) {
    const target = readAttribute(tag, 'Target');
    relations.set(readAttribute(tag, 'Id'), target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  const sheets = listTags(files['xl/workbook.xml'], 'sheet');
  return new Map(
    sheets.map((tag) => [
      unescapeXml(readAttribute(tag, 'name')),
      relations.get(readAttribute(tag, 'r:id')) ?? '',
    ]),
  );
}

function listTags(content: Uint8Array | undefined, name: string): string[] {
  return content === undefined ? [] : [...listElements(strFromU8(content), name)].map(({ head }) => head);
}

function readAttribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** Programs keep a million formatted rows without a value; the library would make a row of each. */
function cutEmptyRows(xml: string): string {
  const kept: string[] = [];
  let from = 0;
  for (const row of listElements(xml, 'row')) {
    kept.push(xml.slice(from, row.start));
    if (/<(?:v|is|f)\b/.test(row.inside)) kept.push(row.head, cutEmptyCells(row.inside), '</row>');
    from = row.end;
  }
  kept.push(xml.slice(from));
  return kept.join('');
}

function cutEmptyCells(row: string): string {
  return [...listElements(row, 'c')]
    .filter(({ inside }) => inside !== '')
    .map(({ head, inside }) => `${head}${inside}</c>`)
    .join('');
}

/** A row that says it is number 999,999,999 would make the library fill up to it. */
function refuseBeyondLimits(xml: string): void {
  let count = 0;
  for (const row of listElements(xml, 'row')) {
    count += 1;
    if (Math.max(count, Number(readAttribute(row.head, 'r'))) > LIMITS.rows + 1)
      throw new Problem('spreadsheet-too-many-rows', 422, { maximum: LIMITS.rows }, 'file');
    for (const cell of listElements(row.inside, 'c')) refuseFarCell(readAttribute(cell.head, 'r'));
  }
}

function refuseFarCell(address: string): void {
  const letters = address.replaceAll(/\d/g, '');
  if (letters.length > 3 || toColumnIndex(letters) >= LIMITS.columns)
    throw new Problem('spreadsheet-too-many-columns', 422, { maximum: LIMITS.columns }, 'file');
}

interface Element {
  readonly start: number;
  readonly end: number;
  /** the opening tag */
  readonly head: string;
  /** '' for `<c/>` */
  readonly inside: string;
}

/** Elements of one name, none inside another. Reads each character once, whatever the file holds. */
function* listElements(xml: string, name: string): Generator<Element> {
  const close = `</${name}>`;
  let at = 0;
  for (;;) {
    const start = xml.indexOf(`<${name}`, at);
    const headEnd = start === -1 ? -1 : xml.indexOf('>', start);
    if (headEnd === -1) return;
    at = headEnd + 1;
    if (!/[\s/>]/.test(xml.charAt(start + name.length + 1))) continue;
    const head = xml.slice(start, at);
    const insideEnd = head.endsWith('/>') ? at : xml.indexOf(close, at);
    if (insideEnd === -1) return;
    const inside = xml.slice(at, insideEnd);
    at = head.endsWith('/>') ? at : insideEnd + close.length;
    yield { start, end: at, head, inside };
  }
}

/** `A` → 0, `Z` → 25, `AA` → 26. */
export function toColumnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** 0 → `A`, 26 → `AA`. */
export function toColumnLetters(index: number): string {
  const rest = String.fromCharCode(65 + (index % 26));
  return index < 26 ? rest : toColumnLetters(Math.floor(index / 26) - 1) + rest;
}

function listCellNotes(xml: string): CellNote[] {
  const notes: CellNote[] = [];
  for (const { head, inside } of listElements(xml, 'c')) {
    const cell = readAttribute(head, 'r');
    if (readAttribute(head, 't') === 'e') notes.push({ cell, kind: 'error' });
    else if (/<f\b/.test(inside))
      notes.push({ cell, kind: /<v>[^<]/.test(inside) ? 'formula' : 'formula-without-result' });
  }
  return notes;
}

function listMergedRanges(xml: string): string[] {
  return [...listElements(xml, 'mergeCell')].map(({ head }) => readAttribute(head, 'ref'));
}
