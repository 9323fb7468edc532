import type { RequestHandler } from './$types';
import { redirectToFormat } from '#features/open-data/catalogue-negotiation.rules.ts';

export const GET: RequestHandler = ({ params, request }) => {
  const page = `/p/${encodeURIComponent(params.place)}`;
  return redirectToFormat(request.headers.get('accept'), `${page}/catalogue`, page);
};
