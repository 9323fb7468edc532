import type { RequestHandler } from './$types';
import { listPublishedReleases } from '#features/publication/server/public-page.usecases.ts';
import { answerProgram, toJsonBody } from '../../../api-answer.ts';

export const GET: RequestHandler = ({ params, request }) =>
  answerProgram(request, async () => {
    const { place, releases, etag } = await listPublishedReleases(params.place);
    const links = releases.map((release) => ({
      ...release,
      placeId: undefined, // the address of a place is its name here
      href: `/api/v1/places/${place.slug}/releases/${release.releaseId}`,
    }));
    return toJsonBody(
      { place: { slug: place.slug, name: place.name, country: place.country }, releases: links },
      etag,
    );
  });
