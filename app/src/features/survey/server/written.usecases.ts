/** What people wrote in their own words in an anonymous wave, apart from everything else they answered. */
import { sql } from 'kysely';
import type { WorkTransaction } from '#server/db/doors.ts';

/**
 * What was written in answer to one question of an anonymous wave: texts alone, in the order of the alphabet, so that
 * nothing says which other answer each belongs to. For closed waves.
 */
export async function readDetachedTexts(
  transaction: WorkTransaction,
  waveId: string,
  questionId: string,
): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select answers ->> ${questionId} as text from confidential.response
    where wave_id = ${waveId} and jsonb_typeof(answers -> ${questionId}) = 'string'
    order by 1`.execute(transaction);
  return rows.map(({ text }) => text);
}

/**
 * The same texts for coding, each with whether its writer agreed to be quoted without a name (code `yes` of
 * `quoteQuestionId`). For closed waves.
 */
export async function readDetachedStatements(
  transaction: WorkTransaction,
  waveId: string,
  { questionId, quoteQuestionId }: { readonly questionId: string; readonly quoteQuestionId: string },
): Promise<{ readonly text: string; readonly mayQuote: boolean }[]> {
  const { rows } = await sql<{ text: string; may_quote: boolean }>`
    select answers ->> ${questionId} as text, coalesce(answers ->> ${quoteQuestionId} = 'yes', false) as may_quote
    from confidential.response
    where wave_id = ${waveId} and jsonb_typeof(answers -> ${questionId}) = 'string'
    order by 1, 2`.execute(transaction);
  return rows.map((row) => ({ text: row.text, mayQuote: row.may_quote }));
}
