/** What the office does with its register of actors. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { renderCsv } from '#server/spreadsheet/render-table.ts';
import { isMatch, listActorSections, listUncoveredKinds } from '../actor.rules.ts';
import {
  actorFilterSchema,
  actorKey,
  actorSchema,
  agreementKey,
  agreementSchema,
  endSchema,
} from '../actor.schema.ts';
import type { ActorFilter, ActorSection, ActorWithAgreements, DueAgreement } from '../actor.types.ts';
import {
  deleteActor,
  insertActors,
  isActorInUse,
  selectActor,
  selectActors,
  selectAgreements,
  selectDueAgreements,
  updateActor,
} from './actor.queries.ts';

export interface ActorList {
  readonly filter: ActorFilter;
  readonly sections: readonly ActorSection[];
  /** actors that match, and all of them */
  readonly shown: number;
  readonly total: number;
  /** codes of printed kinds that no actor covers */
  readonly uncoveredKinds: readonly string[];
  readonly dueAgreements: readonly DueAgreement[];
}

/** The register as an address asks for it. */
export async function readActors(member: Member, query: unknown, language: string): Promise<ActorList> {
  authorise(member, 'actor.read');
  const filter = parseInput(actorFilterSchema, query);
  const { actors, dueAgreements } = await readOffice(member, async (reader) => ({
    actors: await selectActors(reader, member.placeId),
    dueAgreements: await selectDueAgreements(reader, member.placeId, today()),
  }));
  const matching = actors.filter((actor) => isMatch(actor, filter));
  return {
    filter,
    sections: listActorSections(matching, language),
    shown: matching.length,
    total: actors.length,
    uncoveredKinds: listUncoveredKinds(actors).map(({ code }) => code),
    dueAgreements,
  };
}

/** Problem `not-found` (404). */
export async function readActor(member: Member, id: string): Promise<ActorWithAgreements> {
  authorise(member, 'actor.read');
  const { actorId } = parseKey(id);
  return readOffice(member, async (reader) => {
    const actor = await selectActor(reader, member.placeId, actorId);
    if (actor === undefined) throw new Problem('not-found', 404);
    return { ...actor, agreements: await selectAgreements(reader, member.placeId, actorId) };
  });
}

/** @returns id of the actor; Problem `database.an-actor-of-this-kind-has-this-name-already` (409) */
export async function addActor(member: Member, input: unknown): Promise<string> {
  authorise(member, 'actor.change');
  const actor = parseInput(actorSchema, input);
  return write(member, async (transaction) => {
    const [actorId = ''] = await insertActors(transaction, member.placeId, [actor]);
    await recordChange(transaction, member, actorId, 'add');
    return actorId;
  });
}

export async function changeActor(member: Member, id: string, input: unknown): Promise<void> {
  authorise(member, 'actor.change');
  const { actorId } = parseKey(id);
  const actor = parseInput(actorSchema, input);
  await write(member, async (transaction) => {
    requireFound(await updateActor(transaction, member.placeId, actorId, actor));
    await recordChange(transaction, member, actorId, 'change');
  });
}

/** The actor takes part no more; what was answered about it stays. */
export async function endActor(member: Member, id: string, input: unknown): Promise<void> {
  authorise(member, 'actor.change');
  const { actorId } = parseKey(id);
  const { endedOn } = parseInput(endSchema, input);
  await setEnd(member, actorId, endedOn, 'end');
}

export async function resumeActor(member: Member, id: string): Promise<void> {
  authorise(member, 'actor.change');
  await setEnd(member, parseKey(id).actorId, null, 'resume');
}

async function setEnd(member: Member, actorId: string, endedOn: string | null, what: string): Promise<void> {
  await write(member, async (transaction) => {
    requireFound(await updateActor(transaction, member.placeId, actorId, { endedOn }));
    await recordChange(transaction, member, actorId, what);
  });
}

/** For mistakes only. Problem `actor-in-use` (409) where a survey or a colleague refers to it. */
export async function removeActor(member: Member, id: string): Promise<void> {
  authorise(member, 'actor.change');
  const { actorId } = parseKey(id);
  await write(member, async (transaction) => {
    if (await isActorInUse(transaction, member.placeId, actorId)) throw new Problem('actor-in-use', 409);
    requireFound(await deleteActor(transaction, member.placeId, actorId));
    await recordChange(transaction, member, actorId, 'remove');
  });
}

export async function addAgreement(member: Member, id: string, input: unknown): Promise<void> {
  authorise(member, 'actor.change');
  const { actorId } = parseKey(id);
  const { subject, until } = parseInput(agreementSchema, input);
  await write(member, async (transaction) => {
    await transaction
      .insertInto('office.agreement')
      .values({ place_id: member.placeId, actor_id: actorId, subject, until })
      .execute();
    await recordChange(transaction, member, actorId, 'add-agreement');
  });
}

export async function changeAgreement(member: Member, ids: unknown, input: unknown): Promise<void> {
  authorise(member, 'actor.change');
  const { actorId, agreementId } = parseInput(agreementKey, ids);
  const agreement = parseInput(agreementSchema, input);
  await write(member, async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('office.agreement')
      .set(agreement)
      .where('place_id', '=', member.placeId)
      .where('actor_id', '=', actorId)
      .where('agreement_id', '=', agreementId)
      .executeTakeFirst();
    requireFound(numUpdatedRows > 0n);
    await recordChange(transaction, member, actorId, 'change-agreement');
  });
}

export async function removeAgreement(member: Member, ids: unknown): Promise<void> {
  authorise(member, 'actor.change');
  const { actorId, agreementId } = parseInput(agreementKey, ids);
  await write(member, async (transaction) => {
    const { numDeletedRows } = await transaction
      .deleteFrom('office.agreement')
      .where('place_id', '=', member.placeId)
      .where('actor_id', '=', actorId)
      .where('agreement_id', '=', agreementId)
      .executeTakeFirst();
    requireFound(numDeletedRows > 0n);
    await recordChange(transaction, member, actorId, 'remove-agreement');
  });
}

/** The register as CSV for internal use, in the columns that the import reads. The export is written to the audit. */
export async function exportActors(member: Member): Promise<string> {
  authorise(member, 'actor.read');
  const actors = await write(member, async (transaction) => {
    const all = await selectActors(transaction, member.placeId);
    const detail = { rows: all.length };
    await recordAudit(transaction, member, {
      action: 'actor.read',
      objectKind: 'file',
      objectId: 'actors.csv',
      detail,
    });
    return all;
  });
  const rows = actors.map((actor) => [
    actor.name,
    actor.kind,
    actor.contactRole,
    actor.contactEmail,
    actor.areas.join('; '),
    actor.agreedToBeNamed ? 'yes' : 'no',
    actor.endedOn,
  ]);
  return renderCsv(
    ['name', 'kind', 'contact role', 'contact e-mail', 'areas', 'may be named', 'ended on'],
    rows,
  );
}

/** An address that is no id names nothing. */
function parseKey(id: string): { actorId: string } {
  const key = actorKey.safeParse({ actorId: id });
  if (!key.success) throw new Problem('not-found', 404);
  return key.data;
}

function requireFound(isFound: boolean): void {
  if (!isFound) throw new Problem('not-found', 404);
}

async function recordChange(
  transaction: OfficeTransaction,
  member: Member,
  actorId: string,
  what: string,
): Promise<void> {
  await recordAudit(transaction, member, {
    action: 'actor.change',
    objectKind: 'actor',
    objectId: actorId,
    detail: { what },
  });
}
