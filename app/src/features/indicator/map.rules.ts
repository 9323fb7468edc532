/** An indicator told apart by district, as areas of a map and as lines of the table below it. */
import type { AreaMapChoice, MapArea } from '@vicus/charts';
import { readCell, type Cell, type Cube, type Texts } from '@vicus/cube';
import type { IndicatorDefinition } from '@vicus/reference';
import type { District } from '#features/place/districts.types.ts';
import type { People } from './indicator.types.ts';
import { comparePeriods } from './observation.rules.ts';

const UNIT = 'unit';
const ALL = 'all';
const PEOPLE = ['newcomers', 'everyone', 'others'] as const satisfies readonly People[];

/** What is shown of a table: whom and when. */
export interface MapView {
  readonly people: People;
  readonly period: string;
}

export interface MapOptions {
  readonly people: readonly People[];
  /** newest first */
  readonly periods: readonly string[];
}

/** One district: with an outline, with numbers, or both. */
export interface MapLine {
  /** the number on the map; '' where it has no outline */
  readonly mark: string;
  readonly name: string;
  /** in the unit of the indicator, a share as percent */
  readonly cell: Cell;
  readonly low: number | null;
  readonly high: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** Groups of people and periods that something is known of by district. */
export function listMapOptions(cube: Cube): MapOptions {
  const codes = listUnits(cube);
  const people = PEOPLE.filter((one) => listCodes(cube, 'people').includes(one));
  const periods = listCodes(cube, 'period').toSorted(comparePeriods).toReversed();
  const isKnown = (view: MapView): boolean =>
    codes.some((code) => {
      const cell = readCell(cube, placeAt(cube, view, code), 'value');
      return cell.kind === 'number' || cell.reason !== 'not-collected';
    });
  const known = people.flatMap((one) => periods.map((period) => ({ people: one, period })).filter(isKnown));
  return {
    people: people.filter((one) => known.some((view) => view.people === one)),
    periods: periods.filter((one) => known.some((view) => view.period === one)),
  };
}

/** What was asked for, where it is there; otherwise the newest of the first group. null: nothing by district. */
export function chooseMapView(
  { people, periods }: MapOptions,
  asked: { readonly people: string | null; readonly period: string | null },
): MapView | null {
  const who = people.find((one) => one === asked.people) ?? people[0];
  const when = periods.find((one) => one === asked.period) ?? periods[0];
  return who === undefined || when === undefined ? null : { people: who, period: when };
}

const listCodes = (cube: Cube, dimension: string): string[] =>
  cube.dimensions.find(({ id }) => id === dimension)?.categories.map(({ code }) => code) ?? [];
const listUnits = (cube: Cube): string[] => listCodes(cube, UNIT).filter((code) => code !== ALL);

function placeRest(cube: Cube, { people, period }: MapView): Record<string, string> {
  const rest = cube.dimensions.map(({ id }): [string, string] => [id, ALL]);
  return { ...Object.fromEntries(rest.filter(([id]) => id !== UNIT)), people, period };
}
const placeAt = (cube: Cube, view: MapView, code: string): Record<string, string> => ({
  ...placeRest(cube, view),
  [UNIT]: code,
});

/** Officers write a district as it is called; capitals and blanks make no difference. */
const fold = (name: string): string => name.trim().replaceAll(/\s+/g, ' ').toLowerCase();

/** The code in the table that a district stands under: by its name, or by its code in the list of districts. */
const findUnit = (units: readonly string[], { name, code }: District): string | null =>
  units.find((unit) => fold(unit) === fold(name)) ?? units.find((unit) => fold(unit) === code) ?? null;

/** Districts that are drawn, numbered in the order of their names. */
export function listAreas(cube: Cube, districts: readonly District[]): MapArea[] {
  const units = listUnits(cube);
  return districts
    .filter(({ outline }) => outline !== null)
    .map((district, i) => ({
      code: findUnit(units, district),
      label: { en: district.name },
      mark: `${i + 1}`,
      outline: district.outline ?? '',
    }));
}

export function toMapChoice(
  cube: Cube,
  areas: readonly MapArea[],
  view: MapView,
  legend: Texts,
): AreaMapChoice {
  const answered = ['denominator', 'base'].find((id) => cube.measures.some((one) => one.id === id));
  return {
    areas,
    dimension: UNIT,
    at: placeRest(cube, view),
    value: 'value',
    legend,
    ...(answered !== undefined && { answered }),
  };
}

/** Every area of the map, then every district that is in the table only. */
export function listMapLines(
  definition: IndicatorDefinition,
  cube: Cube,
  areas: readonly MapArea[],
  view: MapView,
): MapLine[] {
  const drawn = new Set(areas.map(({ code }) => code));
  return [
    ...areas.map(({ mark, label, code }) => ({
      mark,
      name: label['en'] ?? '',
      ...readLine(definition, cube, view, code),
    })),
    ...listUnits(cube)
      .filter((code) => !drawn.has(code))
      .map((code) => ({ mark: '', name: code, ...readLine(definition, cube, view, code) })),
  ];
}

type Numbers = Omit<MapLine, 'mark' | 'name'>;

function readLine(definition: IndicatorDefinition, cube: Cube, view: MapView, code: string | null): Numbers {
  const scale = definition.kind === 'share' ? 100 : 1;
  const read = (measure: string): Cell =>
    code === null || !cube.measures.some(({ id }) => id === measure)
      ? { kind: 'none', reason: 'not-collected' }
      : readCell(cube, placeAt(cube, view, code), measure);
  const toNumber = (measure: string, by = 1): number | null => {
    const cell = read(measure);
    return cell.kind === 'number' ? cell.value * by : null;
  };
  const cell = read('value');
  return {
    cell: cell.kind === 'number' ? { ...cell, value: cell.value * scale } : cell,
    low: toNumber('lower', scale),
    high: toNumber('upper', scale),
    numerator: toNumber('numerator'),
    denominator: toNumber('denominator') ?? toNumber('base'),
  };
}
