import { redirect } from '@sveltejs/kit';
import {
  previewPublicContext,
  publishContext,
  withdrawContext,
} from '#features/comparison/server/public-context.usecases.ts';
import { readFields } from '#server/input.ts';
import { chooseLanguage, LANGUAGES } from '#ui/messages.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const { searchParams } = event.url;
    const asked = searchParams.get('preview') ?? event.locals.language;
    return {
      ...(await previewPublicContext(await requireMember(event))),
      previewLanguage: chooseLanguage(null, LANGUAGES.public, asked),
      done: searchParams.has('done'),
      withdrawn: searchParams.has('withdrawn'),
    };
  });

export const actions: Actions = {
  publish: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      await publishContext(await requireMember(event), readFields(form));
      redirect(303, `/office/${event.params.place}/context/publish?done`);
    });
  },
  withdraw: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      await withdrawContext(await requireMember(event));
      redirect(303, `/office/${event.params.place}/context/publish?withdrawn`);
    });
  },
};
