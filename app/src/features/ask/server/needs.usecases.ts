/** Needs counted upward: what a level reads of them. */
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice } from '#server/db/doors.ts';
import { readOwnLevel } from '#features/level/server/level.usecases.ts';
import { restoreProtectedTables } from '#features/release/server/release.usecases.ts';
import { composeRounds } from '../needs-reading.rules.ts';
import type { LevelNeeds } from '../needs.types.ts';
import { selectLevelNeeds } from './needs.queries.ts';

/** Needs of the places a level covers, by half-year. For its observers. */
export async function readNeeds(member: Member): Promise<LevelNeeds> {
  authorise(member, 'observer.read');
  const level = await readOwnLevel(member);
  const stored = await readOffice(member, (reader) => selectLevelNeeds(reader, member.placeId));
  const rounds = stored.map(({ round, computedOn, tables, contentHash }) => ({
    round,
    computedOn,
    tables: restoreProtectedTables(tables, contentHash),
  }));
  return { level, rounds: composeRounds(rounds) };
}
