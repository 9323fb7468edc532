/** Decisions about releases that are being put together. */
import { listCells, readCell, type Cube, type Dimension } from '@vicus/cube';
import type { MeasureBasis } from '@vicus/disclosure';
import type { Novelty, ReleaseDraft } from './draft.types.ts';
import { approvedByOneself, embargoInThePast, embargoTooFar } from './draft.problems.ts';

/** A coordinator or officer of the place. */
export interface Approver {
  readonly userId: string;
  readonly name: string;
}

/** Those who may let a draft out: everybody but who changed it last; where there is only one, that one. */
export function listApprovers(
  staff: readonly Approver[],
  { changedBy }: Pick<ReleaseDraft, 'changedBy'>,
): Approver[] {
  const others = staff.filter(({ userId }) => userId !== changedBy);
  return others.length === 0 ? [...staff] : others;
}

/** @throws Problem `draft-approved-by-oneself` (409) */
export function refuseOwnApproval(
  staff: readonly Approver[],
  draft: Pick<ReleaseDraft, 'changedBy'>,
  userId: string,
): void {
  if (!listApprovers(staff, draft).some((one) => one.userId === userId)) throw approvedByOneself();
}

const YEAR_MS = 366 * 86_400_000;

/** The time zone of the capital of a country, e.g. `Europe/Berlin`; UTC where the country is not known. */
export function readTimeZone(country: string): string {
  const code = country === 'EL' ? 'GR' : country === 'UK' ? 'GB' : country;
  if (!/^[A-Z]{2}$/.test(code)) return 'UTC';
  const locale = new Intl.Locale(`und-${code}`) as Intl.Locale & { getTimeZones?(): string[] | undefined };
  // Islands of Africa and the Atlantic stand first, the mainland begins with Europe.
  const zones = locale.getTimeZones?.() ?? [];
  return zones.find((zone) => zone.startsWith('Europe/')) ?? zones.at(-1) ?? 'UTC';
}

/** What a clock in this zone shows, e.g. `2026-12-01T09:00`. */
export function toLocalTime(time: Date, timeZone: string): string {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(time);
  return text.replace(' ', 'T');
}

/**
 * The moment at which clocks of this zone show `local` (`2026-12-01T09:00`).
 * @throws Problem `embargo-in-the-past`, `embargo-too-far` (422)
 */
export function readEmbargo(local: string, timeZone: string, now: Date): Date {
  const asUtc = new Date(`${local}Z`);
  const shown = new Date(`${toLocalTime(asUtc, timeZone)}Z`);
  const seconds = asUtc.getTime() - Math.floor(asUtc.getTime() / 60_000) * 60_000;
  const time = new Date(asUtc.getTime() - (shown.getTime() + seconds - asUtc.getTime()));
  checkEmbargo(time, now);
  return time;
}

export function checkEmbargo(time: Date, now: Date): void {
  if (time.getTime() <= now.getTime()) throw embargoInThePast();
  if (time.getTime() > now.getTime() + YEAR_MS) throw embargoTooFar();
}

const findTime = ({ dimensions }: Cube): Dimension | undefined =>
  dimensions.find(({ role }) => role === 'time');

/** The largest count of people in the newest period; null where the table counts nobody. */
export function readPeopleBehind(
  cube: Cube,
  basis: Readonly<Record<string, MeasureBasis>> | null,
): number | null {
  const counts = cube.measures.filter(({ id, kind }) =>
    basis === null ? kind === 'count' : basis[id]?.kind === 'count-of-persons',
  );
  const time = findTime(cube);
  const newest = time?.categories.at(-1)?.code;
  let largest: number | null = null;
  for (const { id } of counts) {
    for (const { at, cell } of listCells(cube, id)) {
      if (cell.kind !== 'number' || (time !== undefined && at[time.id] !== newest)) continue;
      largest = Math.max(largest ?? 0, cell.value);
    }
  }
  return largest;
}

/** What a table says that its last published edition did not. `on`: the day of that edition. */
export function compareWithPublished(
  cube: Cube,
  last: { readonly cube: Cube; readonly on: string } | undefined,
): Novelty {
  if (last === undefined) return { kind: 'never' };
  const time = findTime(cube);
  const before = new Set(findTime(last.cube)?.categories.map(({ code }) => code));
  const newPeriods = (time?.categories ?? []).map(({ code }) => code).filter((code) => !before.has(code));
  const cells = cube.measures.reduce((sum, { id }) => sum + countNew(cube, last.cube, id), 0);
  return cells === 0 && newPeriods.length === 0
    ? { kind: 'same', on: last.on }
    : { kind: 'changed', on: last.on, newPeriods, cells };
}

/** Numbers that the earlier edition neither showed nor withheld. */
function countNew(cube: Cube, before: Cube, measure: string): number {
  const isSameShape =
    before.measures.some(({ id }) => id === measure) &&
    cube.dimensions.length === before.dimensions.length &&
    cube.dimensions.every(({ id }) => before.dimensions.some((one) => one.id === id));
  let count = 0;
  for (const { at, cell } of listCells(cube, measure)) {
    if (cell.kind !== 'number') continue;
    if (!isSameShape || !hasCodes(before, at)) count += 1;
    else {
      const was = readCell(before, at, measure);
      const isNew = was.kind === 'number' ? was.value !== cell.value : was.reason === 'not-collected';
      if (isNew) count += 1;
    }
  }
  return count;
}

function hasCodes({ dimensions }: Cube, at: Readonly<Record<string, string>>): boolean {
  return dimensions.every(({ id, categories }) => categories.some(({ code }) => code === at[id]));
}
