/** One step from an evaluated action to a record that is ready to be shared. Nobody outside the place reads it here. */
import { findIdentifyingField } from '@vicus/disclosure';
import { writeAbout, writeHeadline, writePeriod } from '#features/fact/sentence.rules.ts';
import { formatAmount, parseAmount } from '#features/strategy/budget.rules.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { createTranslator, formatDate, formatNumber, type Language } from '#ui/messages.ts';
import {
  changedMeanwhile,
  practiceIncomplete,
  practiceNames,
  practiceTooLong,
} from '../evaluation.problems.ts';
import type { EvidenceAtHand } from '../evaluation.types.ts';
import { composePractice, findTooLong, listEmptyFields, readEvidenceLevel } from '../practice.rules.ts';
import { practiceSchema } from '../practice.schema.ts';
import type { PracticeDraft } from '../practice.types.ts';
import { selectPractices, upsertPractice } from './practice.queries.ts';
import type { EvaluationSheet } from '../sheet.types.ts';
import { readEvaluationSheet } from './sheet.usecases.ts';

export interface PracticeAddress {
  readonly strategyId: string;
  readonly evaluationId: string;
  readonly actionId: string;
}

/** What was saved; where nobody saved one, what the evaluation proposes. Problem `not-found` (404) */
export async function readPractice(member: Member, address: PracticeAddress): Promise<PracticeDraft> {
  authorise(member, 'evaluation.read');
  const sheet = await readEvaluationSheet(member, address);
  const kept = await readOffice(member, (reader) =>
    selectPractices(reader, member.placeId, sheet.evaluation.strategyId),
  );
  return kept.find(({ actionId }) => actionId === address.actionId) ?? propose(sheet, address.actionId);
}

/** Drafts of a strategy; for the list, and for the exchange of practices. */
export async function listPractices(member: Member, strategyId: string): Promise<PracticeDraft[]> {
  authorise(member, 'evaluation.read');
  const id = parseInput(rowId, strategyId);
  return readOffice(member, (reader) => selectPractices(reader, member.placeId, id));
}

function propose(sheet: EvaluationSheet, actionId: string): PracticeDraft {
  const { content, evaluation } = sheet;
  const action = content.actions.find((one) => one.actionId === actionId);
  if (action === undefined) throw new Problem('not-found', 404);
  const atHand = sheet.atHand.find((one) => one.actionId === actionId);
  const language = content.strategy.language;
  const judgements = sheet.judgements.filter((one) => one.actionId === actionId);
  return composePractice({
    content,
    action,
    evaluationId: evaluation.evaluationId,
    judgements,
    lessons: sheet.lessons.filter((one) => one.actionId === actionId),
    periodInWords: [action.startsOn ?? evaluation.fromOn, action.endsOn]
      .filter((one) => one !== null)
      .map((day) => formatDate(day, language))
      .join(' – '),
    resultsInWords: atHand === undefined ? '' : writeResults(atHand, language),
    figureInWords: writeFigures(sheet, actionId, language),
    resourcesInWords: atHand === undefined ? '' : writeResources(atHand, content.strategy.currency, language),
  });
}

function writeResults({ outputs }: EvidenceAtHand, language: Language): string {
  return outputs
    .flatMap(({ name, counted }) => (counted === null ? [] : [`${name}: ${formatNumber(counted, language)}`]))
    .join('; ');
}

function writeResources({ spentCents, lent }: EvidenceAtHand, currency: string, language: Language): string {
  const t = createTranslator(language);
  const money =
    spentCents === 0
      ? []
      : [t('office.evaluation.hand.spent-only', { spent: formatAmount(spentCents, currency, language) })];
  const hours =
    lent.times === 0
      ? []
      : [
          t('office.evaluation.hand.lent', {
            times: lent.times,
            rooms: lent.roomHours,
            people: lent.peopleHours,
          }),
        ];
  return [...money, ...hours].join(' ');
}

/** The figure behind the level: what evidence of effectiveness and impact names, with its period. */
function writeFigures(sheet: EvaluationSheet, actionId: string, language: Language): string {
  return sheet.judgements
    .filter((one) => one.actionId === actionId && ['effectiveness', 'impact'].includes(one.criterion))
    .flatMap(({ evidence }) => evidence)
    .flatMap(({ earlierFact, fact, words }) => {
      const told = [earlierFact, fact].flatMap((address) => {
        const found = address === null ? null : sheet.findFact(address);
        return found === null ? [] : [found];
      });
      if (told.length === 0) return words === '' ? [] : [words];
      return [
        told
          .map(
            (one) =>
              `${writeAbout(one, language)} (${writePeriod(one, language)}): ${writeHeadline(one, language)}`,
          )
          .join(' → '),
      ];
    })
    .join('; ');
}

/**
 * Saves the record.
 * @throws Problem `practice-too-long`, `practice-incomplete` (ready, with empty fields), `practice-names` (422),
 * `changed-meanwhile` (409)
 */
export async function savePractice(member: Member, address: PracticeAddress, input: unknown): Promise<void> {
  authorise(member, 'evaluation.change');
  const { texts, cost, staffHoursPerWeek, isReady, isLookedAt, revision } = parseInput(practiceSchema, input);
  checkTexts(texts, { isReady, isLookedAt });
  const sheet = await readEvaluationSheet(member, address);
  const { content, judgements } = sheet;
  if (!content.actions.some(({ actionId }) => actionId === address.actionId))
    throw new Problem('not-found', 404);
  const draft: PracticeDraft = {
    strategyId: content.strategy.strategyId,
    actionId: address.actionId,
    evaluationId: sheet.evaluation.evaluationId,
    language: content.strategy.language,
    texts,
    evidenceLevel: readEvidenceLevel(judgements.filter(({ actionId }) => actionId === address.actionId)),
    costPerParticipantCents: readCost(cost, content.strategy),
    currency: content.strategy.currency,
    staffHoursPerWeek,
    state: isReady ? 'ready' : 'draft',
    revision,
  };
  await write(member, async (transaction) => {
    if (!(await upsertPractice(transaction, member.placeId, draft))) throw changedMeanwhile();
    await recordAudit(transaction, member, {
      action: 'evaluation.change',
      objectKind: 'practice',
      objectId: address.actionId,
      detail: { state: draft.state },
    });
  });
}

function checkTexts(
  texts: PracticeDraft['texts'],
  { isReady, isLookedAt }: { readonly isReady: boolean; readonly isLookedAt: boolean },
): void {
  const long = findTooLong(texts);
  if (long !== undefined) throw practiceTooLong(long.id, long.words, long.maximumWords);
  if (!isReady) return;
  const empty = listEmptyFields(texts);
  if (empty[0] !== undefined) throw practiceIncomplete(empty[0], empty.length);
  if (isLookedAt) return;
  const found = findIdentifyingField(texts);
  if (found !== undefined) throw practiceNames(found.words, found.field);
}

function readCost(
  text: string,
  { currency, language }: { readonly currency: string; readonly language: Language },
): number | null {
  if (text === '') return null;
  const parsed = parseAmount(text, language, currency);
  if ('wrong' in parsed)
    throw new Problem('input-invalid', 422, { field: 'cost', reason: 'number', limit: 0 }, 'cost');
  return parsed.cents;
}
