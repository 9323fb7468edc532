import { ATTRIBUTES } from './sdmx-components.ts';
import type { FindingList } from './source-findings.ts';

export type SdmxDialect = '1.0' | '2.0';

/** What a column of the file holds. */
export type SdmxContent =
  | 'table'
  | 'table-name'
  | 'structure'
  | 'action'
  | 'updated'
  | 'dimension'
  | 'time'
  | 'value'
  | 'flag'
  | 'confidentiality'
  | 'attribute';

export interface SdmxColumn {
  readonly id: string;
  readonly label: string;
  readonly content: SdmxContent;
  readonly index: number;
  /** column with the names of this one's codes (labels=name); null: none */
  readonly names: number | null;
  /** cells are "code: name" (labels=both) */
  readonly isBoth: boolean;
}

export interface SdmxHead {
  readonly dialect: SdmxDialect;
  readonly columns: readonly SdmxColumn[];
  /** columns of the file */
  readonly width: number;
}

const LEADING: ReadonlySet<string> = new Set([
  'DATAFLOW',
  'STRUCTURE',
  'STRUCTURE_ID',
  'STRUCTURE_NAME',
  'ACTION',
]);
const CONTENTS: Readonly<Record<string, SdmxContent>> = {
  DATAFLOW: 'table',
  STRUCTURE: 'structure',
  STRUCTURE_ID: 'table',
  STRUCTURE_NAME: 'table-name',
  ACTION: 'action',
  LAST_UPDATE: 'updated',
  TIME_PERIOD: 'time',
  TIME: 'time',
  OBS_VALUE: 'value',
  OBS_STATUS: 'flag',
  OBS_FLAG: 'flag',
  CONF_STATUS: 'confidentiality',
};

/**
 * Columns by the heading. 1.0 begins with DATAFLOW, 2.0 with STRUCTURE. Headings are ids, or "ID: Name" (labels=both), or
 * ids each followed by its name (labels=name, what Eurostat delivers as 2.0). What stands before OBS_VALUE and is no known
 * attribute is a dimension.
 */
export function readSdmxHead(fields: readonly string[], findings: FindingList): SdmxHead | null {
  const first = stripSeparator(fields[0] ?? '').toUpperCase();
  const dialect = first === 'DATAFLOW' ? '1.0' : first === 'STRUCTURE' ? '2.0' : null;
  if (dialect === null) {
    findings.add('error', 'not-sdmx-csv', 1, (fields[0] ?? '').slice(0, 60));
    return null;
  }
  const columns = listSdmxColumns(fields);
  checkColumns(columns, findings);
  return findings.hasErrors() ? null : { dialect, columns, width: fields.length };
}

/** With STRUCTURE_NAME every id after the leading columns is followed by its name. */
function listSdmxColumns(fields: readonly string[]): SdmxColumn[] {
  const headings = fields.map((field) => splitHeading(stripSeparator(field)));
  const ids = headings.map(({ id }) => id);
  const valueAt = ids.indexOf('OBS_VALUE');
  const leading = ids.filter((id) => LEADING.has(id)).length;
  const isPaired = ids.includes('STRUCTURE_NAME') && (ids.length - leading) % 2 === 0;
  return headings.flatMap(({ id, label, isBoth }, index) => {
    const hasName = isPaired && index >= leading && !headings.some((one) => one.isBoth);
    if (hasName && (index - leading) % 2 === 1) return [];
    const content = readContent(id, index, valueAt);
    const name = hasName ? (fields[index + 1] ?? id) : label;
    return [{ id, label: name, content, index, names: hasName ? index + 1 : null, isBoth }];
  });
}

/** `COMMENT[;]`: the sign between several values of a cell. */
const stripSeparator = (heading: string): string => heading.trim().replace(/\[.{1,2}\]$/, '');

function splitHeading(heading: string): { id: string; label: string; isBoth: boolean } {
  const both = /^([\w@$-]+): (.+)$/s.exec(heading);
  if (both !== null) return { id: both[1] ?? '', label: both[2] ?? '', isBoth: true };
  const id = heading.toUpperCase() === 'LAST UPDATE' ? 'LAST_UPDATE' : heading;
  return { id, label: id, isBoth: false };
}

function readContent(id: string, index: number, valueAt: number): SdmxContent {
  const known = CONTENTS[id.toUpperCase()];
  if (known !== undefined) return known;
  return ATTRIBUTES.has(id.toUpperCase()) || (valueAt !== -1 && index > valueAt) ? 'attribute' : 'dimension';
}

function checkColumns(columns: readonly SdmxColumn[], findings: FindingList): void {
  for (const content of ['table', 'value'] as const) {
    const found = columns.filter((one) => one.content === content).length;
    const keyword = content === 'value' ? 'OBS_VALUE' : 'STRUCTURE_ID';
    if (found === 0) findings.add('error', 'column-missing', 1, keyword);
  }
  if (!columns.some(({ content }) => content === 'time'))
    findings.add('warning', 'time-missing', 1, 'TIME_PERIOD');
  const ids = columns.map(({ id }) => id);
  const repeated = ids.find((id, at) => ids.indexOf(id) !== at);
  if (repeated !== undefined) findings.add('error', 'column-repeated', 1, repeated);
}
