/** A file that was made for one member: never kept on the way. */
export function sendPdf({
  name,
  content,
}: {
  readonly name: string;
  readonly content: Uint8Array;
}): Response {
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
}
