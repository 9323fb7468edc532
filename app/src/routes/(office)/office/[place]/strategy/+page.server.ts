import { listStrategies } from '#features/strategy/server/content.usecases.ts';
import { beginStrategy } from '#features/strategy/server/strategies.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import { changeThenShow } from '../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const nextYear = Number(today().slice(0, 4)) + 1;
    return {
      strategies: await listStrategies(member),
      mayChange: mayRole(member.role, 'strategy.change'),
      wasRemoved: event.url.searchParams.has('removed'),
      start: { fromYear: nextYear, toYear: nextYear + 3, language: event.locals.language, currency: 'EUR' },
    };
  });

export const actions: Actions = {
  begin: changeThenShow(
    'begin',
    async (member, fields, { params }) =>
      `/office/${params.place}/strategy/${await beginStrategy(member, fields)}`,
  ),
};
