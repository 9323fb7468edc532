import { redirect } from '@sveltejs/kit';
import { listImports } from '#features/indicator/server/observations.usecases.ts';
import { listOpenUploads, uploadData } from '#features/indicator/server/wizard.usecases.ts';
import { readFormFile } from '#server/spreadsheet/uploads.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    return { imports: await listImports(member), waiting: await listOpenUploads(member) };
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const member = await requireMember(event);
      const uploadId = await uploadData(member, await readFormFile(form, 'file', 'data'));
      redirect(303, `/office/${event.params.place}/data/${uploadId}`);
    });
  },
};
