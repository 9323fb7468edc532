import { buildCountSystem } from '../counts/build-system.ts';
import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountProblem, CountSystem } from '../counts/counts.types.ts';
import { DisclosureProblem } from '../disclosure.problems.ts';
import type { Move, Pattern } from '../search/search.types.ts';
import type { CountWitness, ProtectedCell, ProtectedCounts } from '../withholding/withholding.types.ts';
import { giveUp, openReleaseSystem } from './release-system.ts';
import type { ReleaseSystem } from './release-system.ts';
import type { AlreadyRevealed, EarlierRelease, SharedCodes } from './releases.types.ts';

/** Keys named in a refusal; the rest is counted. */
const NAMED_KEYS = 3;

export interface ReleasesBefore extends SharedCodes {
  /** oldest first */
  readonly earlier: readonly EarlierRelease[];
}

export type Search = (system: CountSystem) => Pattern;

/** What is added to a pattern that was found, such as protection against families. */
export type Completion = (system: CountSystem, problem: CountProblem, pattern: Pattern) => Pattern;

/** Searches where there is something to protect; otherwise nothing is withheld. */
export function searchIfNeeded(system: CountSystem, search: Search): Pattern {
  if (system.state.includes(CELL_STATES.primary)) return search(system);
  return { withheld: new Uint8Array(system.cellCount), secondary: 0, bound: 0 };
}

/**
 * Protects tables after others over the same persons were published. All numbers of all releases are in one system of
 * equations; cells protected then stay protected.
 *
 * @throws DisclosureProblem `cannot-be-protected` where what was published before, or the tables alone, leave no way
 */
export function protectAfter(
  problem: CountProblem,
  { earlier, ...codes }: ReleasesBefore,
  run: Search,
  complete: Completion,
): ProtectedCounts {
  const over = openReleaseSystem(earlier, { problem, ...codes });
  const { pattern: found, told } = searchAfter(over, problem, earlier, run);
  const pattern = complete(giveUp(over, told), over.composed.problem, found);
  const names = earlier.map(({ name }) => name);
  const gone = new Set([...told, ...over.shownBefore]);
  return {
    cells: listCells(over, pattern, gone),
    secondary: pattern.secondary,
    ...(pattern.bound === undefined ? {} : { bound: pattern.bound }),
    witnesses: (pattern.witnesses ?? []).map((move) => toWitness(over, move)),
    alreadyRevealed: [...gone].flatMap((cell) => nameRevealed(over, cell, names)),
  };
}

/** Gives up what the earlier releases tell anyway; refuses where these tables are what tells it. */
function searchAfter(
  over: ReleaseSystem,
  problem: CountProblem,
  earlier: readonly EarlierRelease[],
  run: Search,
): { readonly pattern: Pattern; readonly told: ReadonlySet<number> } {
  const told = new Set<number>();
  let toldBefore: ReadonlySet<string> | undefined;
  for (;;) {
    const pattern = searchIfNeeded(giveUp(over, told), run);
    const lost = pattern.unprotectable ?? [];
    if (lost.length === 0) return { pattern, told };
    toldBefore ??= listTold(earlier, problem.rules, run);
    const rest = lost.filter((cell) => !over.keysOf[cell]?.some((key) => toldBefore?.has(toText(key))));
    if (rest.length > 0) refuse(over, rest, earlier, listLost(problem, run));
    for (const cell of lost) told.add(cell);
  }
}

const toText = ({ release, key }: { readonly release: number; readonly key: string }): string =>
  `${release} ${key}`;

/** Protected cells that the earlier releases leave open to readers, were nothing published any more. */
function listTold(
  earlier: readonly EarlierRelease[],
  rules: CountProblem['rules'],
  run: Search,
): ReadonlySet<string> {
  const before = openReleaseSystem(
    earlier.map((release) => ({ ...release, problem: { ...release.problem, rules } })),
  );
  const told = new Set<number>();
  for (;;) {
    const { unprotectable = [] } = searchIfNeeded(giveUp(before, told), run);
    if (unprotectable.length === 0) break;
    for (const cell of unprotectable) told.add(cell);
  }
  return new Set([...told].flatMap((cell) => before.keysOf[cell]?.map((key) => toText(key)) ?? []));
}

