import {
  addFollowUp,
  removeFollowUp,
  saveAnswer,
  sendNotices,
} from '#features/participation/server/answer.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { loadConsultation } from '../../consultation-page.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) => loadOrExplain(() => loadConsultation(event));

const toPage = ({ params }: RequestEvent) =>
  `/office/${params.place}/participation/${params.consultation}/answers?saved`;

export const actions: Actions = {
  answer: changeThenShow('answer', async (member, fields, event: RequestEvent) => {
    await saveAnswer(member, event.params.consultation, fields);
    return toPage(event);
  }),
  followUp: changeThenShow('followUp', async (member, fields, event: RequestEvent) => {
    await addFollowUp(member, event.params.consultation, fields);
    return toPage(event);
  }),
  removeFollowUp: changeThenShow('remove', async (member, fields, event: RequestEvent) => {
    await removeFollowUp(member, event.params.consultation, String(fields['followUpId'] ?? ''));
    return toPage(event);
  }),
  notices: changeThenShow('notices', async (member, _fields, event: RequestEvent) => {
    await sendNotices(member, event.params.consultation);
    return toPage(event);
  }),
};
