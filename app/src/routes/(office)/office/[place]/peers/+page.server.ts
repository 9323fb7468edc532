import { parsePeerQuestion } from '#features/comparison/peers.rules.ts';
import { readPeers } from '#features/comparison/server/peers.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const question = parsePeerQuestion(event.url.searchParams);
    return { ...(await readPeers(await requireMember(event), question)), question };
  });
