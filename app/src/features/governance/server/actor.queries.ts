/** SQL of the register of actors. */
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import { addDays } from '#server/clock.ts';
import { DUE_WITHIN_DAYS } from '../actor.rules.ts';
import type { Actor, ActorInput, Agreement, DueAgreement } from '../actor.types.ts';

type Reader = OfficeReader | OfficeTransaction;

const COLUMNS = [
  'actor_id',
  'kind',
  'name',
  'contact_role',
  'contact_email',
  'areas',
  'agreed_to_be_named',
  'ended_on',
] as const;

interface ActorRow {
  readonly actor_id: string;
  readonly kind: string;
  readonly name: string;
  readonly contact_role: string;
  readonly contact_email: string;
  readonly areas: string[];
  readonly agreed_to_be_named: boolean;
  readonly ended_on: string | null;
}

function toActor(row: ActorRow): Actor {
  return {
    actorId: row.actor_id,
    kind: row.kind,
    name: row.name,
    contactRole: row.contact_role,
    contactEmail: row.contact_email,
    areas: row.areas,
    agreedToBeNamed: row.agreed_to_be_named,
    endedOn: row.ended_on,
  };
}

function toRow(input: ActorInput) {
  return {
    kind: input.kind,
    name: input.name,
    contact_role: input.contactRole,
    contact_email: input.contactEmail,
    areas: [...input.areas],
    agreed_to_be_named: input.agreedToBeNamed,
  };
}

export async function selectActors(reader: Reader, placeId: string): Promise<Actor[]> {
  const rows = await reader
    .selectFrom('office.actor')
    .select(COLUMNS)
    .where('place_id', '=', placeId)
    .orderBy('name')
    .execute();
  return rows.map(toActor);
}

export async function selectActor(
  reader: Reader,
  placeId: string,
  actorId: string,
): Promise<Actor | undefined> {
  const row = await reader
    .selectFrom('office.actor')
    .select(COLUMNS)
    .where('place_id', '=', placeId)
    .where('actor_id', '=', actorId)
    .executeTakeFirst();
  return row === undefined ? undefined : toActor(row);
}

/** @returns ids in the order of `inputs` */
export async function insertActors(
  transaction: OfficeTransaction,
  placeId: string,
  inputs: readonly ActorInput[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const input of inputs) {
    const { actor_id: actorId } = await transaction
      .insertInto('office.actor')
      .values({ place_id: placeId, ...toRow(input) })
      .returning('actor_id')
      .executeTakeFirstOrThrow();
    ids.push(actorId);
  }
  return ids;
}

/** @returns whether there is such an actor */
export async function updateActor(
  transaction: OfficeTransaction,
  placeId: string,
  actorId: string,
  change: Partial<ActorInput> & { readonly endedOn?: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('office.actor')
    .set({
      ...(change.kind === undefined ? {} : { kind: change.kind }),
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.contactRole === undefined ? {} : { contact_role: change.contactRole }),
      ...(change.contactEmail === undefined ? {} : { contact_email: change.contactEmail }),
      ...(change.areas === undefined ? {} : { areas: [...change.areas] }),
      ...(change.agreedToBeNamed === undefined ? {} : { agreed_to_be_named: change.agreedToBeNamed }),
      ...(change.endedOn === undefined ? {} : { ended_on: change.endedOn }),
    })
    .where('place_id', '=', placeId)
    .where('actor_id', '=', actorId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** @returns whether there was such an actor */
export async function deleteActor(
  transaction: OfficeTransaction,
  placeId: string,
  actorId: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('office.actor')
    .where('place_id', '=', placeId)
    .where('actor_id', '=', actorId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Whether surveys or colleagues refer to the actor: then it can be ended, not removed. */
export async function isActorInUse(
  transaction: OfficeTransaction,
  placeId: string,
  actorId: string,
): Promise<boolean> {
  for (const table of ['office.invitation', 'office.membership', 'office.member_invitation'] as const) {
    const row = await transaction
      .selectFrom(table)
      .select('place_id')
      .where('place_id', '=', placeId)
      .where('actor_id', '=', actorId)
      .limit(1)
      .executeTakeFirst();
    if (row !== undefined) return true;
  }
  const asked = await transaction
    .selectFrom('office.data_set')
    .select('place_id')
    .where('place_id', '=', placeId)
    .where((one) => one.or([one('owner_actor_id', '=', actorId), one('answering_actor_id', '=', actorId)]))
    .limit(1)
    .executeTakeFirst();
  return asked !== undefined;
}

export async function selectAgreements(
  reader: Reader,
  placeId: string,
  actorId: string,
): Promise<Agreement[]> {
  const rows = await reader
    .selectFrom('office.agreement')
    .select(['agreement_id', 'subject', 'until'])
    .where('place_id', '=', placeId)
    .where('actor_id', '=', actorId)
    .orderBy('until')
    .orderBy('subject')
    .execute();
  return rows.map((row) => ({ agreementId: row.agreement_id, subject: row.subject, until: row.until }));
}

/** Agreements with actors of today that have ended or end within `DUE_WITHIN_DAYS`, earliest first. */
export async function selectDueAgreements(
  reader: Reader,
  placeId: string,
  today: string,
): Promise<DueAgreement[]> {
  const rows = await reader
    .selectFrom('office.agreement as g')
    .innerJoin('office.actor as a', (join) =>
      join.onRef('a.place_id', '=', 'g.place_id').onRef('a.actor_id', '=', 'g.actor_id'),
    )
    .select(['g.agreement_id', 'g.actor_id', 'a.name', 'g.subject', 'g.until'])
    .where('g.place_id', '=', placeId)
    .where('a.ended_on', 'is', null)
    .where('g.until', '<=', addDays(today, DUE_WITHIN_DAYS))
    .orderBy('g.until')
    .execute();
  return rows.map((row) => ({
    agreementId: row.agreement_id,
    actorId: row.actor_id,
    actorName: row.name,
    subject: row.subject,
    until: row.until ?? '',
  }));
}
