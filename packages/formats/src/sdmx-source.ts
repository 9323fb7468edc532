import { ATTRIBUTES } from './sdmx-components.ts';
import { completeColumns } from './source-columns.ts';
import { toEmptyTable } from './source-findings.ts';
import type { FindingList } from './source-findings.ts';
import { guessRole } from './source-roles.ts';
import { CONFIDENTIAL, readDecimal, readFlags, readOwnState } from './source-states.ts';
import { SOURCE_TABLE_LIMITS } from './source-table.types.ts';
import type { SourceAbout, SourceColumn, SourceTable } from './source-table.types.ts';

/** A dimension of a message, with names of codes as far as they are known. */
export interface SdmxSourceDimension {
  readonly id: string;
  readonly label: string;
  readonly isTime: boolean;
  readonly names: ReadonlyMap<string, string>;
}

/** An observation as a message has it: texts by id of component. */
export interface SdmxSourceObservation {
  readonly line: number | null;
  readonly components: ReadonlyMap<string, string>;
  /** '' for none */
  readonly value: string;
}

export interface SdmxSource {
  readonly format: 'sdmx-json' | 'sdmx-ml';
  readonly dialect: string;
  readonly about: SourceAbout;
  readonly dimensions: readonly SdmxSourceDimension[];
  readonly observations: readonly SdmxSourceObservation[];
}

const FLAGS: readonly string[] = ['OBS_STATUS', 'OBS_FLAG'];
const CONFIDENTIALITY: readonly string[] = ['CONF_STATUS', 'OBS_CONF', 'CONF_STATUS_OBS'];

/** Whether a component that a message names only in its data is a dimension. */
export const isDimension = (id: string): boolean => id !== 'OBS_VALUE' && !ATTRIBUTES.has(id);

/** The table of a message: one row an observation, as `readSdmxCsv` makes it of a file. */
export function toSdmxSourceTable(source: SdmxSource, findings: FindingList): SourceTable {
  const { format, dialect, about, dimensions, observations } = source;
  if (observations.length > SOURCE_TABLE_LIMITS.rows) {
    findings.add('error', 'too-large', null, null, { most: SOURCE_TABLE_LIMITS.rows });
    return toEmptyTable(format, findings, { dialect });
  }
  if (observations.length === 0 && !findings.hasErrors()) findings.add('warning', 'no-observations');
  const keys = new Set(dimensions.map(({ id }) => id));
  const further = listFurther(observations, keys);
  const seen = new Set<string>();
  const rows = observations.map((one) => {
    const key = readKey(one, dimensions, seen, findings);
    return [...key, ...readCell(one, findings), ...further.map((id) => one.components.get(id) ?? '')];
  });
  return {
    format,
    dialect,
    about,
    columns: completeColumns(
      dimensions.map((dimension, i) =>
        toColumn(
          dimension,
          rows.map((row) => row[i] ?? ''),
        ),
      ),
      further.map((id) => ({ id: CONFIDENTIALITY.includes(id) ? 'confidentiality' : id, label: id })),
    ),
    rows: findings.hasErrors() ? [] : rows,
    findings: findings.list(),
  };
}

/** Confidentiality first, then the other attributes in the order in which they come. */
function listFurther(observations: readonly SdmxSourceObservation[], keys: ReadonlySet<string>): string[] {
  const ids = new Set<string>();
  for (const { components } of observations)
    for (const id of components.keys()) if (!keys.has(id) && !FLAGS.includes(id)) ids.add(id);
  return [...ids].toSorted(
    (a, b) => Number(CONFIDENTIALITY.includes(b)) - Number(CONFIDENTIALITY.includes(a)),
  );
}

function readKey(
  { components, line }: SdmxSourceObservation,
  dimensions: readonly SdmxSourceDimension[],
  seen: Set<string>,
  findings: FindingList,
): string[] {
  const key = dimensions.map(({ id }) => components.get(id) ?? '');
  key.forEach((code, i) => {
    if (code === '') findings.add('error', 'code-missing', line, dimensions[i]?.id ?? null);
  });
  const joined = key.join('\u0000');
  if (seen.has(joined)) findings.add('error', 'observation-repeated', line, null, { key: key.join(', ') });
  seen.add(joined);
  return key;
}

const readFirst = (components: ReadonlyMap<string, string>, ids: readonly string[]): string =>
  ids.map((id) => components.get(id)).find((text) => text !== undefined) ?? '';

/** Value, status, flag. */
function readCell(
  { components, value: given, line }: SdmxSourceObservation,
  findings: FindingList,
): string[] {
  const flag = readFirst(components, FLAGS);
  const confidentiality = readFirst(components, CONFIDENTIALITY);
  const text = given.trim();
  const value = /^(|:|NaN|#N\/A|NA|null)$/i.test(text) ? '' : readDecimal(text);
  if (value === null)
    findings.add('error', 'cell-not-a-number', line, 'OBS_VALUE', { given: text.slice(0, 40) });
  else if (value !== '' && CONFIDENTIAL.has(confidentiality))
    findings.add('warning', 'confidential-with-value', line, 'CONF_STATUS', { given: confidentiality });
  const hasValue = value !== '' && value !== null;
  const own = readOwnState(components.get('CELL_STATE') ?? '', hasValue);
  return [value ?? '', own ?? readFlags(flag, hasValue, confidentiality), flag];
}

function toColumn({ id, label, isTime, names }: SdmxSourceDimension, used: readonly string[]): SourceColumn {
  const codes = [...new Set([...names.keys(), ...used])].map((code) => ({
    code,
    label: names.get(code) ?? code,
  }));
  const guess = guessRole(id, label, []);
  return { id, label, role: isTime ? 'time' : guess === 'place' ? 'place' : 'dimension', codes };
}
