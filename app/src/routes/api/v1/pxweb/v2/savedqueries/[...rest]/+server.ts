import type { RequestHandler } from './$types';
import { pxNotOffered } from '#features/open-data/pxweb.problems.ts';
import { answerProgram } from '../../../../api-answer.ts';

const refuse: RequestHandler = ({ request }) =>
  answerProgram(request, async () => {
    throw pxNotOffered(
      'Saved queries are not offered: the address of /tables/{id}/data holds the whole query',
    );
  });

export const GET = refuse;
export const POST = refuse;
