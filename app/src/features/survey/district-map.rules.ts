/** The map of a district question: which parts can be drawn, and where their numbers stand. */
import type { District } from '@vicus/questionnaire';

export interface MapPart {
  readonly outline: string;
  /** the same beside the name in the list */
  readonly number: number;
  /** middle of the outline, in the box of 1000 × 1000 */
  readonly x: number;
  readonly y: number;
}

/** All outlines of a question together, in characters: with more, the page would be too heavy for an old phone. */
export const MAXIMUM_MAP_CHARACTERS = 12_000;

export interface DistrictMap {
  /** of the SVG: the box around all outlines */
  readonly viewBox: string;
  /** by the code of the district */
  readonly parts: ReadonlyMap<string, MapPart>;
}

/** Whether respondents get the list alone, because the outlines together are too much for an old phone. */
export function isMapTooHeavy(outlines: readonly string[]): boolean {
  return outlines.reduce((sum, outline) => sum + outline.length, 0) > MAXIMUM_MAP_CHARACTERS;
}

/** null: no outline is known, or together they are too heavy, and the list stands alone. */
export function drawDistrictMap(districts: readonly District[]): DistrictMap | null {
  const parts = districts.flatMap(({ code, outline }, index) => {
    if (outline === undefined) return [];
    return [[code, { outline, number: index + 1, ...computeMiddle(outline) }] as const];
  });
  if (parts.length === 0 || isMapTooHeavy(parts.map(([, { outline }]) => outline))) return null;
  const corners = parts.flatMap(([, { outline }]) => listCorners(outline));
  return { viewBox: computeViewBox(corners), parts: new Map(parts) };
}

/** Room for the width of the lines, in units of the box. */
const MARGIN = 6;

function computeViewBox(corners: readonly Corner[]): string {
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [left, top] = [Math.min(...xs) - MARGIN, Math.min(...ys) - MARGIN];
  const [width, height] = [Math.max(...xs) + MARGIN - left, Math.max(...ys) + MARGIN - top];
  return [left, top, width, height].map(Math.round).join(' ');
}

/** Middle of the box around an outline of straight lines (M, L, H, V, Z and their small forms). */
export function computeMiddle(outline: string): { readonly x: number; readonly y: number } {
  const corners = listCorners(outline);
  const middle = (values: readonly number[]): number =>
    values.length === 0 ? 0 : Math.round((Math.min(...values) + Math.max(...values)) / 2);
  return { x: middle(corners.map(([x]) => x)), y: middle(corners.map(([, y]) => y)) };
}

type Corner = readonly [x: number, y: number];

function listCorners(outline: string): readonly Corner[] {
  const corners: Corner[] = [];
  let at: Corner = [0, 0];
  let start: Corner = at;
  for (const [, command = 'Z', rest = ''] of outline.matchAll(/([MLHVZ])([^MLHVZ]*)/giu)) {
    const isRelative = command === command.toLowerCase();
    const kind = command.toUpperCase();
    if (kind === 'Z') at = start;
    for (const step of listSteps(kind, (rest.match(/-?(?:\d+\.?\d*|\.\d+)/gu) ?? []).map(Number))) {
      at = [move(at[0], step.x, isRelative), move(at[1], step.y, isRelative)];
      // Only the first pair after M begins a part; the others are lines from it.
      if (kind === 'M' && step.isFirst) start = at;
      corners.push(at);
    }
  }
  return corners;
}

function move(from: number, by: number | undefined, isRelative: boolean): number {
  if (by === undefined) return from;
  return isRelative ? from + by : by;
}

interface Step {
  readonly x: number | undefined;
  readonly y: number | undefined;
  readonly isFirst: boolean;
}

function listSteps(kind: string, numbers: readonly number[]): readonly Step[] {
  if (kind === 'H') return numbers.map((x, index) => ({ x, y: undefined, isFirst: index === 0 }));
  if (kind === 'V') return numbers.map((y, index) => ({ x: undefined, y, isFirst: index === 0 }));
  return numbers.flatMap((x, index) =>
    index % 2 === 0 && index + 1 < numbers.length ? [{ x, y: numbers[index + 1], isFirst: index === 0 }] : [],
  );
}
