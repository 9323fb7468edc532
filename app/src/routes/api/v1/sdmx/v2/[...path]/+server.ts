import type { RequestHandler } from './$types';
import { answerSdmx } from '../../sdmx-answer.ts';

export const GET: RequestHandler = ({ request, url, locals }) =>
  answerSdmx('v2', { request, url, language: locals.language });
