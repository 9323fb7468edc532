import type { ReportFile } from '#features/report/report.types.ts';

/** A file of the office: kept by nobody on its way. */
export const toFileAnswer = ({ name, mediaType, content }: ReportFile, slug: string): Response =>
  new Response(new Uint8Array(content), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${slug}-${name}"`,
      'cache-control': 'no-store',
    },
  });
