import { readCompetenceSheet } from '#features/place/server/competence.usecases.ts';
import { listStockTakes, openStockTake } from '#features/stock-take/server/answering.usecases.ts';
import { readPosts } from '#features/stock-take/server/post.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import { changeThenShow } from '../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { lines } = await readCompetenceSheet(member);
    const { posts, today: hours } = await readPosts(member);
    return {
      rounds: await listStockTakes(member),
      posts: posts.length,
      hours,
      competences: { asked: lines.length, written: lines.filter(({ own }) => own !== null).length },
      day: today(),
      mayChange: mayRole(member.role, 'stock-take.change'),
      wasRemoved: event.url.searchParams.has('removed'),
    };
  });

export const actions: Actions = {
  default: changeThenShow('begin', async (member, fields, event) => {
    const stockTakeId = await openStockTake(member, fields);
    return `/office/${event.params.place}/stock-take/${stockTakeId}`;
  }),
};
