/** The tables of a report: few enough for ten pages; all others stand on the web page. */
import { readCell, readText, type Cube } from '@vicus/cube';
import { createTranslator, type Language } from '#ui/messages.ts';
import { findDimension } from '../chart-choices.ts';
import { readLeadingPosition } from '../plain-table.rules.ts';
import type { EditionView, FigureView, TableCell, TableColumn, TableView } from '../publication.types.ts';
import { listRowsByParent, readMeasure } from '../table-view.rules.ts';
import { formatValue } from '#ui/measure-formats.ts';

/** Their charts stand in the report; the others are tables of a few lines or wider than a page. */
const CHARTS_IN_REPORT = [
  'governance-groups',
  'contacts',
  'governance-disengaged',
  'governance-frequency',
  'governance-nature',
];
const SMALL_TABLES = [
  'governance-groups',
  'governance-index',
  'governance-disengaged',
  'governance-response',
];

/** From this many characters on the office's words fill their page; the picture of the groups gives way to its table. */
const LONG_SUMMARY_CHARACTERS = 600;
const FIRST_TO_GO = 'governance-groups';

function hasLongSummary({ summary }: EditionView): boolean {
  const characters = (summary?.paragraphs ?? []).reduce((sum, paragraph) => sum + paragraph.length, 0);
  return characters > LONG_SUMMARY_CHARACTERS;
}

export function listReportCharts(edition: EditionView): FigureView[] {
  const { figures } = edition;
  const isLong = hasLongSummary(edition);
  const wanted = CHARTS_IN_REPORT.filter((id) => !isLong || id !== FIRST_TO_GO);
  const isKnown = figures.some(({ id }) => CHARTS_IN_REPORT.includes(id));
  const drawn = figures.filter(({ id, chart }) => chart !== null && (!isKnown || wanted.includes(id)));
  return drawn.toSorted((a, b) => wanted.indexOf(a.id) - wanted.indexOf(b.id));
}

/** All averages by kind in one table, the newest with its intervals, and the small ones. */
export function listReportTables(
  cubes: readonly Cube[],
  figures: readonly FigureView[],
  language: Language,
): TableView[] {
  const overview = composeOverview(cubes, language);
  const byId = new Map(figures.map((figure) => [figure.id, figure.tables]));
  const newest = byId.get('governance-frequency')?.at(-1);
  const small = SMALL_TABLES.flatMap((id) => byId.get(id) ?? []);
  const known = [...(overview ? [overview] : []), ...(newest ? [newest] : []), ...small];
  return known.length > 0 ? known : figures.flatMap(({ tables }) => tables);
}

interface Source {
  readonly label: string;
  readonly cube: Cube;
  readonly at: Readonly<Record<string, string>>;
}

function composeOverview(cubes: readonly Cube[], language: Language): TableView | undefined {
  const frequency = cubes.find(({ id }) => id === 'governance-frequency');
  const actors = frequency && findDimension(frequency, 'actor');
  if (frequency === undefined || actors === undefined) return undefined;
  const sources = listSources(frequency, cubes, language);
  const columns: TableColumn[] = [
    { label: readText(actors.label, language), isNumber: false },
    ...sources.map(({ label }) => ({ label, isNumber: true })),
  ];
  const rows = listRowsByParent(actors, language, (code) =>
    sources.map((source) => readMean(source, code, language)),
  );
  return { caption: createTranslator(language)('public.report.overview'), columns, rows };
}

/** Each window of the frequency, then the change and the nature of contact. */
function listSources(frequency: Cube, cubes: readonly Cube[], language: Language): Source[] {
  const windows = findDimension(frequency, 'window')?.categories ?? [];
  const base = readLeadingPosition(frequency, ['actor', 'window']);
  const others = ['governance-change', 'governance-nature'].flatMap((id) =>
    cubes.filter((cube) => cube.id === id),
  );
  return [
    ...windows.map(({ code, label }) => ({
      label: `${readText(frequency.provenance.title, language)} ${readText(label, language)}`,
      cube: frequency,
      at: { ...base, window: code },
    })),
    ...others.map((cube) => ({
      label: readText(cube.provenance.title, language),
      cube,
      at: readLeadingPosition(cube, ['actor']),
    })),
  ];
}

function readMean({ cube, at }: Source, actor: string, language: Language): TableCell {
  const isThere = findDimension(cube, 'actor')?.categories.some(({ code }) => code === actor) ?? false;
  const cell = isThere
    ? readCell(cube, { ...at, actor }, 'mean')
    : ({ kind: 'none', reason: 'not-collected' } as const);
  if (cell.kind === 'none') return { text: createTranslator(language)(`word.${cell.reason}`), isNone: true };
  return { text: formatValue(cell.value, readMeasure(cube, 'mean'), language), isNone: false };
}
