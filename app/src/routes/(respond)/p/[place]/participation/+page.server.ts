import { readParticipation } from '#features/participation/server/public-pages.usecases.ts';
import { pickShownText } from '#features/participation/texts.rules.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
  loadOrExplain(async () => {
    const { place, consultations, meetings, bodies } = await readParticipation(params.place);
    const listed = consultations.map(({ consultation, phase }) => ({
      id: consultation.consultationId,
      kind: consultation.kind,
      phase,
      opensOn: consultation.opensOn,
      closesOn: consultation.closesOn,
      question: pickShownText(consultation.question, locals.language),
    }));
    return {
      place,
      open: listed.filter(({ phase }) => phase === 'collecting'),
      waiting: listed.filter(({ phase }) => phase === 'waiting'),
      ended: listed.filter(({ phase }) => phase === 'ended' || phase === 'concluded'),
      hasMeetings: meetings.length > 0,
      hasBodies: bodies.length > 0,
    };
  });
