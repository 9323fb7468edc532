/**
 * A printed table as a cube, for charts and tables. The counts are facts that others published about anonymous places;
 * nothing of them was ever confidential here, so they pass no gate and can enter no release.
 */
import {
  buildCube,
  type CellEntry,
  type Cube,
  type Dimension,
  type Measure,
  type Provenance,
  type Texts,
} from '@vicus/cube';
import {
  WP3_CATEGORY_LABELS,
  WP3_POLICY_CATEGORIES,
  WP3_SAMPLE,
  WP3_TABLE_SOURCES,
  type Wp3Table,
} from '@vicus/reference';
import { estimateShareInterval } from '@vicus/statistics';
import { createTranslator, LANGUAGES, readTexts, type MessageKey } from '#ui/messages.ts';
import { assessTable } from './evidence.rules.ts';
import type { CategoryCounts } from './evidence.types.ts';

/** All groups together, and all three columns together. */
export const ALL = 'all';

interface TableRow {
  readonly code: string;
  readonly label: Texts;
  readonly counts: CategoryCounts;
}

/** Dimensions `group` and `policy` (with `all` each), measures localities, share, lower and upper. */
export function buildEvidenceCube(table: Wp3Table): Cube {
  const { groups, counts } = assessTable(table);
  const rows: readonly TableRow[] = [
    ...groups.map(({ group, counts: own }) => ({ code: group.code, label: group.label, counts: own })),
    { code: ALL, label: say('public.evidence.cube.all'), counts },
  ];
  return buildCube({
    id: `evidence-${table}`,
    provenance: describeTable(table),
    dimensions: listDimensions(rows),
    measures: [
      toMeasure('localities', 'count', 'places'),
      toMeasure('share', 'share', 'share 0-1'),
      toMeasure('lower', 'bound', 'share 0-1'),
      toMeasure('upper', 'bound', 'share 0-1'),
    ],
    cells: rows.flatMap(({ code, counts: own }) => listCellEntries(code, own)),
    unmentioned: 'not-applicable',
  });
}

function describeTable(table: Wp3Table): Provenance {
  return {
    title: say(`public.evidence.${table}.title`),
    question: say(`public.evidence.${table}.question`),
    period: WP3_SAMPLE.period,
    source: sayAll('public.evidence.cube.source', { section: WP3_TABLE_SOURCES[table].where }),
    method: 'association',
    notes: [
      say('public.evidence.chosen'),
      say(`public.evidence.${table}.note`),
      say('public.evidence.cube.interval'),
    ],
  };
}

function listDimensions(rows: readonly TableRow[]): Dimension[] {
  const policies = WP3_POLICY_CATEGORIES.map((code) => ({ code, label: WP3_CATEGORY_LABELS[code] }));
  const all = { code: ALL, label: say('public.evidence.cube.all') };
  return [
    {
      id: 'group',
      label: say('public.evidence.cube.group'),
      role: 'category',
      categories: rows.map(({ code, label }) => ({ code, label })),
    },
    {
      id: 'policy',
      label: say('public.evidence.cube.policy'),
      role: 'category',
      categories: [...policies, all],
    },
  ];
}

function toMeasure(
  id: 'localities' | 'share' | 'lower' | 'upper',
  kind: Measure['kind'],
  unit: string,
): Measure {
  return { id, label: say(`public.evidence.cube.${id}`), kind, unit, decimals: kind === 'count' ? 0 : 2 };
}

function listCellEntries(group: string, counts: CategoryCounts): CellEntry[] {
  const total = WP3_POLICY_CATEGORIES.reduce((sum, category) => sum + counts[category], 0);
  const cells = WP3_POLICY_CATEGORIES.map((policy): CellEntry => {
    const localities = counts[policy];
    const found = estimateShareInterval(localities, total);
    if (found.kind === 'no-interval') return { at: { group, policy }, measures: { localities } };
    const { share, low: lower, high: upper } = found;
    return { at: { group, policy }, measures: { localities, share, lower, upper } };
  });
  return [...cells, { at: { group, policy: ALL }, measures: { localities: total } }];
}

/** In the languages of public pages. */
function say(key: MessageKey): Texts {
  const { en, de, es, it } = readTexts(key);
  return { en, ...(de && { de }), ...(es && { es }), ...(it && { it }) };
}

function sayAll(key: MessageKey, values: Readonly<Record<string, string>>): Texts {
  const texts = LANGUAGES.public.map(
    (language) => [language, createTranslator(language)(key, values)] as const,
  );
  return { ...Object.fromEntries(texts), en: createTranslator('en')(key, values) };
}
