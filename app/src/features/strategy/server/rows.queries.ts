/** Rows of a strategy beside its prose: what people said, bodies, risks. */
import { sql } from 'kysely';
import type { OfficeTransaction } from '#server/db/doors.ts';
import type { Body, BodyPart, HeardIn, Perspective, Risk, Voice } from '../strategy.types.ts';
import { narrow, type StrategyReader } from './strategy.queries.ts';

export type PerspectiveWords = Omit<Perspective, 'perspectiveId' | 'revision'>;
export type BodyWords = Omit<Body, 'bodyId' | 'revision'>;
export type RiskWords = Omit<Risk, 'riskId' | 'revision'>;

/** A row in a strategy of a place. */
export interface RowAddress {
  readonly placeId: string;
  readonly strategyId: string;
}

export async function selectPerspectives(
  reader: StrategyReader,
  placeId: string,
  strategyId: string,
): Promise<Perspective[]> {
  const rows = await narrow(reader)
    .selectFrom('office.perspective')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .orderBy('added_at')
    .execute();
  return rows.map((row) => ({
    perspectiveId: row.perspective_id,
    voice: row.voice as Voice,
    statement: row.statement,
    heardIn: row.heard_in as HeardIn,
    heardInId: row.heard_in_id,
    heardInName: row.heard_in_name,
    heardOn: row.heard_on,
    notFollowed: row.not_followed,
    revision: row.revision,
  }));
}

const toPerspectiveRow = (words: PerspectiveWords) => ({
  voice: words.voice,
  statement: words.statement,
  heard_in: words.heardIn,
  heard_in_id: words.heardInId,
  heard_in_name: words.heardInName,
  heard_on: words.heardOn,
  not_followed: words.notFollowed,
});

export async function insertPerspective(
  transaction: OfficeTransaction,
  { placeId, strategyId }: RowAddress,
  words: PerspectiveWords,
): Promise<string> {
  const { perspective_id } = await transaction
    .insertInto('office.perspective')
    .values({ place_id: placeId, strategy_id: strategyId, ...toPerspectiveRow(words) })
    .returning('perspective_id')
    .executeTakeFirstOrThrow();
  return perspective_id;
}

export async function updatePerspective(
  transaction: OfficeTransaction,
  { placeId, strategyId }: RowAddress,
  { perspectiveId, revision, ...words }: Perspective,
): Promise<void> {
  await transaction
    .updateTable('office.perspective')
    .set({ ...toPerspectiveRow(words), revision })
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .where('perspective_id', '=', perspectiveId)
    .execute();
}

export async function selectBodies(
  reader: StrategyReader,
  placeId: string,
  strategyId: string,
): Promise<Body[]> {
  const rows = await narrow(reader)
    .selectFrom('office.strategy_body')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .orderBy('added_at')
    .execute();
  return rows.map((row) => ({
    bodyId: row.body_id,
    name: row.name,
    part: row.part as BodyPart,
    about: row.about,
    meets: row.meets,
    actorId: row.actor_id,
    hasNewcomers: row.has_newcomers,
    revision: row.revision,
  }));
}

const toBodyRow = (words: BodyWords) => ({
  name: words.name,
  part: words.part,
  about: words.about,
  meets: words.meets,
  actor_id: words.actorId,
  has_newcomers: words.hasNewcomers,
});

export async function insertBody(
  transaction: OfficeTransaction,
  { placeId, strategyId }: RowAddress,
  words: BodyWords,
): Promise<string> {
  const { body_id } = await transaction
    .insertInto('office.strategy_body')
    .values({ place_id: placeId, strategy_id: strategyId, ...toBodyRow(words) })
    .returning('body_id')
    .executeTakeFirstOrThrow();
  return body_id;
}

export async function updateBody(
  transaction: OfficeTransaction,
  { placeId, strategyId }: RowAddress,
  { bodyId, revision, ...words }: Body,
): Promise<void> {
  await transaction
    .updateTable('office.strategy_body')
    .set({ ...toBodyRow(words), revision })
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .where('body_id', '=', bodyId)
    .execute();
}

export async function selectRisks(
  reader: StrategyReader,
  placeId: string,
  strategyId: string,
): Promise<Risk[]> {
  const rows = await narrow(reader)
    .selectFrom('office.strategy_risk')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .orderBy('added_at')
    .execute();
  return rows.map((row) => ({
    riskId: row.risk_id,
    text: row.text,
    isPublicOpinion: row.is_public_opinion,
    whatWeDo: row.what_we_do,
    watchedBy: row.watched_by,
    watchedUntil: row.watched_until,
    revision: row.revision,
  }));
}

const toRiskRow = (words: RiskWords) => ({
  text: words.text,
  is_public_opinion: words.isPublicOpinion,
  what_we_do: words.whatWeDo,
  watched_by: words.watchedBy,
  watched_until: words.watchedUntil,
});

export async function insertRisk(
  transaction: OfficeTransaction,
  { placeId, strategyId }: RowAddress,
  words: RiskWords,
): Promise<string> {
  const { risk_id } = await transaction
    .insertInto('office.strategy_risk')
    .values({ place_id: placeId, strategy_id: strategyId, ...toRiskRow(words) })
    .returning('risk_id')
    .executeTakeFirstOrThrow();
  return risk_id;
}

export async function updateRisk(
  transaction: OfficeTransaction,
  { placeId, strategyId }: RowAddress,
  { riskId, revision, ...words }: Risk,
): Promise<void> {
  await transaction
    .updateTable('office.strategy_risk')
    .set({ ...toRiskRow(words), revision })
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .where('risk_id', '=', riskId)
    .execute();
}

const ROWS = {
  perspective: { table: 'office.perspective', id: 'perspective_id' },
  body: { table: 'office.strategy_body', id: 'body_id' },
  risk: { table: 'office.strategy_risk', id: 'risk_id' },
} as const;
export type ListedKind = keyof typeof ROWS;

/** Locks a row; whether it is there. */
export async function lockRow(
  transaction: OfficeTransaction,
  { placeId, strategyId }: RowAddress,
  kind: ListedKind,
  rowId: string,
): Promise<boolean> {
  const { table, id } = ROWS[kind];
  const { rows } = await sql`select 1 from ${sql.table(table)} where place_id = ${placeId}
    and strategy_id = ${strategyId} and ${sql.ref(id)} = ${rowId} for update`.execute(transaction);
  return rows.length > 0;
}

export async function deleteRow(
  transaction: OfficeTransaction,
  { placeId, strategyId }: RowAddress,
  kind: ListedKind,
  rowId: string,
): Promise<void> {
  const { table, id } = ROWS[kind];
  await sql`delete from ${sql.table(table)} where place_id = ${placeId}
    and strategy_id = ${strategyId} and ${sql.ref(id)} = ${rowId}`.execute(transaction);
}
