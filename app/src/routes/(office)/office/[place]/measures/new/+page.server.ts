import { addMeasure } from '#features/policy/server/measures.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import { listAreas } from '../areas.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    authorise(await requireMember(event), 'policy.change');
    return { areas: listAreas(event.locals.language) };
  });

export const actions: Actions = {
  default: changeThenShow('measure', async (member, fields, event) => {
    const measureId = await addMeasure(member, fields);
    return `/office/${event.params.place}/measures/${measureId}?saved`;
  }),
};
