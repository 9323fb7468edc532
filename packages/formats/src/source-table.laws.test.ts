import { listCells, sealProtectedCube } from '@vicus/cube';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryCube, RUNS } from '../../cube/testing/arbitrary-cube.ts';
import { readJsonStatTable, readPx, readSdmxCsv, readSdmxJson, readSdmxMl, toJsonStat } from './index.ts';
import type { SourceTable } from './index.ts';

interface Variable {
  readonly name: string;
  readonly codes: readonly string[];
}
interface Cell {
  readonly value: string;
  readonly status: string;
  readonly flag: string;
}

const word = fc.stringMatching(/^[A-Za-zäß0-9 _()%/-]{1,12}$/).map((text) => `x${text.trim()}`);
const number = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map(String),
  fc.integer({ min: -99_999, max: 99_999 }).map((n) => String(n / 100)),
);
const variables = fc.uniqueArray(
  fc.record({ name: word, codes: fc.uniqueArray(word, { minLength: 1, maxLength: 4 }) }),
  { minLength: 1, maxLength: 4, selector: ({ name }) => name },
);
const final = number.map((value): Cell => ({ value, status: 'final', flag: '' }));
const gap = (status: string, flag: string) => fc.constant<Cell>({ value: '', status, flag });

function listCombinations([first, ...rest]: readonly Variable[]): string[][] {
  if (first === undefined) return [[]];
  const others = listCombinations(rest);
  return first.codes.flatMap((code) => others.map((other) => [code, ...other]));
}

const readStates = (table: SourceTable) =>
  table.rows.map((row) => row.slice(0, table.columns.findIndex(({ role }) => role === 'other') + 1));

describe('readPx', () => {
  const signs = fc.oneof(
    { weight: 4, arbitrary: final },
    fc.constant<Cell>({ value: '0', status: 'final', flag: '-' }),
    gap('not-applicable', '.'),
    gap('not-collected', '..'),
    gap('withheld-at-source', '...'),
  );
  const quote = (texts: readonly string[]) => texts.map((text) => `"${text}"`).join(',\n');

  function writePx(
    all: readonly Variable[],
    cells: readonly Cell[],
    stubs: number,
    hasKeys: boolean,
  ): string {
    const heading = all.slice(stubs);
    const width = listCombinations(heading).length;
    const write = ({ value, flag }: Cell) => (flag === '' ? value : flag === '-' ? '-' : `"${flag}"`);
    const lines = listCombinations(all.slice(0, stubs)).map((codes, at) => {
      const values = cells.slice(at * width, at * width + width).map(write);
      return [...(hasKeys ? codes.map((code) => `"${code}",`) : []), ...values].join(' ');
    });
    return [
      'CHARSET="ANSI";\nCODEPAGE="utf-8";\nTITLE="A title "\n"of two lines; with = and ;";',
      ...(stubs > 0 ? [`STUB=${quote(all.slice(0, stubs).map(({ name }) => name))};`] : []),
      ...(heading.length > 0 ? [`HEADING=${quote(heading.map(({ name }) => name))};`] : []),
      ...all.map(({ name, codes }) => `VALUES("${name}")=${quote(codes.map((code) => `the ${code}`))};`),
      ...all.map(({ name, codes }) => `CODES("${name}")=${quote(codes)};`),
      ...(hasKeys ? all.slice(0, stubs).map(({ name }) => `KEYS("${name}")=CODES;`) : []),
      'DATASYMBOL1="Not applicable";DATASYMBOL2="Data not available";DATASYMBOL3="Confidential";',
      `DATA=\n${lines.join('\n')};`,
    ].join('\r\n');
  }

  test('gives back every cell of a file, written as a matrix or with keys', () => {
    const world = variables.chain((all) => {
      const size = listCombinations(all).length;
      const cells = fc.array(signs, { minLength: size, maxLength: size });
      return fc.record({
        all: fc.constant(all),
        cells,
        stubs: fc.integer({ min: 0, max: all.length }),
        hasKeys: fc.boolean(),
      });
    });
    fc.assert(
      fc.property(world, ({ all, cells, stubs, hasKeys }) => {
        const table = readPx(writePx(all, cells, stubs, hasKeys && stubs > 0));
        expect(table.findings).toEqual([]);
        expect(table.about.title).toBe('A title of two lines; with = and ;');
        const expected = listCombinations(all).map((codes, i) => [
          ...codes,
          cells[i]?.value,
          cells[i]?.status,
          cells[i]?.flag,
        ]);
        expect(readStates(table)).toEqual(expected);
        expect(
          table.columns.slice(0, all.length).map(({ codes }) => codes?.map(({ label }) => label)),
        ).toEqual(all.map(({ codes }) => codes.map((code) => `the ${code}`)));
      }),
      RUNS,
    );
  });
});

