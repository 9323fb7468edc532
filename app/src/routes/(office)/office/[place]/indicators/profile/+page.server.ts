import { composeProfile } from '#features/indicator/profile.rules.ts';
import { toGapCube } from '#features/indicator/profile-cube.rules.ts';
import { readGlance } from '#features/indicator/server/reading.usecases.ts';
import { drawGaps } from '#features/publication/server/profile-figures.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { createTranslator } from '#ui/messages.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMembership } from '../../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const { member, place } = await requireMembership(event);
    const { language } = event.locals;
    const t = createTranslator(language);
    const lines = await readGlance(member);
    const profile = composeProfile(lines.map(({ reading }) => reading));
    const sources = lines.flatMap(({ reading, source }) =>
      reading.gap === null || source === null ? [] : [source],
    );
    const cube = toGapCube(profile, { en: [...new Set(sources)].toSorted().join('; ') });
    const isInternal = mayRole(member.role, 'data.read');
    const warnings = [
      ...(place.isExample ? [t('word.example.why')] : []),
      ...(isInternal ? [t('office.indicators.internal.mark')] : []),
    ];
    return {
      profile,
      followed: lines.length,
      figure: cube && drawGaps(cube, { language, medium: 'screen', warnings, idPrefix: '' }),
      isInternal,
      mayChange: mayRole(member.role, 'indicator.change'),
    };
  });
