import { mayRole } from '#server/auth/permissions.ts';
import {
  changeOwnOrganisation,
  readOwnOrganisation,
} from '#features/governance/server/actor-own.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import { listAreaChoices, listKindChoices } from '../actors/choices.ts';
import { changeThenShow } from '../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { language } = event.locals;
    return {
      actor: await readOwnOrganisation(member),
      kinds: listKindChoices(language),
      areas: listAreaChoices(language),
      mayChange: mayRole(member.role, 'own-organisation.change'),
      saved: event.url.searchParams.has('saved'),
    };
  });

export const actions: Actions = {
  default: changeThenShow('contact', async (member, fields, event) => {
    await changeOwnOrganisation(member, fields);
    return `/office/${event.params.place}/own-organisation?saved`;
  }),
};
