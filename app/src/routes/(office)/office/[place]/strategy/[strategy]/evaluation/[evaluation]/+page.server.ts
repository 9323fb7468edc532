import { readText } from '@vicus/cube';
import { FIGURE_TEXTS } from '#features/comparison/group-figures.texts.ts';
import { readComparison } from '#features/comparison/server/sharing.usecases.ts';
import { compareWithOthers } from '#features/evaluation/comparison.rules.ts';
import { listPractices } from '#features/evaluation/server/practice.usecases.ts';
import {
  addLesson,
  changeEvaluation,
  concludeEvaluation,
  removeEvaluation,
  removeLesson,
  reopenEvaluation,
} from '#features/evaluation/server/evaluation.usecases.ts';
import { readEvaluationSheet } from '#features/evaluation/server/sheet.usecases.ts';
import { CRITERIA } from '#features/evaluation/evaluation.types.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import type { Language } from '#ui/languages.ts';
import { requireMember } from '../../../../../member.ts';
import { changeThenShow } from '../../../../change-then-show.ts';
import { readAddress, toBase } from './address.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const address = readAddress(event.params);
    const { evaluation, content, judgements, lessons, missing } = await readEvaluationSheet(member, address);
    const answerOf = (actionId: string | null) =>
      CRITERIA.map(
        (criterion) =>
          judgements.find((one) => one.actionId === actionId && one.criterion === criterion)?.answer ?? null,
      );
    const practices = await listPractices(member, address.strategyId);
    return {
      evaluation,
      strategyTitle: content.strategy.title,
      subjects: [
        { actionId: null, title: null, answers: answerOf(null), practice: null },
        ...content.actions.map(({ actionId, title }) => ({
          actionId,
          title,
          answers: answerOf(actionId),
          practice: practices.find((one) => one.actionId === actionId)?.state ?? null,
        })),
      ],
      actions: content.actions.map(({ actionId, title }) => ({ actionId, title })),
      lessons,
      missing,
      beside: mayRole(member.role, 'comparison.read') ? await readBeside(member, event.locals.language) : [],
      mayChange: mayRole(member.role, 'evaluation.change'),
      saved: event.url.searchParams.has('saved'),
    };
  });

/** Of the newest comparison that was made: figures of the group of all places, with what may be said. */
async function readBeside(member: Member, language: Language) {
  const { comparisons } = await readComparison(member);
  const newest = comparisons.filter(({ isMade }) => isMade).toSorted((a, b) => b.period - a.period)[0];
  const all = newest?.groups.find(({ outlook }) => outlook.grouping === 'all');
  if (newest === undefined || all === undefined) return [];
  return [...all.contact, ...all.indices].map(({ code, own, range }) => ({
    code,
    name: readText(FIGURE_TEXTS[code], language),
    year: newest.period,
    comparison: compareWithOthers({ own, range, places: all.outlook.places }),
  }));
}

type Change = (
  member: Member,
  evaluationId: string,
  fields: Record<string, string | string[]>,
) => Promise<unknown>;

const change = (part: string, run: Change) =>
  changeThenShow(part, async (member, fields, { params }: RequestEvent) => {
    await run(member, readAddress(params).evaluationId, fields);
    return `${toBase(params)}?saved`;
  });

export const actions: Actions = {
  change: change('change', changeEvaluation),
  learn: change('learn', addLesson),
  unlearn: change('unlearn', (member, id, fields) =>
    removeLesson(member, id, { lessonId: String(fields['lessonId']) }),
  ),
  conclude: change('conclude', concludeEvaluation),
  reopen: change('reopen', reopenEvaluation),
  remove: changeThenShow('remove', async (member, _fields, { params }: RequestEvent) => {
    await removeEvaluation(member, readAddress(params).evaluationId);
    return `/office/${params.place}/strategy/${params.strategy}/evaluation`;
  }),
};
