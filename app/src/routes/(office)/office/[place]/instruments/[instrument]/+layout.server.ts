import { readInstrument } from '#features/instrument/server/instrument.usecases.ts';
import { readSourceLanguage } from '#features/instrument/wording.rules.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { readVersion } from '../instrument-page.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const version = readVersion(event);
    const document = await readInstrument(member, event.params.instrument, version);
    return {
      document,
      sourceLanguage: readSourceLanguage(document.instrument),
      /** of the address, to be carried along; '' for the newest */
      versionSearch: version === undefined ? '' : `version=${version}`,
      mayChange: mayRole(member.role, 'instrument.change') && document.source === 'own',
      mayAsk: mayRole(member.role, 'wave.change'),
      mayTranslate: mayRole(member.role, 'instrument.translate'),
    };
  });
