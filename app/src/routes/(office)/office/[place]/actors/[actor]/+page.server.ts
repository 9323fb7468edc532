import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import {
  addAgreement,
  changeActor,
  changeAgreement,
  endActor,
  readActor,
  removeActor,
  removeAgreement,
  resumeActor,
} from '#features/governance/server/actor.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { listAreaChoices, listKindChoices } from '../choices.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { language } = event.locals;
    return {
      actor: await readActor(member, event.params.actor),
      kinds: listKindChoices(language),
      areas: listAreaChoices(language),
      mayChange: mayRole(member.role, 'actor.change'),
      saved: event.url.searchParams.has('saved'),
      today: today(),
    };
  });

const toPage = ({ params }: RequestEvent) => `/office/${params.place}/actors/${params.actor}?saved`;
const toIds = ({ params }: RequestEvent, fields: Record<string, string | string[]>) => ({
  actorId: params.actor,
  agreementId: fields['agreementId'],
});

export const actions: Actions = {
  change: changeThenShow('actor', async (member, fields, event: RequestEvent) => {
    await changeActor(member, event.params.actor, fields);
    return toPage(event);
  }),
  end: changeThenShow('end', async (member, fields, event: RequestEvent) => {
    await endActor(member, event.params.actor, fields);
    return toPage(event);
  }),
  resume: changeThenShow('end', async (member, _fields, event: RequestEvent) => {
    await resumeActor(member, event.params.actor);
    return toPage(event);
  }),
  remove: changeThenShow('remove', async (member, _fields, event: RequestEvent) => {
    await removeActor(member, event.params.actor);
    return `/office/${event.params.place}/actors?removed`;
  }),
  addAgreement: changeThenShow('agreement', async (member, fields, event: RequestEvent) => {
    await addAgreement(member, event.params.actor, fields);
    return toPage(event);
  }),
  changeAgreement: changeThenShow('agreements', async (member, fields, event: RequestEvent) => {
    await changeAgreement(member, toIds(event, fields), fields);
    return toPage(event);
  }),
  removeAgreement: changeThenShow('agreements', async (member, fields, event: RequestEvent) => {
    await removeAgreement(member, toIds(event, fields));
    return toPage(event);
  }),
};
