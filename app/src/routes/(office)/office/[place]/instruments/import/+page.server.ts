import { redirect } from '@sveltejs/kit';
import { uploadInstrument } from '#features/instrument/server/exchange.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { readFormFile } from '#server/spreadsheet/uploads.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    authorise(await requireMember(event), 'instrument.change');
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const member = await requireMember(event);
      const id = await uploadInstrument(member, await readFormFile(form, 'file', 'questionnaire'));
      redirect(303, `/office/${event.params.place}/instruments/import/${id}`);
    });
  },
};
