import { MINIMUM_SEATS } from '#features/participation/participation.rules.ts';
import { readParticipation } from '#features/participation/server/public-pages.usecases.ts';
import { pickShownText } from '#features/participation/texts.rules.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
  loadOrExplain(async () => {
    const { place, bodies } = await readParticipation(params.place);
    return {
      place,
      minimum: MINIMUM_SEATS,
      bodies: bodies.map((body) => ({
        ...body,
        name: pickShownText(body.name, locals.language),
        purpose: pickShownText(body.purpose, locals.language),
      })),
    };
  });
