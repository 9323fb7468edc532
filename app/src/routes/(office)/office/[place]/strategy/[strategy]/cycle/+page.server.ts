import { readCycleState } from '#features/evaluation/cycle.rules.ts';
import { readCycle, saveCycleEntry } from '#features/evaluation/server/cycle.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { title, entries, needs } = await readCycle(member, readRowId(event.params.strategy));
    const day = today();
    const byYear = Map.groupBy(entries, ({ year }) => year);
    return {
      title,
      years: [...byYear].map(([year, own]) => ({
        year,
        needs: needs.get(year) ?? null,
        entries: own.map((one) => ({ ...one, state: readCycleState(one, day) })),
      })),
      mayChange: mayRole(member.role, 'cycle.change'),
      saved: event.url.searchParams.has('saved'),
    };
  });

export const actions: Actions = {
  default: changeThenShow('cycle', async (member, fields, { params }: RequestEvent) => {
    await saveCycleEntry(member, readRowId(params.strategy), fields);
    return `/office/${params.place}/strategy/${params.strategy}/cycle?saved`;
  }),
};
