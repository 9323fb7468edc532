import type { RequestHandler } from './$types';
import { listTableLinks, toReportHref } from '#features/publication/links.rules.ts';
import { describePublishedRelease } from '#features/publication/server/public-page.usecases.ts';
import { answerProgram, toJsonBody } from '../../../../api-answer.ts';

export const GET: RequestHandler = ({ params, request, locals }) =>
  answerProgram(request, async () => {
    const found = await describePublishedRelease(params.place, params.release);
    const { placeId: _, ...release } = found.release;
    const { slug } = found.place;
    const tables = found.tables.map((table) => ({
      ...table,
      files: listTableLinks(slug, release.releaseId, table.id, locals.language),
    }));
    const reports = found.assetNames.map((name) => toReportHref(slug, release.releaseId, name));
    return toJsonBody({ release, tables, reports }, found.etag);
  });
