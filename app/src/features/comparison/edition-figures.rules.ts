/** What is read of a published edition for comparison: shown figures of the local government, and nothing withheld. */
import { openProtectedCube, readCell, type Coordinates, type Cube, type ProtectedCube } from '@vicus/cube';
import {
  CONTACT_FIGURES,
  GROUPS_OF_ACTORS,
  INDEX_FIGURES,
  PRINTED_KINDS,
  type FigureCode,
  type PlaceFigures,
} from './group-figures.types.ts';
import { SHARED_TABLES } from './sharing.types.ts';

/** The role whose figures are compared, as in the source; editions without it are not comparable. */
const LEADING_ROLE = 'local-government';
const WINDOW = 'later';

export interface EditionFigures {
  /** undefined where one of the figures is not shown, or stands on fewer kinds of actor than were asked about */
  readonly figures: PlaceFigures | undefined;
  /** average contact now by kind of actor, 0–5, where it is shown */
  readonly contacts: Readonly<Record<string, number>>;
  /** change, nature and kinds by code of figure, where they are shown */
  readonly further: Readonly<Record<string, number>>;
  /** answers behind the index of now; null: not shown */
  readonly answers: number | null;
  /** what so few answers leave open, for the indices that carry an interval */
  readonly intervals: Readonly<Partial<Record<FigureCode, { readonly low: number; readonly high: number }>>>;
}

export const NO_EDITION: EditionFigures = {
  figures: undefined,
  contacts: {},
  further: {},
  answers: null,
  intervals: {},
};

/** Reads the figures of one edition. A place is compared with all its figures or not at all: one set of places stands behind every figure. */
export function readEditionFigures(tables: readonly ProtectedCube[]): EditionFigures {
  const cubes = tables.map((table) => openProtectedCube(table)).filter(isShared);
  const entries: (readonly [FigureCode, number | undefined])[] = [
    ...CONTACT_FIGURES.map((code) => [code, readGroupScore(cubes, code)] as const),
    ...INDEX_FIGURES.map((code) => [code, readIndex(cubes, code)] as const),
  ];
  const isComplete = entries.every(([, value]) => value !== undefined);
  const contacts = readContacts(cubes);
  return {
    figures: isComplete ? (Object.fromEntries(entries) as unknown as PlaceFigures) : undefined,
    contacts,
    further: readFurther(cubes, contacts),
    answers: readAnswers(cubes),
    intervals: readIntervals(cubes),
  };
}

function readIntervals(cubes: readonly Cube[]): EditionFigures['intervals'] {
  const cube = cubes.find(({ id }) => id === 'governance-index');
  if (cube === undefined) return {};
  const entries = INDEX_FIGURES.flatMap((index) => {
    const at = { wave: readWave(cube), index };
    const [low, high] = [readNumber(cube, at, 'lower'), readNumber(cube, at, 'upper')];
    return low === undefined || high === undefined ? [] : [[index, { low, high }] as const];
  });
  return Object.fromEntries(entries);
}

/** Change over all kinds that were asked about; nature over those there is contact with, as in the source. */
function readFurther(
  cubes: readonly Cube[],
  contacts: Readonly<Record<string, number>>,
): Record<string, number> {
  const entries: (readonly [string, number | undefined])[] = [
    ...GROUPS_OF_ACTORS.map((group) => [`change-${group}`, readGroupScore(cubes, group, 'change')] as const),
    ...GROUPS_OF_ACTORS.map((group) => [`nature-${group}`, readGroupScore(cubes, group, 'nature')] as const),
    ...PRINTED_KINDS.map(({ code }) => [`kind-${code}`, contacts[code]] as const),
  ];
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Record<string, number>;
}

function readAnswers(cubes: readonly Cube[]): number | null {
  const cube = cubes.find(({ id }) => id === 'governance-index');
  if (cube === undefined) return null;
  return readNumber(cube, { wave: readWave(cube), index: 'index-2' }, 'n') ?? null;
}

/** Only what the place was told it shares. */
function isShared({ id }: Cube): boolean {
  return SHARED_TABLES.some((table) => table === id);
}

function readGroupScore(cubes: readonly Cube[], group: string, figure = WINDOW): number | undefined {
  const cube = findComparable(cubes, 'governance-groups');
  if (cube === undefined) return undefined;
  const at = { wave: readWave(cube), group, figure, role: LEADING_ROLE };
  const counted = readNumber(cube, at, 'kinds-counted');
  const isWhole = counted !== undefined && counted === readNumber(cube, at, 'kinds-asked');
  if (!isWhole && figure !== 'nature') return undefined;
  return readNumber(cube, at, 'score');
}

/** The table of indices has no roles: it is about the local government or not defined. */
function readIndex(cubes: readonly Cube[], index: string): number | undefined {
  const cube = cubes.find(({ id }) => id === 'governance-index');
  return cube === undefined ? undefined : readNumber(cube, { wave: readWave(cube), index }, 'mean');
}

function readContacts(cubes: readonly Cube[]): Record<string, number> {
  const cube = findComparable(cubes, 'governance-frequency');
  const actors = cube?.dimensions.find(({ id }) => id === 'actor')?.categories ?? [];
  const entries = actors.flatMap(({ code }) => {
    if (cube === undefined) return [];
    const at = { wave: readWave(cube), actor: code, window: WINDOW, role: LEADING_ROLE };
    const value = readNumber(cube, at, 'mean');
    return value === undefined ? [] : [[code, value] as const];
  });
  return Object.fromEntries(entries);
}

/** The table, if the local government answered. */
function findComparable(cubes: readonly Cube[], id: string): Cube | undefined {
  const cube = cubes.find((one) => one.id === id);
  const roles = cube?.dimensions.find((dimension) => dimension.id === 'role')?.categories ?? [];
  return roles.some(({ code }) => code === LEADING_ROLE) ? cube : undefined;
}

function readWave(cube: Cube): string {
  return cube.dimensions.find(({ id }) => id === 'wave')?.categories[0]?.code ?? '';
}

/** Undefined also where the table has no such code or measure. */
function readNumber(cube: Cube, at: Coordinates, measure: string): number | undefined {
  const isThere =
    cube.measures.some(({ id }) => id === measure) &&
    cube.dimensions.every(({ id, categories }) => categories.some(({ code }) => code === at[id]));
  if (!isThere) return undefined;
  const cell = readCell(cube, at, measure);
  return cell.kind === 'number' ? cell.value : undefined;
}
