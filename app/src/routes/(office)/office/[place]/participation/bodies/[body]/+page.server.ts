import { authorise } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { Problem } from '#server/problem.ts';
import { listBodies, removeBody, saveBody } from '#features/participation/server/room.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'participation.change');
    const { body: id } = event.params;
    const body = (await listBodies(member)).find((one) => one.advisoryBodyId === id) ?? null;
    if (body === null && id !== 'new') throw new Problem('not-found', 404);
    return { body, saved: event.url.searchParams.has('saved'), today: today() };
  });

const toId = ({ params }: RequestEvent) => (params.body === 'new' ? null : params.body);

export const actions: Actions = {
  save: changeThenShow('body', async (member, fields, event: RequestEvent) => {
    const id = await saveBody(member, toId(event), fields);
    return `/office/${event.params.place}/participation/bodies/${id}?saved`;
  }),
  remove: changeThenShow('remove', async (member, _fields, event: RequestEvent) => {
    await removeBody(member, event.params.body);
    return `/office/${event.params.place}/participation/bodies`;
  }),
};
