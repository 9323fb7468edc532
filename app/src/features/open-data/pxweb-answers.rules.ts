/** Answers of PxWebApi 2 about tables: lists, one table, its metadata as JSON-stat with what PX says. */
import { readText, type Texts } from '@vicus/cube';
import { readPeriodDays, type JsonStatDataset } from '@vicus/formats';
import type { Language } from '#ui/languages.ts';
import { toPxCodeListId, toPxTableId } from './pxweb-ids.rules.ts';
import { listCodeLists, listInOrder, type PxVariable } from './pxweb-variables.rules.ts';
import type { PublishedTableEntry } from './published-tables.types.ts';

export interface PxContext {
  /** address of the service without a slash at the end */
  readonly base: string;
  readonly language: Language;
}

export interface PxLink {
  readonly rel: string;
  readonly hreflang: string;
  readonly href: string;
}

export const toPxLink = ({ base, language }: PxContext, rel: string, path: string): PxLink => ({
  rel,
  hreflang: language,
  href: `${base}${path}${path.includes('?') ? '&' : '?'}lang=${language}`,
});

export const toPxId = ({ place, release, id }: PublishedTableEntry): string =>
  toPxTableId(place.slug, release.subject, id);

/** A table in a list or alone. */
export function describePxTable(entry: PublishedTableEntry, context: PxContext) {
  const { title, question, place, release, dimensions, source, measures } = entry;
  const { language } = context;
  const id = toPxId(entry);
  const periods = listPeriods(entry);
  const label = `${readText(title, language)}, ${place.name}`;
  return {
    type: 'Table',
    id,
    label,
    description: question === null ? label : readText(question, language),
    sortCode: id,
    updated: `${release.publishedOn}T00:00:00Z`,
    firstPeriod: periods[0] ?? null,
    lastPeriod: periods.at(-1) ?? null,
    category: 'public',
    variableNames: [
      ...dimensions.map((one) => readText(one.label, language)),
      ...(measures.length > 0 ? [readText(MEASURE, language)] : []),
    ],
    discontinued: false,
    source: readText(source, language),
    subjectCode: place.slug,
    timeUnit: toTimeUnit(periods[0]),
    paths: [[{ id: place.slug, label: place.name }]],
    links: [
      toPxLink(context, 'self', `/tables/${id}`),
      toPxLink(context, 'metadata', `/tables/${id}/metadata`),
      toPxLink(context, 'data', `/tables/${id}/data?outputFormat=json-stat2`),
    ],
  };
}

const MEASURE: Texts = { en: 'Measure', de: 'Kennzahl', es: 'Medida', it: 'Misura' };

/** Periods of the table from first to last; without a dimension of time that of the whole table. */
function listPeriods({ dimensions, period }: PublishedTableEntry): string[] {
  const time = dimensions.find(({ periods }) => periods.length > 0);
  if (time === undefined) return [period];
  const values = time.periods.map((code) => ({ code, label: { en: code } }));
  return listInOrder({ ...time, cubeId: time.id, kind: 'time', values, totalCode: null });
}

function toTimeUnit(period: string | undefined): string {
  if (period === undefined || readPeriodDays(period) === null) return 'Other';
  if (/^\d{4}$/.test(period)) return 'Annual';
  if (/Q\d$/.test(period)) return 'Quarterly';
  if (/W\d+$/.test(period)) return 'Weekly';
  return /^\d{4}-\d{2}$/.test(period) ? 'Monthly' : 'Other';
}

/** Words of the search, all of which must stand in title, question, name of the place or id; capitals do not matter. */
export function matchesSearch(entry: PublishedTableEntry, search: string): boolean {
  const { title, question, place } = entry;
  const texts = [...Object.values(title), ...Object.values(question ?? {}), place.name, toPxId(entry)];
  const text = texts.join('\n').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** A JSON-stat dataset with what PxWebApi 2 adds: objects for indices, code lists, totals, keywords of PX. */
export function toPxDataset(
  dataset: JsonStatDataset,
  entry: PublishedTableEntry,
  variables: readonly PxVariable[],
  context: PxContext,
) {
  const periods = listPeriods(entry);
  const { contactEmail, name } = entry.place;
  const contact = { organization: name, mail: contactEmail, raw: contactEmail };
  return {
    ...dataset,
    updated: `${entry.release.publishedOn}T00:00:00Z`,
    dimension: Object.fromEntries(
      variables.map((variable) => [variable.id, toPxDimension(dataset, variable, toPxId(entry), context)]),
    ),
    extension: {
      ...dataset.extension,
      px: describeInPx(entry, variables, context.language),
      ...(contactEmail === '' ? {} : { contact: [contact] }),
      firstPeriod: periods[0],
      lastPeriod: periods.at(-1),
      discontinued: false,
    },
  };
}

/** Keywords of PX. */
function describeInPx(
  { id, title, measures, place, release }: PublishedTableEntry,
  variables: readonly PxVariable[],
  language: Language,
) {
  return {
    tableid: toPxTableId(place.slug, release.subject, id),
    decimals: Math.max(0, ...measures.map(({ decimals }) => decimals)),
    'official-statistics': false,
    // Numbers that are withheld cannot be added.
    aggregallowed: false,
    copyright: false,
    language,
    contents: readText(title, language),
    description: readText(title, language),
    heading: variables.slice(-1).map((one) => one.id),
    stub: variables.slice(0, -1).map((one) => one.id),
    matrix: id,
    'subject-code': place.slug,
    'subject-area': place.name,
  };
}

function toPxDimension(dataset: JsonStatDataset, variable: PxVariable, tableId: string, context: PxContext) {
  const { label, category } = dataset.dimension[variable.id] ?? { label: variable.id, category: EMPTY };
  const index = Object.fromEntries(category.index.map((code, at) => [code, at]));
  const unit = Object.entries(category.unit ?? {}).map(
    ([code, one]) => [code, { ...one, base: one.label }] as const,
  );
  const withUnit = unit.length === 0 ? {} : { unit: Object.fromEntries(unit) };
  const extension = describeVariable(variable, tableId, context);
  return { label, category: { ...category, index, ...withUnit }, extension };
}

const EMPTY: JsonStatDataset['dimension'][string]['category'] = { index: [], label: {} };

function describeVariable(variable: PxVariable, tableId: string, context: PxContext) {
  const lists = listCodeLists(variable).map((list) => {
    const id = toPxCodeListId(tableId, list, variable.id);
    const label = nameCodeList(variable, list, context.language);
    const path = `/codelists/${encodeURIComponent(id)}`;
    return { id, label, type: 'Valueset', links: [toPxLink(context, 'metadata', path)] };
  });
  const { totalCode } = variable;
  return {
    elimination: totalCode !== null,
    ...(totalCode === null ? {} : { eliminationValueCode: totalCode }),
    show: 'value',
    ...(lists.length === 0 ? {} : { codeLists: lists }),
  };
}

const LISTS: Readonly<Record<string, Texts>> = {
  all: { en: 'all values', de: 'alle Werte', es: 'todos los valores', it: 'tutti i valori' },
  parts: {
    en: 'smallest parts only',
    de: 'nur kleinste Teile',
    es: 'solo las partes más pequeñas',
    it: 'solo le parti più piccole',
  },
};

export const nameCodeList = ({ label }: PxVariable, list: string, language: Language): string =>
  `${readText(label, language)}: ${readText(LISTS[list] ?? { en: list }, language)}`;
