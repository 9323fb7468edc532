import { listFindings } from '#features/strategy/check.rules.ts';
import { saveBudget } from '#features/strategy/server/budget.usecases.ts';
import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { readRowId } from '../../../themes/row-id.ts';
import { composeBudgetPage, composeLines } from './budget-page.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const content = await readStrategy(member, readRowId(event.params.strategy));
    const mayChange = mayRole(member.role, 'strategy.change') && content.strategy.state !== 'ended';
    const actionId = event.url.searchParams.get('action');
    return {
      ...composeBudgetPage(content),
      lines: mayChange ? composeLines(content, actionId, event.locals.language) : null,
      missing: listFindings(content).filter(({ step }) => step === 'budget').length,
      mayChange,
      saved: event.url.searchParams.has('saved'),
    };
  });

export const actions: Actions = {
  lines: changeThenShow('lines', async (member, fields, event: RequestEvent) => {
    const { place, strategy } = event.params;
    await saveBudget(member, readRowId(strategy), fields, event.locals.language);
    const action = event.url.searchParams.get('action');
    return `/office/${place}/strategy/${strategy}/budget?saved${action === null ? '' : `&action=${readRowId(action)}`}`;
  }),
};
