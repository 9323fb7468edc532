import { authorise } from '#server/auth/member.ts';
import { createConsultation } from '#features/participation/server/consultation.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    authorise(await requireMember(event), 'participation.change');
    return {};
  });

export const actions: Actions = {
  default: changeThenShow('consultation', async (member, fields, event) => {
    const id = await createConsultation(member, fields);
    return `/office/${event.params.place}/participation/${id}?saved`;
  }),
};
