import { indicatorUnknown } from '#features/indicator/indicator.problems.ts';
import { takesNeighbours } from '#features/indicator/pooling.rules.ts';
import {
  listNeighbourCounts,
  removeNeighbourCount,
  saveNeighbourCount,
} from '#features/indicator/server/neighbours.usecases.ts';
import { readIndicatorSheet } from '#features/indicator/server/reading.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'data.change');
    const { definition } = await readIndicatorSheet(member, event.params.indicator);
    if (!takesNeighbours(definition)) throw indicatorUnknown();
    return { definition, counts: await listNeighbourCounts(member, definition) };
  });

export const actions: Actions = {
  save: changeThenShow('save', async (member, fields, { url, params }: RequestEvent) => {
    await saveNeighbourCount(member, params.indicator, fields);
    return url.pathname;
  }),
  remove: changeThenShow('remove', async (member, fields, { url, params }: RequestEvent) => {
    await removeNeighbourCount(member, params.indicator, fields);
    return url.pathname;
  }),
};
