import {
  addPaperCount,
  removePaperCount,
  voidCodes,
} from '#features/participation/server/counting.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { loadConsultation } from '../../consultation-page.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) => loadOrExplain(() => loadConsultation(event));

const toPage = ({ params }: RequestEvent) =>
  `/office/${params.place}/participation/${params.consultation}/counting?saved`;

export const actions: Actions = {
  paper: changeThenShow('paper', async (member, fields, event: RequestEvent) => {
    await addPaperCount(member, event.params.consultation, fields);
    return toPage(event);
  }),
  removePaper: changeThenShow('papers', async (member, fields, event: RequestEvent) => {
    await removePaperCount(member, event.params.consultation, String(fields['paperCountId'] ?? ''));
    return toPage(event);
  }),
  voidCodes: changeThenShow('codes', async (member, _fields, event: RequestEvent) => {
    await voidCodes(member, event.params.consultation);
    return toPage(event);
  }),
};
