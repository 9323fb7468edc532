import { readText } from '@vicus/cube';
import type { ProtectedCube, Texts } from '@vicus/cube';
import { cutSdmx } from './sdmx-observations.ts';
import { describeSdmx } from './sdmx-table.ts';
import type { SdmxCode, SdmxCutOptions, SdmxMessageOptions, SdmxTable } from './sdmx.types.ts';
import { quoteField } from './text-cells.ts';

export interface SdmxCsvOptions extends Omit<SdmxMessageOptions, 'prepared'>, SdmxCutOptions {
  /** 2.0 (default) begins with STRUCTURE, 1.0 with DATAFLOW for clients of SDMX REST 1.5 */
  readonly dialect?: '1.0' | '2.0';
  /** `id` (default): codes only; `both`: `code: name`, in cells and headings */
  readonly labels?: 'id' | 'both';
}

/**
 * Writes a protected cube as SDMX-CSV (RFC 4180, lines end with CR LF), one row an observation: dimensions in the order of the
 * key, OBS_VALUE, attributes. A cell without a number has an empty OBS_VALUE and its OBS_STATUS, CONF_STATUS and CELL_STATE;
 * zero is `0`. No field begins with a character that a spreadsheet runs. Source: SDMX-CSV field guides 1.0 and 2.0.
 *
 * @param sealed a protected cube
 * @param options agency, version, dialect, labels, language, selection
 * @returns the text of the file; numbers with a point, all digits of the cell
 * @throws CubeProblem `not-sealed`; `bad-text` for an agency or version; `unknown-dimension`, `unknown-code` for a selection
 * @example
 * const cube = buildCube({
 *   id: 'answers',
 *   provenance: { title: { en: 'Answers' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [{ id: 'role', label: { en: 'Role' }, role: 'category', categories: [
 *     { code: 'all', label: { en: 'All' } }, { code: 'elected', label: { en: 'Elected' }, parent: 'all' }] }],
 *   measures: [{ id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 }],
 *   cells: [{ at: { role: 'all' }, measures: { n: 17 } }],
 *   unmentioned: 'withheld',
 * });
 * const sealed = sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' });
 * const lines = toSdmxCsv(sealed, { agency: 'VICUS', language: 'en' }).split('\r\n');
 * lines[0] // => "STRUCTURE,STRUCTURE_ID,ACTION,role,MEASURE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,CELL_STATE,UNIT_MEASURE,DECIMALS,TIME_FORMAT"
 * lines[1] // => "dataflow,VICUS:answers(1.0),I,all,n,2025,17,A,F,final,answers,0,P1Y"
 * lines[2] // => "dataflow,VICUS:answers(1.0),I,elected,n,2025,,Q,N,withheld,answers,0,P1Y"
 */
export function toSdmxCsv(sealed: ProtectedCube, options: SdmxCsvOptions): string {
  const cut = cutSdmx(sealed, describeSdmx(sealed, options), options);
  const { table } = cut;
  const write = planTexts(options);
  const lead = listLead(table, options, write);
  const codes = cut.codes.map((list, i) => {
    const isTime = table.dimensions[i]?.kind === 'time';
    return list.map(({ id, label }) => quoteField(isTime ? id : write(id, label)));
  });
  const names = table.attributes.map(({ codelist }) => writeCodes(codelist.codes, write));
  const head = [
    ...lead.map(({ heading }) => heading),
    ...table.dimensions.map(({ id, label }) => quoteField(writeHeading(id, label, write, options.labels))),
    write('OBS_VALUE', { en: 'Value', de: 'Wert', es: 'Valor', it: 'Valore' }),
    ...table.attributes.map(({ id, label }) => quoteField(write(id, label))),
  ];
  const lines = [head.join(',')];
  const begin = lead.map(({ field }) => quoteField(field));
  for (const { at, value, attributes } of cut.observations) {
    const key = at.map((position, i) => codes[i]?.[position] ?? '');
    const rest = attributes.map((id, i) => names[i]?.get(id) ?? id);
    lines.push([...begin, ...key, value === null ? '' : String(value), ...rest].join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

type TextWriter = (id: string, label: Texts) => string;

/** A name of spaces only says nothing: the code stands alone. */
function planTexts({ labels = 'id', language }: SdmxCsvOptions): TextWriter {
  if (labels === 'id') return (id) => id;
  return (id, label) => {
    const name = readText(label, language).trim();
    return name === '' ? id : `${id}: ${name}`;
  };
}

/** A reader knows the form by the headings: one without a name has its id twice. */
function writeHeading(id: string, label: Texts, write: TextWriter, labels: SdmxCsvOptions['labels']): string {
  const heading = write(id, label);
  return labels === 'both' && heading === id ? `${id}: ${id}` : heading;
}

function writeCodes(codes: readonly SdmxCode[], write: TextWriter): Map<string, string> {
  return new Map(codes.map(({ id, label }) => [id, quoteField(write(id, label))]));
}

/** What stands before the dimensions in every row. */
function listLead(
  { agency, flow, version, title }: SdmxTable,
  { dialect = '2.0' }: SdmxCsvOptions,
  write: TextWriter,
): { heading: string; field: string }[] {
  const field = write(`${agency}:${flow}(${version})`, title);
  if (dialect === '1.0') return [{ heading: 'DATAFLOW', field }];
  return [
    { heading: 'STRUCTURE', field: 'dataflow' },
    { heading: 'STRUCTURE_ID', field },
    { heading: 'ACTION', field: 'I' },
  ];
}
