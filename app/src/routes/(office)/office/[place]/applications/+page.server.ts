import { beginApplication } from '#features/application/server/application.usecases.ts';
import { readBeginChoices } from '#features/application/server/begin.usecases.ts';
import {
  addDuty,
  addMoney,
  changeMoney,
  markDuty,
  readPortfolio,
  removeDuty,
  removeMoney,
} from '#features/application/server/portfolio.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import { changeThenShow } from '../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { searchParams } = event.url;
    return {
      ...(await readPortfolio(member)),
      choices: await readBeginChoices(member, searchParams.get('fund'), event.locals.language),
      today: today(),
      mayChange: mayRole(member.role, 'application.change'),
      done: ['saved', 'removed'].find((one) => searchParams.has(one)) ?? null,
    };
  });

const here = ({ params }: RequestEvent, anchor = ''): string =>
  `/office/${params.place}/applications?saved${anchor}`;

export const actions: Actions = {
  begin: changeThenShow('begin', async (member, fields, event: RequestEvent) => {
    const id = await beginApplication(member, fields, event.locals.language);
    return `/office/${event.params.place}/applications/${id}`;
  }),
  money: changeThenShow('money', async (member, fields, event: RequestEvent) => {
    await addMoney(member, fields, event.locals.language);
    return here(event, '#money');
  }),
  'change-money': changeThenShow('change-money', async (member, fields, event: RequestEvent) => {
    await changeMoney(member, String(fields['moneyId']), fields, event.locals.language);
    return here(event, '#money');
  }),
  'remove-money': changeThenShow('remove-money', async (member, fields, event: RequestEvent) => {
    await removeMoney(member, String(fields['moneyId']));
    return here(event, '#money');
  }),
  duty: changeThenShow('duty', async (member, fields, event: RequestEvent) => {
    await addDuty(member, null, fields);
    return here(event, '#duties');
  }),
  'mark-duty': changeThenShow('mark-duty', async (member, fields, event: RequestEvent) => {
    await markDuty(member, String(fields['dutyId']), fields['isDone'] === 'on');
    return here(event, '#duties');
  }),
  'remove-duty': changeThenShow('remove-duty', async (member, fields, event: RequestEvent) => {
    await removeDuty(member, String(fields['dutyId']));
    return here(event, '#duties');
  }),
};
