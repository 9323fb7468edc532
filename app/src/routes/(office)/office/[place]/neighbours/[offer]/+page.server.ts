import {
  answerAsked,
  askForOffer,
  cancelAsked,
  readOffer,
  recordReplaced,
} from '#features/neighbour/server/booking.usecases.ts';
import { changeOffer } from '#features/neighbour/server/offer.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { now } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import { readRowId } from '../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const DONE = ['saved', 'asked', 'cancelled', 'answered', 'recorded'] as const;

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    return {
      ...(await readOffer(member, readRowId(event.params.offer))),
      clock: now().toISOString().slice(0, 16),
      mayBook: mayRole(member.role, 'offer.book'),
      mayChange: mayRole(member.role, 'offer.change'),
      done: DONE.find((one) => event.url.searchParams.has(one)) ?? null,
    };
  });

type Fields = Record<string, string | string[]>;
type Change = (member: Member, fields: Fields, event: RequestEvent) => Promise<unknown>;

const change = (part: string, done: (typeof DONE)[number], run: Change) =>
  changeThenShow(part, async (member, fields, event: RequestEvent) => {
    await run(member, fields, event);
    return `/office/${event.params.place}/neighbours/${event.params.offer}?${done}`;
  });

export const actions: Actions = {
  change: change('change', 'saved', (member, fields, event) =>
    changeOffer(member, readRowId(event.params.offer), fields, event.locals.language),
  ),
  book: change('book', 'asked', (member, fields, event) =>
    askForOffer(member, readRowId(event.params.offer), fields),
  ),
  cancel: change('cancel', 'cancelled', cancelAsked),
  answer: change('answer', 'answered', answerAsked),
  record: change('record', 'recorded', recordReplaced),
};
