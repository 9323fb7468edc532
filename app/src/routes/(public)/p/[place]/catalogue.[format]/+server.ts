import type { RequestHandler } from './$types';
import { isCatalogueFormat } from '#features/open-data/catalogue-negotiation.rules.ts';
import { writeCatalogue } from '#features/open-data/server/catalogue.usecases.ts';
import { Problem } from '#server/problem.ts';
import { answerOpenFile } from '../../../open-file.ts';

export const GET: RequestHandler = ({ params: { place, format }, request, url }) =>
  answerOpenFile(request, () => {
    if (!isCatalogueFormat(format)) throw new Problem('not-found', 404);
    return writeCatalogue({ origin: url.origin, slug: place }, format);
  });
