import { listCodable, openRound } from '#features/theme/server/rounds.usecases.ts';
import { addTheme, readThemeRegister } from '#features/theme/server/theme.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import { changeThenShow } from '../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const mayCode = mayRole(member.role, 'statement.code');
    return {
      ...(await readThemeRegister(member)),
      codable: mayCode ? await listCodable(member) : { questions: [], hasNotes: false },
      mayCode,
      mayChange: mayRole(member.role, 'theme.change'),
      mayReadStatements: mayRole(member.role, 'statement.read'),
    };
  });

export const actions: Actions = {
  add: changeThenShow('add', async (member, fields, event) => {
    const themeId = await addTheme(member, fields);
    return `/office/${event.params.place}/themes/${themeId}?saved`;
  }),
  open: changeThenShow('open', async (member, fields, event) => {
    const roundId = await openRound(member, fields);
    return `/office/${event.params.place}/themes/rounds/${roundId}`;
  }),
};
