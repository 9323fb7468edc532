/** Two people sort statements into themes, talk about where they differ, and close the round. */
import { flagIdentifyingWords, type IdentifyingWord } from '@vicus/disclosure';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write, type OfficeReader, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { sql } from 'kysely';
import {
  roundHasTwoCoders,
  roundNotCoding,
  roundNotTalking,
  roundUnfinished,
  secondCoderMissing,
} from '../theme.problems.ts';
import { computeRoundResult, countUncoded, listSameCodes } from '../theme.rules.ts';
import { codeSchema, talkSchema } from '../theme.schema.ts';
import { type CodingRound, type Statement, type StatementCode, type Theme } from '../theme.types.ts';
import { selectCodes, selectStatements, upsertCode } from './coding.queries.ts';
import { noteRound } from './rounds.usecases.ts';
import { selectKnownNames, selectRounds, selectThemes } from './theme.queries.ts';

export interface MarkedStatement extends Statement {
  /** words that could tell who is meant, for whoever wants to quote */
  readonly flagged: readonly IdentifyingWord[];
}

export interface RoundView {
  readonly round: CodingRound;
  readonly themes: readonly Theme[];
  readonly statements: readonly MarkedStatement[];
  /** own codes while coding; everybody's while talking and after */
  readonly codes: readonly StatementCode[];
  /** statements still to be coded by the reader, by the other coder, to agree on */
  readonly left: { readonly own: number; readonly other: number | null; readonly agreed: number };
  /** whether the reader is, or may become, one of the two coders */
  readonly mayCode: boolean;
}

/** @throws Problem `not-found` (404) */
export async function readRound(member: Member, codingRoundId: string): Promise<RoundView> {
  authorise(member, 'statement.read');
  return readOffice(member, async (reader) => {
    const round = await findRound(reader, member, codingRoundId);
    const statements = await selectStatements(reader, member.placeId, codingRoundId);
    const codes = await selectCodes(reader, member.placeId, codingRoundId);
    const themes = await selectThemes(reader, member.placeId);
    const knownNames = await selectKnownNames(reader, member.placeId);
    const other = round.firstCoder === member.userId ? round.secondCoder : round.firstCoder;
    return {
      round,
      themes,
      statements: statements.map((one) => ({
        ...one,
        flagged: flagIdentifyingWords(one.body, { knownNames }),
      })),
      codes: round.state === 'coding' ? codes.filter(({ coder }) => coder === member.userId) : codes,
      left: {
        own: countUncoded(statements, codes, member.userId),
        other: other === null ? null : countUncoded(statements, codes, other),
        agreed: countUncoded(statements, codes, ''),
      },
      mayCode: mayCode(round, member),
    };
  });
}

function mayCode({ firstCoder, secondCoder }: CodingRound, { userId }: Member): boolean {
  return firstCoder === userId || secondCoder === null || secondCoder === userId;
}

async function findRound(
  reader: OfficeReader | OfficeTransaction,
  member: Member,
  codingRoundId: string,
): Promise<CodingRound> {
  const rounds = await selectRounds(reader, member.placeId);
  const round = rounds.find((one) => one.codingRoundId === codingRoundId);
  if (round === undefined) throw new Problem('not-found', 404);
  return round;
}

/** Locks the round, so that nobody codes while it moves on. */
async function lockRound(
  transaction: OfficeTransaction,
  member: Member,
  roundId: string,
): Promise<CodingRound> {
  await sql`select from office.coding_round where place_id = ${member.placeId} and coding_round_id = ${roundId}
    for update`.execute(transaction);
  return findRound(transaction, member, roundId);
}

/**
 * Writes what one coder saw in a statement, or, while the two talk, what they agree on. The second person to code
 * becomes the second coder. Problems `round-has-two-coders`, `round-not-coding` (409), `no-theme-chosen` (422).
 */
