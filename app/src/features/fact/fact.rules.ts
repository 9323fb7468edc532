/** From a cell of a published table to a fact, and whether its number is sure enough to be told. */
import {
  readCell,
  type Category,
  type Coordinates,
  type Cube,
  type Dimension,
  type Measure,
  type Texts,
} from '@vicus/cube';
import type { Fact, FactAddress, FactBefore, FactInterval, FactPart } from './fact.types.ts';

/** Pairs of measures that bound a number. */
const BOUNDS = [
  ['lower', 'upper'],
  ['low', 'high'],
] as const;
/** Measures that count whose answers stand behind a number, the nearest first. */
const ANSWERED = ['n', 'base'];
/** Codes under which the tables of surveys count everybody who answered. */
const EVERYBODY = ['given', 'all'];
/** Measures that are what the title of their table says. */
const SAID_BY_TITLE = ['share', 'value'];
/** A share whose interval is wider than this (0–1) is told as its interval. */
const VAGUE_SHARE = 0.2;
/** Other numbers: the interval against the scale (`points on 0-5`), else against the number itself. */
const VAGUE_PART_OF_SCALE = 0.2;
const VAGUE_PART_OF_NUMBER = 0.5;
/** More bars than this are no small picture. */
const MAXIMUM_PARTS = 7;

/** Undefined where the table has no such cell. Bounds are no facts of their own. */
export function readFact(cube: Cube, address: FactAddress): Fact | undefined {
  const measure = cube.measures.find(({ id }) => id === address.measure);
  if (measure === undefined || isBound(measure) || !isPosition(cube, address.at)) return undefined;
  const { at } = address;
  const { provenance } = cube;
  const frame = {
    address,
    question: provenance.question ?? provenance.title,
    labels: listLabels(cube, at),
    measure,
    namesMeasure: namesMeasure(cube, measure),
    period: provenance.period,
    time: findTime(cube, at),
    source: provenance.source,
    method: provenance.method,
    notes: provenance.notes,
    answered: ANSWERED.includes(measure.id) ? null : readAnswered(cube, at),
    parts: listParts(cube, at, measure),
  };
  const cell = readCell(cube, at, measure.id);
  if (cell.kind === 'none') return { ...frame, kind: 'none', reason: cell.reason };
  const interval = readInterval(cube, at, measure);
  return {
    ...frame,
    kind: 'number',
    value: cell.value,
    status: cell.status,
    interval,
    isVague: interval !== null && isVague(cell.value, interval, measure),
    isOfAnswersOnly: interval === null && measure.kind !== 'count' && frame.answered !== null,
    before: readBefore(cube, at, measure),
  };
}

const isBound = ({ id, kind }: Measure): boolean =>
  kind === 'bound' ||
  BOUNDS.some((pair) => (pair as readonly string[]).includes(id)) ||
  /^(lower|upper)-/.test(id);

/** Measures whose numbers are facts: no bounds, and counts of answers only where there is nothing else. */
export function listTellableMeasures(cube: Cube): Measure[] {
  const told = cube.measures.filter((measure) => !isBound(measure));
  const own = told.filter(({ id }) => !ANSWERED.includes(id));
  return own.length > 0 ? own : told;
}

/** A share says by its sign what it is, a table with one measure by its title. */
function namesMeasure(cube: Cube, { id }: Measure): boolean {
  return listTellableMeasures(cube).length > 1 && !SAID_BY_TITLE.includes(id);
}

function isPosition(cube: Cube, at: Coordinates): boolean {
  return (
    Object.keys(at).length === cube.dimensions.length &&
    cube.dimensions.every(({ id, categories }) => categories.some(({ code }) => code === at[id]))
  );
}

/** Codes that say something: a dimension with one code says what the title says already. */
function listLabels(cube: Cube, at: Coordinates): Fact['labels'] {
  return cube.dimensions
    .filter(({ categories, role }) => categories.length > 1 && role !== 'time')
    .map((dimension) => ({ dimension: dimension.label, category: findLabel(dimension, at) }));
}

function findLabel({ id, categories }: Dimension, at: Coordinates): Texts {
  return categories.find(({ code }) => code === at[id])?.label ?? { en: at[id] ?? '' };
}

function findTime(cube: Cube, at: Coordinates): Texts | null {
  const time = cube.dimensions.find(({ role }) => role === 'time');
  // one code alone is often the name of a survey: the period of the table says more
  return time === undefined || time.categories.length === 1 ? null : findLabel(time, at);
}

