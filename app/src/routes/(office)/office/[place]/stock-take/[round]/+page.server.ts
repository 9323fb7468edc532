import {
  finishAnswering,
  readStockTake,
  removeStockTake,
} from '#features/stock-take/server/answering.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import { readRowId } from '../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { round, place, isDone, progress, signals } = await readStockTake(
      member,
      readRowId(event.params.round),
    );
    const mayChange = mayRole(member.role, 'stock-take.change');
    return {
      round,
      // A reader takes no place, though one is free.
      assessor: mayChange ? place : 'none',
      isDone,
      progress,
      asked: signals.length,
      mayChange,
      mayRemove: mayRole(member.role, 'stock-take.remove'),
      saved: event.url.searchParams.has('saved'),
    };
  });

export const actions: Actions = {
  finish: changeThenShow('finish', async (member, fields, event: RequestEvent) => {
    const stockTakeId = readRowId(event.params.round);
    await finishAnswering(member, stockTakeId, fields);
    const { round } = await readStockTake(member, stockTakeId);
    const page = { answering: '', talking: '/agree', closed: '/result' }[round.state];
    return `/office/${event.params.place}/stock-take/${stockTakeId}${page}`;
  }),
  remove: changeThenShow('remove', async (member, _fields, event: RequestEvent) => {
    await removeStockTake(member, readRowId(event.params.round));
    return `/office/${event.params.place}/stock-take?removed`;
  }),
};
