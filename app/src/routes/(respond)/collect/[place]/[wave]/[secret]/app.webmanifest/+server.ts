import { readTabletQuestionnaire } from '#features/survey/server/collect.usecases.ts';
import { answerWithJson } from '../answer-json.ts';
import { readTabletAddress } from '../tablet-address.ts';
import type { RequestHandler } from './$types';

/** Lets the page stand among the programs of the tablet. */
export const GET: RequestHandler = async ({ params }) => {
  const response = await answerWithJson(async () => {
    const { place, title } = await readTabletQuestionnaire(readTabletAddress(params));
    const scope = `/collect/${params.place}/${params.wave}/`;
    return {
      name: `${title} – ${place}`,
      short_name: place,
      start_url: `${scope}${params.secret}`,
      scope,
      display: 'standalone',
      background_color: '#ffffff',
      theme_color: '#1d5c4f',
      icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
    };
  });
  response.headers.set('content-type', 'application/manifest+json');
  return response;
};
