/** Judgements by criteria, and the evidence they rest on. */
import { readStandingFacts, requireFact } from '#features/fact/server/standing-facts.usecases.ts';
import type { Fact, FactAddress } from '#features/fact/fact.types.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { compareOverTime } from '../comparison.rules.ts';
import { changedMeanwhile, levelNotCarried } from '../evaluation.problems.ts';
import { findHighestLevel } from '../evaluation.rules.ts';
import { factEvidenceSchema, judgementSchema, wordsEvidenceSchema } from '../evaluation.schema.ts';
import type { Comparison, Evidence, Judgement, JudgementWords } from '../evaluation.types.ts';
import * as queries from './evaluation.queries.ts';
import { noteEvaluation, requireOpen } from './evaluation.usecases.ts';

const MAXIMUM_EVIDENCE = 30;

/** What is judged: an action, or the whole (null). */
export interface JudgedAddress {
  readonly evaluationId: string;
  readonly actionId: string | null;
}

/**
 * Saves what a function says about one criterion. Sending the same twice changes nothing.
 * @returns id of the judgement. Problems `changed-meanwhile`, `evaluation-concluded` (409), `evaluation-level-not-carried` (422)
 */
export async function saveJudgement(member: Member, address: JudgedAddress, input: unknown): Promise<string> {
  authorise(member, 'evaluation.change');
  const { criterion, revision, ...words } = parseInput(judgementSchema, input);
  const actionId = address.actionId === null ? null : parseInput(rowId, address.actionId);
  return write(member, async (transaction) => {
    const evaluationId = await requireOpen(transaction, member, address.evaluationId);
    const there = await queries.selectJudgements(transaction, member.placeId, evaluationId);
    const standing = there.find((one) => one.criterion === criterion && one.actionId === actionId);
    if (standing !== undefined && isSame(standing, words)) return standing.judgementId;
    if ((standing?.revision ?? 0) !== revision) throw changedMeanwhile();
    await checkLevel(transaction, member.placeId, standing, words);
    const of = { evaluationId, actionId, criterion };
    await noteEvaluation(transaction, member, evaluationId, { criterion, answer: words.answer });
    if (standing === undefined) return queries.insertJudgement(transaction, member.placeId, of, words);
    await queries.updateJudgement(transaction, member.placeId, standing.judgementId, words);
    return standing.judgementId;
  });
}

function isSame(standing: JudgementWords, words: JudgementWords): boolean {
  const toText = (one: JudgementWords) =>
    JSON.stringify([
      one.answer,
      one.judgement,
      one.whatFailed,
      one.answeredBy,
      one.evidenceLevel,
      one.levelReason,
    ]);
  return toText(standing) === toText(words);
}

/** An account in words is level 1 and needs nothing else; more needs figures or a document. */
async function checkLevel(
  transaction: OfficeTransaction,
  placeId: string,
  standing: Judgement | undefined,
  { evidenceLevel }: JudgementWords,
): Promise<void> {
  if (evidenceLevel === null || evidenceLevel === 1) return;
  const evidence = standing?.evidence ?? [];
  const comparisons = await compareEvidence(transaction, placeId, evidence);
  const highest = findHighestLevel(evidence, comparisons) ?? 1;
  if (evidenceLevel > highest) throw levelNotCarried(highest);
}

/** What each pair of before and after says, by id of the evidence. */
async function compareEvidence(
  reader: queries.Reader,
  placeId: string,
  evidence: readonly Evidence[],
): Promise<Map<string, Comparison>> {
  return compareFacts(evidence, await readEvidenceFacts(reader, placeId, evidence));
}

/** The same where the figures are read already: opening their releases is what takes time. */
export function compareFacts(evidence: readonly Evidence[], facts: EvidenceFacts): Map<string, Comparison> {
  return new Map(
    evidence.flatMap(({ evidenceId, fact, earlierFact }) =>
      fact === null || earlierFact === null
        ? []
        : [[evidenceId, compareOverTime(facts.find(earlierFact), facts.find(fact))] as const],
    ),
  );
}

