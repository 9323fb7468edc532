/** The office's own asks. */
import type { Selectable } from 'kysely';
import type { FactAddress } from '#features/fact/fact.types.ts';
import type { LevelKind } from '#features/level/level.types.ts';
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { AskAddresseeTable, AskEvidenceTable, AskTable } from '#server/db/schema-ask.ts';
import type { AskDraft, AskSource } from '../ask.types.ts';

export type Reader = OfficeReader | OfficeTransaction;
export const narrow = (reader: Reader): OfficeReader => reader as OfficeReader;

export type AskWords = Omit<AskDraft, 'askId' | 'askKey' | 'evidence' | 'addressees'>;

/** Of the place; with `askKey` one of them. */
export async function selectDrafts(reader: Reader, placeId: string, askKey?: string): Promise<AskDraft[]> {
  const open = narrow(reader);
  let asked = open.selectFrom('office.ask').selectAll().where('place_id', '=', placeId);
  if (askKey !== undefined) asked = asked.where('ask_key', '=', askKey);
  const asks = await asked.orderBy('created_on', 'desc').orderBy('title').execute();
  if (asks.length === 0) return [];
  const ids = asks.map((ask) => ask.ask_id);
  const evidence = await open
    .selectFrom('office.ask_evidence')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('ask_id', 'in', ids)
    .orderBy('ask_evidence_id')
    .execute();
  const addressees = await open
    .selectFrom('office.ask_addressee')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('ask_id', 'in', ids)
    .orderBy('name')
    .execute();
  return asks.map((ask) => ({
    ...toWords(ask),
    askId: ask.ask_id,
    askKey: ask.ask_key,
    evidence: evidence.filter((row) => row.ask_id === ask.ask_id).map(toEvidence),
    addressees: addressees.filter((row) => row.ask_id === ask.ask_id).map(toAddressee),
  }));
}

const toWords = (row: Selectable<AskTable>): AskWords => ({
  title: row.title,
  area: row.area,
  source: row.source as AskSource,
  sourceCode: row.source_code,
  need: row.need,
  otherwise: row.otherwise,
  language: row.language,
  revision: row.revision,
});

const toEvidence = (row: Selectable<AskEvidenceTable>): AskDraft['evidence'][number] => ({
  evidenceId: row.ask_evidence_id,
  fact: row.fact as FactAddress | null,
  words: row.words,
});

const toAddressee = (row: Selectable<AskAddresseeTable>): AskDraft['addressees'][number] => ({
  addresseeId: row.ask_addressee_id,
  kind: row.level_kind as LevelKind,
  name: row.name,
  levelPlaceId: row.level_place_id,
  contact: row.contact,
});

const toRow = ({ title, area, source, sourceCode, need, otherwise, language }: AskWords) => ({
  title,
  area,
  source,
  source_code: sourceCode,
  need,
  otherwise,
  language,
});

/** @returns key of the new ask */
export async function insertAsk(tx: OfficeTransaction, placeId: string, words: AskWords): Promise<string> {
  const row = await tx
    .insertInto('office.ask')
    .values({ place_id: placeId, ...toRow(words) })
    .returning('ask_key')
    .executeTakeFirstOrThrow();
  return row.ask_key;
}

/** @returns whether it was there in this revision */
export async function updateAsk(
  tx: OfficeTransaction,
  { placeId, askId }: { readonly placeId: string; readonly askId: string },
  words: AskWords,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('office.ask')
    .set({ ...toRow(words), revision: words.revision + 1 })
    .where('place_id', '=', placeId)
    .where('ask_id', '=', askId)
    .where('revision', '=', words.revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteAsk(tx: OfficeTransaction, placeId: string, askId: string): Promise<void> {
  await tx.deleteFrom('office.ask').where('place_id', '=', placeId).where('ask_id', '=', askId).execute();
}

export async function insertEvidence(
  tx: OfficeTransaction,
  placeId: string,
  {
    askId,
    fact,
    words,
  }: { readonly askId: string; readonly fact: FactAddress | null; readonly words: string },
): Promise<void> {
  await tx
    .insertInto('office.ask_evidence')
    .values({ place_id: placeId, ask_id: askId, fact: fact && JSON.stringify(fact), words })
    .execute();
}

export async function deleteEvidence(
  tx: OfficeTransaction,
  placeId: string,
  at: { readonly askId: string; readonly evidenceId: string },
): Promise<void> {
  await tx
    .deleteFrom('office.ask_evidence')
    .where('place_id', '=', placeId)
    .where('ask_id', '=', at.askId)
    .where('ask_evidence_id', '=', at.evidenceId)
    .execute();
}

export async function insertAddressee(
  tx: OfficeTransaction,
  placeId: string,
  addressee: Omit<AskDraft['addressees'][number], 'addresseeId'> & { readonly askId: string },
): Promise<void> {
  await tx
    .insertInto('office.ask_addressee')
    .values({
      place_id: placeId,
      ask_id: addressee.askId,
      level_place_id: addressee.levelPlaceId,
      level_kind: addressee.kind,
      name: addressee.name,
      contact: addressee.contact,
    })
    .execute();
}

export async function deleteAddressee(
  tx: OfficeTransaction,
  placeId: string,
  at: { readonly askId: string; readonly addresseeId: string },
): Promise<void> {
  await tx
    .deleteFrom('office.ask_addressee')
    .where('place_id', '=', placeId)
    .where('ask_id', '=', at.askId)
    .where('ask_addressee_id', '=', at.addresseeId)
    .execute();
}
