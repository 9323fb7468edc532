/** The context of the own place, as others may know it. Every room that publishes for other places freezes this one. */
import { readRegisterEntry } from '#features/place/server/context-of-place.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, type OfficeReader, type PublicReader } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import { composeContext, readSides, type PlaceContext } from '../context.rules.ts';
import { selectPublishedPlace } from './context.queries.ts';

export interface OwnContext {
  readonly context: PlaceContext;
  readonly isExample: boolean;
}

/** The own place now. Problem `public-profile-missing` (409): it has no public page yet, so nothing may name it to others. */
export async function readPlaceContext(member: Member): Promise<OwnContext> {
  authorise(member, 'place.read');
  return readOffice(member, (reader) => readContextOf(reader, member.placeId));
}

/** The same inside an open transaction. Problem `public-profile-missing` (409) */
export async function readContextOf(reader: OfficeReader, placeId: string): Promise<OwnContext> {
  const place = await selectPublishedPlace(reader, placeId);
  if (place === undefined) throw new Problem('public-profile-missing', 409);
  const { registerCode, said, isExample } = place;
  const register =
    registerCode === null ? null : await readRegisterEntry(reader as unknown as PublicReader, registerCode);
  return { context: composeContext({ place, register, axes: readSides(said) }), isExample };
}
