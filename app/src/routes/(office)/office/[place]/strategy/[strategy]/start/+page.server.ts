import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { listStarts } from '#features/strategy/start.rules.ts';
import { authorise } from '#server/auth/member.ts';
import { createTranslator } from '#ui/messages.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { nameArea } from '../../../measures/areas.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'strategy.change');
    const { language } = event.locals;
    const { strategy, goals } = await readStrategy(member, readRowId(event.params.strategy));
    return {
      strategy,
      goal: goals.find(({ goalId }) => goalId === event.url.searchParams.get('goal')) ?? null,
      hasGoals: goals.length > 0,
      starts: listStarts(createTranslator(language)).map((one) => ({
        ...one,
        areaLabel: nameArea(one.area, language),
      })),
    };
  });
