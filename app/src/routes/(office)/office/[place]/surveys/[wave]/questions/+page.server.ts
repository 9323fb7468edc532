import { FREQUENCY_LABELS } from '@vicus/reference';
import { readText } from '@vicus/cube';
import { readOpening } from '#features/governance/server/waves.usecases.ts';
import { chooseLanguage, isDraftTranslation, isLanguage } from '#ui/messages.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { leadToGeneral } from '../kind-of-wave.ts';
import { readWaveId } from '../wave-id.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    await leadToGeneral(event, member, '');
    const { wave, instrument } = await readOpening(member, readWaveId(event));
    const languages = Object.keys(instrument.languages).filter(isLanguage);
    const [first = 'en', ...others] = languages;
    const shown = chooseLanguage(event.locals.language, [first, ...others], event.url.searchParams.get('in'));
    const own = FREQUENCY_LABELS.find(({ ownLabel }) => ownLabel);
    return {
      title: wave.title,
      waveId: wave.waveId,
      instrument,
      languages,
      shown,
      isDraft: isDraftTranslation(shown),
      ownLabel: own === undefined ? '' : readText(own.label, shown),
    };
  });
