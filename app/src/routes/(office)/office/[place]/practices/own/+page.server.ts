import {
  beginPractice,
  listOwnPractices,
  takeOverPractice,
} from '#features/practice/server/record.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import { readRowId } from '../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { practices, ready } = await listOwnPractices(member);
    return {
      practices: practices.map(({ practiceId, texts, state, version, changedOn, language }) => ({
        practiceId,
        title: texts.title ?? '',
        state,
        version,
        changedOn,
        language,
      })),
      ready,
      mayChange: mayRole(member.role, 'practice.change'),
      language: event.locals.language,
      wasRemoved: event.url.searchParams.has('removed'),
    };
  });

const toRecord = ({ params }: RequestEvent, practiceId: string): string =>
  `/office/${params.place}/practices/own/${practiceId}`;

export const actions: Actions = {
  begin: changeThenShow('begin', async (member, fields, event: RequestEvent) =>
    toRecord(event, await beginPractice(member, fields)),
  ),
  take: changeThenShow('take', async (member, fields, event: RequestEvent) => {
    const ids = {
      strategyId: readRowId(String(fields['strategyId'])),
      actionId: readRowId(String(fields['actionId'])),
    };
    return toRecord(event, await takeOverPractice(member, ids));
  }),
};
