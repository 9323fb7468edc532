import { beginEvaluation, listEvaluations } from '#features/evaluation/server/evaluation.usecases.ts';
import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const strategyId = readRowId(event.params.strategy);
    const { strategy } = await readStrategy(member, strategyId);
    const lastYear = Number(today().slice(0, 4)) - 1;
    const year = Math.min(Math.max(lastYear, strategy.fromYear), strategy.toYear);
    return {
      title: strategy.title,
      evaluations: await listEvaluations(member, strategyId),
      proposed: {
        title: '',
        fromOn: `${year}-01-01`,
        untilOn: `${year}-12-31`,
        carriedOutBy: '',
        asked: '',
      },
      mayChange: mayRole(member.role, 'evaluation.change'),
    };
  });

export const actions: Actions = {
  default: changeThenShow('begin', async (member, fields, event: RequestEvent) => {
    const { place, strategy } = event.params;
    const evaluationId = await beginEvaluation(member, readRowId(strategy), fields);
    return `/office/${place}/strategy/${strategy}/evaluation/${evaluationId}`;
  }),
};