/** Keys of tables that cannot be protected even if nothing was published before. */
export function listLost(problem: CountProblem, run: Search): ReadonlySet<string> {
  const alone = buildCountSystem(problem);
  const { unprotectable = [] } = searchIfNeeded(alone, run);
  return new Set(unprotectable.flatMap((cell) => alone.keys[cell] ?? []));
}

function refuse(
  over: ReleaseSystem,
  cells: readonly number[],
  earlier: readonly EarlierRelease[],
  alone: ReadonlySet<string>,
): never {
  const { keysOf, now } = over;
  const nameOf = (cell: number): string => {
    const keys = keysOf[cell] ?? [];
    const mine = keys.find(({ release }) => release === now) ?? keys[0];
    return mine === undefined || mine.release === now
      ? (mine?.key ?? '')
      : `${mine.key} in ${earlier[mine.release]?.name ?? ''}`;
  };
  const isAlone = cells.some((cell) =>
    keysOf[cell]?.some(({ release, key }) => release === now && alone.has(key)),
  );
  const more = cells.length > NAMED_KEYS ? ` and ${cells.length - NAMED_KEYS} more` : '';
  const named = cells.slice(0, NAMED_KEYS).map((cell) => nameOf(cell));
  throw new DisclosureProblem(
    'cannot-be-protected',
    `${named.join(', ')}${more}`,
    isAlone
      ? 'withholding cannot protect these cells as asked, even if nothing else were published; ' +
          'merge categories, leave a breakdown out, pool years or places, or round instead'
      : `together with what was published before (${earlier.map(({ name }) => name).join(', ')}) these tables tell ` +
          'them, even if only their zeros were shown; leave out the breakdown, the place or the year that is new here',
  );
}

function nameRevealed(over: ReleaseSystem, cell: number, names: readonly string[]): AlreadyRevealed[] {
  const kind = over.shownBefore.includes(cell) ? 'published' : 'told';
  return (over.keysOf[cell] ?? []).map(({ release, key }) =>
    release === over.now ? { key, kind } : { key, release: names[release] ?? '', kind },
  );
}

function listCells(over: ReleaseSystem, { withheld }: Pattern, gone: ReadonlySet<number>): ProtectedCell[] {
  const { system, keysOf, now, composed } = over;
  const cells = system.zeroKeys.flatMap((one): ProtectedCell[] => {
    const { release, key } = composed.readKey(one);
    return release === now ? [{ key, published: 0, status: 'value', reason: '' }] : [];
  });
  for (let cell = 0; cell < system.visibleCount; cell += 1) {
    const isPrimary = gone.has(cell) || system.state[cell] === CELL_STATES.primary;
    const one = describeCell(over, cell, isPrimary, withheld[cell] === 1);
    for (const { release, key } of keysOf[cell] ?? []) if (release === now) cells.push({ key, ...one });
  }
  return cells.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function describeCell(
  { system: { value, rules } }: ReleaseSystem,
  cell: number,
  isPrimary: boolean,
  isWithheld: boolean,
): Omit<ProtectedCell, 'key'> {
  const persons = value[cell] ?? 0;
  if (!isPrimary && !isWithheld) return { published: persons, status: 'value', reason: '' };
  if (!isPrimary) return { status: 'secondary', reason: 'would-reveal-another' };
  if (persons === 0) return { status: 'primary', reason: 'zero-protected' };
  return { status: 'primary', reason: persons <= rules.maxN ? 'too-few-persons' : 'withheld-before' };
}

/** The move as persons more or fewer in rows of the tables that are protected now. */
function toWitness({ system, composed, now }: ReleaseSystem, { cells, changes }: Move): CountWitness {
  const { cellRows, rowLeaves } = system;
  const { variables } = composed.problem;
  const sums = new Map<string, { codes: readonly string[]; change: number }>();
  cells.forEach((cell, at) => {
    const from = cellRows.start[cell] ?? 0;
    if (cellRows.start[cell + 1] !== from + 1) return;
    const row = (cellRows.items[from] ?? 0) * variables.length;
    const codes = composed.readRow(
      now,
      variables.map(({ leaves }, i) => leaves[rowLeaves[row + i] ?? 0] ?? ''),
    );
    if (codes === undefined) return;
    const change = (sums.get(codes.join('|'))?.change ?? 0) + (changes[at] ?? 0);
    sums.set(codes.join('|'), { codes, change });
  });
  return [...sums.values()].filter(({ change }) => change !== 0);
}
