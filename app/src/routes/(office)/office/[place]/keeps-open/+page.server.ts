import { parseYearsAhead } from '#features/policy/keeps-open.rules.ts';
import { readKeepsOpen, saveService } from '#features/policy/server/keeps-open.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import { changeThenShow } from '../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    return {
      sheet: await readKeepsOpen(member, parseYearsAhead(event.url.searchParams.get('ahead'))),
      mayChange: mayRole(member.role, 'data.change'),
      saved: event.url.searchParams.has('saved'),
    };
  });

export const actions: Actions = {
  service: changeThenShow('service', async (member, fields, event) => {
    await saveService(member, null, fields);
    return `/office/${event.params.place}/keeps-open?saved`;
  }),
};
