import {
  changeConsultation,
  concludeConsultation,
  endConsultation,
  openConsultation,
  removeConsultation,
} from '#features/participation/server/consultation.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { changeThenShow } from '../../change-then-show.ts';
import { loadConsultation } from '../consultation-page.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) => loadOrExplain(() => loadConsultation(event));

const toPage = ({ params }: RequestEvent) =>
  `/office/${params.place}/participation/${params.consultation}?saved`;

export const actions: Actions = {
  change: changeThenShow('consultation', async (member, fields, event: RequestEvent) => {
    await changeConsultation(member, event.params.consultation, fields);
    return toPage(event);
  }),
  open: changeThenShow('state', async (member, _fields, event: RequestEvent) => {
    await openConsultation(member, event.params.consultation);
    return toPage(event);
  }),
  end: changeThenShow('state', async (member, _fields, event: RequestEvent) => {
    await endConsultation(member, event.params.consultation);
    return toPage(event);
  }),
  conclude: changeThenShow('state', async (member, _fields, event: RequestEvent) => {
    await concludeConsultation(member, event.params.consultation);
    return toPage(event);
  }),
  remove: changeThenShow('state', async (member, _fields, event: RequestEvent) => {
    await removeConsultation(member, event.params.consultation);
    return `/office/${event.params.place}/participation?removed`;
  }),
};
