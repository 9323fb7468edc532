import { REQUEST_TEMPLATE } from '#features/research/request.rules.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () =>
  new Response(`${JSON.stringify(REQUEST_TEMPLATE, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json',
      'content-disposition': 'attachment; filename="vicus-research-request.json"',
      'access-control-allow-origin': '*',
    },
  });
