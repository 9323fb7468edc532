/** Three stories of three releases each; what a code means is written down by hand, for attackers that trust nobody. */
import type { CountLevel } from '../../counts/counts.types.ts';
import type { SharedCodes } from '../releases.types.ts';

/** What one release shows: each of its codes of places or years, as the numbers of the rows behind it. */
export interface Design extends SharedCodes {
  readonly name: string;
  readonly leaves: readonly string[];
  readonly levels?: readonly CountLevel[];
  readonly shows: readonly string[];
  /** own leaf → rows of the common world, columns of the other variable left out */
  readonly rowsOf: Readonly<Record<string, readonly number[]>>;
  /** rows behind every code that is shown, `Total` among them */
  readonly members: Readonly<Record<string, readonly number[]>>;
}

const level = (name: string, map: Readonly<Record<string, string>>): CountLevel => ({ name, map });

const leaves = ['a', 'b', 'c', 'd'];
const rowsOf = { a: [0], b: [1], c: [2], d: [3] };

/** Two places merge, then another one is split. */
export const boundaries: readonly Design[] = [
  {
    name: 'first',
    leaves: ['a', 'b', 'c'],
    shows: ['leaf', 'Total'],
    codes: { at: { c1: 'c', c2: 'c' } },
    rowsOf: { a: [0], b: [1], c: [2, 3] },
    members: { a: [0], b: [1], c: [2, 3], Total: [0, 1, 2, 3] },
  },
  {
    name: 'second',
    leaves: ['ab', 'c'],
    shows: ['leaf', 'Total'],
    codes: { at: { a: 'ab', b: 'ab', c1: 'c', c2: 'c' } },
    rowsOf: { ab: [0, 1], c: [2, 3] },
    members: { ab: [0, 1], c: [2, 3], Total: [0, 1, 2, 3] },
  },
  {
    name: 'third',
    leaves: ['ab', 'c1', 'c2'],
    shows: ['leaf', 'Total'],
    codes: { at: { a: 'ab', b: 'ab' } },
    rowsOf: { ab: [0, 1], c1: [2], c2: [3] },
    members: { ab: [0, 1], c1: [2], c2: [3], Total: [0, 1, 2, 3] },
  },
];

/** Districts, school areas across them, and a city inside. */
export const geographies: readonly Design[] = [
  {
    name: 'districts',
    leaves,
    levels: [level('district', { a: 'x', b: 'x', c: 'y', d: 'y' })],
    shows: ['district', 'Total'],
    rowsOf,
    members: { x: [0, 1], y: [2, 3], Total: [0, 1, 2, 3] },
  },
  {
    name: 'schools',
    leaves,
    levels: [level('school', { a: 's', b: 't', c: 't', d: 's' })],
    shows: ['school'],
    rowsOf,
    members: { s: [0, 3], t: [1, 2], Total: [0, 1, 2, 3] },
  },
  {
    name: 'city',
    leaves,
    levels: [level('city', { a: 'z', b: 'z', c: 'z' })],
    shows: ['city'],
    rowsOf,
    members: { z: [0, 1, 2], Total: [0, 1, 2, 3] },
  },
];

/** Single years, two years together, and the years after. */
export const years: readonly Design[] = [
  {
    name: 'years',
    leaves: ['2023', '2024'],
    shows: ['leaf', 'Total'],
    apart: ['at'],
    rowsOf: { 2023: [0], 2024: [1] },
    members: { 2023: [0], 2024: [1], Total: [0, 1] },
  },
  {
    name: 'pooled',
    leaves: ['2023', '2024', '2025'],
    levels: [level('pool', { 2024: '2024-25', 2025: '2024-25' })],
    shows: ['pool', 'Total'],
    apart: ['at'],
    rowsOf: { 2023: [0], 2024: [1], 2025: [2] },
    members: { '2024-25': [1, 2], Total: [0, 1, 2] },
  },
  {
    name: 'later',
    leaves: ['2024', '2025', '2026'],
    shows: ['leaf', 'Total'],
    apart: ['at'],
    rowsOf: { 2024: [1], 2025: [2], 2026: [3] },
    members: { 2024: [1], 2025: [2], 2026: [3], Total: [1, 2, 3] },
  },
];
