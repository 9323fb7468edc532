import { writeAtHand, writeEvidence } from '#features/evaluation/evaluation-words.rules.ts';
import { CRITERIA } from '#features/evaluation/evaluation.types.ts';
import {
  addWordsEvidence,
  removeEvidence,
  saveJudgement,
} from '#features/evaluation/server/judgement.usecases.ts';
import { addLesson, removeLesson } from '#features/evaluation/server/evaluation.usecases.ts';
import { readEvaluationSheet } from '#features/evaluation/server/sheet.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { Problem } from '#server/problem.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../../member.ts';
import { changeThenShow } from '../../../../../change-then-show.ts';
import { readRowId } from '../../../../../themes/row-id.ts';
import { readAddress, toBase } from '../address.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const readSubject = (subject: string): string | null => (subject === 'whole' ? null : readRowId(subject));

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { language } = event.locals;
    const actionId = readSubject(event.params.subject);
    const sheet = await readEvaluationSheet(member, readAddress(event.params));
    const { content, evaluation } = sheet;
    const action = content.actions.find((one) => one.actionId === actionId);
    if (actionId !== null && action === undefined) throw new Problem('not-found', 404);
    const atHand = sheet.atHand.find((one) => one.actionId === actionId);
    return {
      evaluationTitle: evaluation.title,
      title: action?.title ?? null,
      actionId,
      what: action?.what ?? '',
      atHand: atHand === undefined ? [] : writeAtHand(atHand, content.strategy.currency, language),
      criteria: CRITERIA.map((criterion) => {
        const judgement = sheet.judgements.find(
          (one) => one.criterion === criterion && one.actionId === actionId,
        );
        return {
          criterion,
          judgement: judgement ?? null,
          highestLevel: sheet.highestLevels.get(judgement?.judgementId ?? '') ?? null,
          lines: (judgement?.evidence ?? []).map((one) => ({
            evidenceId: one.evidenceId,
            text: writeEvidence(one, sheet, language),
            link: one.link,
          })),
        };
      }),
      lessons: sheet.lessons.filter((one) => one.actionId === actionId),
      actions: content.actions.map((one) => ({ actionId: one.actionId, title: one.title })),
      mayChange: mayRole(member.role, 'evaluation.change') && evaluation.state === 'open',
      saved: event.url.searchParams.has('saved'),
    };
  });

type Change = (
  member: Member,
  of: { readonly evaluationId: string; readonly actionId: string | null },
  fields: Record<string, string | string[]>,
) => Promise<unknown>;

const change = (part: string, run: Change) =>
  changeThenShow(part, async (member, fields, { params }: RequestEvent) => {
    const { evaluationId } = readAddress(params);
    await run(member, { evaluationId, actionId: readSubject(params.subject) }, fields);
    return `${toBase(params)}/${params.subject}?saved`;
  });

export const actions: Actions = {
  judge: change('judge', saveJudgement),
  prove: change('prove', (member, { evaluationId }, fields) =>
    addWordsEvidence(member, { evaluationId, judgementId: String(fields['judgementId']) }, fields),
  ),
  unprove: change('unprove', (member, { evaluationId }, fields) =>
    removeEvidence(member, evaluationId, { evidenceId: String(fields['evidenceId']) }),
  ),
  learn: change('learn', (member, { evaluationId }, fields) => addLesson(member, evaluationId, fields)),
  unlearn: change('unlearn', (member, { evaluationId }, fields) =>
    removeLesson(member, evaluationId, { lessonId: String(fields['lessonId']) }),
  ),
};
