import {
  changeTheme,
  endTheme,
  previewTheme,
  publishTheme,
  readTheme,
  removeTheme,
  respondToTheme,
  withdrawTheme,
} from '#features/theme/server/theme.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import { readRowId } from '../row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const themeId = readRowId(event.params.theme);
    const mayChange = mayRole(member.role, 'theme.change');
    return {
      theme: await readTheme(member, themeId),
      preview: mayChange ? await previewTheme(member, themeId) : null,
      mayChange,
      mayReadStatements: mayRole(member.role, 'statement.read'),
      saved: event.url.searchParams.has('saved'),
    };
  });

type Change = (member: Member, themeId: string, fields: Record<string, string | string[]>) => Promise<void>;

/** `after`: the page to show; left out: the theme again. */
const change = (part: string, run: Change, after?: string) =>
  changeThenShow(part, async (member, fields, event: RequestEvent) => {
    const themeId = readRowId(event.params.theme);
    await run(member, themeId, fields);
    return `/office/${event.params.place}/themes${after ?? `/${themeId}?saved`}`;
  });

export const actions: Actions = {
  words: change('words', changeTheme),
  respond: change('respond', respondToTheme),
  publish: change('publish', publishTheme),
  withdraw: change('withdraw', withdrawTheme),
  end: change('end', endTheme, ''),
  remove: change('remove', removeTheme, ''),
};