export async function codeStatement(member: Member, codingRoundId: string, input: unknown): Promise<void> {
  authorise(member, 'statement.code');
  const { statementId, themeIds } = parseInput(codeSchema, input);
  await write(member, async (transaction) => {
    const round = await lockRound(transaction, member, codingRoundId);
    if (round.state === 'closed') throw roundNotCoding();
    if (!mayCode(round, member)) throw roundHasTwoCoders();
    await refuseForeign(transaction, member, { codingRoundId, statementId, themeIds });
    if (round.state === 'coding' && round.firstCoder !== member.userId && round.secondCoder === null)
      await updateRound(transaction, member, codingRoundId, { second_coder: member.userId });
    const coder = round.state === 'coding' ? member.userId : '';
    await upsertCode(transaction, member.placeId, { statementId, coder, themeIds });
  });
}

async function refuseForeign(
  transaction: OfficeTransaction,
  member: Member,
  given: { codingRoundId: string; statementId: string; themeIds: readonly string[] },
): Promise<void> {
  const statements = await selectStatements(transaction, member.placeId, given.codingRoundId);
  const themes = await selectThemes(transaction, member.placeId);
  const isKnown =
    statements.some(({ statementId }) => statementId === given.statementId) &&
    given.themeIds.every((id) => themes.some(({ themeId }) => themeId === id));
  if (!isKnown) throw new Problem('not-found', 404);
}

/**
 * Everybody has coded: what both saw alike is agreed, the rest is shown side by side. Problems `round-unfinished`,
 * `second-coder-missing` (409).
 */
export async function startTalking(member: Member, codingRoundId: string, input: unknown): Promise<void> {
  authorise(member, 'statement.code');
  const { alone } = parseInput(talkSchema, input);
  await write(member, async (transaction) => {
    const round = await lockRound(transaction, member, codingRoundId);
    if (round.state !== 'coding') throw roundNotCoding();
    if (!mayCode(round, member)) throw roundHasTwoCoders();
    const statements = await selectStatements(transaction, member.placeId, codingRoundId);
    const codes = await selectCodes(transaction, member.placeId, codingRoundId);
    const coders = [round.firstCoder, round.secondCoder] as const;
    const left = coders.reduce(
      (sum, coder) => sum + (coder === null ? 0 : countUncoded(statements, codes, coder)),
      0,
    );
    if (left > 0) throw roundUnfinished(left);
    if (round.secondCoder === null && !alone) throw secondCoderMissing();
    for (const same of listSameCodes(statements, codes, coders))
      await upsertCode(transaction, member.placeId, { ...same, coder: '' });
    await updateRound(transaction, member, codingRoundId, { state: 'talking' });
    await noteRound(transaction, member, codingRoundId, { step: 'talking' });
  });
}

/** All is agreed: counts and agreement are kept, also when the texts are deleted. Problem `round-unfinished` (409). */
export async function closeRound(member: Member, codingRoundId: string): Promise<void> {
  authorise(member, 'statement.code');
  await write(member, async (transaction) => {
    const round = await lockRound(transaction, member, codingRoundId);
    if (round.state !== 'talking') throw roundNotTalking();
    const statements = await selectStatements(transaction, member.placeId, codingRoundId);
    const codes = await selectCodes(transaction, member.placeId, codingRoundId);
    const left = countUncoded(statements, codes, '');
    if (left > 0) throw roundUnfinished(left);
    const themes = await selectThemes(transaction, member.placeId);
    const used = themes
      .map(({ themeId }) => themeId)
      .filter((id) => codes.some((code) => code.themeIds.includes(id)));
    const coders = [round.firstCoder, round.secondCoder] as const;
    const result = computeRoundResult(statements, codes, { themeIds: used, coders });
    await updateRound(transaction, member, codingRoundId, {
      state: 'closed',
      result: JSON.stringify(result),
    });
    await noteRound(transaction, member, codingRoundId, { step: 'closed' });
  });
}

async function updateRound(
  transaction: OfficeTransaction,
  member: Member,
  codingRoundId: string,
  change: Readonly<{ state?: string; second_coder?: string; result?: string }>,
): Promise<void> {
  await transaction
    .updateTable('office.coding_round')
    .set({ ...change, place_id: member.placeId })
    .where('place_id', '=', member.placeId)
    .where('coding_round_id', '=', codingRoundId)
    .execute();
}
