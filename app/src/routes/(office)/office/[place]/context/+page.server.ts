import { redirect } from '@sveltejs/kit';
import { endAxisOverride, readContext, setAxisOverride } from '#features/comparison/server/axes.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { readFields } from '#server/input.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    return {
      ...(await readContext(member)),
      mayChange: mayRole(member.role, 'context.change'),
      mayPublish: mayRole(member.role, 'context.publish'),
      saved: event.url.searchParams.has('saved'),
    };
  });

function changeThenShow(run: (member: Member, input: unknown) => Promise<void>) {
  return async (event: RequestEvent) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      await run(await requireMember(event), readFields(form));
      redirect(303, `/office/${event.params.place}/context?saved`);
    });
  };
}

export const actions: Actions = {
  set: changeThenShow(setAxisOverride),
  end: changeThenShow(endAxisOverride),
};
