import { readParticipation } from '#features/participation/server/public-pages.usecases.ts';
import { pickShownText } from '#features/participation/texts.rules.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
  loadOrExplain(async () => {
    const { place, meetings } = await readParticipation(params.place);
    return {
      place,
      meetings: meetings.map((meeting) => ({
        ...meeting,
        title: pickShownText(meeting.title, locals.language),
        themes: pickShownText(meeting.themes, locals.language),
      })),
    };
  });
