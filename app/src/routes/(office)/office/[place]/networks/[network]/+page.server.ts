import { readNetworkSheet } from '#features/network/server/directory.usecases.ts';
import * as usecases from '#features/network/server/network.usecases.ts';
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
    return {
      sheet: await readNetworkSheet(member, event.params.network, event.locals.language),
      mayChange: mayRole(member.role, 'network.change'),
      today: today(),
      saved: event.url.searchParams.has('saved'),
    };
  });

type Fields = Record<string, string | string[]>;
type Change = (member: Member, fields: Fields, event: RequestEvent) => Promise<unknown>;

/** The network of the page comes from its address, never from the form. */
const change = (part: string, run: Change, after?: string) =>
  changeThenShow(part, async (member, fields, event: RequestEvent) => {
    const networkKey = event.params.network;
    const networkId = networkKey.replace(/^own:/, '');
    await run(member, { ...fields, networkKey, networkId }, event);
    return `/office/${event.params.place}/networks${after ?? `/${networkKey}?saved`}`;
  });

export const actions: Actions = {
  member: change('member', (member, fields, event) =>
    usecases.saveMembership(member, fields, event.locals.language),
  ),
  leave: change('member', usecases.removeMembership),
  return: change('return', (member, fields, event) =>
    usecases.addReturn(member, fields, event.locals.language),
  ),
  unreturn: change('return', usecases.removeReturn),
  note: change('note', usecases.publishNote),
  unnote: change('note', usecases.withdrawNote),
  change: change('change', (member, fields, event) =>
    usecases.saveOwnNetwork(member, fields, event.locals.language, String(fields['networkId'])),
  ),
  publish: change('publish', usecases.publishOwnNetwork),
  withdraw: change('publish', usecases.withdrawOwnNetwork),
  remove: change('publish', usecases.removeOwnNetwork, '?removed'),
};
