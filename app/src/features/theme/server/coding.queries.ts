/** Rows of statements and of what their coders saw in them. */
import type { OfficeReader, OfficeTransaction, WorkTransaction } from '#server/db/doors.ts';
import type { Statement, StatementCode } from '../theme.types.ts';

export async function selectStatements(
  reader: OfficeReader | OfficeTransaction,
  placeId: string,
  codingRoundId: string,
): Promise<Statement[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('confidential.statement')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('coding_round_id', '=', codingRoundId)
    .orderBy('statement_id')
    .execute();
  return rows.map((row) => ({
    statementId: row.statement_id,
    conversationId: row.conversation_id,
    body: row.body,
    mayQuote: row.may_quote,
  }));
}

export async function selectCodes(
  reader: OfficeReader | OfficeTransaction,
  placeId: string,
  codingRoundId: string,
): Promise<StatementCode[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('confidential.statement_code as code')
    .innerJoin('confidential.statement as statement', (join) =>
      join
        .onRef('statement.place_id', '=', 'code.place_id')
        .onRef('statement.statement_id', '=', 'code.statement_id'),
    )
    .select(['code.statement_id', 'code.coder', 'code.theme_ids'])
    .where('code.place_id', '=', placeId)
    .where('statement.coding_round_id', '=', codingRoundId)
    .execute();
  return rows.map((row) => ({
    statementId: row.statement_id,
    coder: row.coder,
    themeIds: row.theme_ids.toSorted(),
  }));
}

export async function upsertCode(
  transaction: OfficeTransaction,
  placeId: string,
  { statementId, coder, themeIds }: StatementCode,
): Promise<void> {
  await transaction
    .insertInto('confidential.statement_code')
    .values({ place_id: placeId, statement_id: statementId, coder, theme_ids: [...themeIds] })
    .onConflict((conflict) =>
      conflict.columns(['place_id', 'statement_id', 'coder']).doUpdateSet({ theme_ids: [...themeIds] }),
    )
    .execute();
}

const ROWS_AT_ONCE = 1_000;

/** In the order of their random ids: nothing tells which came when. */
export async function insertStatements(
  transaction: WorkTransaction,
  placeId: string,
  codingRoundId: string,
  texts: readonly { readonly text: string; readonly mayQuote: boolean }[],
): Promise<void> {
  for (let from = 0; from < texts.length; from += ROWS_AT_ONCE) {
    const rows = texts.slice(from, from + ROWS_AT_ONCE).map(({ text, mayQuote }) => ({
      place_id: placeId,
      coding_round_id: codingRoundId,
      conversation_id: null,
      body: text,
      may_quote: mayQuote,
    }));
    await transaction.insertInto('confidential.statement').values(rows).execute();
  }
}
