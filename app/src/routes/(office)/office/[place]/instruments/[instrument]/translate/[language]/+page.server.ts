import { redirect } from '@sveltejs/kit';
import { readTranslation, saveTranslation } from '#features/instrument/server/translation.usecases.ts';
import { actOrExplain, loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { readBase, readVersion, readWrittenFields } from '../../../instrument-page.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const readSpot = (event: Pick<RequestEvent, 'params' | 'url'>) => ({
  ref: event.params.instrument,
  language: event.params.language,
  version: readVersion(event),
});

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const { texts } = await readTranslation(await requireMember(event), readSpot(event));
    const search = event.url.searchParams;
    const chosen = search.get('section') ?? '';
    const isOnlyOpen = search.has('open');
    return {
      texts: texts.filter((one) => one.section === chosen && (!isOnlyOpen || one.state !== 'translated')),
      counts: Object.fromEntries(
        ['', ...new Set(texts.map(({ section }) => section))].map((id) => [
          id,
          texts.filter((one) => one.section === id && one.state !== 'translated').length,
        ]),
      ),
      chosen,
      isOnlyOpen,
      target: event.params.language,
      savedCount: search.get('saved'),
    };
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    return actOrExplain(form, async () => {
      const count = await saveTranslation(
        await requireMember(event),
        readSpot(event),
        readWrittenFields(form),
      );
      const search = new URLSearchParams(event.url.searchParams);
      search.set('saved', String(count));
      redirect(303, `${readBase(event)}/translate/${event.params.language}?${search}`);
    });
  },
};
