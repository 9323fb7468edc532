import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { readPublishOverview } from '#features/publication/server/draft-list.usecases.ts';
import { withdrawRelease } from '#features/release/server/release.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { now } from '#server/clock.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const overview = await readPublishOverview(member);
    const time = now().toISOString();
    return {
      ...overview,
      embargoed: overview.releases.flatMap(({ releaseId, embargoUntil }) =>
        embargoUntil !== null && embargoUntil > time ? [releaseId] : [],
      ),
      mayPrepare: mayRole(member.role, 'release.prepare'),
      mayWithdraw: mayRole(member.role, 'release.withdraw'),
      done: event.url.searchParams.get('done'),
    };
  });

export const actions: Actions = {
  withdraw: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const member = await requireMember(event);
      await withdrawRelease(member, {
        releaseId: String(form.get('releaseId') ?? ''),
        reason: String(form.get('reason') ?? ''),
      });
      redirect(303, `/office/${event.params.place}/publish`);
    });
  },
};
