import { addAskEvidence, readOwnAsk } from '#features/ask/server/raising.usecases.ts';
import { readFactShelf } from '#features/fact/server/facts.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { searchParams } = event.url;
    const asked = { releaseId: searchParams.get('release'), tableId: searchParams.get('table') };
    const { title } = await readOwnAsk(member, event.params.ask);
    return { title, shelf: await readFactShelf(member, asked, event.locals.language) };
  });

export const actions: Actions = {
  take: changeThenShow('take', async (member, fields, { params }) => {
    await addAskEvidence(member, params.ask, { fact: fields['fact'] });
    return `/office/${params.place}/asks/${params.ask}?saved#evidence`;
  }),
};
