import { authorise } from '#server/auth/member.ts';
import { addActor } from '#features/governance/server/actor.usecases.ts';
import { readKind } from '#features/governance/actor.rules.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { listAreaChoices, listKindChoices } from '../choices.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    authorise(await requireMember(event), 'actor.change');
    const { language } = event.locals;
    return {
      kind: readKind(event.url.searchParams.get('kind') ?? '')?.code ?? '',
      kinds: listKindChoices(language),
      areas: listAreaChoices(language),
    };
  });

export const actions: Actions = {
  default: changeThenShow('actor', async (member, fields, event) => {
    const actorId = await addActor(member, fields);
    return `/office/${event.params.place}/actors/${actorId}?saved`;
  }),
};
