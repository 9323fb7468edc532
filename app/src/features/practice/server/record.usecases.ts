/** Writing a record of a practice: from an evaluated action in one step, or directly. Nobody outside the place reads it here. */
import { readEvidenceLevel } from '#features/evaluation/practice.rules.ts';
import type { PracticeDraft } from '#features/evaluation/practice.types.ts';
import { listEvaluations } from '#features/evaluation/server/evaluation.usecases.ts';
import { listPractices } from '#features/evaluation/server/practice.usecases.ts';
import { readEvaluationSheet } from '#features/evaluation/server/sheet.usecases.ts';
import { takeFactSchema, toFactToken } from '#features/fact/fact-address.rules.ts';
import { requireFact } from '#features/fact/server/standing-facts.usecases.ts';
import { parseAmount } from '#features/strategy/budget.rules.ts';
import { listStrategies, readStrategy } from '#features/strategy/server/content.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { changedMeanwhile, wasPublished } from '../practice.problems.ts';
import { NO_DETAILS, refuseTooLong } from '../practice.rules.ts';
import { beginSchema, gatherTicked, recordSchema, type RecordInput } from '../practice.schema.ts';
import type { Practice, PracticeDetails } from '../practice.types.ts';
import * as queries from './practice.queries.ts';

export interface ReadyDraft {
  readonly strategyId: string;
  readonly actionId: string;
  readonly title: string;
  readonly strategyTitle: string;
}

export interface OwnPractices {
  readonly practices: readonly Practice[];
  /** made ready in an evaluation, not taken over yet */
  readonly ready: readonly ReadyDraft[];
}

/** All records of the place, and what an evaluation made ready. */
export async function listOwnPractices(member: Member): Promise<OwnPractices> {
  authorise(member, 'practice.read');
  const practices = await readOffice(member, (reader) => queries.selectOwnPractices(reader, member.placeId));
  const taken = new Set(practices.map(({ actionId }) => actionId));
  const ready: ReadyDraft[] = [];
  for (const { strategyId, title } of await listStrategies(member)) {
    const drafts = await listPractices(member, strategyId);
    for (const draft of drafts.filter((one) => one.state === 'ready' && !taken.has(one.actionId)))
      ready.push({
        strategyId,
        actionId: draft.actionId,
        title: draft.texts.title ?? '',
        strategyTitle: title,
      });
  }
  return { practices, ready };
}

/** One record. Problem `not-found` (404) */
export async function readOwnPractice(member: Member, practiceId: string): Promise<Practice> {
  authorise(member, 'practice.read');
  const id = parseInput(rowId, practiceId);
  const found = await readOffice(member, (reader) => queries.selectOwnPractice(reader, member.placeId, id));
  if (found === undefined) throw new Problem('not-found', 404);
  return found;
}

/** Begins an empty record. @returns its id */
export async function beginPractice(member: Member, input: unknown): Promise<string> {
  authorise(member, 'practice.change');
  const { title, language } = parseInput(beginSchema, input);
  refuseTooLong({ title });
  return insert(member, {
    language,
    texts: { title },
    details: NO_DETAILS,
    strategyId: null,
    actionId: null,
  });
}

/** Takes over what an evaluation made ready, with the figure its evidence names. @returns id of the record */
export async function takeOverPractice(
  member: Member,
  ids: { readonly strategyId: string; readonly actionId: string },
): Promise<string> {
  authorise(member, 'practice.change');
  const drafts = await listPractices(member, ids.strategyId);
  const draft = drafts.find(({ actionId, state }) => actionId === ids.actionId && state === 'ready');
  if (draft === undefined) throw new Problem('not-found', 404);
  const { actions } = await readStrategy(member, draft.strategyId);
  const action = actions.find(({ actionId }) => actionId === draft.actionId);
  return insert(member, {
    language: draft.language,
    texts: draft.texts,
    strategyId: draft.strategyId,
    actionId: draft.actionId,
    details: {
      ...NO_DETAILS,
      areas: action === undefined || action.area === '' ? [] : [action.area],
      targetGroups: action === undefined ? [] : [action.forWhom],
      evidenceLevel: draft.evidenceLevel,
      costPerParticipantCents: draft.costPerParticipantCents,
      currency: draft.currency,
      staffHoursPerWeek: draft.staffHoursPerWeek,
      contactLanguages: [draft.language],
      factToken: await findFactToken(member, draft),
    },
  });
}

/** The first published figure that evidence of effects rests on; '' none. */
async function findFactToken(
  member: Member,
  { strategyId, evaluationId, actionId }: PracticeDraft,
): Promise<string> {
  const evaluations = await listEvaluations(member, strategyId);
  if (!evaluations.some((one) => one.evaluationId === evaluationId) || evaluationId === null) return '';
  const { judgements } = await readEvaluationSheet(member, { strategyId, evaluationId });
  const own = judgements.filter((one) => one.actionId === actionId);
  if (readEvidenceLevel(own) === null) return '';
  const facts = own
    .filter(({ criterion }) => criterion === 'effectiveness' || criterion === 'impact')
    .flatMap(({ evidence }) => evidence.flatMap(({ fact }) => (fact === null ? [] : [fact])));
  return facts[0] === undefined ? '' : toFactToken(facts[0]);
}

