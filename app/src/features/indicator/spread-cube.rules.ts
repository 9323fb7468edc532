/** Unevenness over time as a table, so that it is drawn: the index beside what the lot alone would give. */
import { buildCube, type Cell, type CellEntry, type Cube, type Measure, type Texts } from '@vicus/cube';
import { SPREAD_TEXTS } from './profile-texts.ts';
import type { SpreadReading } from './segregation.rules.ts';

/** What the band of the picture is, for the sentence below it and for the legend. */
export const SPREAD_BAND: { readonly meaning: Texts; readonly key: Texts } = {
  meaning: SPREAD_TEXTS.meaning,
  key: SPREAD_TEXTS.key,
};

const { labels } = SPREAD_TEXTS;
const MEASURES: readonly Measure[] = [
  { id: 'index', label: labels.index, kind: 'index', unit: 'index', decimals: 2 },
  { id: 'low', label: labels.low, kind: 'bound', unit: 'index', decimals: 2 },
  { id: 'high', label: labels.high, kind: 'bound', unit: 'index', decimals: 2 },
];

/** Periods with an index, and those where one is withheld; null where there is no index to draw. */
export function toSpreadCube(readings: readonly SpreadReading[], source: Texts): Cube | null {
  if (!readings.some(({ result }) => result.kind === 'told')) return null;
  const drawn = readings
    .filter(({ result }) => result.kind === 'told' || result.kind === 'withheld')
    .toReversed();
  const periods = drawn.map(({ period }) => period);
  return buildCube({
    id: 'indicator-spread',
    provenance: {
      title: SPREAD_TEXTS.title,
      period: periods.length === 1 ? (periods[0] ?? '') : `${periods[0]}/${periods.at(-1)}`,
      source,
      method: 'dissimilarity',
      notes: [],
    },
    dimensions: [
      {
        id: 'period',
        label: SPREAD_TEXTS.dimension,
        role: 'time',
        categories: periods.map((code) => ({ code, label: { en: code } })),
      },
    ],
    measures: MEASURES,
    cells: drawn.map(toEntry),
    unmentioned: 'not-collected',
  });
}

const withheld: Cell = { kind: 'none', reason: 'withheld' };

function toEntry({ period, result }: SpreadReading): CellEntry {
  if (result.kind !== 'told')
    return { at: { period }, measures: { index: withheld, low: withheld, high: withheld } };
  const { index, low, high } = result;
  return { at: { period }, measures: { index, low, high } };
}
