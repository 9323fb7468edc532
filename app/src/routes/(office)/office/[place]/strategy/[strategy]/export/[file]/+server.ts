import { EXPORT_FORMATS } from '#features/strategy/export.types.ts';
import { toExportLanguage } from '#features/strategy/export.rules.ts';
import { exportStrategy } from '#features/strategy/server/export.usecases.ts';
import { Problem } from '#server/problem.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../../member.ts';
import { toFileAnswer } from '../../../../reports/file-answer.ts';
import { readLook } from '../../../../reports/report-look.ts';
import { readRowId } from '../../../../themes/row-id.ts';
import type { RequestHandler } from './$types';

const FILE = /^(?:draft|version-([1-9]\d{0,5}))\.(\w+)$/;

export const GET: RequestHandler = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const [found, number, ending] = FILE.exec(event.params.file) ?? [];
    const format = EXPORT_FORMATS.find((one) => one === ending);
    if (found === undefined || format === undefined) throw new Problem('not-found', 404);
    const { language } = event.locals;
    const file = await exportStrategy(member, {
      strategyId: readRowId(event.params.strategy),
      version: number === undefined ? null : Number(number),
      format,
      look: await readLook(member, event.params.place, language),
      language: toExportLanguage(language),
    });
    return toFileAnswer(file, event.params.place);
  });
