import { chooseTables } from '#features/publication/server/draft.usecases.ts';
import { readTableChoice } from '#features/publication/server/draft-list.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { searchParams } = event.url;
    const corrects = searchParams.get('corrects');
    const choice = await readTableChoice(member, {
      draft: searchParams.get('draft'),
      follows: corrects ?? searchParams.get('follows'),
    });
    return {
      ...choice,
      isCorrection: corrects !== null || (choice.draft !== null && choice.draft.correctedReleaseId !== null),
    };
  });

export const actions: Actions = {
  default: changeThenShow('choose', async (member, fields, { params }: RequestEvent) => {
    const draftId = await chooseTables(member, fields);
    return `/office/${params.place}/publish/drafts/${draftId}`;
  }),
};
