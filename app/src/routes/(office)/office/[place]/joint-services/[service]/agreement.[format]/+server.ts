import { FILE_FORMATS, writeAgreementFile } from '#features/neighbour/server/agreement.usecases.ts';
import { Problem } from '#server/problem.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { toFileAnswer } from '../../../reports/file-answer.ts';
import { readRowId } from '../../../themes/row-id.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const format = FILE_FORMATS.find((one) => one === event.params.format);
    if (format === undefined) throw new Problem('not-found', 404);
    const file = await writeAgreementFile(
      member,
      readRowId(event.params.service),
      format,
      event.locals.language,
    );
    return toFileAnswer(file, event.params.place);
  });
