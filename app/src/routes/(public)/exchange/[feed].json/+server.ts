import type { RequestHandler } from './$types';
import { EXCHANGE_KINDS, FEED_NAMES } from '#features/exchange/exchange.types.ts';
import { readExchangeFile } from '#features/exchange/server/feed.usecases.ts';
import { Problem } from '#server/problem.ts';
import { answerOpenFile } from '../../open-file.ts';

export const GET: RequestHandler = ({ params, request, url }) =>
  answerOpenFile(request, () => {
    const kind = EXCHANGE_KINDS.find((one) => FEED_NAMES[one] === params.feed);
    if (kind === undefined) throw new Problem('not-found', 404);
    return readExchangeFile(kind, url.origin);
  });
