/** From a query and a table to the codes that are wanted of each dimension. */
import {
  readPeriodDays,
  type PeriodDays,
  type SdmxArtefact,
  type SdmxCode,
  type SdmxDimension,
  type SdmxTable,
} from '@vicus/formats';
import type {
  ComponentFilter,
  FilterTerm,
  KeyBox,
  SdmxDataQuery,
  SdmxFlowQuery,
} from './sdmx-query.types.ts';
import { sdmxNoResults, sdmxNotOffered, sdmxSemantics, sdmxSyntax } from './sdmx.problems.ts';

export type Selection = Readonly<Record<string, readonly string[]>>;

/** Any of these; each names every dimension. Problems: `api-sdmx-semantics`, `api-sdmx-no-results`. */
export function selectObservations(
  table: SdmxTable,
  query: Pick<SdmxFlowQuery, 'keys' | 'isWholeKey' | 'filters'> &
    Partial<Pick<SdmxDataQuery, 'firstObservations' | 'lastObservations'>>,
): Selection[] {
  const keys = query.keys.length === 0 ? [[]] : query.keys;
  if (query.isWholeKey || keys.some((key) => key.length > 0)) refuseWrongKeys(table, query);
  const filtered = table.dimensions.map((one) => filterCodes(one, query.filters));
  refuseOtherFilters(table, query.filters);
  const boxes = keys.map((key) => cutByKey(table, key, filtered));
  const whole = boxes.filter((box) => Object.values(box).every((ids) => ids.length > 0));
  if (whole.length === 0) throw sdmxNoResults(describeCodes(table));
  return whole.map((box) => limitPeriods(table, box, query));
}

/** Dimensions that stand in a key: all but time. */
const listKeyed = ({ dimensions }: SdmxTable): SdmxDimension[] =>
  dimensions.filter(({ kind }) => kind !== 'time');

function refuseWrongKeys(
  table: SdmxTable,
  { keys, isWholeKey }: Pick<SdmxFlowQuery, 'keys' | 'isWholeKey'>,
): void {
  const keyed = listKeyed(table);
  for (const key of keys) {
    if (isWholeKey ? key.length === keyed.length : key.length <= keyed.length) continue;
    const order = keyed.map(({ id }) => id).join('.');
    throw sdmxSemantics(`The key has ${key.length} parts; the dimensions are ${order}, without time`);
  }
}

function cutByKey(
  table: SdmxTable,
  key: KeyBox,
  filtered: readonly (readonly string[])[],
): Record<string, readonly string[]> {
  const keyed = listKeyed(table);
  return Object.fromEntries(
    table.dimensions.map((dimension, i) => {
      const wanted = key[keyed.indexOf(dimension)] ?? null;
      const codes = filtered[i] ?? [];
      return [dimension.id, wanted === null ? codes : codes.filter((id) => wanted.includes(id))];
    }),
  );
}

/** So that whoever mistyped a code sees which there are. */
function describeCodes(table: SdmxTable): string {
  const lists = table.dimensions.map(({ id, codes }) => {
    const shown = codes.slice(0, 12).map((code) => code.id);
    return `${id}: ${shown.join(', ')}${codes.length > shown.length ? ' …' : ''}`;
  });
  return `Nothing has these codes. The table has ${lists.join('; ')}`;
}

function filterCodes({ id, kind, codes }: SdmxDimension, filters: readonly ComponentFilter[]): string[] {
  const mine = filters.filter(({ component }) => component === id);
  const fits = kind === 'time' ? planPeriodTerm : planCodeTerm;
  const tests = mine.map(({ anyOf }) => anyOf.map((all) => all.map(fits)));
  return codes
    .filter((code) => tests.every((anyOf) => anyOf.some((all) => all.every((test) => test(code)))))
    .map((code) => code.id);
}

function refuseOtherFilters(
  { dimensions, attributes }: SdmxTable,
  filters: readonly ComponentFilter[],
): void {
  for (const { component } of filters) {
    if (dimensions.some(({ id }) => id === component)) continue;
    if (component === 'OBS_VALUE' || attributes.some(({ id }) => id === component))
      throw sdmxNotOffered(`Filters by ${component} are not offered; filter by dimensions`);
    const known = dimensions.map(({ id }) => id).join(', ');
    throw sdmxSemantics(`The table has no dimension ${component}; it has ${known}`);
  }
}

type CodeTest = (code: SdmxCode) => boolean;

function planCodeTerm({ operator, value }: FilterTerm): CodeTest {
  switch (operator) {
    case 'eq':
      return ({ id }) => id === value;
    case 'ne':
      return ({ id }) => id !== value;
    case 'co':
      return ({ id }) => id.includes(value);
    case 'nc':
      return ({ id }) => !id.includes(value);
    case 'sw':
      return ({ id }) => id.startsWith(value);
    case 'ew':
      return ({ id }) => id.endsWith(value);
    default:
      return ({ id }) => isInOrder(operator, id < value ? -1 : Number(id > value));
  }
}

