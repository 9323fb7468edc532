/** What observers of a level read: which towns are seen at all, and protected figures over those that share. */
import type { Round } from '#features/level/rounds.rules.ts';
import { SIZE_CLASSES } from '@vicus/reference';
import { coversPlace, listCountries, toEurostatCode } from '#features/level/level.rules.ts';
import type { Level } from '#features/level/level.types.ts';
import { readOwnLevel } from '#features/level/server/level.usecases.ts';
import { restoreProtectedTables } from '#features/release/server/release.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, readPublic } from '#server/db/doors.ts';
import { composeCoverage, type CoverageRow } from '../coverage.rules.ts';
import { readShownFacts, type ShownFact } from '../observer-tables.rules.ts';

import { countRegister, selectObservations, selectPublicTowns } from './observer.queries.ts';

export interface ShownRound {
  readonly round: Round;
  /** ISO day */
  readonly computedOn: string;
  readonly facts: readonly ShownFact[];
}

export interface Observation {
  readonly level: Level;
  /** towns of the area in the register and on this installation, by size */
  readonly coverage: readonly CoverageRow[];
  /** newest first; none: no half-year has ended since the level was made */
  readonly rounds: readonly ShownRound[];
}

/** Everything a level is told, as protected tables made it. Problem `forbidden` (403) for everybody but its observers. */
export async function readObservation(member: Member): Promise<Observation> {
  authorise(member, 'observer.read');
  const level = await readOwnLevel(member);
  const stored = await readOffice(member, (reader) => selectObservations(reader, member.placeId));
  const rounds = stored.map(({ round, computedOn, tables, contentHash }) => ({
    round,
    computedOn,
    facts: readShownFacts(restoreProtectedTables(tables, contentHash)),
  }));
  return { level, coverage: await readCoverage(level), rounds };
}

async function readCoverage(level: Level): Promise<CoverageRow[]> {
  const limits = SIZE_CLASSES.flatMap((one) => one.belowInhabitants ?? []);
  const isWide = (cover: string) => cover === 'EU' || cover.length === 2;
  const countries = level.covers.filter(isWide).flatMap(listCountries);
  const prefixes = level.covers.filter((cover) => !isWide(cover)).map(toEurostatCode);
  const { register, towns } = await readPublic(async (reader) => ({
    register: await countRegister(reader, { countries, prefixes }, limits),
    towns: await selectPublicTowns(reader, level.isExample),
  }));
  const here = towns.filter((town) => coversPlace(level, { ...town, registerCode: null }));
  return composeCoverage(
    register,
    here.map(({ population }) => population),
  );
}
