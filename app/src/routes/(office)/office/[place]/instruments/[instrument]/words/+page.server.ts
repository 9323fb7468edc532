import { changeWords } from '#features/instrument/server/edit.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { authorise } from '#server/auth/member.ts';
import { changeThenGo } from '../../instrument-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    authorise(await requireMember(event), 'instrument.change');
  });

export const actions: Actions = {
  default: changeThenGo('words', async ({ member, seen, fields }) => {
    await changeWords(member, seen, fields);
    return '?saved';
  }),
};
