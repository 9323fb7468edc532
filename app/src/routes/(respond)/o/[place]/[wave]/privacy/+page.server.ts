import { readPrivacyNotice } from '#features/survey/server/wave-documents.usecases.ts';
import { LANGUAGES, type Language } from '#ui/messages.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
  loadOrExplain(async () => {
    const languages: readonly Language[] = LANGUAGES.public;
    const shown = languages.find((one) => one === locals.language) ?? 'en';
    const { place, document } = await readPrivacyNotice(params.place, params.wave, shown);
    return { place, written: document, shown };
  });
