import {
  importInstrument,
  previewInstrumentFile,
  refuseInstrumentFile,
} from '#features/instrument/server/exchange.usecases.ts';
import { readProgress } from '#features/instrument/wording.rules.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const plan = await previewInstrumentFile(await requireMember(event), event.params.upload);
    return { plan, progress: plan.instrument === null ? [] : readProgress(plan.instrument, {}) };
  });

export const actions: Actions = {
  take: changeThenShow('take', async (member, _fields, event: RequestEvent) => {
    const ref = await importInstrument(member, event.params.upload);
    return `/office/${event.params.place}/instruments/${ref}?saved`;
  }),
  refuse: changeThenShow('refuse', async (member, _fields, event: RequestEvent) => {
    await refuseInstrumentFile(member, event.params.upload);
    return `/office/${event.params.place}/instruments`;
  }),
};
