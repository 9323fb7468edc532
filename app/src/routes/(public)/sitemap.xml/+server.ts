import type { RequestHandler } from './$types';
import { writePublicSitemap } from '#features/open-data/server/sitemap.usecases.ts';
import { answerOpenFile } from '../open-file.ts';
import { METHOD_PAGES } from '../methods/method-pages.ts';

const EVIDENCE = ['size', 'type', 'politics', 'conditions', 'context', 'europe', 'inconsistencies'];
const OWN_PAGES = [
  '/',
  '/data',
  '/evidence',
  ...EVIDENCE.map((id) => `/evidence/${id}`),
  '/methods',
  '/practices',
  '/research',
  '/research/request',
  ...METHOD_PAGES.map(({ id }) => `/methods/${id}`),
];

export const GET: RequestHandler = ({ request, url }) =>
  answerOpenFile(request, () => {
    const part = url.searchParams.get('part');
    return writePublicSitemap(url.origin, OWN_PAGES, part === null ? null : Number(part));
  });
