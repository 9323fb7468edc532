import { FORA } from '@vicus/reference';
import { listForeignItems } from '#features/exchange/server/foreign.usecases.ts';
import { listPublicOutcomes } from '#features/circle/server/outcome.usecases.ts';
import { readPublicDirectory } from '#features/network/server/directory.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => ({
    ...(await readPublicDirectory(event.locals.language)),
    outcomes: await listPublicOutcomes(),
    fora: FORA,
    foreign: await listForeignItems('network'),
  }));
