import { saveAim } from '#features/indicator/server/chosen.usecases.ts';
import { readIndicatorSheet } from '#features/indicator/server/reading.usecases.ts';
import { indicatorNotChosen } from '#features/indicator/indicator.problems.ts';
import { authorise } from '#server/auth/member.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'indicator.change');
    const { chosen, reading } = await readIndicatorSheet(member, event.params.indicator);
    if (chosen === null) throw indicatorNotChosen();
    return { chosen, periods: [...new Set(reading.points.map(({ period }) => period))] };
  });

export const actions: Actions = {
  default: changeThenShow('aim', async (member, fields, { url, params }: RequestEvent) => {
    await saveAim(member, params.indicator, fields);
    return url.pathname.replace(/\/aim$/, '');
  }),
};
