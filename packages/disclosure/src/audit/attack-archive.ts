/** The archivist: the attacks of everybody else, on everything that was ever published. */
import type { CountProblem } from '../counts/counts.types.ts';
import type { AlreadyRevealed, EarlierRelease, SharedCodes } from '../releases/releases.types.ts';
import { type Archive, writeArchive } from './archive.ts';
import { type AttackedResult, type AttackOptions, attackResult } from './attack-result.ts';
import { AuditProblem } from './audit.problems.ts';
import type { AuditFailure, PublishedCell } from './audit.types.ts';

export interface ArchiveAttack {
  readonly found: readonly AuditFailure[];
  readonly alreadyRevealed: readonly AlreadyRevealed[];
  readonly unaudited: readonly string[];
}

export interface Today extends SharedCodes {
  readonly problem: CountProblem;
  readonly published: readonly PublishedCell[];
}

/** What the archivist learns from today's result; apart from it what the earlier releases tell without it. */
export function attackWithArchive(
  { problem, published, ...codes }: Today,
  earlier: readonly EarlierRelease[],
  options: AttackOptions,
): ArchiveAttack {
  const asked = { ...options, witnesses: [] };
  const isTold = listTold(problem.rules, earlier, asked);
  const now = [...earlier, { name: '', problem, published, ...codes }];
  const archive = writeArchive(now);
  const attack = attackResult(archive.problem, archive.published, asked);
  const twins = listTwins(attack);
  const kindBefore = (key: string) =>
    twins(key)
      .map((twin) => isTold.get(toId(archive, twin)))
      .find((kind) => kind !== undefined);
  const name = (key: string) => {
    const { release, key: own } = archive.origin.get(key) ?? { release: earlier.length, key };
    return release === earlier.length ? { key: own } : { key: own, release: earlier[release]?.name ?? '' };
  };
  const alreadyRevealed = new Map<string, AlreadyRevealed>();
  const found: AuditFailure[] = [];
  for (const one of attack.found) {
    const { key, release } = name(one.key);
    // A cell that stands in today's tables too is named once, as there.
    if (release !== undefined && twins(one.key).some((twin) => name(twin).release === undefined)) continue;
    const kind = kindBefore(one.key);
    if (kind !== undefined)
      alreadyRevealed.set(one.key, { ...name(one.key), kind: kind === 'published' ? 'published' : 'told' });
    else found.push({ ...one, ...readKnowing(one, name), attacker: 'archivist', key: toLabel(key, release) });
  }
  return {
    found,
    alreadyRevealed: [...alreadyRevealed.values()],
    unaudited: attack.unaudited.map((key) => toLabel(name(key).key, name(key).release)),
  };
}

/** What the earlier releases tell by themselves, judged by today's rules: release and key → how. */
function listTold(
  rules: CountProblem['rules'],
  earlier: readonly EarlierRelease[],
  options: AttackOptions,
): ReadonlyMap<string, AuditFailure['kind']> {
  const before = writeArchive(earlier.map((one) => ({ ...one, problem: { ...one.problem, rules } })));
  const attack = attackResult(before.problem, before.published, options);
  refuseFaults(attack, before, earlier);
  return new Map(attack.found.map(({ key, kind }) => [toId(before, key), kind]));
}

const toLabel = (key: string, release?: string): string =>
  release === undefined ? key : `${key} in ${release}`;

function readKnowing({ knowing }: AuditFailure, name: (key: string) => { key: string; release?: string }) {
  if (knowing === undefined) return {};
  const { key, release } = name(knowing);
  return { knowing: toLabel(key, release) };
}

function toId({ origin }: Archive, key: string): string {
  const one = origin.get(key);
  return `${one?.release} ${one?.key}`;
}

/** Keys of all releases that count the same persons. */
function listTwins({ cells }: AttackedResult): (key: string) => readonly string[] {
  const cellOf = new Map(cells.keys.map((key, cell) => [key, cell]));
  return (key) => {
    const place = cells.places[cellOf.get(key) ?? -1];
    return (cells.cellsAt.get(place ?? -1) ?? []).map((cell) => cells.keys[cell] ?? '');
  };
}

/** An earlier release must be the tables it claims to be: what it shows is taken for true. */
function refuseFaults(
  { result }: AttackedResult,
  archive: Archive,
  earlier: readonly EarlierRelease[],
): void {
  const fault = result.faults.find(({ kind }) => kind !== 'zero-withheld');
  if (fault === undefined) return;
  const { release, key } = archive.origin.get(fault.key) ?? { release: 0, key: fault.key };
  throw new AuditProblem('audit-input-invalid', `${earlier[release]?.name ?? ''}, ${key}: ${fault.kind}`);
}
