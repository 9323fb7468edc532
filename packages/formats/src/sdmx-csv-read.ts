import { guessDelimiter, readCsvRecords } from './csv-records.ts';
import type { CsvRecord } from './csv-records.ts';
import { readSdmxHead } from './sdmx-csv-columns.ts';
import type { SdmxColumn, SdmxContent, SdmxHead } from './sdmx-csv-columns.ts';
import { completeColumns } from './source-columns.ts';
import { isTooLong, NOTHING_ABOUT, openFindings, toEmptyTable } from './source-findings.ts';
import type { FindingList } from './source-findings.ts';
import { guessRole } from './source-roles.ts';
import { CONFIDENTIAL, readDecimal, readFlags, readOwnState } from './source-states.ts';
import { SOURCE_TABLE_LIMITS } from './source-table.types.ts';
import type { SourceAbout, SourceCode, SourceColumn, SourceTable } from './source-table.types.ts';

/**
 * Reads SDMX-CSV 1.0 (`DATAFLOW,…`) and 2.0 (`STRUCTURE,STRUCTURE_ID,…`) in the forms offices deliver: codes only, "code:
 * name" in one cell, code and name in two columns, names only (Eurostat). Source: SDMX-CSV field guides 1.0 and 2.0.
 * OBS_STATUS (or Eurostat's OBS_FLAG) and CONF_STATUS make the state of a cell; rows of 2.0 that delete (ACTION `D`) are no
 * observations. Nothing is thrown: what is wrong is a finding with its line.
 *
 * @param text the text of the file, decoded
 * @returns one row an observation: dimensions, time, `value`, `status`, `flag`, then attributes
 * @example
 * const table = readSdmxCsv('DATAFLOW,LAST UPDATE,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS\n' +
 *   'ESTAT:X(1.0),13/03/25 23:00:00,AT,2023,0,p,\nESTAT:X(1.0),13/03/25 23:00:00,AT,2024,,,C');
 * table.columns.map(({ id, role }) => `${id} ${role}`) // => ["geo place","TIME_PERIOD time","value value","status status","flag other","confidentiality other"]
 * table.rows // => [["AT","2023","0","provisional","p",""],["AT","2024","","withheld-at-source","","C"]]
 * table.about.table // => "ESTAT:X(1.0)"
 */
export function readSdmxCsv(text: string): SourceTable {
  const findings = openFindings();
  if (isTooLong(text, findings)) return toEmptyTable('sdmx-csv', findings);
  const records = readCsvRecords(text, guessDelimiter(text), findings);
  const first = records.next().value as CsvRecord | undefined;
  const head = readSdmxHead(first?.fields ?? [], findings);
  if (head === null || head.width > SOURCE_TABLE_LIMITS.columns) {
    if (head !== null) findings.add('error', 'too-large', 1, null, { columns: head.width });
    return toEmptyTable('sdmx-csv', findings);
  }
  const reading = openReading(head);
  for (const record of records) {
    readRecord(record, reading, findings);
    if (reading.rows.length <= SOURCE_TABLE_LIMITS.rows) continue;
    findings.add('error', 'too-large', record.line, null, { most: SOURCE_TABLE_LIMITS.rows });
    return toEmptyTable('sdmx-csv', findings, { dialect: head.dialect });
  }
  const { rows, about } = reading;
  if (rows.length === 0 && !findings.hasErrors()) findings.add('warning', 'no-observations');
  return {
    format: 'sdmx-csv',
    dialect: head.dialect,
    about: about ?? NOTHING_ABOUT,
    columns: listColumns(reading),
    rows: findings.hasErrors() ? [] : rows,
    findings: findings.list(),
  };
}

/** What is gathered line by line. */
interface Reading {
  readonly head: SdmxHead;
  /** dimensions and time in the order of the file */
  readonly keys: readonly SdmxColumn[];
  readonly attributes: readonly SdmxColumn[];
  /** the column CELL_STATE of this platform's files */
  readonly ownState: SdmxColumn | undefined;
  readonly find: (content: SdmxContent) => SdmxColumn | undefined;
  readonly codes: readonly Map<string, string>[];
  readonly seen: Set<string>;
  readonly rows: string[][];
  about: SourceAbout | null;
}

function openReading(head: SdmxHead): Reading {
  const keys = head.columns.filter(({ content }) => content === 'dimension' || content === 'time');
  return {
    head,
    keys,
    attributes: head.columns.filter(({ content }) => content === 'attribute'),
    ownState: head.columns.find(({ id }) => id === 'CELL_STATE'),
    find: (content) => head.columns.find((column) => column.content === content),
    codes: keys.map(() => new Map<string, string>()),
    seen: new Set(),
    rows: [],
    about: null,
  };
}

