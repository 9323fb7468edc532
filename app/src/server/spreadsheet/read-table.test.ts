import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isProblem } from '../problem.ts';
import { readTable } from './read-table.ts';
import { renderCsv, renderXlsx } from './render-table.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const refusal = async (content: Uint8Array) => {
  try {
    await readTable(content);
  } catch (error) {
    if (isProblem(error)) return `${error.status} ${error.code}`;
    throw error;
  }
  return 'accepted';
};

async function workbookWith(sheetData: string, more = ''): Promise<Uint8Array> {
  const files = unzipSync(
    await renderXlsx([{ name: 'Actors', heading: ['name', 'kind'], rows: [['a', 'b']] }]),
  );
  files['xl/worksheets/sheet1.xml'] = strToU8(
    `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheetData}</sheetData>${more}</worksheet>`,
  );
  return zipSync(files);
}
const text = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;

describe('text files', () => {
  it('reads rows with the numbers a spreadsheet program shows', async () => {
    const table = await readTable(bytes('name,kind\n\n"Two\nlines",b\n,\nThree,c\n'));
    expect(table.columns).toEqual(['name', 'kind']);
    expect(table.rows).toEqual([
      { number: 3, cells: ['Two\nlines', 'b'] },
      { number: 5, cells: ['Three', 'c'] },
    ]);
    expect(table.findings).toEqual([]);
  });

  it.each([
    ['comma', 'a,b\n1,2\n', ','],
    ['semicolon with decimal commas', 'a;b\n1,5;2,5\n', ';'],
    ['tab', 'a\tb\n1\t2\n', '\t'],
    ['one column', 'a\n1\n', ','],
  ])('finds the delimiter: %s', async (_name, content, delimiter) => {
    expect((await readTable(bytes(content))).source.delimiter).toBe(delimiter);
  });

  const german = 'Name;Art\nFlüchtlingshilfe Großröhrsdorf;x\n';
  const wide = (littleEndian: boolean, mark: boolean) => {
    const units = [...((mark ? '\uFEFF' : '') + german)].map((character) => character.charCodeAt(0));
    const view = new DataView(new ArrayBuffer(units.length * 2));
    for (const [index, unit] of units.entries()) view.setUint16(index * 2, unit, littleEndian);
    return new Uint8Array(view.buffer);
  };
  it.each([
    ['UTF-8', bytes(german)],
    ['UTF-8', bytes(`\uFEFF${german}`)],
    ['UTF-16', wide(true, true)],
    ['UTF-16', wide(false, true)],
    ['UTF-16', wide(true, false)],
    ['UTF-16', wide(false, false)],
    ['Windows-1252', Uint8Array.from([...german].map((character) => character.charCodeAt(0)))],
  ])('reads %s and says so', async (encoding, content) => {
    const table = await readTable(content);
    expect(table.source.encoding).toBe(encoding);
    expect(table.columns).toEqual(['Name', 'Art']);
    expect(table.rows[0]?.cells[0]).toBe('Flüchtlingshilfe Großröhrsdorf');
    expect(table.findings.map(({ code }) => code)).toEqual(
      encoding === 'Windows-1252' ? ['guessed-encoding'] : [],
    );
  });

  it('names rows with cells beyond the heading and headings that repeat', async () => {
    const table = await readTable(bytes('a,a\n1,2,3\n'));
    expect(table.findings).toMatchObject([
      { code: 'repeated-column', column: 'a', severity: 'warning' },
      { code: 'more-cells-than-columns', row: 2, severity: 'error' },
    ]);
  });

  it.each([
    ['422 spreadsheet-empty', bytes('')],
    ['422 spreadsheet-empty', bytes('\n,,\n\n')],
    ['422 spreadsheet-only-heading', bytes('name,kind\n')],
    ['422 spreadsheet-quotes', bytes('a,b\n"open,2\n')],
    ['422 spreadsheet-not-text', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3)],
    ['422 spreadsheet-old-excel', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1)],
    ['422 spreadsheet-damaged', bytes('PK\u0003\u0004 cut off')],
    ['422 spreadsheet-other-archive', zipSync({ 'content.xml': strToU8('<x/>') })],
    ['413 spreadsheet-too-large', new Uint8Array(10 * 1024 * 1024).fill(65)],
    ['422 spreadsheet-too-many-rows', bytes(`a\n${'1\n'.repeat(20_001)}`)],
    ['422 spreadsheet-too-many-columns', bytes(`${'a,'.repeat(101)}\n${'1,'.repeat(101)}\n`)],
    ['422 spreadsheet-cell-too-long', bytes(`a\n${'x'.repeat(10_001)}\n`)],
    ['accepted', bytes(`a\n${'1\n'.repeat(20_000)}`)],
  ])('%s', async (expected, content) => {
    expect(await refusal(content)).toBe(expected);
  });
});

