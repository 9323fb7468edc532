import type { RequestHandler } from './$types';
import { parsePxSelection } from '#features/open-data/pxweb-body.rules.ts';
import { readChoices } from '#features/open-data/pxweb-selection.rules.ts';
import { readPxData, readPxFormat, toPxContext } from '#features/open-data/server/pxweb.usecases.ts';
import { answerProgram } from '../../../../../api-answer.ts';

export const GET: RequestHandler = ({ params, request, url, locals }) =>
  answerProgram(request, async () => {
    const format = readPxFormat(url.searchParams);
    return readPxData(
      params.id,
      { choices: readChoices(url.searchParams), format },
      toPxContext(locals.language),
    );
  });

export const POST: RequestHandler = ({ params, request, url, locals }) =>
  answerProgram(request, async () => {
    const format = readPxFormat(url.searchParams);
    const choices = parsePxSelection(await request.text());
    return readPxData(params.id, { choices, format }, toPxContext(locals.language));
  });
