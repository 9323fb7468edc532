/** How values of an indicator over time are drawn: a dot with its interval for each period and group of people. */
import type { DotIntervalChoice, ScaleChoice } from '@vicus/charts';
import { listCells, type Cube } from '@vicus/cube';
import type { FigureChoice } from './figure-choice.types.ts';
import type { ColumnChoice, TableChoice } from './table-view.rules.ts';

const PREFIX = 'indicator-';
export const PERCENT_SCALE: ScaleChoice = {
  domain: [0, 100],
  ticks: [
    ...[0, 25, 50, 75].map((value) => ({ value })),
    { value: 100, label: { en: 'percent', de: 'Prozent', es: 'por ciento', it: 'per cento' } },
  ],
};

const CHANCE = {
  en: 'The line with ends says how far chance alone moves a number in a place of this size (95 %).',
  de: 'Die Linie mit Enden sagt, wie weit allein der Zufall eine Zahl in einem Ort dieser Größe bewegt (95 %).',
  es: 'La línea con extremos dice cuánto puede mover el azar una cifra en un lugar de este tamaño (95 %).',
  it: 'La linea con estremi dice quanto il solo caso muove un dato in un luogo di queste dimensioni (95 %).',
};

const SAMPLED = {
  en: 'The line with ends is the interval of the survey (95 %).',
  de: 'Die Linie mit Enden ist das Intervall der Befragung (95 %).',
  es: 'La línea con extremos es el intervalo de la encuesta (95 %).',
  it: 'La linea con estremi è l’intervallo dell’indagine (95 %).',
};

/** undefined: not a table of an indicator. */
export function chooseIndicatorFigure(cube: Cube): FigureChoice | undefined {
  const isWhole = ['people', 'period', 'value'].every((id) => hasPart(cube, id));
  if (!cube.id.startsWith(PREFIX) || !isWhole) return undefined;
  const isShare = cube.measures.some(({ id, unit }) => id === 'value' && unit.startsWith('share'));
  // Some places know the parts only: then the tables of the parts say all there is.
  if (!hasTotals(cube)) return { chart: null, tables: chooseBreakdowns(cube) };
  const scale = isShare ? PERCENT_SCALE : chooseScale(cube, hasIntervals(cube) ? 'upper' : 'value');
  return {
    chart: scale === null ? null : { kind: 'dot-interval', choice: chooseDots(cube, scale) },
    tables: [...listPeople(cube).map((who) => chooseOverTime(cube, who)), ...chooseBreakdowns(cube)],
    inPercent: isShare,
  };
}

const hasTotals = (cube: Cube): boolean => {
  const at = Object.entries(placeAtAll(cube));
  return [...listCells(cube, 'value')].some(
    ({ at: here, cell }) =>
      (cell.kind === 'number' || cell.reason !== 'not-collected') &&
      at.every(([id, code]) => here[id] === code),
  );
};

const hasPart = (cube: Cube, wanted: string): boolean =>
  [...cube.dimensions, ...cube.measures].some(({ id }) => id === wanted);

const hasIntervals = (cube: Cube): boolean =>
  hasPart(cube, 'lower') && [...listCells(cube, 'lower')].some(({ cell }) => cell.kind === 'number');

const listPeople = (cube: Cube): string[] =>
  cube.dimensions.find(({ id }) => id === 'people')?.categories.map(({ code }) => code) ?? [];

const listBreakdowns = (cube: Cube): string[] =>
  cube.dimensions.map(({ id }) => id).filter((id) => id !== 'people' && id !== 'period');

/** The totals of all breakdowns. */
const placeAtAll = (cube: Cube): Record<string, string> =>
  Object.fromEntries(listBreakdowns(cube).map((id) => [id, 'all']));

function chooseDots(cube: Cube, scale: ScaleChoice): DotIntervalChoice {
  const people = listPeople(cube);
  const at = placeAtAll(cube);
  return {
    rows: 'period',
    at: people.length === 1 ? { ...at, people: people[0] ?? '' } : at,
    ...(people.length > 1 && { series: { dimension: 'people', codes: people } }),
    value: 'value',
    ...(hasIntervals(cube) && {
      interval: { low: 'lower', high: 'upper', meaning: hasPart(cube, 'base') ? SAMPLED : CHANCE },
    }),
    scale,
  };
}

/** Every period of one group of people, with what stands behind the values. */
function chooseOverTime(cube: Cube, people: string): TableChoice {
  const at = { people };
  const interval: ColumnChoice[] = hasIntervals(cube)
    ? [{ measure: 'lower', upper: 'upper', words: 'interval', at }]
    : [];
  const parts = ['numerator', 'denominator', 'base'].filter((id) => hasPart(cube, id));
  return {
    rows: 'period',
    at: { ...placeAtAll(cube), people },
    columns: [
      { measure: 'value', at, showsStatus: true },
      ...interval,
      ...parts.map((measure) => ({ measure, at })),
    ],
    captionOf: 'people',
  };
}

/** The newest periods told apart, a table for each group of people. */
function chooseBreakdowns(cube: Cube): TableChoice[] {
  return listBreakdowns(cube).flatMap((rows) =>
    listPeople(cube).map((people) => ({
      rows,
      at: { ...placeAtAll(cube), people },
      columns: listNewest(cube).map((period) => ({
        measure: 'value',
        at: { people, period },
        words: 'position' as const,
        showsStatus: true as const,
      })),
      captionOf: 'people',
    })),
  );
}

/** The last four periods: more columns nobody reads on a phone. */
function listNewest(cube: Cube): string[] {
  const periods = cube.dimensions.find(({ id }) => id === 'period')?.categories ?? [];
  return periods.slice(-4).map(({ code }) => code);
}

/** From 0 to a round number above the largest; null where there is nothing to draw. */
export function chooseScale(cube: Cube, measure: string): ScaleChoice | null {
  const values = [...listCells(cube, measure)].flatMap(({ cell }) =>
    cell.kind === 'number' ? [cell.value] : [],
  );
  const largest = Math.max(0, ...values);
  const least = Math.min(0, ...values);
  if (values.length === 0 || largest === least) return null;
  const step = 10 ** Math.floor(Math.log10(largest - least));
  const low = Math.floor(least / step) * step;
  const high = Math.ceil(largest / step) * step;
  return { domain: [low, high], ticks: [low, (low + high) / 2, high].map((value) => ({ value })) };
}