const isInOrder = (operator: 'lt' | 'le' | 'gt' | 'ge', order: number): boolean =>
  ({ lt: order < 0, le: order <= 0, gt: order > 0, ge: order >= 0 })[operator];

/** A period lies within bounds with all its days. */
function planPeriodTerm(term: FilterTerm): CodeTest {
  const { operator, value } = term;
  if (operator === 'co' || operator === 'nc' || operator === 'sw' || operator === 'ew')
    return planCodeTerm(term);
  const bound = readBoundDays(value);
  return ({ id, code }) => {
    const days = readPeriodDays(code);
    if (days === null) return false;
    switch (operator) {
      case 'ge':
        return days.first >= bound.first;
      case 'gt':
        return days.first > bound.last;
      case 'le':
        return days.last <= bound.last;
      case 'lt':
        return days.last < bound.first;
      case 'eq':
        return id === value || (days.first === bound.first && days.last === bound.last);
      case 'ne':
        return id !== value && (days.first !== bound.first || days.last !== bound.last);
    }
  };
}

/** Days of a period in the spellings of SDMX, reporting years and moments too. */
export function readBoundDays(text: string): PeriodDays {
  const plain = text
    .replace(/^(\d{4})-A1$/, '$1')
    .replace(/^(\d{4})-M(\d{2})$/, '$1-$2')
    .replace(/^(\d{4}-\d{2}-\d{2})T.*$/, '$1');
  const days = readPeriodDays(plain);
  if (days === null)
    throw sdmxSyntax(
      `"${text.slice(0, 40)}" is no period; e.g. 2025, 2025-Q3, 2025-07, 2025-W05, 2025-07-31`,
    );
  return days;
}

/** The first or last periods, by their days. Every series has a value or a reason for none in every period. */
function limitPeriods(
  { dimensions }: SdmxTable,
  box: Selection,
  {
    firstObservations = null,
    lastObservations = null,
  }: Partial<Pick<SdmxDataQuery, 'firstObservations' | 'lastObservations'>>,
): Selection {
  const time = dimensions.find(({ kind }) => kind === 'time');
  if (time === undefined || (firstObservations === null && lastObservations === null)) return box;
  const wanted = new Set(box[time.id]);
  const byTime = time.codes
    .filter(({ id }) => wanted.has(id))
    .map(({ id, code }) => ({ id, first: readPeriodDays(code)?.first ?? id }))
    .toSorted((a, b) => (a.first < b.first ? -1 : Number(a.first > b.first)));
  const kept = new Set([
    ...byTime.slice(0, firstObservations ?? 0),
    ...(lastObservations === null ? [] : byTime.slice(-lastObservations)),
  ]);
  return { ...box, [time.id]: byTime.filter((one) => kept.has(one)).map(({ id }) => id) };
}

/** How many observations the selections have together at most. */
export const countSelected = (boxes: readonly Selection[]): number =>
  boxes.reduce((sum, box) => sum + Object.values(box).reduce((product, ids) => product * ids.length, 1), 0);

/** A code list with the codes that are selected, and those above them; other parts of the structures as they are. */
export function keepSelectedCodes(
  artefact: SdmxArtefact,
  { dimensions }: SdmxTable,
  boxes: readonly Selection[],
): SdmxArtefact {
  const dimension = dimensions.find(({ codelist }) => codelist?.id === artefact.id);
  if (artefact.kind !== 'codelist' || dimension === undefined) return artefact;
  const kept = new Set(boxes.flatMap((box) => box[dimension.id] ?? []));
  // A set grows while it is walked through: parents of parents come too.
  for (const id of kept) {
    const parent = dimension.codes.find((code) => code.id === id)?.parent;
    if (parent !== undefined) kept.add(parent);
  }
  const content = dimension.codes.filter(({ id }) => kept.has(id));
  return { ...artefact, content, isPartial: content.length < dimension.codes.length };
}

/** Ids of attributes by the words of 2.x. */
export function chooseAttributes({ attributes }: SdmxTable, wanted: readonly string[]): string[] {
  const byWord: Readonly<Record<string, readonly string[]>> = {
    all: attributes.map(({ id }) => id),
    dsd: attributes.map(({ id }) => id),
    series: attributes.filter(({ dependsOn }) => dependsOn === 'measure').map(({ id }) => id),
    obs: attributes.filter(({ dependsOn }) => dependsOn !== 'measure').map(({ id }) => id),
    none: [],
    msd: [],
    dataset: [],
  };
  return wanted.flatMap((word) => {
    const ids = Object.hasOwn(byWord, word) ? byWord[word] : undefined;
    if (ids !== undefined) return ids;
    if (attributes.some(({ id }) => id === word)) return [word];
    throw sdmxSemantics(
      `The table has no attribute ${word.slice(0, 40)}; it has ${byWord['all']?.join(', ')}`,
    );
  });
}
