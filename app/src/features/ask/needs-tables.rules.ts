/** Counts of needs as tables, through the gate. Method: docs/methods/needs-roll-up.md. */
import {
  buildCube,
  openProtectedCube,
  type Category,
  type CellEntry,
  type Cube,
  type Dimension,
  type Measure,
  type ProtectedCube,
  type Provenance,
  type Texts,
} from '@vicus/cube';
import { DEFAULT_POLICY, protect, raisePolicy, type MeasureBasis } from '@vicus/disclosure';
import { AREAS_OF_LIFE } from '@vicus/reference';
import { listShownAreas, MINIMUM_PLACES, readParent, type AreaCount } from './needs.rules.ts';
import { describeArea, NEED_TEXTS, SIZE_TEXTS } from './needs.texts.ts';
import { COUNTED_SIZES, NEED_SOURCES, type CountedSize, type Need } from './needs.types.ts';

/** The rules of the house, with one place more: the reader's own does not count. */
export const NEEDS_POLICY = raisePolicy(DEFAULT_POLICY, {
  policyId: 'vicus-needs',
  minimumPlaces: MINIMUM_PLACES,
  minimumCount: MINIMUM_PLACES,
});

/** A place that is counted: in which areas of the map, and what it needs. */
export interface CountedPlace {
  /** areas in which its block lies, from the whole to the part */
  readonly areas: readonly string[];
  readonly size: CountedSize;
  readonly needs: readonly Need[];
}

export interface NeedsFacts {
  readonly round: string;
  readonly codeVersion: string;
}

/** Every need a place can have. */
export const NEEDS: readonly Need[] = AREAS_OF_LIFE.flatMap(({ code: area }) =>
  NEED_SOURCES.map((source) => ({ area, source })),
);

const toKey = ({ area, source }: Need): string => `${area}/${source}`;

/** Two protected tables for each size class in which places are counted, all areas of the map together: who is counted, and needs. */
export function protectNeeds(places: readonly CountedPlace[], facts: NeedsFacts): ProtectedCube[] {
  return COUNTED_SIZES.flatMap((size) => {
    const ofSize = places.filter((place) => place.size === size);
    return ofSize.length < MINIMUM_PLACES ? [] : [...protectSize(size, ofSize, facts)];
  });
}

function protectSize(
  size: CountedSize,
  places: readonly CountedPlace[],
  { round, codeVersion }: NeedsFacts,
): readonly ProtectedCube[] {
  const counts = countNeeds(places);
  const cubes = [buildSharing(size, round, counts), buildTable(size, round, counts)];
  const basis: Record<string, MeasureBasis> = { places: { kind: 'count-of-persons' } };
  // Areas lie in one another; what follows from that is decided by `listShownAreas`, which is much faster than a search.
  const tables = cubes.map((cube) => {
    const itemDimensions = cube.dimensions
      .filter(({ id }) => id === 'area' || id === 'source')
      .map(({ id }) => id);
    return { cube, basis, itemDimensions, overlapping: ['geo'] };
  });
  const made = protect({ tables, policy: NEEDS_POLICY, published: [], codeVersion }).tables;
  made.forEach((table, at) => refuseFurtherHoles(cubes[at], openProtectedCube(table)));
  return made;
}

/** Were the gate to withhold more than the rules did, what is left over would have to be judged anew. */
function refuseFurtherHoles(before: Cube | undefined, after: Cube): void {
  const changed = Object.entries(after.columns).some(([measure, { states }]) =>
    states.some((state, at) => state !== before?.columns[measure]?.states[at]),
  );
  if (changed) throw new Error('the gate withholds what the rules for needs would show');
}

