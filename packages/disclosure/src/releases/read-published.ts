import type { PublishedCell } from '../audit/audit.types.ts';
import { buildCountSystem } from '../counts/build-system.ts';
import type { CountProblem } from '../counts/counts.types.ts';
import { DisclosureProblem } from '../disclosure.problems.ts';
import type { EarlierRelease } from './releases.types.ts';

/** What an earlier release shows. */
export interface ReadRelease {
  /** keys whose number was shown, zeros that everybody sees left out */
  readonly shown: ReadonlySet<string>;
  /** keys that were protected then, under the rules of then */
  readonly primary: ReadonlySet<string>;
}

function refuse(code: 'bad-release' | 'release-contradicts', where: string, message: string): never {
  throw new DisclosureProblem(code, where, message);
}

/** Every key with its number, zeros that everybody sees included. */
function listValues(problem: CountProblem): { values: Map<string, number>; zeros: ReadonlySet<string> } {
  const system = buildCountSystem(problem);
  const values = new Map(system.zeroKeys.map((key) => [key, 0]));
  for (let cell = 0; cell < system.visibleCount; cell += 1)
    for (const key of system.keys[cell] ?? []) values.set(key, system.value[cell] ?? 0);
  return { values, zeros: new Set(system.zeroKeys) };
}

function checkCell({ published, status }: PublishedCell, value: number, where: string): void {
  if (status === 'rounded')
    refuse('bad-release', where, 'rounded numbers cannot be subtracted exactly: they are no equations');
  if (published === undefined && status === 'value')
    refuse('bad-release', where, 'it is said to be published and has no number');
  if (published !== undefined && published !== value)
    refuse('release-contradicts', where, `${published} was published, its tables have ${value}`);
}

/**
 * Reads what an earlier release shows, and compares it with its own counts.
 *
 * @throws DisclosureProblem `bad-release` for keys that are missing, unknown or there twice, and for rounded numbers;
 *   `release-contradicts` where a number is not the one of its tables
 */
export function readPublished({ name, problem, published }: EarlierRelease): ReadRelease {
  const { values, zeros } = listValues(problem);
  const seen = new Set<string>();
  const shown = new Set<string>();
  const primary = new Set<string>();
  for (const cell of published) {
    const { key } = cell;
    const value = values.get(key);
    if (value === undefined) refuse('bad-release', `${name}, ${key}`, 'this is no cell of its tables');
    if (seen.has(key)) refuse('bad-release', `${name}, ${key}`, 'it stands there twice');
    seen.add(key);
    checkCell(cell, value, `${name}, ${key}`);
    if (cell.published !== undefined) shown.add(key);
    if (cell.status === 'primary') primary.add(key);
  }
  for (const key of values.keys())
    if (!seen.has(key) && !zeros.has(key))
      refuse('bad-release', `${name}, ${key}`, 'it is not said whether this cell was published or withheld');
  return { shown, primary };
}