async function insert(member: Member, practice: queries.NewPractice): Promise<string> {
  return write(member, async (transaction) => {
    const practiceId = await queries.insertPractice(transaction, member, practice);
    if (practiceId === undefined) throw changedMeanwhile();
    await note(transaction, member, practiceId, 'begun');
    return practiceId;
  });
}

const note = (transaction: OfficeTransaction, member: Member, objectId: string, step: string) =>
  recordAudit(transaction, member, {
    action: 'practice.change',
    objectKind: 'practice',
    objectId,
    detail: { step },
  });

/** Saves the record; it is a draft again. Problems `practice-too-long` (422), `changed-meanwhile` (409), `not-found` (404) */
export async function savePracticeRecord(
  member: Member,
  practiceId: string,
  input: Readonly<Record<string, unknown>>,
): Promise<void> {
  authorise(member, 'practice.change');
  const given = parseInput(recordSchema, gatherTicked(input));
  await change(member, practiceId, given.revision, (standing) => {
    const { texts, details } = composeRecord(given, standing);
    refuseTooLong(texts);
    return { language: given.language, texts, details };
  });
}

/** Says which published figure stands behind it; '' takes it back. Problems `fact-unknown`, `fact-not-public` (422) */
export async function setPracticeFigure(member: Member, practiceId: string, input: unknown): Promise<void> {
  authorise(member, 'practice.change');
  const token = (input as { readonly fact?: unknown }).fact;
  const address = token === '' ? null : parseInput(takeFactSchema, input);
  if (address !== null) await readOffice(member, (reader) => requireFact(reader, member.placeId, address));
  const factToken = address === null ? '' : toFactToken(address);
  await change(member, practiceId, null, ({ details }) => ({ details: { ...details, factToken } }));
}

/** Removes a record that was never published. Problem `practice-was-published` (409) */
export async function removePractice(member: Member, practiceId: string): Promise<void> {
  authorise(member, 'practice.change');
  const id = parseInput(rowId, practiceId);
  await write(member, async (transaction) => {
    const standing = await queries.lockOwnPractice(transaction, member.placeId, id);
    if (standing === undefined) throw new Problem('not-found', 404);
    if (standing.version > 0) throw wasPublished();
    await queries.deletePractice(transaction, member.placeId, id);
    await note(transaction, member, id, 'removed');
  });
}

async function change(
  member: Member,
  practiceId: string,
  seenRevision: number | null,
  compose: (standing: Practice) => queries.PracticeChange,
): Promise<void> {
  const id = parseInput(rowId, practiceId);
  await write(member, async (transaction) => {
    const standing = await queries.lockOwnPractice(transaction, member.placeId, id);
    if (standing === undefined) throw new Problem('not-found', 404);
    if (seenRevision !== null && standing.revision !== seenRevision) throw changedMeanwhile();
    const by = { userId: member.userId, day: today() };
    await queries.updatePractice(transaction, member.placeId, standing, {
      ...compose(standing),
      state: 'draft',
      by,
    });
    await note(transaction, member, id, 'changed');
  });
}

function composeRecord(given: RecordInput, standing: Practice): Pick<Practice, 'texts' | 'details'> {
  const { revision: _, language, cost, needCompetences, needActorKinds, needLendables, ...rest } = given;
  const {
    minimumInhabitants,
    areas,
    targetGroups,
    evidenceLevel,
    currency,
    staffHoursPerWeek,
    partners,
    contact,
    contactLanguages,
    politics,
    ...texts
  } = rest;
  const details: PracticeDetails = {
    ...standing.details,
    areas,
    targetGroups,
    // The evaluation says how strong the evidence is; nobody raises it here.
    evidenceLevel: standing.actionId === null ? evidenceLevel : standing.details.evidenceLevel,
    costPerParticipantCents: readCost(cost, currency, language),
    currency,
    staffHoursPerWeek,
    partners,
    contact,
    contactLanguages,
    politics,
    needs: {
      competences: needCompetences,
      actorKinds: needActorKinds,
      lendables: needLendables,
      minimumInhabitants,
    },
  };
  return { texts, details };
}

function readCost(text: string, currency: string, language: string): number | null {
  if (text === '') return null;
  const parsed = parseAmount(text, language === 'de' ? 'de' : 'en', currency);
  if ('wrong' in parsed)
    throw new Problem('input-invalid', 422, { field: 'cost', reason: 'number', limit: 0 }, 'cost');
  return parsed.cents;
}
