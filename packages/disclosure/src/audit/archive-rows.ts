/** Persons by the finest codes of all releases: any table that agrees with the counts of each of them. */
import type { CountRow } from '../counts/counts.types.ts';
import type { EarlierRelease } from '../releases/releases.types.ts';
import type { ArchiveAxis } from './archive.types.ts';
import { AuditProblem } from './audit.problems.ts';

/** One row of one release: the combinations it is made of, and its persons. */
interface Whole {
  readonly name: string;
  readonly parts: number[];
  readonly count: number;
}

/** @throws AuditProblem where two releases count the same persons differently */
export function fillRows(
  axes: readonly ArchiveAxis[],
  releases: readonly Omit<EarlierRelease, 'published'>[],
): CountRow[] {
  const size = axes.reduce((count, { finest }) => count * finest.length, 1);
  const wholes = releases.flatMap((release, k) => listWholes(axes, release, k, size));
  wholes.sort((a, b) => a.parts.length - b.parts.length);
  const persons = new Float64Array(size);
  const isSettled = new Uint8Array(size);
  const sum = ({ parts }: Whole) => parts.reduce((all, part) => all + (persons[part] as number), 0);
  for (const whole of wholes) {
    const rest = whole.count - sum(whole);
    const free = rest > 0 ? whole.parts.find((part) => isSettled[part] === 0) : undefined;
    if (free !== undefined) persons[free] = rest;
    for (const part of whole.parts) isSettled[part] = 1;
  }
  for (const whole of wholes)
    if (sum(whole) !== whole.count)
      throw new AuditProblem(
        'audit-input-invalid',
        `${whole.name}: ${whole.count} persons, by the other releases ${sum(whole)}; counts that were revised are other counts`,
      );
  return [...persons.keys()]
    .filter((at) => persons[at] !== 0)
    .map((at) => ({ codes: toCodes(axes, at), count: persons[at] as number }));
}

function toCodes(axes: readonly ArchiveAxis[], at: number): string[] {
  let rest = at;
  return axes.map(({ finest }) => {
    const code = finest[rest % finest.length] ?? '';
    rest = Math.floor(rest / finest.length);
    return code;
  });
}

function listWholes(
  axes: readonly ArchiveAxis[],
  { name, problem }: Omit<EarlierRelease, 'published'>,
  k: number,
  size: number,
): Whole[] {
  const order = problem.variables.map((own) => axes.findIndex((axis) => axis.name === own.name));
  const counts = new Map(problem.rows.map(({ codes, count }) => [codes.join('|'), count]));
  const wholes = new Map<string, Whole>();
  for (let at = 0; at < size; at += 1) {
    let rest = at;
    const leaves = axes.map(({ finest, leafOf }) => {
      const leaf = leafOf[k] === undefined ? 'Total' : leafOf[k][rest % finest.length];
      rest = Math.floor(rest / finest.length);
      return leaf;
    });
    if (leaves.includes(undefined)) continue;
    const key = order.map((place) => leaves[place]).join('|');
    const whole = wholes.get(key) ?? { name: `${name}, ${key}`, parts: [], count: counts.get(key) ?? 0 };
    whole.parts.push(at);
    wholes.set(key, whole);
  }
  return [...wholes.values()];
}
