import {
  changeOwnFund,
  listOwnFunds,
  publishOwnFund,
  removeOwnFund,
  withdrawOwnFund,
} from '#features/fund/server/own-fund.usecases.ts';
import { readFundPage, removeNote, saveNote } from '#features/fund/server/fund.usecases.ts';
import { readReachOf } from '#features/fund/server/reach.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { fund, note } = await readFundPage(member, event.params.fund, event.locals.language);
    const own = fund.kind === 'own' ? await listOwnFunds(member) : [];
    return {
      fund,
      note,
      own: own.find(({ ownFundId }) => `own:${ownFundId}` === fund.fundKey) ?? null,
      reach: fund.programmeId === null ? null : await readReachOf(member, fund.programmeId),
      mayChange: mayRole(member.role, 'fund.change'),
      mayApply: mayRole(member.role, 'application.change'),
      today: today(),
      isSaved: event.url.searchParams.has('saved'),
    };
  });

type Change = (member: Member, id: string, fields: Record<string, string | string[]>) => Promise<unknown>;

const change = (part: string, run: Change, isGone = false) =>
  changeThenShow(part, async (member, fields, event: RequestEvent) => {
    const { place, fund } = event.params;
    await run(member, fund, fields);
    return isGone
      ? `/office/${place}/funds?removed`
      : `/office/${place}/funds/${encodeURIComponent(fund)}?saved`;
  });

/** Use cases of own funds take the id behind `own:`. */
const ofOwn =
  (run: Change): Change =>
  (member, key, fields) =>
    run(member, key.replace(/^own:/, ''), fields);

export const actions: Actions = {
  note: change('note', saveNote),
  forget: change('forget', removeNote),
  own: change('own', ofOwn(changeOwnFund)),
  share: change('share', ofOwn(publishOwnFund)),
  withdraw: change('withdraw', ofOwn(withdrawOwnFund)),
  remove: change('remove', ofOwn(removeOwnFund), true),
};