function readRecord({ line, fields }: CsvRecord, reading: Reading, findings: FindingList): void {
  const { head, keys, find } = reading;
  if (fields.length !== head.width) {
    const values = { cells: fields.length, columns: head.width };
    findings.add('error', 'cells-and-columns-differ', line, null, values);
    return;
  }
  readAbout(fields, line, reading, findings);
  if (/^d/i.test(readCoded(fields, find('action')).code)) {
    findings.add('warning', 'deletion-passed-over', line, 'ACTION');
    return;
  }
  const key = keys.map((column) => readCoded(fields, column));
  checkKey(key, line, reading, findings);
  const flag = readCoded(fields, find('flag')).code;
  const confidentiality = readCoded(fields, find('confidentiality')).code;
  const own = readCoded(fields, reading.ownState).code;
  const value = readValue(fields, line, { column: find('value'), confidentiality, findings });
  reading.rows.push([
    ...key.map(({ code }) => code),
    value,
    readOwnState(own, value !== '') ?? readFlags(flag, value !== '', confidentiality),
    flag,
    ...(find('confidentiality') === undefined ? [] : [confidentiality]),
    ...reading.attributes.map(({ index }) => fields[index] ?? ''),
  ]);
}

/** Every dimension has a code, and no observation comes twice; names of codes are kept as they first stand. */
function checkKey(key: readonly SourceCode[], line: number, reading: Reading, findings: FindingList): void {
  const { keys, codes, seen } = reading;
  key.forEach(({ code, label }, i) => {
    if (code === '') findings.add('error', 'code-missing', line, keys[i]?.id ?? null);
    if (codes[i]?.has(code) !== true) codes[i]?.set(code, label);
  });
  const joined = key.map(({ code }) => code).join('\u0000');
  const told = { key: joined.replaceAll('\u0000', ', ') };
  if (seen.has(joined)) findings.add('error', 'observation-repeated', line, null, told);
  seen.add(joined);
}

/** The number as text; '' for none. */
function readValue(
  fields: readonly string[],
  line: number,
  asked: {
    readonly column: SdmxColumn | undefined;
    readonly confidentiality: string;
    readonly findings: FindingList;
  },
): string {
  const { column, confidentiality, findings } = asked;
  const given = (fields[column?.index ?? -1] ?? '').trim();
  if (/^(|:|NaN|#N\/A|NA)$/i.test(given)) return '';
  const value = readDecimal(given);
  if (value === null)
    findings.add('error', 'cell-not-a-number', line, 'OBS_VALUE', { given: given.slice(0, 40) });
  else if (CONFIDENTIAL.has(confidentiality))
    findings.add('warning', 'confidential-with-value', line, 'CONF_STATUS', { given: confidentiality });
  return value ?? '';
}

/** A cell as code and name, however the file tells them. */
function readCoded(fields: readonly string[], column: SdmxColumn | undefined): SourceCode {
  if (column === undefined) return { code: '', label: '' };
  const { index, names, isBoth, content } = column;
  const text = (fields[index] ?? '').trim();
  const both = isBoth && content !== 'value' ? /^([\w@$.+-]+): (.*)$/s.exec(text) : null;
  if (both !== null) return { code: both[1] ?? '', label: both[2] ?? '' };
  const name = names === null ? '' : (fields[names] ?? '').trim();
  return { code: text, label: name === '' ? text : name };
}

/** From the first row; a file with several tables is told so at the row where the second begins. */
function readAbout(fields: readonly string[], line: number, reading: Reading, findings: FindingList): void {
  const { find } = reading;
  const text = (content: SdmxContent) => (fields[find(content)?.index ?? -1] ?? '').trim();
  const [table = '', name = ''] = /^([^\s]+?\([^)]*\)|[^\s:]+:[^\s:]+)(?:: (.*))?$/s
    .exec(text('table'))
    ?.slice(1) ?? [text('table')];
  if (reading.about === null) {
    const source = table.includes(':') ? table.slice(0, table.indexOf(':')) : '';
    const title = text('table-name') || name || table;
    reading.about = { ...NOTHING_ABOUT, table, title, source, updated: text('updated') };
  } else if (reading.about.table !== table) {
    findings.add('error', 'several-tables', line, 'STRUCTURE_ID', {
      first: reading.about.table,
      given: table,
    });
  }
}

function listColumns({ keys, codes, attributes, find }: Reading): SourceColumn[] {
  const dimensions = keys.map((column, i): SourceColumn => {
    const list = [...(codes[i] ?? [])].map(([code, label]) => ({ code, label }));
    const guessed = guessRole(column.id, column.label, []);
    const role = column.content === 'time' ? 'time' : guessed === 'place' ? 'place' : 'dimension';
    return { id: column.id, label: column.label, role, codes: list };
  });
  const confidentiality = find('confidentiality');
  const further = [
    ...(confidentiality === undefined ? [] : [{ id: 'confidentiality', label: confidentiality.label }]),
    ...attributes.map(({ id, label }) => ({ id, label })),
  ];
  return completeColumns(dimensions, further, find('flag')?.label);
}
