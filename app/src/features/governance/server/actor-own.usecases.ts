/** What a partner organisation does with its own entry in the register. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { contactSchema } from '../actor.schema.ts';
import type { ActorWithAgreements } from '../actor.types.ts';
import { selectActor, selectAgreements, updateActor } from './actor.queries.ts';

/** The organisation the member speaks for; null where there is none. */
export async function readOwnOrganisation(member: Member): Promise<ActorWithAgreements | null> {
  authorise(member, 'own-organisation.read');
  const { actorId, placeId } = member;
  if (actorId === null) return null;
  return readOffice(member, async (reader) => {
    const actor = await selectActor(reader, placeId, actorId);
    if (actor === undefined) return null;
    return { ...actor, agreements: await selectAgreements(reader, placeId, actorId) };
  });
}

/**
 * Changes contact and areas of one's own organisation, nothing else: name, kind and consent to be named are the
 * office's to record. Problem `no-own-organisation` (409).
 */
export async function changeOwnOrganisation(member: Member, input: unknown): Promise<void> {
  authorise(member, 'own-organisation.change');
  const { actorId, placeId } = member;
  if (actorId === null) throw new Problem('no-own-organisation', 409);
  const { contactRole, contactEmail, areas } = parseInput(contactSchema, input);
  await write(member, async (transaction) => {
    if (!(await updateActor(transaction, placeId, actorId, { contactRole, contactEmail, areas })))
      throw new Problem('no-own-organisation', 409);
    await recordAudit(transaction, member, {
      action: 'own-organisation.change',
      objectKind: 'actor',
      objectId: actorId,
    });
  });
}
