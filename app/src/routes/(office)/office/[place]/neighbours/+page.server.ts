import {
  DETOUR_FACTOR,
  parseOfferFilter,
  SPEED_KM_PER_HOUR,
  summariseReplaced,
} from '#features/neighbour/offer.rules.ts';
import { readGaps, readNeighbourhood, saveGaps } from '#features/neighbour/server/offer.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { now } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import { changeThenShow } from '../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const filter = parseOfferFilter(event.url.searchParams);
    const all = await readNeighbourhood(member, filter);
    return {
      ...all,
      filter,
      gaps: await readGaps(member),
      replaced: summariseReplaced(all.bookings),
      clock: now().toISOString().slice(0, 16),
      mayChange: mayRole(member.role, 'offer.change'),
      estimate: { factor: DETOUR_FACTOR, speed: SPEED_KM_PER_HOUR },
      isSaved: event.url.searchParams.has('gaps-saved'),
    };
  });

export const actions: Actions = {
  gaps: changeThenShow('gaps', async (member, fields, event: RequestEvent) => {
    await saveGaps(member, fields);
    return `/office/${event.params.place}/neighbours?gaps-saved#gaps`;
  }),
};
