/** What all pages of one consultation need. */
import { mayRole } from '#server/auth/permissions.ts';
import { readConsultationFile } from '#features/participation/server/consultation-file.usecases.ts';
import { pickShownText } from '#features/participation/texts.rules.ts';
import { today } from '#server/clock.ts';
import { requireMember } from '../../member.ts';

type Asking = Parameters<typeof requireMember>[0];

/** `consultation` stands in the address. Problem `not-found` (404). */
export async function loadConsultation(event: Asking) {
  const member = await requireMember(event);
  const { consultation: id = '' } = event.params as { readonly consultation?: string };
  const file = await readConsultationFile(member, id);
  return {
    file: { ...file, support: Object.fromEntries(file.support) },
    question: pickShownText(file.consultation.question, event.locals.language),
    saved: event.url.searchParams.has('saved'),
    today: today(),
    may: {
      change: mayRole(member.role, 'participation.change'),
      moderate: mayRole(member.role, 'participation.moderate'),
      count: mayRole(member.role, 'participation.count'),
      answer: mayRole(member.role, 'participation.answer'),
      remove: mayRole(member.role, 'participation.remove'),
    },
  };
}
