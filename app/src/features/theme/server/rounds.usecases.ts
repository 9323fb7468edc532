/** Rounds of coding: what may be coded, beginning one, forgetting the texts when their time is over. */
import type { Instrument } from '@vicus/questionnaire';
import { readDetachedStatements } from '#features/survey/server/written.usecases.ts';
import { listWaves, readWave } from '#features/survey/server/survey.usecases.ts';
import type { Wave } from '#features/survey/survey.types.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, work, write, type OfficeReader, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { shuffle } from '#server/shuffle.ts';
import { sql } from 'kysely';
import { noNotesToCode, tooFewStatements } from '../theme.problems.ts';
import { keepQuotable } from '../theme.rules.ts';
import { roundSchema } from '../theme.schema.ts';
import { MINIMUM_STATEMENTS, type CodingRound } from '../theme.types.ts';
import { insertStatements } from './coding.queries.ts';
import { selectRounds } from './theme.queries.ts';

/** Who agrees to be quoted without a name says so here; the shipped questionnaires that ask use this id and code. */
export const QUOTE_QUESTION = 'may-quote';

export interface OpenableQuestion {
  readonly waveId: string;
  readonly questionId: string;
  readonly waveTitle: string;
  readonly label: Readonly<Record<string, string>>;
}

/** Questions of closed anonymous waves that people answered in their own words, and whether notes wait to be coded. */
export async function listCodable(
  member: Member,
): Promise<{ readonly questions: readonly OpenableQuestion[]; readonly hasNotes: boolean }> {
  authorise(member, 'statement.read');
  const waves = await listWaves(member);
  const { rounds, hasNotes } = await readOffice(member, async (reader) => ({
    rounds: await selectRounds(reader, member.placeId),
    hasNotes: (await selectFreeNotes(reader, member.placeId)).length > 0,
  }));
  const isCoded = (waveId: string, questionId: string): boolean =>
    rounds.some((round) => round.waveId === waveId && round.questionId === questionId);
  const questions = waves
    .filter(({ state, mode }) => state === 'closed' && mode === 'anonymous')
    .flatMap((wave) => listWritten(wave))
    .filter(({ waveId, questionId }) => !isCoded(waveId, questionId));
  return { questions, hasNotes };
}

function listWritten({ waveId, title, instrument }: Wave): OpenableQuestion[] {
  const sections: Instrument['sections'] = instrument?.sections ?? [];
  return sections.flatMap(({ questions }) =>
    questions
      .filter(({ kind }) => kind === 'long-text' || kind === 'short-text')
      .map(({ id, label }) => ({ waveId, questionId: id, waveTitle: title, label })),
  );
}

/**
 * Begins a round; the member is its first coder. Problems `statements-too-few`, `no-notes-to-code` (422), `not-found`,
 * `database.this-question-is-being-coded-already` (409).
 */
export async function openRound(member: Member, input: unknown): Promise<string> {
  authorise(member, 'statement.code');
  const { source, title } = parseInput(roundSchema, input);
  return source === null ? openNotesRound(member, title) : openWaveRound(member, title, source);
}

async function openWaveRound(
  member: Member,
  title: string,
  source: { readonly waveId: string; readonly questionId: string },
): Promise<string> {
  const wave = await readWave(member, source.waveId);
  const isWritten = listWritten(wave).some(({ questionId }) => questionId === source.questionId);
  if (wave.state !== 'closed' || wave.mode !== 'anonymous' || !isWritten) throw new Problem('not-found', 404);
  // The texts themselves only a job may read: the office gets them detached and shuffled.
  return work('statements', member.placeId, async (transaction) => {
    const texts = await readDetachedStatements(transaction, source.waveId, {
      ...source,
      quoteQuestionId: QUOTE_QUESTION,
    });
    if (texts.length < Math.max(MINIMUM_STATEMENTS, wave.minimumGroup)) throw tooFewStatements();
    const roundId = await insertRound(transaction as unknown as OfficeTransaction, member, {
      ...source,
      title,
    });
    await insertStatements(transaction, member.placeId, roundId, shuffle(keepQuotable(texts)));
    return roundId;
  });
}

async function openNotesRound(member: Member, title: string): Promise<string> {
  return write(member, async (transaction) => {
    const free = await selectFreeNotes(transaction, member.placeId);
    if (free.length === 0) throw noNotesToCode();
    const roundId = await insertRound(transaction, member, { title, waveId: null, questionId: null });
    await transaction
      .updateTable('confidential.statement')
      .set({ coding_round_id: roundId, place_id: member.placeId })
      .where('place_id', '=', member.placeId)
      .where('statement_id', 'in', free)
      .execute();
    return roundId;
  });
}

async function selectFreeNotes(reader: OfficeReader | OfficeTransaction, placeId: string): Promise<string[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('confidential.statement')
    .select('statement_id')
    .where('place_id', '=', placeId)
    .where('coding_round_id', 'is', null)
    .execute();
  return rows.map((row) => row.statement_id);
}

async function insertRound(
  transaction: OfficeTransaction,
  member: Member,
  { title, waveId, questionId }: Pick<CodingRound, 'title' | 'waveId' | 'questionId'>,
): Promise<string> {
  const { coding_round_id: roundId } = await transaction
    .insertInto('office.coding_round')
    .values({
      place_id: member.placeId,
      title,
      wave_id: waveId,
      question_id: questionId,
      first_coder: member.userId,
      opened_on: today(),
    })
    .returning('coding_round_id')
    .executeTakeFirstOrThrow();
  await noteRound(transaction, member, roundId, { step: 'opened' });
  return roundId;
}

/** Who moved a round on. */
export async function noteRound(
  transaction: OfficeTransaction,
  member: Member,
  codingRoundId: string,
  detail: Readonly<Record<string, string>>,
): Promise<void> {
  const action = 'statement.code';
  await recordAudit(transaction, member, { action, objectKind: 'theme', objectId: codingRoundId, detail });
}

/** Deletes texts of waves whose retention date has passed; the results of rounds stay. Run by a job every night. */
export async function forgetStatements(): Promise<void> {
  const rounds = await work('forget statements', null, async (transaction) => {
    const { rows } = await sql<{ place_id: string; coding_round_id: string }>`
      select * from vicus.statements_to_forget(${today()}::date)`.execute(transaction);
    return rows;
  });
  for (const { place_id: placeId, coding_round_id: roundId } of rounds)
    await work('forget statements', placeId, (transaction) =>
      transaction
        .deleteFrom('confidential.statement')
        .where('place_id', '=', placeId)
        .where('coding_round_id', '=', roundId)
        .execute(),
    );
}
