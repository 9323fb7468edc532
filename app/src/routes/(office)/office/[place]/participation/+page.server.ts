import { mayRole } from '#server/auth/permissions.ts';
import { listConsultations } from '#features/participation/server/consultation-file.usecases.ts';
import { pickShownText } from '#features/participation/texts.rules.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const listed = await listConsultations(member);
    return {
      consultations: listed.map((one) => ({
        ...one,
        question: pickShownText(one.consultation.question, event.locals.language),
      })),
      mayChange: mayRole(member.role, 'participation.change'),
      removed: event.url.searchParams.has('removed'),
    };
  });
