/**
 * Who is counted with whom. Towns are counted in cohorts, whole or not at all: every figure of every level and round is a
 * sum over whole cohorts, so that adding and subtracting figures leads to cohorts and never to a town. Decided from who
 * shares what and where it lies alone, never from an answer. Method: docs/methods/observer-figures.md.
 */
import { coversPlace, sortLevels } from '#features/level/level.rules.ts';
import type { Level } from '#features/level/level.types.ts';
import { FACTS } from './facts.rules.ts';
import { countRounds, REST_ROUNDS, type Round } from '#features/level/rounds.rules.ts';
import {
  SIZE_CODES,
  type CohortRow,
  type Fact,
  type SharedRecord,
  type SizeCode,
  type WholeCohort,
} from './observer.types.ts';

/** The reader's own place and five others behind each of two answers: with fewer, nothing could ever be shown. */
const MINIMUM_COHORT = 12;

export interface RoundBasis {
  readonly round: Round;
  readonly records: readonly SharedRecord[];
  readonly levels: readonly Level[];
  /** as the rounds before left them */
  readonly cohorts: readonly CohortRow[];
  readonly createId: () => string;
}

export interface FormedCohorts {
  /** all rows to keep, those of this round with `lastRound` set to it */
  readonly rows: readonly CohortRow[];
  readonly whole: readonly WholeCohort[];
}

export function formCohorts(basis: RoundBasis): FormedCohorts {
  const parts = FACTS.flatMap((fact) => SIZE_CODES.map((size) => formOf(basis, fact, size)));
  return { rows: parts.flatMap(({ rows }) => rows), whole: parts.flatMap(({ whole }) => whole) };
}

function formOf(basis: RoundBasis, fact: Fact, size: SizeCode): FormedCohorts {
  const sharing = basis.records.filter((one) => one.sizeClass === size && one.facts[fact.code] !== undefined);
  const kept = keepCohorts(basis, fact, { size, sharing });
  const bound = new Set(basis.cohorts.filter((row) => row.fact === fact.code).map(({ placeId }) => placeId));
  for (const placeId of kept.freed) bound.delete(placeId);
  const joining = sharing.filter(({ placeId }) => !bound.has(placeId));
  const formed = joinUp(joining, basis.levels).map((members): WholeCohort => {
    const cohortId = basis.createId();
    return { cohortId, fact: fact.code, sizeClass: size, members };
  });
  const fresh = formed.flatMap(({ cohortId, members }) =>
    members.map(({ placeId }): CohortRow => {
      const rounds = { formedRound: basis.round, lastRound: basis.round };
      return { placeId, fact: fact.code, cohortId, sizeClass: size, places: members.length, ...rounds };
    }),
  );
  return { rows: [...kept.rows, ...fresh], whole: [...kept.whole, ...formed] };
}

interface OfSize {
  readonly size: SizeCode;
  readonly sharing: readonly SharedRecord[];
}

/** Those of before: counted where everybody is still there, resting where somebody is gone, free after a long rest. */
function keepCohorts(
  { cohorts, round }: RoundBasis,
  fact: Fact,
  { size, sharing }: OfSize,
): FormedCohorts & { readonly freed: readonly string[] } {
  const byPlace = new Map(sharing.map((one) => [one.placeId, one]));
  const own = cohorts.filter((row) => row.fact === fact.code && row.sizeClass === size);
  const rows: CohortRow[] = [];
  const whole: WholeCohort[] = [];
  const freed: string[] = [];
  for (const [cohortId, group] of Map.groupBy(own, (row) => row.cohortId)) {
    const members = group.flatMap(({ placeId }) => byPlace.get(placeId) ?? []);
    if (members.length === group[0]?.places) {
      whole.push({ cohortId, fact: fact.code, sizeClass: size, members });
      rows.push(...group.map((row) => ({ ...row, lastRound: round })));
    } else if (group.every(({ lastRound }) => countRounds(lastRound, round) > REST_ROUNDS)) {
      freed.push(...group.map(({ placeId }) => placeId));
    } else rows.push(...group);
  }
  return { rows, whole, freed };
}

/** Together with those of the nearest level where they are enough, otherwise with those of the next. The rest wait. */
function joinUp(joining: readonly SharedRecord[], levels: readonly Level[]): SharedRecord[][] {
  const paths = new Map<string, SharedRecord[]>();
  for (const one of joining) {
    const path = sortLevels(levels.filter((level) => coversPlace(level, one.codes)))
      .map(({ placeId }) => placeId)
      .join(' ');
    paths.set(path, [...(paths.get(path) ?? []), one]);
  }
  const formed: SharedRecord[][] = [];
  const longest = Math.max(0, ...[...paths.keys()].map((path) => path.split(' ').length));
  for (let length = longest; length > 0; length--) {
    for (const [path, members] of [...paths].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const ids = path.split(' ');
      if (path === '' || ids.length !== length) continue;
      paths.delete(path);
      if (members.length >= MINIMUM_COHORT) {
        formed.push(members);
        continue;
      }
      const wider = ids.slice(1).join(' ');
      paths.set(wider, [...(paths.get(wider) ?? []), ...members]);
    }
  }
  return formed;
}
