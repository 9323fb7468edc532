import { readFactShelf } from '#features/fact/server/facts.usecases.ts';
import { placeFigure } from '#features/strategy/server/figures.usecases.ts';
import { toPartId } from '#features/strategy/server/parts.usecases.ts';
import { readStrategyHead } from '#features/strategy/server/versions.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../../member.ts';
import { changeThenShow } from '../../../../../change-then-show.ts';
import { readRowId } from '../../../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const { searchParams } = event.url;
    const asked = { releaseId: searchParams.get('release'), tableId: searchParams.get('table') };
    const member = await requireMember(event);
    authorise(member, 'strategy.change');
    return {
      partId: toPartId(event.params.part),
      strategy: await readStrategyHead(member, readRowId(event.params.strategy)),
      shelf: await readFactShelf(member, asked, event.locals.language),
    };
  });

export const actions: Actions = {
  take: changeThenShow('take', async (member, fields, { params }: RequestEvent) => {
    const { place, strategy, part } = params;
    await placeFigure(member, readRowId(strategy), toPartId(part), fields);
    return `/office/${place}/strategy/${strategy}/parts/${part}?saved#figures`;
  }),
};
