import {
  changeEncounter,
  readEncounter,
  removeEncounter,
} from '#features/policy/server/encounters.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import { readRowId } from '../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'policy.change');
    return { encounter: await readEncounter(member, readRowId(event.params.encounter)) };
  });

const toList = ({ params }: RequestEvent, shown: string) => `/office/${params.place}/encounters?${shown}`;

export const actions: Actions = {
  change: changeThenShow('change', async (member, fields, event) => {
    await changeEncounter(member, readRowId(event.params.encounter), fields);
    return toList(event, 'saved');
  }),
  remove: changeThenShow('remove', async (member, _, event) => {
    await removeEncounter(member, readRowId(event.params.encounter));
    return toList(event, 'removed');
  }),
};
