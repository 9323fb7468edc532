/** All of one evaluation, with what the platform knows about each action, for the pages and for the report. */
import { readDecisionsOnActions } from '#features/implementation/server/meeting.usecases.ts';
import { readLentForActions } from '#features/implementation/server/lending.usecases.ts';
import { listRegisterCounts, listReports } from '#features/implementation/server/report.usecases.ts';
import { findRunning } from '#features/implementation/server/running.usecases.ts';
import { readStrategyContent } from '#features/strategy/server/content.usecases.ts';
import type { StrategyContent } from '#features/strategy/strategy.types.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { composeAtHand, composeWholeAtHand } from '../at-hand.rules.ts';
import { findHighestLevel, listMissingCriteria, sortJudgements, sortLessons } from '../evaluation.rules.ts';
import type { Evaluation, EvidenceAtHand } from '../evaluation.types.ts';
import type { EvaluationSheet } from '../sheet.types.ts';
import * as queries from './evaluation.queries.ts';
import { selectLessons } from './lesson.queries.ts';
import { compareFacts, readEvidenceFacts } from './judgement.usecases.ts';

/**
 * An evaluation is read at its own address only: of another strategy it is not there.
 * @throws Problem `not-found` (404)
 */
export async function readEvaluationSheet(
  member: Member,
  address: { readonly strategyId: string; readonly evaluationId: string },
): Promise<EvaluationSheet> {
  authorise(member, 'evaluation.read');
  const strategyId = parseInput(rowId, address.strategyId);
  const evaluationId = parseInput(rowId, address.evaluationId);
  const { placeId } = member;
  return readOffice(member, async (reader) => {
    const evaluation = (await queries.selectEvaluations(reader, placeId, strategyId)).find(
      (one) => one.evaluationId === evaluationId,
    );
    if (evaluation === undefined) throw new Problem('not-found', 404);
    const running = await findRunning(reader, placeId, strategyId);
    const content = running?.content ?? (await readStrategyContent(reader, placeId, strategyId));
    const judgements = sortJudgements(await queries.selectJudgements(reader, placeId, evaluationId));
    const evidence = judgements.flatMap((one) => one.evidence);
    const facts = await readEvidenceFacts(reader, placeId, evidence);
    const comparisons = compareFacts(evidence, facts);
    return {
      evaluation,
      content,
      judgements,
      lessons: sortLessons(await selectLessons(reader, placeId, evaluationId)),
      missing: listMissingCriteria(judgements),
      atHand: await readAtHand(reader, placeId, content, evaluation),
      comparisons,
      highestLevels: new Map(
        judgements.map((one) => [one.judgementId, findHighestLevel(one.evidence, comparisons)]),
      ),
      findFact: facts.find,
    };
  });
}

async function readAtHand(
  reader: queries.Reader,
  placeId: string,
  content: StrategyContent,
  period: Evaluation,
): Promise<EvidenceAtHand[]> {
  const { strategyId } = content.strategy;
  const lent = await readLentForActions(
    reader,
    placeId,
    content.actions.map(({ actionId }) => actionId),
  );
  const known = {
    content,
    reports: await listReports(reader, placeId, strategyId),
    registerCounts: await listRegisterCounts(reader, placeId, strategyId),
    lent: new Map([...lent].map(([actionId, { summary }]) => [actionId, summary])),
    decisions: await readDecisionsOnActions(reader, placeId),
  };
  const actions = content.actions.map((action) => composeAtHand(action, known, period));
  return [composeWholeAtHand(actions, content), ...actions];
}
