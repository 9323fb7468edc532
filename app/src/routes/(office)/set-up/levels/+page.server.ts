/** Levels of the installation: made by the operator, who asks observers to them. */
import { redirect } from '@sveltejs/kit';
import {
  createLevel,
  inviteToLevel,
  readStaffedLevels,
  removeFromLevel,
  removeLevel,
} from '#features/level/server/operator.usecases.ts';
import { mailMemberInvitation } from '#features/people/server/invitation-mail.ts';
import { isOperator } from '#server/auth/operator.ts';
import { readFields } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { createTranslator } from '#ui/messages.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireUser } from '../../office/member.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) => {
  const user = requireUser(event);
  return loadOrExplain(async () => {
    if (!(await isOperator(user.id))) throw new Problem('set-up-by-operator', 403);
    return { levels: await readStaffedLevels(user.id), isSaved: event.url.searchParams.has('saved') };
  });
};

/** The link is in the answer to the form and nowhere else: it is shown once. */
async function invite(event: RequestEvent) {
  const user = requireUser(event);
  const form = await event.request.formData();
  return actOrExplain(form, async () => {
    const { email, token, expiresOn } = await inviteToLevel(user.id, readFields(form));
    const link = `${event.url.origin}/join/${token}`;
    const t = createTranslator(event.locals.language);
    const place = String(form.get('levelName') ?? '');
    const isMailed = await mailMemberInvitation({
      to: email,
      fromName: `${user.name} (Vicus)`,
      replyTo: user.email.endsWith('.invalid') ? '' : user.email,
      subject: t('office.join.title', { place }),
      text: t('office.join.mail', { place, link }),
    });
    return { invited: { email, link, expiresOn, isMailed } };
  });
}

function changeThenShow(run: (userId: string, input: unknown) => Promise<unknown>) {
  return async (event: RequestEvent) => {
    const user = requireUser(event);
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      await run(user.id, readFields(form));
      redirect(303, '/set-up/levels?saved');
    });
  };
}

export const actions: Actions = {
  invite,
  add: changeThenShow(createLevel),
  end: changeThenShow(removeFromLevel),
  remove: changeThenShow(removeLevel),
};
