import { tryTable } from '#features/publication/server/playground.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { readFields } from '#server/input.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { createTranslator } from '#ui/messages.ts';
import type { Actions, PageServerLoad } from './$types';
import { requireMember } from '../../member.ts';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    authorise(await requireMember(event), 'playground.use');
    return {};
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const member = await requireMember(event);
      const total = createTranslator(event.locals.language)('office.playground.total');
      const result = await tryTable(member, readFields(form), total);
      return { result, asked: Object.fromEntries([...form].map(([name, value]) => [name, String(value)])) };
    });
  },
};
