import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { DocumentError } from './documents.problems.ts';
import { renderPng } from './render-png.ts';

interface Pixels {
  readonly widthPx: number;
  readonly heightPx: number;
  /** one byte of red, green, blue, transparency a pixel, rows one after the other */
  readonly rgba: Uint8Array;
}

/** Enough of PNG for what the drawer writes: 8 bit, colour with or without transparency, not interlaced. */
function readPixels(png: Uint8Array): Pixels {
  const bytes = Buffer.from(png);
  const widthPx = bytes.readUInt32BE(16);
  const heightPx = bytes.readUInt32BE(20);
  const perPixel = bytes[25] === 6 ? 4 : 3;
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const rows = inflateSync(Buffer.concat(parts));
  const rgba = new Uint8Array(widthPx * heightPx * 4).fill(255);
  const line = widthPx * perPixel;
  for (let y = 0; y < heightPx; y += 1) {
    const filter = rows[y * (line + 1)] ?? 0;
    for (let x = 0; x < line; x += 1) {
      const raw = rows[y * (line + 1) + 1 + x] ?? 0;
      const left = x < perPixel ? 0 : readAt(rgba, widthPx, y, x - perPixel, perPixel);
      const up = y === 0 ? 0 : readAt(rgba, widthPx, y - 1, x, perPixel);
      const corner = y === 0 || x < perPixel ? 0 : readAt(rgba, widthPx, y - 1, x - perPixel, perPixel);
      const value = (raw + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!) & 255;
      rgba[(y * widthPx + Math.floor(x / perPixel)) * 4 + (x % perPixel)] = value;
    }
  }
  return { widthPx, heightPx, rgba };
}

function readAt(rgba: Uint8Array, widthPx: number, y: number, x: number, perPixel: number): number {
  return rgba[(y * widthPx + Math.floor(x / perPixel)) * 4 + (x % perPixel)] ?? 0;
}

function paeth(left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [left, up, corner].map((one) => Math.abs(left + up - corner - one)) as [
    number,
    number,
    number,
  ];
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
}

const write = (words: string, extra = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50" width="200" height="50" font-family="'Noto Sans', 'Noto Sans Arabic', system-ui, sans-serif"><text x="10" y="35" font-size="28" ${extra}>${words}</text></svg>`;

async function drawWords(words: string, extra = ''): Promise<string> {
  const { rgba } = readPixels(await renderPng({ svg: write(words, extra), widthPx: 200 }));
  return Buffer.from(rgba).toString('base64');
}

function countDark({ rgba }: Pixels): number {
  let dark = 0;
  for (let at = 0; at < rgba.length; at += 4) if ((rgba[at] ?? 255) < 128) dark += 1;
  return dark;
}

test('a drawing becomes a picture of the size asked for', async () => {
  const pixels = readPixels(await renderPng({ svg: write('Vicus'), widthPx: 400 }));
  expect([pixels.widthPx, pixels.heightPx]).toEqual([400, 100]);
  expect([...pixels.rgba.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
  expect(countDark(pixels)).toBeGreaterThan(300);
});

test('the same request gives the same bytes, also when several are asked at once', async () => {
  const many = await Promise.all([1, 2, 3].map(() => renderPng({ svg: write('Größe'), widthPx: 300 })));
  expect(new Set(many.map((png) => Buffer.from(png).toString('base64'))).size).toBe(1);
});

test('Latin, Cyrillic and Arabic have their letters, and unknown signs a box each', async () => {
  // Two signs without a letter in the fonts look the same; two words of a known script do not.
  for (const [one, other] of [
    ['Größe', 'Straße'],
    ['Привіт', 'Громада'],
    ['مرحبا', 'البلدية'],
  ] as const) {
    expect(await drawWords(one)).not.toBe(await drawWords(other));
    expect(await drawWords(one)).not.toBe(await drawWords(''));
  }
  // letters of one length, which boxes would make equal
  expect(await drawWords('ми')).not.toBe(await drawWords('ти'));
  expect(await drawWords('سلام')).not.toBe(await drawWords('كلام'));
});

test('bold letters are bolder, and a generic name takes the same fonts', async () => {
  const plain = readPixels(await renderPng({ svg: write('Musterbach'), widthPx: 200 }));
  const bold = readPixels(await renderPng({ svg: write('Musterbach', 'font-weight="700"'), widthPx: 200 }));
  expect(countDark(bold)).toBeGreaterThan(countDark(plain) * 1.2);
  expect(await drawWords('Musterbach', 'font-family="sans-serif"')).toBe(await drawWords('Musterbach'));
});

test('what cannot be drawn is refused, and the next picture is made', async () => {
  await expect(renderPng({ svg: '<svg', widthPx: 100 })).rejects.toThrow(DocumentError);
  await expect(renderPng({ svg: write('x'), widthPx: 90_000 })).rejects.toThrow('wide');
  await expect(renderPng({ svg: write('x'), widthPx: Number.NaN })).rejects.toThrow('wide');
  expect((await renderPng({ svg: write('x'), widthPx: 100 })).length).toBeGreaterThan(100);
});

test('a very tall drawing keeps within the pixels allowed', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 1000" width="10" height="1000"><rect width="10" height="1000"/></svg>';
  const bytes = Buffer.from(await renderPng({ svg, widthPx: 2000 }));
  expect(bytes.readUInt32BE(16) * bytes.readUInt32BE(20)).toBeLessThanOrEqual(12_100_000);
});
