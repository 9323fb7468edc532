import {
  askNow,
  closeMonth,
  handOverLink,
  OWNER_LANGUAGES,
  readReportDesk,
  replaceLink,
  saveOwnerLanguage,
  saveRhythm,
} from '#features/implementation/server/rhythm.usecases.ts';
import { loadRunning } from '../load-running.ts';
import type { Member } from '#server/auth/member.ts';
import { readFields } from '#server/input.ts';
import { LANGUAGE_NAMES } from '#ui/messages.ts';
import { actOrExplain } from '#ui/route-problem.ts';
import { redirect } from '@sveltejs/kit';
import { requireMember } from '../../../../../member.ts';
import { readRowId } from '../../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadRunning(event.params, async () => {
    const member = await requireMember(event);
    const strategyId = readRowId(event.params.strategy);
    return {
      ...(await readReportDesk(member, strategyId)),
      strategyId,
      languages: OWNER_LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
      done: event.url.searchParams.has('done'),
    };
  });

type Run = (
  member: Member,
  strategyId: string,
  fields: Record<string, string | string[]>,
) => Promise<unknown>;

const act = (run: Run) => async (event: RequestEvent) => {
  const form = await event.request.formData();
  return actOrExplain(form, async () => {
    const member = await requireMember(event);
    await run(member, readRowId(event.params.strategy), readFields(form));
    redirect(303, '?done');
  });
};

export const actions: Actions = {
  rhythm: act(saveRhythm),
  language: act(saveOwnerLanguage),
  ask: act((member, strategyId) => askNow(member, strategyId)),
  close: act(closeMonth),
  hand: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const member = await requireMember(event);
      const { requestId } = readFields(form);
      return { link: await handOverLink(member, readRowId(event.params.strategy), String(requestId ?? '')) };
    });
  },
  replace: act((member, strategyId, fields) =>
    replaceLink(member, strategyId, String(fields['requestId'] ?? '')),
  ),
};