interface Counts {
  /** from the whole to its parts */
  readonly geos: readonly string[];
  readonly sharing: ReadonlyMap<string, number>;
  /** by need, then area of the map */
  readonly needing: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

function countNeeds(places: readonly CountedPlace[]): Counts {
  const sharing = new Map<string, number>();
  const needing = new Map(NEEDS.map((need) => [toKey(need), new Map<string, number>()]));
  for (const { areas, needs } of places) {
    const own = new Set(needs.map(toKey));
    for (const geo of areas) {
      sharing.set(geo, (sharing.get(geo) ?? 0) + 1);
      for (const key of own) {
        const counts = needing.get(key);
        counts?.set(geo, (counts.get(geo) ?? 0) + 1);
      }
    }
  }
  const rank = (geo: string): string => (geo === 'EU' ? '' : geo);
  const geos = [...sharing.keys()].toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
  return { geos, sharing, needing };
}

const toProvenance = (size: CountedSize, round: string): Provenance => ({
  title: SIZE_TEXTS[size],
  question: NEED_TEXTS.question,
  source: NEED_TEXTS.sourceOfTable,
  period: toPeriod(round),
  method: 'needs-roll-up',
  notes: [NEED_TEXTS.caution],
});

const toMeasure = (label: Texts): Measure => ({
  id: 'places',
  label,
  kind: 'count',
  unit: 'places',
  decimals: 0,
});

function buildSharing(size: CountedSize, round: string, { geos, sharing }: Counts): Cube {
  return buildCube({
    id: `needs-sharing-${size}`,
    provenance: toProvenance(size, round),
    dimensions: listPlaceDimensions(round, geos),
    measures: [toMeasure(NEED_TEXTS.sharing)],
    cells: geos.map((geo) => ({ at: { round, geo }, measures: { places: sharing.get(geo) ?? 0 } })),
  });
}

function buildTable(size: CountedSize, round: string, counts: Counts): Cube {
  return buildCube({
    id: `needs-${size}`,
    provenance: toProvenance(size, round),
    dimensions: [...listPlaceDimensions(round, counts.geos), ...NEED_DIMENSIONS],
    measures: [toMeasure(NEED_TEXTS.needing)],
    cells: NEEDS.flatMap((need) => listCells(need, round, counts)),
  });
}

function listCells(need: Need, round: string, { geos, sharing, needing }: Counts): CellEntry[] {
  const found = needing.get(toKey(need));
  const counts = geos.map((geo): AreaCount => ({
    geo,
    sharing: sharing.get(geo) ?? 0,
    needing: found?.get(geo) ?? 0,
  }));
  const shown = listShownAreas(counts);
  return counts.map(({ geo, ...count }) => ({
    at: { round, geo, ...need },
    measures: {
      places: shown.has(geo) ? count.needing : { kind: 'none', reason: 'withheld' },
    },
  }));
}

const NEED_DIMENSIONS: readonly Dimension[] = [
  {
    id: 'area',
    label: NEED_TEXTS.area,
    role: 'category',
    categories: AREAS_OF_LIFE.map(({ code, label }) => ({ code, label })),
  },
  {
    id: 'source',
    label: NEED_TEXTS.source,
    role: 'category',
    categories: NEED_SOURCES.map((code) => ({ code, label: NEED_TEXTS.sources[code] })),
  },
];

function listPlaceDimensions(round: string, geos: readonly string[]): Dimension[] {
  const present = new Set(geos);
  const toGeo = (code: string): Category => {
    const parent = readParent(code);
    const own = { code, label: describeArea(code) };
    return parent !== null && present.has(parent) ? { ...own, parent } : own;
  };
  const { roundLabel, geo } = NEED_TEXTS;
  return [
    { id: 'round', label: roundLabel, role: 'time', categories: [{ code: round, label: { en: round } }] },
    { id: 'geo', label: geo, role: 'place', categories: geos.map(toGeo) },
  ];
}

/** `2026-H2` as an interval of ISO months. */
function toPeriod(round: string): string {
  const year = round.slice(0, 4);
  return round.endsWith('1') ? `${year}-01/${year}-06` : `${year}-07/${year}-12`;
}
