import { isFields, readString } from './json-stat-body.ts';
import { readJsonComponents, readJsonObservations } from './sdmx-json-parts.ts';
import { toSdmxSourceTable } from './sdmx-source.ts';
import { isTooLong, NOTHING_ABOUT, openFindings, toEmptyTable } from './source-findings.ts';
import type { FindingList } from './source-findings.ts';
import type { SourceAbout, SourceTable, SourceTableOptions } from './source-table.types.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads an SDMX-JSON data message of 1.0 or 2.x: flat observations or series, attributes of the dataset, of groups, series and
 * observations. OBS_STATUS and CONF_STATUS make the state of a cell. Of several datasets the first is read, and a finding says
 * so. Nothing is thrown: what is wrong is a finding with its path. Sources: SDMX-JSON data message 1.0 and 2.0.0.
 *
 * @param json the text, or the value parsed from it
 * @param options the language of names
 * @returns one row an observation: dimensions, `value`, `status`, `flag`, then attributes
 * @example
 * const table = readSdmxJson({ data: {
 *   structures: [{ name: 'Residents', dimensions: { observation: [
 *     { id: 'TIME_PERIOD', name: 'Year', values: [{ id: '2023', name: '2023' }, { id: '2024', name: '2024' }] }] },
 *     attributes: { observation: [{ id: 'OBS_STATUS', name: 'Status', values: [{ id: 'A', name: 'Normal' }, { id: 'Q', name: 'Suppressed' }] }] } }],
 *   dataSets: [{ observations: { '0': [0, 0], '1': [null, 1] } }] } });
 * table.rows // => [["2023","0","final","A"],["2024","","withheld-at-source","Q"]]
 * table.columns[0].role // => "time"
 */
export function readSdmxJson(json: string | object, options: SourceTableOptions = {}): SourceTable {
  const findings = openFindings();
  if (typeof json === 'string' && isTooLong(json, findings)) return toEmptyTable('sdmx-json', findings);
  const parsed = typeof json === 'string' ? parseText(json, findings) : json;
  const message = findings.hasErrors() ? null : openMessage(parsed, findings);
  if (message === null) return toEmptyTable('sdmx-json', findings);
  const { structure, dataSet, dialect } = message;
  const components = readJsonComponents(structure, options.language, findings);
  const observations = findings.hasErrors() ? [] : readJsonObservations(dataSet, components, findings);
  return toSdmxSourceTable(
    {
      format: 'sdmx-json',
      dialect,
      about: readAbout(structure, message.meta, options.language),
      dimensions: components.dimensions.map(({ id, label, values, isTime }) => ({
        id,
        label,
        isTime,
        names: new Map(values.map((one) => [one.code, one.label])),
      })),
      observations,
    },
    findings,
  );
}

function parseText(text: string, findings: FindingList): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    findings.add('error', 'not-json', null, null, { given: cause instanceof Error ? cause.message : '' });
    return null;
  }
}

interface Message {
  readonly dialect: string;
  readonly meta: Fields;
  readonly structure: Fields;
  readonly dataSet: Fields;
}

/** 2.x has `data.structures`, 1.0 `data.structure`, drafts before it no `data` at all. */
function openMessage(json: unknown, findings: FindingList): Message | null {
  const fields = isFields(json) ? json : {};
  const data = isFields(fields['data']) ? fields['data'] : fields;
  const dataSets = listDataSets(data['dataSets'], findings);
  const structures = Array.isArray(data['structures'])
    ? (data['structures'] as unknown[])
    : [data['structure']];
  const dataSet = dataSets[0];
  const at = isFields(dataSet) && Number.isInteger(dataSet['structure']) ? Number(dataSet['structure']) : 0;
  const structure = structures[at];
  if (!isFields(dataSet) || !isFields(structure)) {
    findings.add('error', 'not-sdmx-json', null, isFields(dataSet) ? 'data.structures' : 'data.dataSets');
    return null;
  }
  if (dataSets.length > 1) findings.add('warning', 'several-tables', null, 'data.dataSets', { first: '0' });
  const meta = isFields(fields['meta']) ? fields['meta'] : {};
  return { dialect: Array.isArray(data['structures']) ? '2.0' : '1.0', meta, structure, dataSet };
}

/** Datasets that delete hold no observations. */
function listDataSets(list: unknown, findings: FindingList): unknown[] {
  const all = Array.isArray(list) ? (list as unknown[]) : [];
  const kept = all.filter((one) => !isFields(one) || one['action'] !== 'Delete');
  if (kept.length === all.length) return kept;
  findings.add('warning', 'deletion-passed-over', null, 'data.dataSets');
  return kept.length === 0 ? [{}] : kept;
}

function readAbout(structure: Fields, meta: Fields, language: string | undefined): SourceAbout {
  const links = Array.isArray(structure['links']) ? (structure['links'] as unknown[]) : [];
  const urns = links.flatMap((link) => (isFields(link) ? readString(link['urn'], '') : []));
  const table = urns.map((urn) => /Dataflow=(.+)$/.exec(urn)?.[1]).find((id) => id !== undefined) ?? '';
  const sender = isFields(meta['sender']) ? meta['sender'] : {};
  const names = isFields(structure['names']) ? structure['names'] : {};
  const title = readString(names[language ?? ''], readString(structure['name'], table));
  return {
    ...NOTHING_ABOUT,
    title,
    table,
    source: readString(sender['name'], readString(sender['id'], '')),
    updated: readString(meta['prepared'], ''),
  };
}
