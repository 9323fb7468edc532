import { fail, redirect } from '@sveltejs/kit';
import { mayRole } from '#server/auth/permissions.ts';
import { readFields } from '#server/input.ts';
import {
  approveDelivery,
  commentDelivery,
  resolveComment,
  returnDelivery,
} from '#features/delivery/server/approval.usecases.ts';
import { readDelivery } from '#features/delivery/server/delivery.usecases.ts';
import { correctDelivery, recallDelivery, saveDelivery } from '#features/delivery/server/fill.usecases.ts';
import { nameTextPeriod } from '#features/delivery/period-text.rules.ts';
import { isCorrectable, isDecidable, isFillable } from '#features/delivery/state.rules.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const page = await readDelivery(member, event.params.delivery);
    const { searchParams } = event.url;
    const { language } = event.locals;
    const maySubmit = mayRole(member.role, 'delivery.submit');
    return {
      ...page,
      period: nameTextPeriod(page.delivery.period, language),
      periodBefore: nameTextPeriod(page.periodBefore, language),
      /** only after an attempt to submit: nobody is nagged while filling in */
      open: searchParams.has('check') ? page.findings : [],
      isPartner: member.role === 'partner',
      maySubmit,
      mayFill: maySubmit && isFillable(page.delivery),
      mayRecall: maySubmit && page.delivery.state === 'submitted',
      mayCorrect: maySubmit && isCorrectable(page.delivery),
      mayDecide: mayRole(member.role, 'delivery.approve') && isDecidable(page.delivery),
      done: searchParams.get('done') ?? '',
      counts: ['added', 'changed', 'unchanged'].map((what) => Number(searchParams.get(what)) || 0),
    };
  });

const toPage = ({ params }: RequestEvent, query: string) =>
  `/office/${params.place}/deliveries/${params.delivery}?${query}`;

/** Saves what is written; with the button of a comment settles that one, too. */
async function saveOrSubmit(event: RequestEvent, isSubmitting: boolean) {
  const form = await event.request.formData();
  form.set('part', 'fill');
  return actOrExplain(form, async () => {
    const member = await requireMember(event);
    const fields = readFields(form);
    const { delivery } = event.params;
    const outcome = await saveDelivery(member, delivery, fields, isSubmitting);
    if (!outcome.isSaved) {
      const typed = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
      return fail(422, { unread: outcome.findings, typed });
    }
    const settled = fields['resolve'];
    if (typeof settled === 'string') await resolveComment(member, delivery, settled);
    if (isSubmitting && !outcome.isSubmitted) redirect(303, toPage(event, 'check'));
    redirect(303, toPage(event, outcome.isSubmitted ? 'done=submitted' : 'done=saved'));
  });
}

export const actions: Actions = {
  save: (event: RequestEvent) => saveOrSubmit(event, false),
  submit: (event: RequestEvent) => saveOrSubmit(event, true),
  comment: changeThenShow('comment', async (member, fields, event: RequestEvent) => {
    const settled = fields['resolve'];
    if (typeof settled === 'string') {
      await resolveComment(member, event.params.delivery, settled);
      return toPage(event, 'done=resolved');
    }
    const { commentField: fieldId, commentBody: body } = fields;
    await commentDelivery(member, event.params.delivery, { fieldId, body });
    return toPage(event, 'done=comment');
  }),
  recall: changeThenShow('recall', async (member, _fields, event: RequestEvent) => {
    await recallDelivery(member, event.params.delivery);
    return toPage(event, 'done=recalled');
  }),
  correct: changeThenShow('correct', async (member, fields, event: RequestEvent) => {
    await correctDelivery(member, event.params.delivery, fields);
    return toPage(event, 'done=correcting');
  }),
  approve: changeThenShow('approve', async (member, fields, event: RequestEvent) => {
    const { added, changed, unchanged } = await approveDelivery(member, event.params.delivery, fields);
    return toPage(event, `done=approved&added=${added}&changed=${changed}&unchanged=${unchanged}`);
  }),
  return: changeThenShow('return', async (member, fields, event: RequestEvent) => {
    await returnDelivery(member, event.params.delivery, fields);
    return toPage(event, 'done=returned');
  }),
};
