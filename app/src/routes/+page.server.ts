import { readPublicPlaces } from '#features/place/server/installation.usecases.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const places = await readPublicPlaces();
  return {
    realPlaces: places.filter((place) => !place.isExample),
    examplePlaces: places.filter((place) => place.isExample),
    isSignedIn: locals.user !== null,
  };
};
