import { describeDiagnosis } from '#features/stock-take/obstacle-text.rules.ts';
import type { BudgetSource } from '#features/stock-take/obstacles.types.ts';
import { readObstacles } from '#features/stock-take/server/obstacles.usecases.ts';
import { listStrategies, readStrategy } from '#features/strategy/server/content.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { language } = event.locals;
    const budgetSources = await readBudgetSources(member);
    const found = await readObstacles(member, { budgetSources, language });
    return { obstacles: found.map((one) => describeDiagnosis(one, language)) };
  });

/** Sources of money of the adopted strategy, otherwise of the newest draft: the room strategy comes after stock-take. */
async function readBudgetSources(member: Member): Promise<BudgetSource[]> {
  const strategies = (await listStrategies(member)).filter(({ state }) => state !== 'ended');
  const chosen = strategies.find(({ state }) => state === 'adopted') ?? strategies[0];
  if (chosen === undefined) return [];
  const { moneySources } = await readStrategy(member, chosen.strategyId);
  return moneySources.map(({ name, kind }) => ({ name, isEuropean: kind === 'eu' }));
}