describe('readSdmxCsv', () => {
  const cell = fc.oneof(
    { weight: 4, arbitrary: final },
    number.map((value): Cell => ({ value, status: 'provisional', flag: 'p' })),
    number.map((value): Cell => ({ value, status: 'estimated', flag: 'be' })),
    gap('withheld-at-source', 'c'),
    gap('withheld-at-source', 'bu'),
    gap('not-applicable', 'z'),
    gap('not-collected', ''),
  );
  const field = (text: string) => (/[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  test('gives back every observation in both dialects, with codes, names or both', () => {
    const world = variables.chain((all) => {
      const size = listCombinations(all).length;
      return fc.record({
        all: fc.constant(
          all.map((one) => ({ ...one, codes: one.codes.map((code) => code.replaceAll(/[^\w]/g, '_')) })),
        ),
        cells: fc.array(cell, { minLength: size, maxLength: size }),
        form: fc.constantFrom('1.0', '2.0', 'pairs', 'both'),
        delimiter: fc.constantFrom(',', ';'),
      });
    });
    fc.assert(
      fc.property(world, ({ all, cells, form, delimiter }) => {
        fc.pre(all.every(({ codes }) => new Set(codes).size === codes.length));
        const ids = all.map((_one, i) => `DIM${i}`);
        const coded = [...ids, 'TIME_PERIOD'];
        const rest = ['OBS_VALUE', 'OBS_STATUS'];
        const name = (id: string) => `the "${id}", in words`;
        const widen = (texts: readonly string[]) =>
          form === 'pairs'
            ? texts.flatMap((text) => [text, name(text)])
            : form === 'both'
              ? texts.map((text) => `${text}: ${name(text)}`)
              : texts;
        const lead = form === '1.0' || form === 'both' ? ['DATAFLOW'] : ['STRUCTURE', 'STRUCTURE_ID'];
        const tell = form === '1.0' || form === 'both' ? ['A:X(1.0)'] : ['dataflow', 'A:X(1.0)'];
        const head = [
          ...lead,
          ...(form === 'pairs' ? ['STRUCTURE_NAME'] : []),
          ...widen([...coded, ...rest]),
        ];
        const lines = listCombinations(all).map((codes, i) => [
          ...tell,
          ...(form === 'pairs' ? ['A table'] : []),
          ...widen([...codes, '2024']),
          ...(form === 'pairs'
            ? [cells[i]?.value ?? '', '', cells[i]?.flag ?? '', '']
            : [cells[i]?.value ?? '', cells[i]?.flag ?? '']),
        ]);
        const text = [head, ...lines].map((fields) => fields.map(field).join(delimiter)).join('\r\n');
        const table = readSdmxCsv(text);
        expect(table.findings).toEqual([]);
        expect(table.columns.slice(0, coded.length).map(({ id }) => id)).toEqual(coded);
        const expected = listCombinations(all).map((codes, i) => [
          ...codes,
          '2024',
          cells[i]?.value,
          cells[i]?.status,
          cells[i]?.flag,
        ]);
        expect(readStates(table)).toEqual(expected);
      }),
      RUNS,
    );
  });
});

describe('readJsonStatTable', () => {
  test('gives back every cell of a file this platform wrote; withheld is withheld at its source', () => {
    fc.assert(
      fc.property(arbitraryCube(), (cube) => {
        const sealed = sealProtectedCube(cube, {
          policyId: 'default',
          policyVersion: 1,
          codeVersion: '0.1.0',
        });
        const table = readJsonStatTable(JSON.stringify(toJsonStat(sealed, { language: 'en' })));
        // U+FFFD in a text of the file is told: it may stand for a letter that was lost.
        expect(table.findings.filter(({ code }) => code !== 'characters-lost')).toEqual([]);
        const told = table.rows.map((row) => row.slice(-3, -1).join(' ')).toSorted();
        const cells = cube.measures.flatMap(({ id }) => [...listCells(cube, id)].map((one) => one.cell));
        const expected = cells.map((one) =>
          one.kind === 'number'
            ? `${one.value} ${one.status}`
            : ` ${one.reason === 'withheld' ? 'withheld-at-source' : one.reason}`,
        );
        expect(told).toEqual(expected.toSorted());
      }),
      RUNS,
    );
  });
});

describe('files that are broken', () => {
  const px =
    'TITLE="T";STUB="place";HEADING="year";VALUES("place")="A","B";VALUES("year")="2023","2024";DATA=\n10 -\n".." 7.5;';
  const sdmx =
    'DATAFLOW,LAST UPDATE,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nE:X(1.0),,AT,2023,0,p\nE:X(1.0),,"B,E",2024,,c\n';
  const json =
    '{"version":"2.0","class":"dataset","id":["y"],"size":[2],"dimension":{"y":{"category":{"index":["a","b"]}}},"value":[1,null]}';
  const sdmxJson =
    '{"data":{"structures":[{"dimensions":{"observation":[{"id":"y","values":[{"id":"a"},{"id":"b"}]}]}}],"dataSets":[{"observations":{"0":[1],"1":[null]}}]}}';
  const sdmxMl =
    '<StructureSpecificData><DataSet><Series g="A"><Obs TIME_PERIOD="2024" OBS_VALUE="1"/><Obs TIME_PERIOD="2025" OBS_STATUS="Q"/></Series></DataSet></StructureSpecificData>';
  const files = { px, sdmx, json, sdmxJson, sdmxMl };
  const readers = {
    px: readPx,
    sdmx: readSdmxCsv,
    json: (text: string) => readJsonStatTable(text),
    sdmxJson: (text: string) => readSdmxJson(text),
    sdmxMl: (text: string) => readSdmxMl(text),
  };
  const spoil = fc.record({
    from: fc.nat(200),
    length: fc.nat(6),
    text: fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom('"', ';', '=', ',', '\n', '(', '[', '{', '}', 'null', '-1', '\u0000', '"__proto__"'),
    ),
  });

  test('are findings, never exceptions; rows only come where nothing is an error', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('px', 'sdmx', 'json', 'sdmxJson', 'sdmxMl'),
        fc.array(spoil, { minLength: 1, maxLength: 4 }),
        (kind, spoils) => {
          const text = spoils.reduce(
            (whole, { from, length, text: given }) =>
              whole.slice(0, from) + given + whole.slice(from + length),
            files[kind],
          );
          const table = readers[kind](text);
          if (table.findings.some(({ severity }) => severity === 'error')) expect(table.rows).toEqual([]);
          for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
          const [value, status] = ['value', 'status'].map((role) =>
            table.columns.findIndex((one) => one.role === role),
          );
          for (const row of table.rows)
            expect(row[value ?? 0] !== '').toBe(
              /^(final|provisional|estimated)$/.test(row[status ?? 0] ?? ''),
            );
        },
      ),
      RUNS,
    );
  });

  test.each([
    ['px', 'TITLE="a', 'keyword-not-ended', 1],
    ['px', 'TITLE="a";\nSTUB="v";\nVALUES("v")="a","a";\nDATA=\n1 2;', 'code-repeated', 3],
    ['px', 'STUB="v";VALUES("v")="a","b";\nDATA=\n1\n2 3;', 'data-count-wrong', 4],
    ['px', 'STUB="v";VALUES("v")="a","b";\nDATA=\n1\nfew;', 'cell-not-a-number', 4],
    ['px', 'STUB="v";VALUES("v")="a","b";CODES("v")="1";DATA=1 2;', 'codes-count-wrong', 1],
    ['px', 'STUB="v";DATA=1;', 'values-missing', null],
    ['px', 'HEADING="v";VALUES("v")="a";', 'data-missing', 1],
    ['sdmx', 'geo,year\nAT,2024', 'not-sdmx-csv', 1],
    ['sdmx', 'DATAFLOW,geo,TIME_PERIOD\nX,AT,2024', 'column-missing', 1],
    ['sdmx', 'DATAFLOW,geo,TIME_PERIOD,OBS_VALUE\nX,AT,2024,1\nX,AT,2024', 'cells-and-columns-differ', 3],
    ['sdmx', 'DATAFLOW,geo,TIME_PERIOD,OBS_VALUE\nX,AT,2024,1\nX,AT,2024,2', 'observation-repeated', 3],
    ['sdmx', 'DATAFLOW,geo,TIME_PERIOD,OBS_VALUE\nX,AT,2024,"1', 'open-quotation', 2],
    ['sdmx', 'DATAFLOW,geo,TIME_PERIOD,OBS_VALUE\nX,AT,2024,"1,5"', 'cell-not-a-number', 2],
    ['json', '{"version":"2.0"', 'not-json', null],
    ['json', '{"version":"2.0","class":"dataset"}', 'no-table', null],
    ['sdmxJson', '{"data":', 'not-json', null],
    ['sdmxJson', '{"data":{"dataSets":[{}]}}', 'not-sdmx-json', null],
    ['sdmxJson', '{"data":{"structure":{},"dataSets":[{}]}}', 'bad-shape', null],
    ['sdmxMl', '<a', 'not-xml', 1],
    ['sdmxMl', '<html>\n</html>', 'not-sdmx-ml', 1],
    [
      'sdmxMl',
      '<GenericData><DataSet>\n<Obs A="1" OBS_VALUE="one"/></DataSet></GenericData>',
      'cell-not-a-number',
      2,
    ],
    [
      'sdmxMl',
      '<GenericData><DataSet/>\n<DataSet><Obs A="1" OBS_VALUE="1"/></DataSet></GenericData>',
      'several-tables',
      2,
    ],
  ] as const)('%s: %s is told as %s', (kind, text, code, line) => {
    const table = readers[kind](text);
    expect(table.rows).toEqual([]);
    expect(table.findings).toContainEqual(expect.objectContaining({ severity: 'error', code, line }));
  });
});

