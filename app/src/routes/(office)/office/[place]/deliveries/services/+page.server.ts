import { readServiceUse } from '#features/delivery/server/service.usecases.ts';
import { pickText } from '#features/delivery/field-text.rules.ts';
import { nameTextPeriod } from '#features/delivery/period-text.rules.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const { language } = event.locals;
    const services = await readServiceUse(await requireMember(event));
    return {
      services: services.map(({ name, period, ...rest }) => ({
        ...rest,
        name: pickText(name, language),
        period: nameTextPeriod(period, language),
      })),
    };
  });
