import { openProtectedCube, readText, REASONS, STATUSES } from '@vicus/cube';
import type { ProtectedCube } from '@vicus/cube';
import { planColumns } from './columns.ts';
import type { TableColumn } from './columns.ts';
import { guardText } from './text-cells.ts';

export interface CsvwOptions {
  /** address of the CSV file, absolute or relative to this description */
  readonly csvUrl: string;
  /** BCP 47 tag of the texts; the same as for `toCsv` */
  readonly language: string;
}

/** A table description of the W3C (Metadata Vocabulary for Tabular Data, 2015) as a JSON-LD object. */
export type CsvwTable = Readonly<Record<string, unknown>>;

/** What the columns that every file has mean; in English, the language of their headings. */
const COLUMN_MEANINGS: Readonly<Record<string, string>> = {
  measure: 'Which figure: id of the measure',
  measure_label: 'Which figure: name of the measure',
  unit: 'Unit of the value',
  value: 'The number; empty where there is none',
  status: 'How settled the number is; empty where there is none',
  reason: 'Why there is no number; empty where there is one',
};

/**
 * Describes the file that `toCsv` writes: what it is about, where it comes from, how it was protected, and what each
 * column holds (W3C CSV on the Web). Write it beside the CSV as `<name>.csv-metadata.json`.
 *
 * @param sealed the protected cube the CSV was written from
 * @param options address of the CSV and language
 * @returns an object for `JSON.stringify`
 * @throws CubeProblem `not-sealed`
 * @example
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: {}, measures: { n: 12 } }],
 * });
 * const sealed = sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' });
 * const table = toCsvw(sealed, { csvUrl: 'answers.csv', language: 'en' });
 * table.url // => "answers.csv"
 * table['dc:temporal'] // => "2025"
 * table.tableSchema.columns.map((column) => column.titles) // => ["measure","measure_label","unit","value","status","reason"]
 */
export function toCsvw(sealed: ProtectedCube, options: CsvwOptions): CsvwTable {
  const { language, csvUrl } = options;
  const { provenance, dimensions, id } = openProtectedCube(sealed);
  const columns = planColumns(openProtectedCube(sealed), false);
  const names = listNames(columns);
  const keys = columns.flatMap(({ content }, i) =>
    content.kind === 'code' || content.kind === 'measure' ? [names[i]] : [],
  );
  const { policyId, policyVersion, codeVersion } = sealed.policy;
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': language }],
    '@type': 'Table',
    url: csvUrl,
    'dc:identifier': id,
    'dc:title': readText(provenance.title, language),
    ...(provenance.question === undefined
      ? {}
      : { 'dc:description': readText(provenance.question, language) }),
    'dc:source': readText(provenance.source, language),
    'dc:temporal': provenance.period,
    'dc:provenance': `method ${provenance.method}; policy ${policyId} version ${policyVersion}; code ${codeVersion}`,
    'dc:language': language,
    notes: provenance.notes.map((note) => readText(note, language)),
    dialect: { encoding: 'utf-8', header: true, delimiter: ',', lineTerminators: ['\r\n'] },
    tableSchema: {
      columns: columns.map((column, i) => describeColumn(column, names[i] ?? '', language)),
      primaryKey: keys,
      rowTitles: dimensions.map((dimension) => names[columns.findIndex((c) => isLabelOf(c, dimension.id))]),
    },
  };
}

function isLabelOf({ content }: TableColumn, dimensionId: string): boolean {
  return content.kind === 'label' && content.dimension.id === dimensionId;
}

/** Names fit for URI templates: letters, digits and `_`, not beginning with `_`, each once. */
function listNames(columns: readonly TableColumn[]): string[] {
  const taken = new Set<string>();
  return columns.map(({ heading }) => {
    let name = heading.replace(/[^A-Za-z0-9_]/g, '_').replace(/^_+/, '') || 'column';
    while (taken.has(name)) name = `${name}_`;
    taken.add(name);
    return name;
  });
}

function describeColumn({ heading, content }: TableColumn, name: string, language: string): CsvwTable {
  const column = { name, titles: guardText(heading) };
  switch (content.kind) {
    case 'code':
      return {
        ...column,
        'dc:description': readText(content.dimension.label, language),
        datatype: 'string',
        required: true,
      };
    case 'label':
      return {
        ...column,
        'dc:description': readText(content.dimension.label, language),
        datatype: 'string',
        lang: language,
      };
    case 'value':
      return { ...column, 'dc:description': describeFixed('value'), datatype: 'number' };
    case 'status':
    case 'reason': {
      const format = (content.kind === 'status' ? STATUSES : REASONS).join('|');
      return {
        ...column,
        'dc:description': describeFixed(content.kind),
        datatype: { base: 'string', format },
      };
    }
    default:
      return { ...column, 'dc:description': describeFixed(content.kind), datatype: 'string' };
  }
}

function describeFixed(kind: string): CsvwTable {
  return { '@value': COLUMN_MEANINGS[kind] ?? '', '@language': 'en' };
}
