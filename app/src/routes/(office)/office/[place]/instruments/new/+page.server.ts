import { createInstrument } from '#features/instrument/server/instrument.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    authorise(await requireMember(event), 'instrument.change');
  });

export const actions: Actions = {
  default: changeThenShow('new', async (member, fields, event: RequestEvent) => {
    const ref = await createInstrument(member, fields);
    return `/office/${event.params.place}/instruments/${ref}`;
  }),
};
