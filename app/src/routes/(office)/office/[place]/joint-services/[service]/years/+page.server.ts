import { readFollowed } from '#features/neighbour/server/agreement.usecases.ts';
import { saveRealUse } from '#features/neighbour/server/joint-part.usecases.ts';
import { readJointService } from '#features/neighbour/server/joint-read.usecases.ts';
import { saveIndicators, saveRealCosts } from '#features/neighbour/server/joint.usecases.ts';
import { listChosenIndicators } from '#features/indicator/server/chosen.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import type { Language } from '#ui/languages.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { language } = event.locals;
    const sheet = await readJointService(member, readRowId(event.params.service));
    const chosen = await listChosenIndicators(member);
    return {
      sheet,
      followed: await readFollowed(sheet, language),
      indicators: chosen.map(({ definition }) => ({
        value: definition.id,
        label: (definition.name as Readonly<Record<string, string>>)[language] ?? definition.name.en,
      })),
      lastYear: Number(today().slice(0, 4)) - 1,
      mayChange: mayRole(member.role, 'joint-service.change'),
      isSaved: event.url.searchParams.has('saved'),
    };
  });

type Fields = Record<string, string | string[]>;
type Change = (member: Member, serviceId: string, fields: Fields, language: Language) => Promise<unknown>;

const change = (part: string, run: Change) =>
  changeThenShow(part, async (member, fields, event: RequestEvent) => {
    await run(member, readRowId(event.params.service), fields, event.locals.language);
    return `/office/${event.params.place}/joint-services/${event.params.service}/years?saved`;
  });

export const actions: Actions = {
  real: change('real', saveRealCosts),
  use: change('use', saveRealUse),
  indicators: change('indicators', saveIndicators),
};
