import { REQUIRED_LISTS } from '#features/strategy/export-requirements.rules.ts';
import { toExportLanguage } from '#features/strategy/export.rules.ts';
import { listVersions } from '#features/strategy/server/versions.usecases.ts';
import { authorise } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    authorise(member, 'strategy.export');
    const { strategy, versions } = await listVersions(member, readRowId(event.params.strategy));
    const language = toExportLanguage(event.locals.language);
    return {
      strategy,
      versions,
      lists: REQUIRED_LISTS.map(({ listId, name, article }) => ({
        listId,
        name: name[language] ?? name.en,
        article: article[language] ?? article.en,
      })),
      mayImport: mayRole(member.role, 'strategy.import') && strategy.state !== 'ended',
    };
  });