describe('workbooks', () => {
  it('reads what it writes, formulas kept as text', async () => {
    const rows = [
      ['=1+1', 'b "quoted"; c', 3],
      ['-2', 'ü\nline', 0],
    ] as const;
    const heading = ['x', 'y', 'z'];
    const fromXlsx = await readTable(await renderXlsx([{ name: 'One', heading, rows }]));
    const fromCsv = await readTable(bytes(renderCsv(heading, rows)));
    expect(fromXlsx.rows.map(({ cells }) => cells)).toEqual(rows.map((cells) => cells.map(String)));
    expect(fromCsv.rows.map(({ cells }) => cells)).toEqual(rows.map((cells) => cells.map(String)));
    expect(fromXlsx.source).toMatchObject({ format: 'xlsx', sheet: 'One', sheets: ['One'] });
  });

  it('names formulas, errors and merged cells by row and heading', async () => {
    const content = await workbookWith(
      `<row r="1">${text('A1', 'name')}${text('B1', 'kind')}</row>` +
        `<row r="4">${text('A4', 'x')}<c r="B4"><f>1+1</f><v>2</v></c></row>` +
        `<row r="5"><c r="A5"><f>1+1</f></c><c r="B5" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>` +
        `<row r="1048576" s="1"><c r="A1048576" s="2"/></row>`,
      '<mergeCells><mergeCell ref="A4:A5"/></mergeCells>',
    );
    const table = await readTable(content);
    expect(table.rows).toEqual([{ number: 4, cells: ['x', '2'] }]);
    expect(table.findings).toEqual([
      {
        severity: 'warning',
        code: 'formula',
        row: 4,
        column: 'kind',
        values: { cell: 'B4', value: '2' },
      },
      {
        severity: 'error',
        code: 'formula-without-result',
        row: 5,
        column: 'name',
        values: { cell: 'A5', value: '' },
      },
      { severity: 'error', code: 'cell-error', row: 5, column: 'kind', values: { cell: 'B5', value: '' } },
      { severity: 'warning', code: 'merged-cells', row: 4, column: null, values: { range: 'A4:A5' } },
    ]);
  });

  it('reads the sheet that is asked for and says that there are several', async () => {
    const content = await renderXlsx([
      { name: 'First & "main"', heading: ['a'], rows: [['1']] },
      { name: 'Second', heading: ['b'], rows: [['2']] },
    ]);
    const first = await readTable(content);
    expect(first.columns).toEqual(['a']);
    expect(first.findings[0]).toMatchObject({ code: 'several-sheets', severity: 'warning' });
    expect((await readTable(content, 'Second')).columns).toEqual(['b']);
    expect((await readTable(content, 'no such sheet')).columns).toEqual(['a']);
  });

  it.each([
    ['a row that claims a far number', '<row r="999999999"><c r="A999999999"><v>1</v></c></row>', 'rows'],
    ['a cell far to the right', '<row r="1"><c r="XFD1"><v>1</v></c></row>', 'columns'],
  ])('refuses %s before it fills the memory', async (_name, sheet, what) => {
    expect(await refusal(await workbookWith(sheet))).toBe(`422 spreadsheet-too-many-${what}`);
  });

  it('refuses a small file that unpacks to more than the limit', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(70 * 1024 * 1024) }, { level: 9 });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await refusal(bomb)).toBe('413 spreadsheet-too-large');
  });
});

describe('whatever comes', () => {
  const settings = { seed: 20261121, numRuns: 200 };
  it('throws nothing but Problems for arbitrary bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (content) => {
        await refusal(content);
      }),
      settings,
    );
  });

  it('throws nothing but Problems for workbooks with arbitrary sheets and damaged bytes', async () => {
    const whole = await workbookWith(
      `<row r="1">${text('A1', 'a')}</row><row r="2">${text('A2', 'b')}</row>`,
    );
    const piece = fc.constantFrom(
      '<row>',
      '<row r="2">',
      '</row>',
      '<c r="A2" t="s">',
      '</c>',
      '<v>',
      '7',
      '</v>',
      '<f/>',
      '<is>',
      '&#x0;',
      '<',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 20 }), async (pieces) => {
        await refusal(await workbookWith(pieces.join('')));
      }),
      { ...settings, numRuns: 60 },
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
        await refusal(whole.with(at, byte));
      }),
      { ...settings, numRuns: 100 },
    );
  });

  it('reads back any table it writes', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((one) => one.trim().normalize());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), async (rows) => {
        fc.pre(
          rows.every((row) => row.some((one) => one !== '')) &&
            !rows.flat().some((one) => /[\p{C}']/u.test(one)),
        );
        const read = await readTable(bytes(renderCsv(['first', 'second'], rows)));
        expect(read.rows.map(({ cells }) => cells)).toEqual(rows);
      }),
      settings,
    );
  });
});
