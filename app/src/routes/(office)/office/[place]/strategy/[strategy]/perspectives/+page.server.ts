import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { readHeard } from '#features/strategy/server/heard.usecases.ts';
import { addPerspective } from '#features/strategy/server/perspectives.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const PREFILLED = ['voice', 'statement', 'heard', 'heardInName', 'heardOn'] as const;

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { searchParams } = event.url;
    const content = await readStrategy(member, readRowId(event.params.strategy));
    const heard = await readHeard(member, event.locals.language);
    const { perspectives, strategy, actions } = content;
    return {
      strategy,
      perspectives: perspectives.map((one) => ({
        ...one,
        answeredBy: actions
          .filter(({ perspectiveIds }) => perspectiveIds.includes(one.perspectiveId))
          .map(({ actionId, title }) => ({ actionId, title })),
      })),
      heard,
      /** what a link that takes something over says already */
      prefilled: Object.fromEntries(PREFILLED.map((name) => [name, searchParams.get(name) ?? ''])),
      isPrefilled: searchParams.has('statement'),
      mayChange: mayRole(member.role, 'strategy.change') && strategy.state !== 'ended',
      saved: searchParams.has('saved'),
    };
  });

export const actions: Actions = {
  add: changeThenShow('add', async (member, fields, { params, locals }: RequestEvent) => {
    await addPerspective(member, readRowId(params.strategy), fields, locals.language);
    return `/office/${params.place}/strategy/${params.strategy}/perspectives?saved`;
  }),
};
