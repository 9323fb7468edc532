import { PROGRAM } from '#features/survey/tablet/built-program.ts';
import type { RequestHandler } from './$types';

/** Asked for anew whenever a tablet takes its pages along. */
export const GET: RequestHandler = () =>
  new Response(PROGRAM, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  });
