import { error } from '@sveltejs/kit';
import { findSection } from '#features/instrument/edit.rules.ts';
import { changeSection } from '#features/instrument/server/edit.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { changeThenGo } from '../../../instrument-page.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    authorise(await requireMember(event), 'instrument.change');
    const { document } = await event.parent();
    const section = findSection(document.instrument, event.params.section);
    if (section === undefined && event.params.section !== 'new')
      error(404, { message: 'instrument-not-found', code: 'instrument-not-found', values: {} });
    return { section: section ?? null };
  });

export const actions: Actions = {
  default: changeThenGo('section', async ({ member, seen, fields }, event: RequestEvent) => {
    const id = await changeSection(member, seen, { ...fields, id: event.params.section });
    return `?saved#section.${id}`;
  }),
};
