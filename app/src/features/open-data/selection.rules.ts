/** Which part of a table an address asks for: `?role=official,elected&measure=n&from=2024&to=2025`. */
import type { Cube, Dimension } from '@vicus/cube';
import { readPeriodDays } from '@vicus/formats';
import {
  noCodes,
  noObservations,
  noPeriods,
  notAPeriod,
  questionTooLong,
  unknownCode,
  unknownParameter,
} from './open-data.problems.ts';
import { API_LIMITS } from './limits.rules.ts';

export interface TableSelection {
  /** codes by id of a dimension, in the order of the table; dimensions that are not named are wanted whole */
  readonly codes: Readonly<Record<string, readonly string[]>>;
  /** ids of measures in the order of the table; null: all */
  readonly measures: readonly string[] | null;
}

/** Names that are no dimensions. A dimension that is called like one is asked for as `dimension.<name>`. */
const RESERVED = ['lang', 'from', 'to', 'measure', 'format'] as const;
const EXPLICIT = 'dimension.';

/** Reads the parameters of an address. Problems (400): `api-unknown-parameter`, `api-unknown-code`, … */
export function readSelection(cube: Cube, query: URLSearchParams): TableSelection {
  if (query.toString().length > API_LIMITS.queryCharacters) throw questionTooLong(API_LIMITS.queryCharacters);
  const codes = new Map<string, readonly string[]>();
  for (const name of new Set(query.keys())) {
    if (RESERVED.some((one) => one === name)) continue;
    const dimension = findDimension(cube, name);
    codes.set(
      dimension.id,
      readCodes(
        query.getAll(name),
        name,
        dimension.categories.map(({ code }) => code),
      ),
    );
  }
  const measureIds = cube.measures.map(({ id }) => id);
  const measures = query.has('measure') ? readCodes(query.getAll('measure'), 'measure', measureIds) : null;
  for (const [id, kept] of readPeriods(cube, query))
    codes.set(
      id,
      kept.filter((code) => codes.get(id)?.includes(code) !== false),
    );
  if ([...codes.values()].some((kept) => kept.length === 0)) throw noObservations(listAvailablePeriods(cube));
  return { codes: Object.fromEntries(codes), measures };
}

function findDimension(cube: Cube, name: string): Dimension {
  const id = name.startsWith(EXPLICIT) ? name.slice(EXPLICIT.length) : name;
  const found = cube.dimensions.find((one) => one.id === id);
  if (found === undefined)
    throw unknownParameter(name, [...cube.dimensions.map((one) => toParameterName(one.id)), ...RESERVED]);
  return found;
}

/** How a dimension is called in an address. */
export function toParameterName(dimensionId: string): string {
  return RESERVED.some((one) => one === dimensionId) ? `${EXPLICIT}${dimensionId}` : dimensionId;
}

/** Codes wanted, in the order of the table. A code may hold a comma: a value that is a code is not divided. */
function readCodes(given: readonly string[], parameter: string, known: readonly string[]): string[] {
  const set = new Set(known);
  const wanted = new Set(
    given.flatMap((text) => (set.has(text) ? [text] : text.split(','))).filter((text) => text !== ''),
  );
  for (const code of wanted) if (!set.has(code)) throw unknownCode(parameter, code, known);
  if (wanted.size === 0) throw noCodes(parameter);
  return known.filter((code) => wanted.has(code));
}

/** Codes of the dimension of time that are not outside `from` and `to`. */
function readPeriods(cube: Cube, query: URLSearchParams): [string, string[]][] {
  const [from, to] = (['from', 'to'] as const).map((name) => readBound(name, query));
  if (from === undefined && to === undefined) return [];
  const time = findTime(cube);
  if (time === undefined) throw noPeriods(from === undefined ? 'to' : 'from');
  const kept = time.categories.filter(({ code }) => {
    const days = readPeriodDays(code);
    return days !== null && days.last >= (from?.first ?? '') && days.first <= (to?.last ?? '9999-99-99');
  });
  return [[time.id, kept.map(({ code }) => code)]];
}

function readBound(name: 'from' | 'to', query: URLSearchParams) {
  const given = query.get(name);
  if (given === null) return undefined;
  const days = readPeriodDays(given);
  if (days === null) throw notAPeriod(name, given);
  return days;
}

function findTime(cube: Cube): Dimension | undefined {
  return cube.dimensions.find(
    ({ role, categories }) => role === 'time' && categories.some(({ code }) => readPeriodDays(code) !== null),
  );
}

function listAvailablePeriods(cube: Cube): string {
  const codes = (findTime(cube)?.categories ?? []).map(({ code }) => code);
  return codes.length > 2 ? `${codes[0]} … ${codes.at(-1)}` : codes.join(', ');
}

/** Numbers and gaps of what is wanted. */
export function countObservations(cube: Cube, { codes, measures }: TableSelection): number {
  return cube.dimensions.reduce(
    (product, { id, categories }) => product * (codes[id]?.length ?? categories.length),
    measures?.length ?? cube.measures.length,
  );
}

/** The parameter by which most can be left out: the dimension of which most codes are wanted. */
export function suggestFilter(cube: Cube, { codes }: TableSelection): string {
  const sizes = cube.dimensions.map(({ id, categories }) => ({
    id,
    size: codes[id]?.length ?? categories.length,
  }));
  const largest = sizes.toSorted((a, b) => b.size - a.size)[0];
  return largest === undefined ? 'measure' : toParameterName(largest.id);
}
