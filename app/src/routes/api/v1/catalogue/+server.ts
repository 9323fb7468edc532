import type { RequestHandler } from './$types';
import { redirectToFormat } from '#features/open-data/catalogue-negotiation.rules.ts';

export const GET: RequestHandler = ({ request }) =>
  redirectToFormat(request.headers.get('accept'), '/api/v1/catalogue', '/');
