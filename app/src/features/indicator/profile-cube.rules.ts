/** All gaps of a place as one table, so that they are drawn on one scale. */
import { buildCube, type CellEntry, type Cube, type Dimension, type Measure, type Texts } from '@vicus/cube';
import { comparePeriods } from './observation.rules.ts';
import { PROFILE_TEXTS } from './profile-texts.ts';
import type { HeadingProfile, ProfiledGap } from './profile.rules.ts';

export const PROFILE_MEANING: Texts = PROFILE_TEXTS.meaning;

/** null: there is no gap to draw. `source`: as it stands under the values the gaps come from. */
export function toGapCube(profile: readonly HeadingProfile[], source: Texts): Cube | null {
  const groups = profile
    .map((heading) => ({ heading, gaps: listGaps(heading) }))
    .filter(({ gaps }) => gaps.length > 0);
  const gaps = groups.flatMap((group) => group.gaps);
  if (gaps.length === 0) return null;
  return buildCube({
    id: 'indicator-gaps',
    provenance: {
      title: PROFILE_TEXTS.title,
      period: writePeriods(gaps),
      source,
      method: 'gap-and-change',
      notes: PROFILE_TEXTS.notes,
    },
    dimensions: [listIndicators(groups)],
    measures: MEASURES,
    cells: gaps.map(toEntry),
    unmentioned: 'not-collected',
  });
}

const { labels, unit } = PROFILE_TEXTS;
const MEASURES: readonly Measure[] = [
  { id: 'gap', label: labels.gap, kind: 'index', unit, decimals: 1 },
  { id: 'lower', label: labels.lower, kind: 'bound', unit, decimals: 1 },
  { id: 'upper', label: labels.upper, kind: 'bound', unit, decimals: 1 },
  { id: 'newcomers', label: labels.newcomers, kind: 'count', unit: 'persons', decimals: 0 },
  { id: 'others', label: labels.others, kind: 'count', unit: 'persons', decimals: 0 },
];

interface Group {
  readonly heading: HeadingProfile;
  readonly gaps: readonly ProfiledGap[];
}

function listIndicators(groups: readonly Group[]): Dimension {
  return {
    id: 'indicator',
    label: PROFILE_TEXTS.dimension,
    role: 'category',
    categories: groups.flatMap(({ heading, gaps }) => [
      { code: `area-${heading.code}`, label: heading.label },
      ...gaps.map(({ id, name }) => ({ code: id, label: name, parent: `area-${heading.code}` })),
    ]),
  };
}

function toEntry({ id, gap, newcomers, others }: ProfiledGap): CellEntry {
  return {
    at: { indicator: id },
    measures: {
      gap: gap.difference,
      lower: gap.low,
      upper: gap.high,
      ...(newcomers !== null && { newcomers }),
      ...(others !== null && { others }),
    },
  };
}

/** Of a heading in the order in which the place follows them, whatever they say: nothing is ranked. */
function listGaps({ gaps, known }: HeadingProfile): ProfiledGap[] {
  const all = [...gaps.below, ...gaps.above, ...gaps.cannotBeTold];
  return known.flatMap(({ id }) => all.filter((gap) => gap.id === id));
}

function writePeriods(gaps: readonly ProfiledGap[]): string {
  const periods = [...new Set(gaps.map(({ gap }) => gap.period))].toSorted(comparePeriods);
  return periods.length === 1 ? (periods[0] ?? '') : `${periods[0]}/${periods.at(-1)}`;
}
