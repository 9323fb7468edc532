import {
  linkActivity,
  noteMilestone,
  readRunningAction,
  saveCountsPeople,
  unlinkActivity,
  type ActionAddress,
} from '#features/implementation/server/counting.usecases.ts';
import { isAskedIn } from '#features/implementation/report.rules.ts';
import { COUNTED } from '#features/implementation/report.types.ts';
import { addMonths, listMonths, toMonthOf } from '#features/implementation/month.rules.ts';
import { loadRunning } from '../load-running.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { readFields } from '#server/input.ts';
import { actOrExplain } from '#ui/route-problem.ts';
import { redirect } from '@sveltejs/kit';
import { requireMember } from '../../../../../member.ts';
import { readRowId } from '../../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const MONTHS_OFFERED = 12;

const readAddress = ({ params }: Pick<RequestEvent, 'params'>): ActionAddress => ({
  strategyId: readRowId(params.strategy),
  actionId: readRowId(params.action),
});

export const load: PageServerLoad = (event) =>
  loadRunning(event.params, async () => {
    const member = await requireMember(event);
    const { strategyId, actionId } = readAddress(event);
    const sheet = await readRunningAction(member, strategyId, actionId);
    const now = toMonthOf(today());
    return {
      ...sheet,
      strategyId,
      counted: COUNTED,
      months: listMonths(addMonths(now, 1 - MONTHS_OFFERED), now)
        .filter((month) => isAskedIn(sheet.action, month))
        .toReversed(),
      mayChange: mayRole(member.role, 'implementation.change'),
      done: event.url.searchParams.has('done'),
    };
  });

type Run = (
  member: Member,
  address: ActionAddress,
  fields: Record<string, string | string[]>,
) => Promise<void>;

const act = (run: Run) => async (event: RequestEvent) => {
  const form = await event.request.formData();
  return actOrExplain(form, async () => {
    const member = await requireMember(event);
    await run(member, readAddress(event), readFields(form));
    redirect(303, '?done');
  });
};

export const actions: Actions = {
  milestone: act(noteMilestone),
  link: act(linkActivity),
  unlink: act(unlinkActivity),
  people: act(saveCountsPeople),
};
