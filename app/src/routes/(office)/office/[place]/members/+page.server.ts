import { redirect } from '@sveltejs/kit';
import { readFields } from '#server/input.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { mailMemberInvitation } from '#features/people/server/invitation-mail.ts';
import {
  changeColleague,
  inviteColleague,
  readPeople,
  removeColleague,
  withdrawInvitation,
} from '#features/people/server/people.usecases.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { createTranslator } from '#ui/messages.ts';
import { requireMember, requireMembership } from '../../member.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    return {
      people: await readPeople(member),
      mayInvite: mayRole(member.role, 'member.invite'),
      mayChange: mayRole(member.role, 'member.change'),
      saved: event.url.searchParams.has('saved'),
      userId: member.userId,
    };
  });

/** The operator's first address receives no mail. */
function readReplyAddress(email: string): string {
  return email.endsWith('.invalid') ? '' : email;
}

/** The link is in the answer to the form and nowhere else: it is shown once. */
async function invite(event: RequestEvent) {
  const form = await event.request.formData();
  return actOrExplain(form, async () => {
    const { member, place } = await requireMembership(event);
    const { email, token, expiresOn } = await inviteColleague(member, readFields(form));
    const link = `${event.url.origin}/join/${token}`;
    const t = createTranslator(event.locals.language);
    const isMailed = await mailMemberInvitation({
      to: email,
      fromName: `${event.locals.user?.name ?? ''} (Vicus)`,
      replyTo: readReplyAddress(event.locals.user?.email ?? ''),
      subject: t('office.join.title', { place: place.name }),
      text: t('office.join.mail', { place: place.name, link }),
    });
    return { invited: { email, link, expiresOn, isMailed } };
  });
}

function changeThenShow(run: typeof changeColleague) {
  return async (event: RequestEvent) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const member = await requireMember(event);
      await run(member, readFields(form));
      // Whoever removed themselves finds their other places.
      const isGone = run === removeColleague && form.get('userId') === member.userId;
      redirect(303, isGone ? '/office' : `/office/${event.params.place}/members?saved`);
    });
  };
}

export const actions: Actions = {
  invite,
  withdraw: changeThenShow(withdrawInvitation),
  change: changeThenShow(changeColleague),
  remove: changeThenShow(removeColleague),
};
