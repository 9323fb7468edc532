import { readKeepsOpen, removeService, saveService } from '#features/policy/server/keeps-open.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { Problem } from '#server/problem.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'data.change');
    const { services } = await readKeepsOpen(member, 0);
    const found = services.find(({ need }) => need.thresholdId === event.params.service);
    if (found === undefined) throw new Problem('not-found', 404);
    return { need: found.need };
  });

const toSheet = ({ params }: RequestEvent) => `/office/${params.place}/keeps-open?saved`;

export const actions: Actions = {
  change: changeThenShow('change', async (member, fields, event) => {
    await saveService(member, readRowId(event.params.service), fields);
    return toSheet(event);
  }),
  remove: changeThenShow('remove', async (member, _, event) => {
    await removeService(member, readRowId(event.params.service));
    return toSheet(event);
  }),
};
