import { addCard } from '#features/message/server/cards.usecases.ts';
import { readFactShelf } from '#features/fact/server/facts.usecases.ts';
import { chooseFigure } from '#features/message/server/messages.usecases.ts';
import { addPackFact } from '#features/message/server/packs.usecases.ts';
import { Problem } from '#server/problem.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad } from './$types';

/** What a fact is taken for, with what that needs to be found again. */
const GOALS = ['card', 'pack', 'claim'] as const;

function readGoal({ searchParams }: URL) {
  const kind = GOALS.find((one) => one === searchParams.get('for')) ?? 'card';
  const id = searchParams.get('id') ?? '';
  return { kind, id: /^[a-z0-9]{8}$/.test(id) ? id : '', claim: searchParams.get('claim') ?? '' };
}

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const { searchParams } = event.url;
    const asked = { releaseId: searchParams.get('release'), tableId: searchParams.get('table') };
    const member = await requireMember(event);
    return { shelf: await readFactShelf(member, asked, event.locals.language), goal: readGoal(event.url) };
  });

export const actions: Actions = {
  take: changeThenShow('take', async (member, fields, { url, params }) => {
    const { kind, id, claim } = readGoal(url);
    const base = `/office/${params.place}/messages`;
    if (kind === 'card') return `${base}/cards/${await addCard(member, fields)}`;
    if (id === '') throw new Problem('not-found', 404);
    if (kind === 'pack') {
      await addPackFact(member, id, fields);
      return `${base}/packs/${id}#facts`;
    }
    await chooseFigure(member, id, { ...fields, claim });
    return `${base}/texts/${id}#claims`;
  }),
};
