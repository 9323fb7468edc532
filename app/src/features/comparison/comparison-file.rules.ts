/** Tables over several places as files. The caution stands inside each: in every row, on the first sheet, in the description. */
import { listCells, openProtectedCube, readText, type ProtectedCube } from '@vicus/cube';
import { STATES, toCsv, toCsvw } from '@vicus/formats';
import type { CellOut, SheetOut } from '#server/spreadsheet/render-table.ts';
import type { Language } from '#ui/messages.ts';
import { MULTI_PLACE_CAUTION } from './group-figures.texts.ts';

export const COMPARISON_FORMATS = ['csv', 'csv-metadata.json', 'xlsx'] as const;
export type ComparisonFormat = (typeof COMPARISON_FORMATS)[number];

const COLUMN = 'caution';

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The open form of `toCsv` with one column more. Labels are this platform's and hold no line ends. */
export function writeComparisonCsv(table: ProtectedCube, language: Language): string {
  const caution = quote(readText(MULTI_PLACE_CAUTION, language));
  const lines = toCsv(table, { language, byteOrderMark: true }).trimEnd().split('\r\n');
  return lines.map((line, at) => `${line},${at === 0 ? COLUMN : caution}\r\n`).join('');
}

/** Describes that file (CSV on the Web). */
export function describeComparisonCsv(
  table: ProtectedCube,
  { language, csvUrl }: { readonly language: Language; readonly csvUrl: string },
): string {
  const described = toCsvw(table, { csvUrl, language });
  const schema = described['tableSchema'] as { readonly columns: readonly unknown[] };
  const column = {
    name: COLUMN,
    titles: COLUMN,
    'dc:description': readText(MULTI_PLACE_CAUTION, language),
    datatype: 'string',
    lang: language,
  };
  const whole = { ...described, tableSchema: { ...schema, columns: [...schema.columns, column] } };
  return `${JSON.stringify(whole)}\n`;
}

/** What to read first, and the numbers with the caution in every row. */
export function toComparisonSheets(table: ProtectedCube, language: Language): readonly SheetOut[] {
  const cube = openProtectedCube(table);
  const { provenance, dimensions, measures } = cube;
  const read = (texts: Parameters<typeof readText>[0]): string => readText(texts, language);
  const caution = read(MULTI_PLACE_CAUTION);
  const { policyId, policyVersion, codeVersion } = table.policy;
  const rows = measures.flatMap((measure) =>
    [...listCells(cube, measure.id)].map(({ at, cell }): CellOut[] => [
      ...dimensions.map(({ id, categories }) =>
        read(categories.find(({ code }) => code === at[id])?.label ?? { en: at[id] ?? '' }),
      ),
      read(measure.label),
      cell.kind === 'number' ? cell.value : null,
      read(STATES[cell.kind === 'number' ? cell.status : cell.reason].label),
      caution,
    ]),
  );
  return [
    {
      name: 'caution',
      heading: [caution],
      rows: [
        [read(provenance.title)],
        [read(provenance.source)],
        [provenance.period],
        [`docs/methods/${provenance.method}.md`],
        ...provenance.notes.map((note): CellOut[] => [read(note)]),
        [`${policyId} ${policyVersion}; Vicus ${codeVersion}`],
      ],
      widths: [120],
    },
    {
      name: cube.id,
      heading: [...dimensions.map(({ label }) => read(label)), 'measure', 'value', 'state', COLUMN],
      rows,
      widths: [...dimensions.map(() => 32), 32, 12, 24, 60],
    },
  ];
}
