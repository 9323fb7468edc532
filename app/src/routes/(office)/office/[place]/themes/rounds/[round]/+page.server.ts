import {
  closeRound,
  codeStatement,
  readRound,
  startTalking,
} from '#features/theme/server/coding.usecases.ts';
import { addTheme } from '#features/theme/server/theme.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { readRowId } from '../../row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const view = await readRound(member, readRowId(event.params.round));
    return { ...view, userId: member.userId, chosen: event.url.searchParams.get('statement') };
  });

const showAgain = (event: RequestEvent): string =>
  `/office/${event.params.place}/themes/rounds/${readRowId(event.params.round)}`;

export const actions: Actions = {
  code: changeThenShow('code', async (member, fields, event: RequestEvent) => {
    await codeStatement(member, readRowId(event.params.round), fields);
    return showAgain(event);
  }),
  theme: changeThenShow('theme', async (member, fields, event: RequestEvent) => {
    await addTheme(member, fields);
    const statement = typeof fields['statementId'] === 'string' ? fields['statementId'] : '';
    return `${showAgain(event)}?statement=${encodeURIComponent(statement)}`;
  }),
  talk: changeThenShow('talk', async (member, fields, event: RequestEvent) => {
    await startTalking(member, readRowId(event.params.round), fields);
    return showAgain(event);
  }),
  close: changeThenShow('close', async (member, _fields, event: RequestEvent) => {
    await closeRound(member, readRowId(event.params.round));
    return showAgain(event);
  }),
};
