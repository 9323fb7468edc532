/** Rows of places where people meet. */
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { Encounter, EncounterKind, HowOften, OpenTo } from '../policy.types.ts';

type Words = Omit<Encounter, 'encounterId'>;

const toRow = (words: Words) => ({
  name: words.name,
  kind: words.kind,
  moderated_by: words.moderatedBy,
  how_often: words.howOften,
  open_to: words.openTo,
  since_on: words.sinceOn,
  until_on: words.untilOn,
  note: words.note,
});

/** Those that still run first, then by name. */
export async function selectEncounters(
  reader: OfficeReader | OfficeTransaction,
  placeId: string,
): Promise<Encounter[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.encounter')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('until_on', (order) => order.desc().nullsFirst())
    .orderBy('name')
    .execute();
  return rows.map((row) => ({
    encounterId: row.encounter_id,
    name: row.name,
    kind: row.kind as EncounterKind,
    moderatedBy: row.moderated_by,
    howOften: row.how_often as HowOften,
    openTo: row.open_to as OpenTo,
    sinceOn: row.since_on,
    untilOn: row.until_on,
    note: row.note,
  }));
}

export async function insertEncounter(
  transaction: OfficeTransaction,
  placeId: string,
  words: Words,
): Promise<string> {
  const { encounter_id } = await transaction
    .insertInto('office.encounter')
    .values({ place_id: placeId, ...toRow(words) })
    .returning('encounter_id')
    .executeTakeFirstOrThrow();
  return encounter_id;
}

/** @returns whether there is one */
export async function updateEncounter(
  transaction: OfficeTransaction,
  placeId: string,
  encounterId: string,
  words: Words,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('office.encounter')
    .set(toRow(words))
    .where('place_id', '=', placeId)
    .where('encounter_id', '=', encounterId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** @returns whether there was one */
export async function deleteEncounter(
  transaction: OfficeTransaction,
  placeId: string,
  encounterId: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('office.encounter')
    .where('place_id', '=', placeId)
    .where('encounter_id', '=', encounterId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
