import { toDepartmentForm } from '#features/strategy/action-values.rules.ts';
import {
  changeDepartment,
  listDepartments,
  removeDepartment,
} from '#features/strategy/server/check.usecases.ts';
import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { Problem } from '#server/problem.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../../member.ts';
import { changeThenShow } from '../../../../../change-then-show.ts';
import { listAreas } from '../../../../../measures/areas.ts';
import { readRowId } from '../../../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'strategy.change');
    const { strategy } = await readStrategy(member, readRowId(event.params.strategy));
    const departments = await listDepartments(member);
    const row = departments.find((one) => one.departmentId === event.params.department);
    if (row === undefined) throw new Problem('not-found', 404);
    return { strategy, row, standing: toDepartmentForm(row), areas: listAreas(event.locals.language) };
  });

const toList = ({ place, strategy }: RequestEvent['params']): string =>
  `/office/${place}/strategy/${strategy}/checks/departments?saved`;

export const actions: Actions = {
  save: changeThenShow('save', async (member, fields, { params }: RequestEvent) => {
    await changeDepartment(member, readRowId(params.department), fields);
    return toList(params);
  }),
  remove: changeThenShow('remove', async (member, _fields, { params }: RequestEvent) => {
    await removeDepartment(member, readRowId(params.department));
    return toList(params);
  }),
};
