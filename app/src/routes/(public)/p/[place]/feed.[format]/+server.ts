import type { RequestHandler } from './$types';
import { writeFeed } from '#features/open-data/server/catalogue.usecases.ts';
import { Problem } from '#server/problem.ts';
import { answerOpenFile } from '../../../open-file.ts';

export const GET: RequestHandler = ({ params: { place, format }, request, url, locals }) =>
  answerOpenFile(request, () => {
    if (format !== 'xml' && format !== 'json') throw new Problem('not-found', 404);
    return writeFeed({ origin: url.origin, slug: place }, locals.language, format);
  });
