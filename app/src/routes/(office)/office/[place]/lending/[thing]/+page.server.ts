import { readActivities } from '#features/activity/server/activities.usecases.ts';
import {
  bookLendable,
  cancelBooking,
  changeLendable,
  readLendable,
  readLendingChoices,
  removeLendable,
} from '#features/implementation/server/lending.usecases.ts';
import type { Booking } from '#features/implementation/lending.types.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { now } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import { readRowId } from '../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const sheet = await readLendable(member, readRowId(event.params.thing));
    const mayBook = mayRole(member.role, 'lending.book');
    const choices = mayBook ? await readLendingChoices(member) : { organisations: [], actions: [] };
    const activities = mayBook ? await readActivities(member) : [];
    return {
      lendable: sheet.lendable,
      taken: sheet.taken,
      bookings: sheet.bookings.map((one) => ({ ...one, mayCancel: mayBook && isAhead(member, one) })),
      mayChange: sheet.mayChange,
      mayBook: mayBook && sheet.lendable.isOffered,
      organisations: member.role === 'partner' ? null : choices.organisations,
      actions: choices.actions,
      activities: activities.map(({ activityId, title }) => ({ id: activityId, name: title })),
      done: ['saved', 'booked', 'cancelled'].find((one) => event.url.searchParams.has(one)) ?? null,
    };
  });

const isAhead = ({ role, actorId }: Member, { startsAt, ...one }: Booking): boolean =>
  startsAt > now().toISOString().slice(0, 16) && (role !== 'partner' || one.actorId === actorId);

type Change = (member: Member, id: string, fields: Record<string, string | string[]>) => Promise<unknown>;

const change = (part: string, run: Change, done: string) =>
  changeThenShow(part, async (member, fields, event: RequestEvent) => {
    await run(member, readRowId(event.params.thing), fields);
    return `/office/${event.params.place}/lending${done.startsWith('?') ? done : `/${event.params.thing}?${done}`}`;
  });

export const actions: Actions = {
  change: change('change', changeLendable, 'saved'),
  book: change('book', bookLendable, 'booked'),
  cancel: change(
    'cancel',
    (member, lendableId, fields) =>
      cancelBooking(member, { lendableId, bookingId: String(fields['bookingId']) }, fields),
    'cancelled',
  ),
  remove: change('remove', removeLendable, '?removed'),
};