/** Bounds of the measure they share a unit with; only the first measure of that unit has them. */
function readInterval(cube: Cube, at: Coordinates, measure: Measure): FactInterval | null {
  for (const [lower, upper] of BOUNDS) {
    const bound = cube.measures.find(({ id }) => id === lower);
    const bounded = cube.measures.find((one) => !isBound(one) && one.unit === bound?.unit);
    if (bound === undefined || bounded?.id !== measure.id) continue;
    const low = readNumber(cube, at, lower);
    const high = readNumber(cube, at, upper);
    if (low !== null && high !== null) return { low, high };
  }
  return null;
}

function readNumber(cube: Cube, at: Coordinates, measure: string): number | null {
  if (!cube.measures.some(({ id }) => id === measure)) return null;
  const cell = readCell(cube, at, measure);
  return cell.kind === 'number' ? cell.value : null;
}

/** Answers at the cell; in a table of one question those of everybody who gave one. */
function readAnswered(cube: Cube, at: Coordinates): number | null {
  for (const measure of ANSWERED) {
    const known = readNumber(cube, at, measure);
    if (known !== null) return known;
  }
  const [laidOut] = cube.dimensions.filter(
    ({ role, categories }) => role === 'category' && hasEverybody(categories),
  );
  if (laidOut === undefined || !cube.measures.some(({ id }) => id === 'answers')) return null;
  const everybody = EVERYBODY.find((one) => laidOut.categories.some(({ code }) => code === one)) ?? '';
  return readNumber(cube, { ...at, [laidOut.id]: everybody }, 'answers');
}

const hasEverybody = (categories: readonly Category[]): boolean =>
  categories.some(({ code }) => EVERYBODY.includes(code));

/** The width against what it is measured on: 0–1 for shares, the scale where the unit names one, else the number. */
function isVague(value: number, { low, high }: FactInterval, { unit, kind }: Measure): boolean {
  const width = high - low;
  if (kind === 'share' || unit.startsWith('share')) return width > VAGUE_SHARE;
  const scale = /(-?\d+)\s*(?:-|–|to)\s*(\d+)/.exec(unit);
  if (scale !== null) return width > VAGUE_PART_OF_SCALE * (Number(scale[2]) - Number(scale[1]));
  return width > VAGUE_PART_OF_NUMBER * Math.abs(value);
}

/** The codes beside this one in the dimension that tells it apart, whole and parts never mixed. */
function listParts(cube: Cube, at: Coordinates, measure: Measure): FactPart[] {
  const laidOut = cube.dimensions
    .filter(({ role, categories }) => role === 'category' && categories.length > 1)
    .map((dimension) => ({ dimension, beside: listBeside(dimension, at) }))
    .find(({ beside }) => beside.length > 1 && beside.length <= MAXIMUM_PARTS);
  if (laidOut === undefined) return [];
  const { dimension, beside } = laidOut;
  return beside.map(({ code, label }) => {
    const here = { ...at, [dimension.id]: code };
    const cell = readCell(cube, here, measure.id);
    const interval = cell.kind === 'number' ? readInterval(cube, here, measure) : null;
    return {
      label,
      value: cell.kind === 'number' ? cell.value : cell.reason,
      interval,
      isVague: cell.kind === 'number' && interval !== null && isVague(cell.value, interval, measure),
      isThis: code === at[dimension.id],
    };
  });
}

function listBeside({ id, categories }: Dimension, at: Coordinates): readonly Category[] {
  const own = categories.find(({ code }) => code === at[id]);
  const parents = new Set(categories.map(({ parent }) => parent));
  if (own === undefined || EVERYBODY.includes(own.code)) return [];
  return categories.filter(
    ({ code, parent }) =>
      parent === own.parent && parents.has(code) === parents.has(own.code) && !EVERYBODY.includes(code),
  );
}

/** The code of time before this one, where it has a number. */
function readBefore(cube: Cube, at: Coordinates, measure: Measure): FactBefore | null {
  const time = cube.dimensions.find(({ role, id }) => role === 'time' || id === 'window');
  if (time === undefined) return null;
  const place = time.categories.findIndex(({ code }) => code === at[time.id]);
  const earlier = time.categories[place - 1];
  if (earlier === undefined) return null;
  const value = readNumber(cube, { ...at, [time.id]: earlier.code }, measure.id);
  return value === null ? null : { period: earlier.label, value };
}
