import { redirect } from '@sveltejs/kit';
import { authorise } from '#server/auth/member.ts';
import { readFormFile } from '#server/spreadsheet/uploads.ts';
import { uploadActors } from '#features/governance/server/actor-import.usecases.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    authorise(await requireMember(event), 'actor.import');
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const upload = await readFormFile(form, 'file', 'actors');
      const uploadId = await uploadActors(await requireMember(event), upload);
      redirect(303, `/office/${event.params.place}/actors/import/${uploadId}`);
    });
  },
};
