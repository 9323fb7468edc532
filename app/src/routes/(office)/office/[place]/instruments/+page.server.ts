import { copyInstrument, listInstruments } from '#features/instrument/server/instrument.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import { changeThenShow } from '../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const all = await listInstruments(member);
    return {
      shipped: all.filter(({ source }) => source === 'shipped'),
      own: all.filter(({ source }) => source === 'own'),
      mayChange: mayRole(member.role, 'instrument.change'),
    };
  });

export const actions: Actions = {
  copy: changeThenShow('copy', async (member, fields, event: RequestEvent) => {
    const ref = await copyInstrument(member, fields);
    return `/office/${event.params.place}/instruments/${ref}?copied`;
  }),
};
