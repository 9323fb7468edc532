import {
  readLanguages,
  addLanguage,
  confirmReading,
} from '#features/instrument/server/translation.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenGo, readVersion } from '../../instrument-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { progress, notes } = await readLanguages(member, event.params.instrument, readVersion(event));
    return { progress, notes, saved: event.url.searchParams.has('saved') };
  });

export const actions: Actions = {
  add: changeThenGo('add', async ({ member, seen, fields }) => {
    return `/translate/${await addLanguage(member, seen, fields)}`;
  }),
  read: changeThenGo('read', async ({ member, seen, fields }) => {
    await confirmReading(member, seen, String(fields['language']), fields);
    return '/languages?saved';
  }),
};
