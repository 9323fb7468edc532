import { readLetterLinks } from '#features/survey/server/invitation.usecases.ts';
import { readWave } from '#features/survey/server/survey.usecases.ts';
import { readPlaceDossier } from '#features/place/server/place.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const wave = await readWave(member, event.params.wave);
    const { profile } = await readPlaceDossier(member);
    const channels = event.url.searchParams.has('all')
      ? (['mail', 'letter', 'hand'] as const)
      : (['hand'] as const);
    const links = await readLetterLinks(member, event.params.wave, channels);
    return { place: { name: profile.name, slug: profile.slug }, wave, links };
  });
