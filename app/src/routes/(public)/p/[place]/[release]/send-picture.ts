/** A figure as a file: the same for both formats. */
import { readPicture } from '#features/site/server/picture.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { toPublicHeaders } from '../../../public-answer.ts';

interface Asking {
  readonly params: { readonly place: string; readonly release: string; readonly figure: string };
  readonly url: URL;
  readonly locals: App.Locals;
}

export function sendPicture({ params, url, locals }: Asking, format: 'svg' | 'png'): Promise<Response> {
  return loadOrExplain(async () => {
    const { place: slug, release: releaseId, figure: figureId } = params;
    const address = { slug, releaseId, figureId, format, origin: url.origin };
    const { content, mediaType, etag } = await readPicture(address, locals.language, locals.publicBasis);
    return new Response(typeof content === 'string' ? content : new Uint8Array(content), {
      headers: {
        ...toPublicHeaders(etag),
        'content-type': mediaType,
        'content-disposition': `inline; filename="${slug}-${figureId}.${format}"`,
        // opened by itself an SVG is a document
        'content-security-policy': "default-src 'none'",
      },
    });
  });
}
