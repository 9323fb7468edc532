import { findSection } from '#features/instrument/edit.rules.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { chooseRespondentLanguage, listRespondentLanguages } from '../../respondent-language.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const { document, sourceLanguage } = await event.parent();
    const { instrument } = document;
    const search = event.url.searchParams;
    return {
      shown: chooseRespondentLanguage(instrument, search.get('language'), sourceLanguage),
      languages: listRespondentLanguages(instrument),
      /** null: the first page, with purpose and consent */
      section: findSection(instrument, search.get('section') ?? '') ?? null,
    };
  });
