import { addPosting, readPostingDesk, removePosting } from '#features/network/server/posting.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const chosen = event.url.searchParams.get('practice');
    return {
      desk: await readPostingDesk(member, chosen, event.locals.language),
      mayChange: mayRole(member.role, 'network.change'),
      today: today(),
      saved: event.url.searchParams.has('saved'),
    };
  });

export const actions: Actions = {
  posted: changeThenShow('posted', async (member, fields, event: RequestEvent) => {
    await addPosting(member, fields);
    const chosen = encodeURIComponent(String(fields['practiceKey']));
    return `/office/${event.params.place}/networks/post?saved&practice=${chosen}`;
  }),
  remove: changeThenShow('remove', async (member, fields, event: RequestEvent) => {
    await removePosting(member, fields);
    return `/office/${event.params.place}/networks/post?saved`;
  }),
};
