import { AREAS_OF_LIFE, OBSTACLES } from '@vicus/reference';
import { readText } from '@vicus/cube';
import { beginAsk } from '#features/ask/server/raising.usecases.ts';
import { listBlockedActions, listKnownObstacles } from '#features/ask/server/sharing.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'ask.raise');
    const { language } = event.locals;
    const source = event.url.searchParams.get('source') ?? '';
    const code = event.url.searchParams.get('code') ?? '';
    const actions = await listBlockedActions(member);
    const obstacles = (await listKnownObstacles(member, language)).map(({ code: own }) => {
      const title = OBSTACLES.find((one) => one.code === own)?.title;
      return { code: own, label: title === undefined ? own : readText(title, language) };
    });
    const action = source === 'action' ? actions.find(({ actionId }) => actionId === code) : undefined;
    const obstacle = source === 'obstacle' ? obstacles.find((one) => one.code === code) : undefined;
    const from = action ?? obstacle;
    return {
      actions,
      obstacles,
      areas: AREAS_OF_LIFE.map((one) => ({ value: one.code, label: readText(one.label, language) })),
      values: {
        language,
        title: action?.title ?? obstacle?.label ?? '',
        area: action?.area ?? '',
        source: from === undefined ? 'free' : source,
        sourceCode: from === undefined ? '' : code,
      },
    };
  });

export const actions: Actions = {
  default: changeThenShow(
    'ask',
    async (member, fields, { params }) => `/office/${params.place}/asks/${await beginAsk(member, fields)}`,
  ),
};
