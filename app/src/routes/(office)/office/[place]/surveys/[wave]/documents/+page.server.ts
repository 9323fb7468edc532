import { WAVE_DOCUMENTS } from '#features/survey/wave-documents.rules.ts';
import { readWave } from '#features/survey/server/survey.usecases.ts';
import { readWaveDocument } from '#features/survey/server/wave-documents.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { leadToGovernance } from '../kind-of-wave.ts';
import { readWaveId } from '../wave-id.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    await leadToGovernance(event, member, '');
    const { title, waveId, state } = await readWave(member, readWaveId(event));
    const { language } = event.locals;
    const documents = await Promise.all(
      WAVE_DOCUMENTS.map((id) => readWaveDocument(member, waveId, id, language)),
    );
    const check = documents.find(({ id }) => id === 'by-law')?.groups[0]?.statements[0] ?? '';
    return {
      title,
      waveId,
      state,
      check,
      documents: documents.map((one) => ({ id: one.id, title: one.title })),
    };
  });
