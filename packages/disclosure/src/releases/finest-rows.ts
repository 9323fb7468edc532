import type { CountRow } from '../counts/counts.types.ts';
import { DisclosureProblem } from '../disclosure.problems.ts';
import type { FinestVariable, ComparedRelease } from './finest-codes.ts';

interface Draft {
  readonly variables: readonly FinestVariable[];
  readonly releases: readonly ComparedRelease[];
  /** combination of common codes, joined by `|` → persons */
  readonly counts: Map<string, number>;
}

/** Own codes of a release behind a combination of common codes; undefined where it does not count those persons. */
function toOwnKey({ variables, releases }: Draft, k: number, codes: readonly string[]): string | undefined {
  const own = new Map<string, string>();
  for (const [at, { name, ownOf }] of variables.entries()) {
    const map = ownOf[k];
    if (map === undefined) continue;
    const leaf = map.get(codes[at] ?? '');
    if (leaf === undefined) return undefined;
    own.set(name, leaf);
  }
  return releases[k]?.problem.variables.map(({ name }) => own.get(name) ?? '').join('|');
}

/** For each variable the common codes behind the own codes of a row. */
function listParts({ variables, releases }: Draft, k: number, codes: readonly string[]): string[][] {
  const own = new Map(releases[k]?.problem.variables.map(({ name }, at) => [name, codes[at] ?? '']));
  return variables.map(({ name, leaves, ownOf }) => {
    const map = ownOf[k];
    return map === undefined ? [...leaves] : leaves.filter((leaf) => map.get(leaf) === own.get(name));
  });
}

function* combine(parts: readonly (readonly string[])[], at = 0): Generator<string[]> {
  if (at === parts.length) yield [];
  else for (const code of parts[at] ?? []) for (const rest of combine(parts, at + 1)) yield [code, ...rest];
}

const isSingle = (parts: readonly (readonly string[])[]): boolean =>
  parts.every(({ length }) => length === 1);

/** Whether some release says by itself how many persons a combination holds. */
function isTold(draft: Draft, codes: readonly string[]): boolean {
  return draft.releases.some((_, k) => {
    const own = toOwnKey(draft, k, codes);
    return own !== undefined && isSingle(listParts(draft, k, own.split('|')));
  });
}

/** Persons by the own codes of a release, as the common rows have them. */
function addUp(draft: Draft, k: number): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [key, count] of draft.counts) {
    const own = toOwnKey(draft, k, key.split('|'));
    if (own !== undefined) sums.set(own, (sums.get(own) ?? 0) + count);
  }
  return sums;
}

function contradict(release: ComparedRelease | undefined, key: string, own: number, others: number): never {
  throw new DisclosureProblem(
    'release-contradicts',
    `${release?.name ?? ''}, row ${key}`,
    `it counts ${own} persons where the other releases have ${others}: counts that were revised are not the same ` +
      'persons; give both releases their counts by the finest common codes, or compare only what was not revised',
  );
}

/** Persons of a row that no finer release tells go where none of the releases looks. */
function placeRest(draft: Draft, k: number, row: CountRow, sum: number): void {
  const rest = row.count - sum;
  if (rest === 0) return;
  if (rest > 0)
    for (const codes of combine(listParts(draft, k, row.codes))) {
      if (isTold(draft, codes)) continue;
      const key = codes.join('|');
      draft.counts.set(key, (draft.counts.get(key) ?? 0) + rest);
      return;
    }
  contradict(draft.releases[k], row.codes.join('|'), row.count, sum);
}

/**
 * Counts by the finest common codes. Where no release tells them, any division will do that agrees with all: what a
 * reader can find out depends on the published sums only.
 *
 * @throws DisclosureProblem `release-contradicts` where two releases count the same persons differently
 */
export function combineRows(
  variables: readonly FinestVariable[],
  releases: readonly ComparedRelease[],
): readonly CountRow[] {
  const draft: Draft = { variables, releases, counts: new Map() };
  releases.forEach(({ problem }, k) => {
    for (const { codes, count } of problem.rows) {
      const parts = listParts(draft, k, codes);
      const key = parts.map(([code]) => code).join('|');
      if (count > 0 && isSingle(parts) && !draft.counts.has(key)) draft.counts.set(key, count);
    }
  });
  releases.forEach(({ problem }, k) => {
    const sums = addUp(draft, k);
    for (const row of problem.rows) placeRest(draft, k, row, sums.get(row.codes.join('|')) ?? 0);
  });
  releases.forEach((release, k) => {
    const own = new Map(release.problem.rows.map(({ codes, count }) => [codes.join('|'), count]));
    const sums = addUp(draft, k);
    for (const key of new Set([...own.keys(), ...sums.keys()]))
      if ((own.get(key) ?? 0) !== (sums.get(key) ?? 0))
        contradict(release, key, own.get(key) ?? 0, sums.get(key) ?? 0);
  });
  return [...draft.counts].map(([key, count]) => ({ codes: key.split('|'), count }));
}