export interface EvidenceFacts {
  /** null: its release was withdrawn, or has no such cell any more */
  readonly find: (address: FactAddress) => Fact | null;
}

/** All figures that evidence names, each release opened once. */
export async function readEvidenceFacts(
  reader: queries.Reader,
  placeId: string,
  evidence: readonly Evidence[],
): Promise<EvidenceFacts> {
  const addresses = evidence.flatMap(({ fact, earlierFact }) =>
    [fact, earlierFact].filter((one) => one !== null),
  );
  const standing = await readStandingFacts(reader, placeId, addresses);
  return {
    find: (address) => standing.find((one) => one.address === address)?.fact ?? null,
  };
}

/** Adds what a judgement rests on, in words: a count, what was heard, a document, what was seen. */
export async function addWordsEvidence(
  member: Member,
  address: { readonly evaluationId: string; readonly judgementId: string },
  input: unknown,
): Promise<void> {
  authorise(member, 'evaluation.change');
  const { kind, words, link } = parseInput(wordsEvidenceSchema, input);
  await addEvidence(member, address, async () => ({ kind, words, link, fact: null, earlierFact: null }));
}

/** Adds a figure of a public release, or two of them as before and after. Problems `fact-unknown`, `fact-not-public` (422) */
export async function addFactEvidence(
  member: Member,
  address: { readonly evaluationId: string; readonly judgementId: string },
  input: unknown,
): Promise<void> {
  authorise(member, 'evaluation.change');
  const { fact, earlier, words } = parseInput(factEvidenceSchema, input);
  await addEvidence(member, address, async (transaction) => {
    for (const one of [fact, earlier]) if (one !== null) await requireFact(transaction, member.placeId, one);
    const kind = earlier === null ? ('fact' as const) : ('before-after' as const);
    return { kind, words, link: '', fact, earlierFact: earlier };
  });
}

async function addEvidence(
  member: Member,
  address: { readonly evaluationId: string; readonly judgementId: string },
  compose: (transaction: OfficeTransaction) => Promise<Omit<Evidence, 'evidenceId' | 'judgementId'>>,
): Promise<void> {
  const judgementId = parseInput(rowId, address.judgementId);
  await write(member, async (transaction) => {
    const evaluationId = await requireOpen(transaction, member, address.evaluationId);
    const judgement = (await queries.selectJudgements(transaction, member.placeId, evaluationId)).find(
      (one) => one.judgementId === judgementId,
    );
    if (judgement === undefined) throw new Problem('not-found', 404);
    if (judgement.evidence.length >= MAXIMUM_EVIDENCE)
      throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_EVIDENCE });
    const evidence = { ...(await compose(transaction)), judgementId };
    await queries.insertEvidence(transaction, member.placeId, evidence);
    await noteEvaluation(transaction, member, evaluationId, { evidence: evidence.kind });
  });
}

/**
 * Takes evidence away.
 * @throws Problem `evaluation-level-not-carried` (422) where the level stated rests on it
 */
export async function removeEvidence(
  member: Member,
  evaluationId: string,
  { evidenceId }: { readonly evidenceId: string },
): Promise<void> {
  authorise(member, 'evaluation.change');
  const id = parseInput(rowId, evidenceId);
  await write(member, async (transaction) => {
    const open = await requireOpen(transaction, member, evaluationId);
    const judgement = (await queries.selectJudgements(transaction, member.placeId, open)).find(
      ({ evidence }) => evidence.some((one) => one.evidenceId === id),
    );
    if (judgement === undefined) throw new Problem('not-found', 404);
    const evidence = judgement.evidence.filter((one) => one.evidenceId !== id);
    await checkLevel(transaction, member.placeId, { ...judgement, evidence }, judgement);
    await queries.deleteEvidence(transaction, member.placeId, id);
    await noteEvaluation(transaction, member, open, { evidence: 'removed' });
  });
}
