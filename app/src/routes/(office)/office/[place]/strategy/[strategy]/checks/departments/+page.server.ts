import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { addDepartment, listDepartments } from '#features/strategy/server/check.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { changeThenShow } from '../../../../change-then-show.ts';
import { listAreas, nameArea } from '../../../../measures/areas.ts';
import { readRowId } from '../../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { language } = event.locals;
    const { strategy } = await readStrategy(member, readRowId(event.params.strategy));
    const departments = await listDepartments(member);
    return {
      strategy,
      departments: departments.map((one) => ({
        ...one,
        areaLabels: one.areas.map((code) => nameArea(code, language)),
      })),
      areas: listAreas(language),
      mayChange: mayRole(member.role, 'strategy.change'),
      saved: event.url.searchParams.has('saved'),
    };
  });

export const actions: Actions = {
  add: changeThenShow('add', async (member, fields, { params }: RequestEvent) => {
    await addDepartment(member, fields);
    return `/office/${params.place}/strategy/${params.strategy}/checks/departments?saved`;
  }),
};
