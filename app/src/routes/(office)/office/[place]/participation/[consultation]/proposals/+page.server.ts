import { flagIdentifyingWords } from '@vicus/disclosure';
import {
  addOfficeProposal,
  moderateProposal,
  translateProposal,
} from '#features/participation/server/moderation.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { loadConsultation } from '../../consultation-page.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const loaded = await loadConsultation(event);
    const flagged = loaded.file.proposals.map(
      ({ proposalId, title, body, language }) =>
        [
          proposalId,
          [...new Set(flagIdentifyingWords(`${title}. ${body}`, { language }).map(({ words }) => words))],
        ] as const,
    );
    return { ...loaded, flagged: Object.fromEntries(flagged) };
  });

const toPage = ({ params }: RequestEvent) =>
  `/office/${params.place}/participation/${params.consultation}/proposals?saved`;

export const actions: Actions = {
  moderate: changeThenShow('moderate', async (member, fields, event: RequestEvent) => {
    await moderateProposal(member, event.params.consultation, fields);
    return toPage(event);
  }),
  translate: changeThenShow('translate', async (member, fields, event: RequestEvent) => {
    await translateProposal(member, event.params.consultation, fields);
    return toPage(event);
  }),
  add: changeThenShow('add', async (member, fields, event: RequestEvent) => {
    await addOfficeProposal(member, event.params.consultation, fields);
    return toPage(event);
  }),
};
