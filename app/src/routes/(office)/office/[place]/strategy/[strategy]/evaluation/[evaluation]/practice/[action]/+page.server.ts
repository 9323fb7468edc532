import { PRACTICE_FIELDS } from '#features/evaluation/practice.types.ts';
import { readPractice, savePractice } from '#features/evaluation/server/practice.usecases.ts';
import { toPlainAmount } from '#features/strategy/budget.rules.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../../../member.ts';
import { changeThenShow } from '../../../../../../change-then-show.ts';
import { readRowId } from '../../../../../../themes/row-id.ts';
import { readAddress, toBase } from '../../address.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const toAddress = (params: RequestEvent['params']) => ({
  ...readAddress(params),
  actionId: readRowId(params.action),
});

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const practice = await readPractice(member, toAddress(event.params));
    const cost = practice.costPerParticipantCents;
    return {
      practice,
      cost: cost === null ? '' : toPlainAmount(cost, practice.currency),
      fields: PRACTICE_FIELDS,
      back: toBase(event.params),
      mayChange: mayRole(member.role, 'evaluation.change'),
      saved: event.url.searchParams.has('saved'),
    };
  });

export const actions: Actions = {
  default: changeThenShow('practice', async (member, fields, { params }: RequestEvent) => {
    await savePractice(member, toAddress(params), fields);
    return `${toBase(params)}/practice/${params.action}?saved`;
  }),
};
