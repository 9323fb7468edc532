import { publishOffer } from '#features/neighbour/server/offer.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    authorise(await requireMember(event), 'offer.change');
    const read = (name: string): string => (event.url.searchParams.get(name) ?? '').slice(0, 60);
    // A link from a request of another place fills in what would fit it.
    return { asked: { direction: read('direction'), kind: read('kind'), area: read('area') } };
  });

export const actions: Actions = {
  default: changeThenShow('new', async (member, fields, event: RequestEvent) => {
    const offerId = await publishOffer(member, fields, event.locals.language);
    return `/office/${event.params.place}/neighbours/${offerId}?saved`;
  }),
};
