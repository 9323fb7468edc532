import { redirect } from '@sveltejs/kit';
import { uploadTranslation } from '#features/instrument/server/translation-sheet.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { readFormFile } from '#server/spreadsheet/uploads.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../../member.ts';
import { readBase } from '../../../../instrument-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    authorise(await requireMember(event), 'instrument.translate');
    return { target: event.params.language };
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const member = await requireMember(event);
      const id = await uploadTranslation(member, await readFormFile(form, 'file', 'translation'));
      redirect(303, `${readBase(event)}/translate/${event.params.language}/sheet/${id}${event.url.search}`);
    });
  },
};
