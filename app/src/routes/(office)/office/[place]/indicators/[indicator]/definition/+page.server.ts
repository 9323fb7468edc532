import { changeOwnIndicator, findDefinition } from '#features/indicator/server/chosen.usecases.ts';
import { indicatorUnknown } from '#features/indicator/indicator.problems.ts';
import { authorise } from '#server/auth/member.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'indicator.change');
    const definition = await findDefinition(member, event.params.indicator);
    if (!definition.id.startsWith('own-')) throw indicatorUnknown();
    return { definition };
  });

export const actions: Actions = {
  default: changeThenShow('own', async (member, fields, { url, params }: RequestEvent) => {
    await changeOwnIndicator(member, params.indicator, fields);
    return url.pathname.replace(/\/definition$/, '');
  }),
};