test('the languages of a PX file are told apart', () => {
  const text =
    'LANGUAGE="fi";LANGUAGES="fi","en";TITLE="Väestö";TITLE[en]="Population";STUB="Alue";STUB[en]="Area";' +
    'VALUES("Alue")="Salo","Turku";VALUES[en]("Area")="the Salo","the Turku";CODES("Alue")="734","853";' +
    'TIMEVAL("Vuosi")=TLIST(A1),"2024";HEADING="Vuosi";HEADING[en]="Year";VALUES("Vuosi")="2024";DATA=1 2;';
  const english = readPx(text, { language: 'en' });
  expect(english.about.title).toBe('Population');
  expect(english.columns.slice(0, 2)).toEqual([
    {
      id: 'Alue',
      label: 'Area',
      role: 'place',
      codes: [
        { code: '734', label: 'the Salo' },
        { code: '853', label: 'the Turku' },
      ],
    },
    { id: 'Vuosi', label: 'Year', role: 'time', codes: [{ code: '2024', label: '2024' }] },
  ]);
  expect(readPx(text).about.title).toBe('Väestö');
});

describe('SDMX-ML of others', () => {
  const wrap = (inside: string) =>
    `<message:GenericData xmlns:message="m" xmlns:generic="g"><message:Header><message:Structure dimensionAtObservation="TIME_PERIOD"/></message:Header>${inside}</message:GenericData>`;

  test('generic data with keys, groups and attributes', () => {
    const value = (id: string, text: string) => `<generic:Value id="${id}" value="${text}"/>`;
    const table = readSdmxMl(
      wrap(`<message:DataSet>
        <generic:Group><generic:GroupKey>${value('GEO', 'AT')}</generic:GroupKey><generic:Attributes>${value('UNIT_MULT', '3')}</generic:Attributes></generic:Group>
        <generic:Series><generic:SeriesKey>${value('GEO', 'AT')}${value('SEX', 'F')}</generic:SeriesKey>
        <generic:Obs><generic:ObsDimension value="2024"/><generic:ObsValue value="7.50"/><generic:Attributes>${value('OBS_STATUS', 'P')}</generic:Attributes></generic:Obs>
        <generic:Obs><generic:ObsDimension value="2025"/><generic:Attributes>${value('CONF_STATUS', 'N')}</generic:Attributes></generic:Obs>
        </generic:Series></message:DataSet>`),
    );
    expect(table.findings).toEqual([]);
    expect(table.columns.map(({ id }) => id)).toEqual([
      'GEO',
      'SEX',
      'TIME_PERIOD',
      'value',
      'status',
      'flag',
      'confidentiality',
      'UNIT_MULT',
    ]);
    expect(table.rows).toEqual([
      ['AT', 'F', '2024', '7.50', 'provisional', 'P', '', '3'],
      ['AT', 'F', '2025', '', 'withheld-at-source', '', 'N', '3'],
    ]);
  });

  test('structure-specific data as Eurostat delivers them; what has a prefix is no component', () => {
    const table = readSdmxMl(
      '<m:StructureSpecificData xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/message" xmlns:xsi="x" xmlns:ss="s"><m:Header><m:Structure dimensionAtObservation="TIME_PERIOD"><c:Structure xmlns:c="c"><Ref agencyID="ESTAT" id="MIGR" version="2.0"/></c:Structure></m:Structure></m:Header>' +
        '<m:DataSet xmlns:n="n" ss:structureRef="A" xsi:schemaLocation="l" setID="1"><Series freq="A" unit="NR" geo="AT"><Obs TIME_PERIOD="2024" OBS_VALUE="12" OBS_FLAG="e"/><Obs TIME_PERIOD="2025" OBS_VALUE="NaN" CONF_STATUS="C"/></Series></m:DataSet></m:StructureSpecificData>',
    );
    expect([table.dialect, table.about.table]).toEqual(['3.0', 'ESTAT:MIGR(2.0)']);
    expect(table.columns.map(({ id }) => id)).toEqual(
      'freq unit geo TIME_PERIOD value status flag confidentiality'.split(' '),
    );
    expect(table.rows).toEqual([
      ['A', 'NR', 'AT', '2024', '12', 'estimated', 'e', ''],
      ['A', 'NR', 'AT', '2025', '', 'withheld-at-source', '', 'C'],
    ]);
  });

  test('what a dataset deletes is no observation; entities are not expanded', () => {
    const gone = readSdmxMl(
      wrap('<message:DataSet action="Delete"><Obs A="1" OBS_VALUE="1"/></message:DataSet>'),
    );
    expect(gone.rows).toEqual([]);
    expect(gone.findings.map(({ code }) => code)).toEqual(['deletion-passed-over', 'no-observations']);
    const bomb = readSdmxMl(
      '<!DOCTYPE a [<!ENTITY b "bbbb">]><GenericData><DataSet><Obs A="&b;"/></DataSet></GenericData>',
    );
    expect(bomb.rows).toEqual([]);
    expect(bomb.findings.map(({ code }) => code)).toEqual(['not-xml']);
  });
});
