import { toString as renderQrCode } from 'qrcode';
import type { PlaceContact } from '#features/place/place.types.ts';
import { composeInvitation, readLanguage } from '#features/survey/server/mail.usecases.ts';
import { readLetterLinks } from '#features/survey/server/invitation.usecases.ts';
import { LETTERS_IN_BATCH } from '#features/survey/server/letters.usecases.ts';
import { listResidents } from '#features/survey/server/resident.usecases.ts';
import { Problem } from '#server/problem.ts';
import { readWave } from '#features/survey/server/survey.usecases.ts';
import { createTranslator, readDirection } from '#ui/messages.ts';
import type { Wave } from '#features/survey/survey.types.ts';
import type { Member } from '#server/auth/member.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { readPlaceDossier } from '#features/place/server/place.usecases.ts';
import { requireMember } from '../../../../../member.ts';
import { readWaveId } from '../../wave-id.ts';
import type { PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const wave = await readWave(member, readWaveId(event));
    const { profile } = await readPlaceDossier(member);
    const place = { name: profile.name, slug: profile.slug };
    const shown = { title: wave.title, waveId: wave.waveId };
    const described =
      wave.approach === null
        ? { kind: 'governance' as const, letters: await composeLetters(event, member, wave, profile) }
        : { kind: 'general' as const, ...(await describeBatches(member, wave)) };
    return { ...described, place, wave: shown };
  });

async function describeBatches(member: Member, { waveId, state }: Wave) {
  if (state !== 'open') throw new Problem('wave-not-open', 409);
  const { counts } = await listResidents(member, waveId);
  const count = counts.byChannel['letter'] ?? 0;
  return {
    count,
    batches: Math.ceil(count / LETTERS_IN_BATCH),
    inBatch: LETTERS_IN_BATCH,
    withoutAddress: counts.lettersWithoutAddress,
  };
}

async function composeLetters(
  event: Pick<RequestEvent, 'url'>,
  member: Member,
  wave: Wave,
  place: PlaceContact,
) {
  const channels = event.url.searchParams.has('all')
    ? (['mail', 'letter', 'hand'] as const)
    : (['letter'] as const);
  const links = await readLetterLinks(member, wave.waveId, channels);
  const letters = links.map(async (link) => {
    const language = readLanguage(link);
    const t = createTranslator(language);
    return {
      id: link.invitationId,
      name: link.name,
      language,
      direction: readDirection(language),
      ...composeInvitation(place, wave, link),
      linkText: t('respond.mail.link'),
      scanText: t('respond.letter.scan'),
      url: link.url,
      qrCode: await renderQrCode(link.url, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }),
    };
  });
  return Promise.all(letters);
}
