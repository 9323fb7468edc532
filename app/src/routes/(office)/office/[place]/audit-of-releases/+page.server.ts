import { readReleaseAudit, requestReleaseAudit } from '#features/release/server/standing-audit.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import { changeThenShow } from '../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => ({
    sheet: await readReleaseAudit(await requireMember(event)),
    asked: event.url.searchParams.get('asked'),
  }));

export const actions: Actions = {
  default: changeThenShow<RequestEvent>('now', async (member, _, event) => {
    const isDone = await requestReleaseAudit(member);
    return `/office/${event.params.place}/audit-of-releases?asked=${isDone ? 'done' : 'soon'}`;
  }),
};
