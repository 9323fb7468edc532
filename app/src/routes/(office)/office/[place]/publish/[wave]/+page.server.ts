import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { handOverWave } from '#features/publication/server/draft-wave.usecases.ts';
import {
  preparePublication,
  previewEdition,
  publishWave,
} from '#features/publication/server/publication.usecases.ts';
import { readFields } from '#server/input.ts';
import { chooseLanguage, LANGUAGES } from '#ui/messages.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const asked = event.url.searchParams.getAll('table');
    const chosen = event.url.searchParams.has('table') ? asked : null;
    const { content, ...prepared } = await preparePublication(member, event.params.wave, chosen);
    const previewLanguage = chooseLanguage(
      null,
      LANGUAGES.public,
      event.url.searchParams.get('preview') ?? event.locals.language,
    );
    return {
      prepared,
      title: content.title,
      summary: content.summary,
      previewLanguage,
      edition: previewEdition(content, previewLanguage),
    };
  });

export const actions: Actions = {
  handOver: changeThenShow('words', async (member, fields, { params }: RequestEvent) => {
    const draftId = await handOverWave(member, params.wave, fields);
    return `/office/${params.place}/publish/drafts/${draftId}`;
  }),
  publish: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const member = await requireMember(event);
      const releaseId = await publishWave(member, event.params.wave, readFields(form));
      redirect(303, `/office/${event.params.place}/publish?done=${releaseId}`);
    });
  },
};
