import { CubeProblem } from '@vicus/cube';
import { isFields, readBody, readString } from './json-stat-body.ts';
import type { Body } from './json-stat-body.ts';
import { listDatasets } from './json-stat-versions.ts';
import type { VersionedDataset } from './json-stat-versions.ts';
import { completeColumns } from './source-columns.ts';
import { isTooLong, openFindings, toEmptyTable } from './source-findings.ts';
import type { FindingList } from './source-findings.ts';
import { guessRole } from './source-roles.ts';
import { readFlags, readOwnState } from './source-states.ts';
import { SOURCE_TABLE_LIMITS } from './source-table.types.ts';
import type {
  SourceAbout,
  SourceColumn,
  SourceColumnRole,
  SourceTable,
  SourceTableOptions,
} from './source-table.types.ts';

/**
 * Reads a JSON-stat file as a table: datasets of 2.0 and 1.x, bundles and collections with datasets inside (the first, or the one
 * named in `dataset`). For a cube use `parseJsonStat`. The states of files this platform wrote come back; `withheld` there is
 * `withheld-at-source` here. Nothing is thrown: what is wrong is a finding with its path.
 *
 * @param json the text, or the value parsed from it
 * @param options which dataset of several
 * @returns one row for each cell, in the order of the file: codes, `value`, `status`, `flag`
 * @example
 * const table = readJsonStatTable({ version: '2.0', class: 'dataset', label: 'Residents', source: 'Registry',
 *   id: ['year'], size: [3], role: { time: ['year'] }, dimension: { year: { category: { index: ['2023', '2024', '2025'] } } },
 *   value: [0, null, 912], status: { 1: 'c', 2: 'p' } });
 * table.rows // => [["2023","0","final",""],["2024","","withheld-at-source","c"],["2025","912","provisional","p"]]
 * table.columns[0] // => {"id":"year","label":"year","role":"time","codes":[{"code":"2023","label":"2023"},{"code":"2024","label":"2024"},{"code":"2025","label":"2025"}]}
 */
export function readJsonStatTable(json: string | object, options: SourceTableOptions = {}): SourceTable {
  const findings = openFindings();
  if (typeof json === 'string' && isTooLong(json, findings)) return toEmptyTable('json-stat', findings);
  const parsed = typeof json === 'string' ? parseText(json, findings) : json;
  const datasets = parsed === null ? [] : listDatasets(parsed);
  const dataset = chooseDataset(datasets, options.dataset, findings);
  if (dataset === null) return toEmptyTable('json-stat', findings);
  const body = openBody(dataset, findings);
  if (body === null) return toEmptyTable('json-stat', findings, { dialect: dataset.version });
  return {
    format: 'json-stat',
    dialect: dataset.version,
    about: readAbout(dataset, body),
    columns: listColumns(body),
    rows: listRows(body, findings),
    findings: findings.list(),
  };
}

function parseText(text: string, findings: FindingList): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    findings.add('error', 'not-json', null, null, { given: cause instanceof Error ? cause.message : '' });
    return null;
  }
}

function chooseDataset(
  datasets: readonly VersionedDataset[],
  wanted: string | undefined,
  findings: FindingList,
): VersionedDataset | null {
  const chosen = wanted === undefined ? datasets[0] : datasets.find(({ name }) => name === wanted);
  const names = datasets.map(({ name }) => name).join(', ');
  if (datasets.length > 1 && wanted === undefined)
    findings.add('warning', 'several-tables', null, null, { first: chosen?.name ?? '', names });
  if (chosen === undefined && !findings.hasErrors())
    findings.add('error', 'no-table', null, null, { wanted: wanted ?? '', names });
  return chosen ?? null;
}

function openBody({ fields }: VersionedDataset, findings: FindingList): Body | null {
  try {
    const body = readBody(fields);
    if (body.size <= SOURCE_TABLE_LIMITS.rows) return body;
    findings.add('error', 'too-large', null, 'size', { rows: body.size, most: SOURCE_TABLE_LIMITS.rows });
  } catch (problem) {
    if (!(problem instanceof CubeProblem)) throw problem;
    findings.add('error', problem.code, null, problem.where, { given: problem.message });
  }
  return null;
}

function readAbout({ name, fields }: VersionedDataset, body: Body): SourceAbout {
  const notes = Array.isArray(fields['note']) ? (fields['note'] as unknown[]) : [];
  const units = new Set(body.dimensions.flatMap((one) => [...one.units.values()].map(({ label }) => label)));
  return {
    title: readString(fields['label'], name),
    source: readString(fields['source'], ''),
    updated: readString(fields['updated'], ''),
    table: readString(fields['href'], name),
    unit: units.size === 1 ? ([...units][0] ?? '') : '',
    decimals: null,
    notes: notes.filter((note): note is string => typeof note === 'string'),
  };
}

function listColumns({ fields, dimensions }: Body): SourceColumn[] {
  const roles = isFields(fields['role']) ? fields['role'] : {};
  const has = (role: string, id: string): boolean =>
    Array.isArray(roles[role]) && (roles[role] as unknown[]).includes(id);
  const isTold = Array.isArray(roles['time']) || Array.isArray(roles['geo']);
  const columns = dimensions.map(({ id, label, codes, labels }): SourceColumn => {
    const list = codes.map((code) => ({ code, label: labels.get(code) ?? code }));
    const guess: SourceColumnRole = isTold ? 'dimension' : guessRole(id, label, list);
    return { id, label, role: has('time', id) ? 'time' : has('geo', id) ? 'place' : guess, codes: list };
  });
  return completeColumns(columns);
}

function listRows({ dimensions, values, statuses }: Body, findings: FindingList): string[][] {
  let confidential = 0;
  const rows = values.map((value, index) => {
    const codes: string[] = [];
    let rest = index;
    for (const dimension of dimensions.toReversed()) {
      codes.unshift(dimension.codes[rest % dimension.codes.length] ?? '');
      rest = Math.floor(rest / dimension.codes.length);
    }
    const flag = statuses[index] ?? '';
    if (value !== null && /^(c|C|Q)$/.test(flag)) confidential += 1;
    const state = readOwnState(flag, value !== null) ?? readFlags(flag, value !== null);
    return [...codes, value === null ? '' : String(value), state, flag];
  });
  if (confidential > 0)
    findings.add('warning', 'confidential-with-value', null, 'status', { cells: confidential });
  return rows;
}
