/** Parts of a file, as players of sound ask for them (RFC 9110, section 14; one range, in bytes). */

type Headers = Readonly<Record<string, string>>;

/** The whole content, or the part that `range` asks for (206), or that there is no such part (416). */
export function answerWithBytes(content: Uint8Array, range: string | null, headers: Headers): Response {
  const size = content.byteLength;
  const shared = { ...headers, 'accept-ranges': 'bytes' };
  const asked = parseByteRange(range, size);
  if (asked === 'none')
    return new Response(null, { status: 416, headers: { ...shared, 'content-range': `bytes */${size}` } });
  const body = asked === 'all' ? content : content.subarray(asked.first, asked.last + 1);
  const lengths = { ...shared, 'content-length': String(body.byteLength) };
  if (asked === 'all') return new Response(new Uint8Array(body), { headers: lengths });
  const position = { 'content-range': `bytes ${asked.first}-${asked.last}/${size}` };
  return new Response(new Uint8Array(body), { status: 206, headers: { ...lengths, ...position } });
}

/** `all`: nothing was asked for that is understood here, so everything is given; `none`: no byte lies in the range. */
export function parseByteRange(
  range: string | null,
  size: number,
): 'all' | 'none' | { readonly first: number; readonly last: number } {
  const [, from = '', to = ''] = /^bytes=(\d{0,12})-(\d{0,12})$/.exec(range ?? '') ?? [];
  if (from === '' && to === '') return 'all';
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return 'all';
  return first > last ? 'none' : { first, last };
}
