/** Levels as those below and those on them see them. How the operator makes them: `operator.usecases.ts`. */
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, readPublic } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import { coversPlace, sortLevels } from '../level.rules.ts';
import type { Level } from '../level.types.ts';
import { selectLevels, selectOwnCodes } from './level.queries.ts';

/** Levels of this installation in which the member's town lies, nearest first; none for those who work on a level. */
export async function listLevelsAbove(member: Member): Promise<Level[]> {
  authorise(member, 'ask.read');
  const codes = await readOffice(member, (reader) => selectOwnCodes(reader, member.placeId));
  if (codes === null) return [];
  const levels = await readPublic((reader) => selectLevels(reader, codes.isExample));
  return sortLevels(levels.filter((level) => coversPlace(level, codes)));
}

/** The level on which an observer works. Problem `not-found` (404) where there is none. */
export async function readOwnLevel(member: Member): Promise<Level> {
  authorise(member, 'observer.read');
  const levels = await readPublic((reader) => selectLevels(reader));
  const own = levels.find((level) => level.placeId === member.placeId);
  if (own === undefined) throw new Problem('not-found', 404);
  return own;
}

/** Every level of this installation, nearest to towns first: whom one may ask. */
export async function readLevels(isExample: boolean): Promise<Level[]> {
  return sortLevels(await readPublic((reader) => selectLevels(reader, isExample)));
}
