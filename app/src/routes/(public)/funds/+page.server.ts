import { listForeignItems } from '#features/exchange/server/foreign.usecases.ts';
import { readPublicFunds } from '#features/fund/server/fund.usecases.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () =>
  loadOrExplain(async () => ({
    ...(await readPublicFunds()),
    today: today(),
    foreign: await listForeignItems('fund'),
  }));
