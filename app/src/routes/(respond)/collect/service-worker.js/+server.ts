import { WORKER } from '#features/survey/tablet/built-program.ts';
import type { RequestHandler } from './$types';

/** May answer for addresses below /collect/ only: it lies there. */
export const GET: RequestHandler = () =>
  new Response(WORKER, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  });
