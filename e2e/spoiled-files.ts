/** Spreadsheets as no officer means them: sound files, spoiled in ways drawn by a seed, so that a failure can be tried again. */
import { drawFrom, type Random } from './malformed.ts';
import { MESSY_FILE } from './messy-file.ts';

const WIDE = 'Kennzahl;2022;2023;2024\nIn Arbeit;41,5;42,0;43,5\nSumme;83,0;84,0;87,0';
const LONG = 'Jahr;Gruppe;Zähler;Nenner\n2015;Ausländer;12;40\n2016;Ausländer;14;41\n2016;Deutsche;900;1200';
const SOUND = [MESSY_FILE.replaceAll('\r\n', '\n'), WIDE, LONG];

export interface SpoiledFile {
  readonly what: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

const CELLS = [
  '',
  ' ',
  '-',
  '.',
  'x',
  '-7',
  '1.234',
  '1,234.5',
  '1.2.3',
  '12 %',
  '150 %',
  '1e309',
  '9'.repeat(400),
  '=1+1',
  "'=cmd",
  'NaN',
  'Infinity',
  '2024-02-31',
  '31.12.2031',
  '2023/24',
  '__proto__',
  'constructor',
  '<script>alert(1)</script>',
  'ä'.repeat(300),
  'x'.repeat(11_000),
  '"',
  '\u202Eabc',
  '\uFFFD',
  '(3)',
  '<5',
  'Anna Müller',
  '٣',
  '½',
];

const pick = <Item>(items: readonly Item[], random: Random): Item =>
  items[Math.floor(random() * items.length)] as Item;

type Spoil = (rows: string[][], random: Random) => string[][];

function atRandom(rows: readonly (readonly string[])[], random: Random): { row: number; column: number } {
  const row = Math.floor(random() * rows.length);
  return { row, column: Math.floor(random() * Math.max(1, rows[row]?.length ?? 1)) };
}

const SPOILS: Readonly<Record<string, Spoil>> = {
  'another cell': (rows, random) => {
    const { row, column } = atRandom(rows, random);
    return rows.map((cells, at) =>
      at === row ? cells.with(Math.min(column, cells.length - 1), pick(CELLS, random)) : cells,
    );
  },
  'a row twice': (rows, random) =>
    rows.toSpliced(atRandom(rows, random).row, 0, rows[atRandom(rows, random).row] ?? []),
  'a row gone': (rows, random) => rows.toSpliced(atRandom(rows, random).row, 1),
  'a column gone': (rows, random) => {
    const { column } = atRandom(rows, random);
    return rows.map((cells) =>
      cells.length > 1 ? cells.toSpliced(Math.min(column, cells.length - 1), 1) : cells,
    );
  },
  'a cell too many': (rows, random) => {
    const { row } = atRandom(rows, random);
    return rows.map((cells, at) => (at === row ? [...cells, pick(CELLS, random)] : cells));
  },
  'a cut row': (rows, random) => {
    const { row } = atRandom(rows, random);
    return rows.map((cells, at) => (at === row ? cells.slice(0, 1) : cells));
  },
  'rows in another order': (rows, random) => rows.toSorted(() => random() - 0.5),
  'a column of the same': (rows, random) => {
    const [{ column }, text] = [atRandom(rows, random), pick(CELLS, random)];
    return rows.map((cells, at) => (at === 0 || column >= cells.length ? cells : cells.with(column, text)));
  },
  'two headings alike': (rows) => rows.map((cells) => [cells[0] ?? '', ...cells]),
};

const WRITINGS: Readonly<Record<string, (text: string, random: Random) => Uint8Array<ArrayBuffer>>> = {
  'UTF-8': (text) => new TextEncoder().encode(text),
  'UTF-16': (text) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le')),
  'Latin-1': (text) => new Uint8Array(Buffer.from(text, 'latin1')),
  'cut bytes': (text, random) => new TextEncoder().encode(text).slice(0, Math.floor(random() * text.length)),
  'a byte changed': (text, random) => {
    const bytes = new TextEncoder().encode(text);
    bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    return bytes;
  },
  'as if it were a workbook': (text) => new TextEncoder().encode(`PK\u0003\u0004${text}`),
  'as if it were PX': (text) => new TextEncoder().encode(`CHARSET="ANSI";\nTITLE="x";\nDATA=\n${text};`),
  'as if it were JSON-stat': (text) =>
    new TextEncoder().encode(`{"version":"2.0","class":"dataset","label":${JSON.stringify(text)}}`),
  'as if it were SDMX-CSV': (text) =>
    new TextEncoder().encode(`STRUCTURE,STRUCTURE_ID,ACTION\n${text.replaceAll(';', ',')}`),
};

/** Most are written as programs write: otherwise little would be read of them. */
const PLAIN_SHARE = 0.75;

export function drawSpoiledFiles(count: number, seed: number): SpoiledFile[] {
  const random = drawFrom(seed);
  return Array.from({ length: count }, () => {
    let rows = pick(SOUND, random)
      .split('\n')
      .map((line) => line.split(';'));
    const spoils = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
      pick(Object.keys(SPOILS), random),
    );
    for (const name of spoils) rows = SPOILS[name]?.(rows, random) ?? rows;
    const writing = random() < PLAIN_SHARE ? 'UTF-8' : pick(Object.keys(WRITINGS), random);
    const delimiter = pick([';', ';', ',', '\t'], random);
    const text = rows.map((cells) => cells.join(delimiter)).join('\n');
    const content = WRITINGS[writing]?.(text, random) ?? new Uint8Array();
    return { what: [...spoils, writing].join(', '), content };
  });
}
