import { readWave } from '#features/survey/server/survey.usecases.ts';
import { readWaveDocument } from '#features/survey/server/wave-documents.usecases.ts';
import { LANGUAGES } from '#ui/messages.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { readWaveId } from '../../wave-id.ts';
import { chooseDocumentLanguage, readDocumentId } from './document-id.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const shown = chooseDocumentLanguage(event.url.searchParams.get('in'), event.locals.language);
    const { title, waveId } = await readWave(member, readWaveId(event));
    const written = await readWaveDocument(member, waveId, readDocumentId(event.params.document), shown);
    return { waveTitle: title, waveId, written, shown, languages: LANGUAGES.public };
  });
