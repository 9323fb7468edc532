/** What the published figures say, in plain sentences: computed from what is shown and from nothing else. */
import { listCells, readCell, readText, type Cell, type Coordinates, type Cube } from '@vicus/cube';
import { createTranslator, type Language } from '#ui/messages.ts';
import { findDimension } from './chart-choices.ts';
import { writeListeningResults } from './listening-results.rules.ts';
import { readLeadingPosition } from './plain-table.rules.ts';
import { readLabel, readMeasure } from './table-view.rules.ts';
import { formatValue } from '#ui/measure-formats.ts';

interface Found {
  readonly label: string;
  readonly value: number;
  /** with its interval where it has one */
  readonly text: string;
  readonly low: number | null;
  readonly high: number | null;
}

/** From this average on (scale -2 to 2) contact is called conflictual: closer to -1 than to 0. */
const CONFLICTUAL_FROM = -0.5;

export function writeKeyResults(cubes: readonly Cube[], language: Language): string[] {
  const byId = new Map(cubes.map((cube) => [cube.id, cube]));
  return [
    ...writeResponse(byId.get('governance-response'), language),
    ...writeFrequency(byId.get('governance-frequency'), language),
    ...writeGroups(byId.get('governance-groups'), language),
    ...writeNature(byId.get('governance-nature'), language),
    ...writeListeningResults(cubes, language),
    ...writeWithheld(cubes, language),
  ];
}

/** Everyone asked, or the sides that were asked where their sum is not shown. */
function writeResponse(cube: Cube | undefined, language: Language): string[] {
  const t = createTranslator(language);
  const roles = cube && findDimension(cube, 'role');
  if (cube === undefined || roles === undefined) return [];
  const roots = roles.categories.filter(({ parent }) => parent === undefined);
  return roots.flatMap(({ code }) => {
    const at = { ...readLeadingPosition(cube, ['role']), role: code };
    const asked = readCell(cube, at, 'asked');
    const answered = readCell(cube, at, 'answered');
    if (asked.kind === 'none' || answered.kind === 'none') return [];
    return [t('public.key.response', { answered: answered.value, asked: asked.value })];
  });
}

function listFound(
  cube: Cube,
  rows: string,
  measureId: string,
  at: Coordinates,
  language: Language,
): Found[] {
  const measure = readMeasure(cube, measureId);
  const codes = (findDimension(cube, rows)?.categories ?? []).map(({ code }) => code);
  return codes.flatMap((code) => {
    const cell: Cell = readCell(cube, { ...at, [rows]: code }, measureId);
    if (cell.kind === 'none') return [];
    const [low, high] = [
      readEnd(cube, { ...at, [rows]: code }, 'lower'),
      readEnd(cube, { ...at, [rows]: code }, 'upper'),
    ];
    const value = formatValue(cell.value, measure, language);
    const text =
      low === null || high === null
        ? value
        : createTranslator(language)('public.key.with-interval', {
            value,
            low: formatValue(low, measure, language),
            high: formatValue(high, measure, language),
          });
    return [{ label: readLabel(cube, rows, code, language), value: cell.value, text, low, high }];
  });
}

function readEnd(cube: Cube, at: Coordinates, measureId: string): number | null {
  if (!cube.measures.some(({ id }) => id === measureId)) return null;
  const cell = readCell(cube, at, measureId);
  return cell.kind === 'number' ? cell.value : null;
}

function writeFrequency(cube: Cube | undefined, language: Language): string[] {
  const window = cube && findDimension(cube, 'window')?.categories.at(-1);
  if (cube === undefined || window === undefined) return [];
  const at = { ...readLeadingPosition(cube, ['actor', 'window']), window: window.code };
  const found = listFound(cube, 'actor', 'mean', at, language);
  return writeExtremes('public.key.frequency', found, readText(window.label, language), language);
}

function writeGroups(cube: Cube | undefined, language: Language): string[] {
  const hasLater = cube && findDimension(cube, 'figure')?.categories.some(({ code }) => code === 'later');
  if (cube === undefined || hasLater !== true) return [];
  const at = { ...readLeadingPosition(cube, ['group', 'figure']), figure: 'later' };
  const total = findDimension(cube, 'group')?.categories.at(-1)?.code;
  const found = listFound(cube, 'group', 'score', at, language);
  const label = total === undefined ? '' : readLabel(cube, 'group', total, language);
  const groups = found.filter((one) => one.label !== label);
  return writeExtremes('public.key.groups', groups, '', language);
}

function writeExtremes(
  key: 'public.key.frequency' | 'public.key.groups',
  found: readonly Found[],
  window: string,
  language: Language,
): string[] {
  const sorted = found.toSorted((a, b) => b.value - a.value);
  const [most] = sorted;
  const least = sorted.at(-1);
  if (most === undefined || least === undefined || most.text === least.text) return [];
  const values = { window, most: most.label, highest: most.text, least: least.label, lowest: least.text };
  const areAlike = most.low !== null && least.high !== null && most.low <= least.high;
  return [createTranslator(language)(areAlike ? 'public.key.frequency.alike' : key, values)];
}

function writeNature(cube: Cube | undefined, language: Language): string[] {
  if (cube === undefined || findDimension(cube, 'actor') === undefined) return [];
  const t = createTranslator(language);
  const found = listFound(cube, 'actor', 'mean', readLeadingPosition(cube, ['actor']), language);
  const sorted = found.toSorted((a, b) => a.value - b.value);
  const [worst] = sorted;
  const best = sorted.at(-1);
  return [
    ...(best !== undefined && best.value > 0 ? [t('public.key.collaborative', { label: best.label })] : []),
    ...(worst !== undefined && worst.value <= CONFLICTUAL_FROM
      ? [t('public.key.conflictual', { label: worst.label })]
      : []),
  ];
}

function writeWithheld(cubes: readonly Cube[], language: Language): string[] {
  const isWithheld = cubes.some((cube) => countWithheld(cube) > 0);
  return isWithheld ? [createTranslator(language)('public.key.withheld')] : [];
}

export function countWithheld(cube: Cube): number {
  return countCells(cube, (cell) => cell.kind === 'none' && cell.reason === 'withheld');
}

export function countShown(cube: Cube): number {
  return countCells(cube, (cell) => cell.kind === 'number');
}

function countCells(cube: Cube, isCounted: (cell: Cell) => boolean): number {
  let count = 0;
  for (const { id } of cube.measures) {
    for (const { cell } of listCells(cube, id)) if (isCounted(cell)) count += 1;
  }
  return count;
}
