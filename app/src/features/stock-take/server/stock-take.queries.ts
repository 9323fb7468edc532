/** Rows of rounds and their answers. */
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type {
  EvidenceKind,
  SignalAnswer,
  SignalAnswerCode,
  StockTake,
  StockTakeState,
} from '../stock-take.types.ts';

/** Newest first. */
export async function selectStockTakes(
  reader: OfficeReader | OfficeTransaction,
  placeId: string,
): Promise<StockTake[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.stock_take')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('as_of', 'desc')
    .orderBy('opened_on', 'desc')
    .orderBy('stock_take_id')
    .execute();
  return rows.map((row) => ({
    stockTakeId: row.stock_take_id,
    title: row.title,
    signalSet: row.signal_set,
    asOf: row.as_of,
    firstAssessor: row.first_assessor,
    secondAssessor: row.second_assessor,
    isForTwo: row.is_for_two,
    firstDoneOn: row.first_done_on,
    secondDoneOn: row.second_done_on,
    state: row.state as StockTakeState,
    openedOn: row.opened_on,
    closedOn: row.closed_on,
  }));
}

/** Only what row-level security lets the asking person see: their own until both are done. */
export async function selectAnswers(
  reader: OfficeReader | OfficeTransaction,
  placeId: string,
  stockTakeId: string,
): Promise<SignalAnswer[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.stock_take_answer')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('stock_take_id', '=', stockTakeId)
    .orderBy('signal_id')
    .orderBy('assessor')
    .execute();
  return rows.map((row) => ({
    signalId: row.signal_id,
    assessor: row.assessor,
    answer: row.answer as SignalAnswerCode | '',
    evidence: row.evidence as EvidenceKind | '',
    documentTitle: row.document_title,
    documentOn: row.document_on,
    documentLink: row.document_link,
    note: row.note,
  }));
}

export async function insertStockTake(
  transaction: OfficeTransaction,
  placeId: string,
  round: Pick<StockTake, 'title' | 'signalSet' | 'asOf' | 'firstAssessor' | 'isForTwo' | 'openedOn'>,
): Promise<string> {
  const { stock_take_id: stockTakeId } = await transaction
    .insertInto('office.stock_take')
    .values({
      place_id: placeId,
      title: round.title,
      signal_set: round.signalSet,
      as_of: round.asOf,
      first_assessor: round.firstAssessor,
      is_for_two: round.isForTwo,
      opened_on: round.openedOn,
    })
    .returning('stock_take_id')
    .executeTakeFirstOrThrow();
  return stockTakeId;
}

/** Locks the round, so that nobody answers while it moves on. */
export async function lockStockTake(
  transaction: OfficeTransaction,
  placeId: string,
  stockTakeId: string,
): Promise<void> {
  await transaction
    .selectFrom('office.stock_take')
    .select('stock_take_id')
    .where('place_id', '=', placeId)
    .where('stock_take_id', '=', stockTakeId)
    .forUpdate()
    .execute();
}

export async function updateStockTake(
  transaction: OfficeTransaction,
  placeId: string,
  stockTakeId: string,
  change: Readonly<{
    state?: StockTakeState;
    second_assessor?: string;
    first_done_on?: string;
    second_done_on?: string;
    closed_on?: string;
  }>,
): Promise<void> {
  await transaction
    .updateTable('office.stock_take')
    .set({ ...change, place_id: placeId })
    .where('place_id', '=', placeId)
    .where('stock_take_id', '=', stockTakeId)
    .execute();
}

/** Writes answers; what the same assessor said before of the same signal is replaced. */
export async function upsertAnswers(
  transaction: OfficeTransaction,
  placeId: string,
  stockTakeId: string,
  answers: readonly SignalAnswer[],
  day: string,
): Promise<void> {
  if (answers.length === 0) return;
  await transaction
    .insertInto('office.stock_take_answer')
    .values(
      answers.map((one) => ({
        place_id: placeId,
        stock_take_id: stockTakeId,
        signal_id: one.signalId,
        assessor: one.assessor,
        answer: one.answer,
        evidence: one.evidence,
        document_title: one.documentTitle,
        document_on: one.documentOn,
        document_link: one.documentLink,
        note: one.note,
        answered_on: day,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['place_id', 'stock_take_id', 'signal_id', 'assessor']).doUpdateSet((row) => ({
        answer: row.ref('excluded.answer'),
        evidence: row.ref('excluded.evidence'),
        document_title: row.ref('excluded.document_title'),
        document_on: row.ref('excluded.document_on'),
        document_link: row.ref('excluded.document_link'),
        note: row.ref('excluded.note'),
        answered_on: row.ref('excluded.answered_on'),
      })),
    )
    .execute();
}

export async function deleteStockTake(
  transaction: OfficeTransaction,
  placeId: string,
  stockTakeId: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('office.stock_take')
    .where('place_id', '=', placeId)
    .where('stock_take_id', '=', stockTakeId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
