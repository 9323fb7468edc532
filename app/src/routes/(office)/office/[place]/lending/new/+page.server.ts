import { addLendable, readLendingChoices } from '#features/implementation/server/lending.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'lending.change');
    const { organisations } = await readLendingChoices(member);
    return { lenders: member.role === 'partner' ? null : organisations };
  });

export const actions: Actions = {
  default: changeThenShow('lendable', async (member, fields, event) => {
    const lendableId = await addLendable(member, fields);
    return `/office/${event.params.place}/lending/${lendableId}?saved`;
  }),
};
