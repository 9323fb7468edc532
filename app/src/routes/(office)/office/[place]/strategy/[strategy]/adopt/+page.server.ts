import { adoptStrategy, previewAdoption } from '#features/strategy/server/adoption.usecases.ts';
import { readChecks } from '#features/strategy/server/check.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { today } from '#server/clock.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const strategyId = readRowId(event.params.strategy);
    const { content, ...preview } = await previewAdoption(member, strategyId);
    const { findings } = await readChecks(member, strategyId);
    return {
      ...preview,
      findings: findings.length,
      strategy: content.strategy,
      bodies: content.bodies.filter(({ part }) => part === 'decides').map(({ name }) => name),
      hasGoals: content.goals.length > 0,
      day: today(),
    };
  });

export const actions: Actions = {
  adopt: changeThenShow('adopt', async (member, fields, { params }: RequestEvent) => {
    const version = await adoptStrategy(member, readRowId(params.strategy), fields);
    return `/office/${params.place}/strategy/${params.strategy}/versions/${version}?adopted`;
  }),
};
