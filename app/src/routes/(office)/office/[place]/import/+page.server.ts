import { redirect } from '@sveltejs/kit';
import { authorise } from '#server/auth/member.ts';
import { readFormFile } from '#server/spreadsheet/uploads.ts';
import { uploadAnswers } from '#features/governance/server/import.usecases.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    authorise(await requireMember(event), 'answers.import');
  });

const isChosen = (file: FormDataEntryValue | null) => file instanceof File && file.size > 0;

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const member = await requireMember(event);
      const answers = await readFormFile(form, 'file', 'answers');
      const natures = isChosen(form.get('natures')) ? await readFormFile(form, 'natures', 'answers') : null;
      const { uploadId, natureUploadId } = await uploadAnswers(member, answers, natures);
      const second = natureUploadId === null ? '' : `?second=${natureUploadId}`;
      redirect(303, `/office/${event.params.place}/import/${uploadId}${second}`);
    });
  },
};
