/** Districts as they are pasted, and maps of them drawn small: GeoJSON → outlines in a box of 1000 units. */
import type { District, DistrictFinding } from './districts.types.ts';

export const MAXIMUM_DISTRICTS = 200;
const NAME_MAXIMUM_CHARACTERS = 120;
const CODE_MAXIMUM_CHARACTERS = 60;
const BOX = 1000;
/** Points nearer than this to the line they are left out of are not seen on a page. In units of the box. */
const TOLERANCE = 2;
/** Rings smaller than this are islands nobody would see. In square units of the box. */
const SMALLEST_RING = 4;

/** `Old Town; 1,250` a line: name, then inhabitants where they are known. Tabs and semicolons divide. */
export function parseDistrictList(text: string): {
  readonly districts: readonly Omit<District, 'outline'>[];
  readonly findings: readonly DistrictFinding[];
} {
  const findings: DistrictFinding[] = [];
  const districts: Omit<District, 'outline'>[] = [];
  const names = new Set<string>();
  for (const [index, row] of text.split(/\r?\n/).entries()) {
    if (row.trim() === '') continue;
    const [name = '', people = ''] = row.split(/[;\t]/).map((cell) => cell.trim());
    const digits = people.replaceAll(/[\s'’.,\u00a0\u202f]/g, '');
    const code = findFault(name, digits, names);
    if (code !== undefined) findings.push({ line: index + 1, code });
    names.add(name.toLowerCase());
    const taken = districts.map((one) => one.code);
    const population = digits === '' ? null : Number(digits);
    if (code === undefined) districts.push({ code: makeDistrictCode(name, taken), name, population });
  }
  if (districts.length > MAXIMUM_DISTRICTS) findings.push({ line: MAXIMUM_DISTRICTS + 1, code: 'too-many' });
  return { districts, findings };
}

function findFault(
  name: string,
  digits: string,
  names: ReadonlySet<string>,
): DistrictFinding['code'] | undefined {
  if (name === '') return 'name-missing';
  if (name.length > NAME_MAXIMUM_CHARACTERS) return 'name-too-long';
  if (!/^\d{0,9}$/.test(digits)) return 'population-not-a-number';
  return names.has(name.toLowerCase()) ? 'name-twice' : undefined;
}

/** `Öhringen-Süd` → `oehringen-sued`; a number behind it where it is taken. */
export function makeDistrictCode(name: string, taken: readonly string[]): string {
  const plain = name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, CODE_MAXIMUM_CHARACTERS - 4)
    .replace(/-+$/, '');
  const base = plain === '' ? 'district' : plain;
  if (!taken.includes(base)) return base;
  let number = 2;
  while (taken.includes(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

type Point = readonly [x: number, y: number];
type Ring = readonly Point[];

interface DrawnArea {
  readonly name: string;
  readonly outline: string;
}

type DrawnMap =
  | { readonly ok: true; readonly areas: readonly DrawnArea[] }
  | { readonly ok: false; readonly reason: 'not-geojson' | 'no-areas' | 'not-degrees' | 'no-names' };

/** Properties in which map programs keep a name, in the order in which they are looked for. */
const NAME_KEYS = ['name', 'NAME', 'Name', 'bezeichnung', 'BEZEICHNUNG', 'gen', 'GEN', 'label', 'district'];

/**
 * Reads a GeoJSON file (polygons in degrees of longitude and latitude) and draws its areas into one box, north up,
 * with lines simplified (Ramer–Douglas–Peucker). The earth is taken as flat: right for a town.
 */
export function drawDistricts(text: string): DrawnMap {
  const features = readFeatures(text);
  if (features === undefined) return { ok: false, reason: 'not-geojson' };
  const areas = features.flatMap(({ name, rings }) => (rings.length === 0 ? [] : [{ name, rings }]));
  if (areas.length === 0) return { ok: false, reason: 'no-areas' };
  if (areas.every(({ name }) => name === '')) return { ok: false, reason: 'no-names' };
  const points = areas.flatMap(({ rings }) => rings.flat());
  if (points.some(([x, y]) => Math.abs(x) > 180 || Math.abs(y) > 90))
    return { ok: false, reason: 'not-degrees' };
  const project = fitIntoBox(points);
  const drawn = areas
    .filter(({ name }) => name !== '')
    .map(({ name, rings }) => ({ name, outline: drawRings(rings.map((ring) => ring.map(project))) }))
    .filter(({ outline }) => outline !== '');
  return drawn.length === 0 ? { ok: false, reason: 'no-areas' } : { ok: true, areas: drawn };
}

interface Feature {
  readonly name: string;
  readonly rings: readonly Ring[];
}

function readFeatures(text: string): Feature[] | undefined {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return undefined;
  }
  const features = (file as { features?: unknown } | null)?.features;
  if (!Array.isArray(features)) return undefined;
  return features.map((feature: unknown) => {
    const { properties, geometry } = (feature ?? {}) as { properties?: unknown; geometry?: unknown };
    return { name: readName(properties), rings: readRings(geometry) };
  });
}

function readName(properties: unknown): string {
  const held = (properties ?? {}) as Record<string, unknown>;
  const key = NAME_KEYS.find((one) => typeof held[one] === 'string');
  return key === undefined ? '' : String(held[key]).trim().slice(0, NAME_MAXIMUM_CHARACTERS);
}

function readRings(geometry: unknown): Ring[] {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (!Array.isArray(coordinates)) return [];
  const rings: unknown[] =
    type === 'Polygon' ? coordinates : type === 'MultiPolygon' ? coordinates.flat(1) : [];
  return rings.flatMap((ring) => {
    if (!Array.isArray(ring)) return [];
    const points = ring.filter(isPoint).map(([x, y]) => [x, y] as const);
    return points.length === ring.length && points.length > 2 ? [points] : [];
  });
}

function isPoint(value: unknown): value is [number, number] {
  return Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1]);
}

function fitIntoBox(points: readonly Point[]): (point: Point) => Point {
  const latitudes = points.map(([, y]) => y);
  const [south, north] = [
    latitudes.reduce((a, b) => Math.min(a, b)),
    latitudes.reduce((a, b) => Math.max(a, b)),
  ];
  // A degree of longitude is shorter than one of latitude, the more so the further from the equator.
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const xs = points.map(([x]) => x * narrowing);
  const [west, east] = [xs.reduce((a, b) => Math.min(a, b)), xs.reduce((a, b) => Math.max(a, b))];
  const scale = BOX / Math.max(east - west, north - south, 1e-9);
  const [shiftX, shiftY] = [(BOX - (east - west) * scale) / 2, (BOX - (north - south) * scale) / 2];
  return ([x, y]) => [(x * narrowing - west) * scale + shiftX, (north - y) * scale + shiftY];
}

function drawRings(rings: readonly Ring[]): string {
  return rings
    .filter((ring) => computeArea(ring) >= SMALLEST_RING)
    .map(simplifyRing)
    .filter((ring) => ring.length >= 3)
    .map((ring) => `M${ring.map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`).join('L')}Z`)
    .join('');
}

function computeArea(ring: Ring): number {
  let twice = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    twice += x * nextY - nextX * y;
  }
  return Math.abs(twice) / 2;
}

/** A ring is cut at its furthest point, so that it cannot shrink to a line. */
function simplifyRing(ring: Ring): Ring {
  const [first] = ring;
  if (first === undefined) return [];
  const open = isSame(ring.at(-1), first) ? ring.slice(0, -1) : ring;
  const distances = open.map(([x, y]) => Math.hypot(x - first[0], y - first[1]));
  const furthest = distances.indexOf(distances.reduce((a, b) => Math.max(a, b)));
  const there = simplifyLine(open.slice(0, furthest + 1));
  const back = simplifyLine([...open.slice(furthest), first]);
  return [...there, ...back.slice(1, -1)];
}

const isSame = (a: Point | undefined, b: Point): boolean => a?.[0] === b[0] && a[1] === b[1];

function simplifyLine(line: Ring): Ring {
  const [first, last] = [line[0], line.at(-1)];
  if (first === undefined || last === undefined || line.length < 3) return line;
  let furthest = 0;
  let away = 0;
  for (const [index, point] of line.entries()) {
    const distance = computeDistance(point, first, last);
    if (distance > away) [furthest, away] = [index, distance];
  }
  if (away <= TOLERANCE) return [first, last];
  const before = simplifyLine(line.slice(0, furthest + 1));
  return [...before.slice(0, -1), ...simplifyLine(line.slice(furthest))];
}

function computeDistance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return Math.hypot(x - ax, y - ay);
  return Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
}
