/** Draws beside the main thread: a picture takes 20 to 200 ms, and no page waits for it. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { readFonts } from './fonts.ts';
import type { PngOrder } from './png.types.ts';
import type { WorkerAnswer } from './worker-line.ts';

/** Of the whole picture: a tall drawing is made narrower rather than refused. */
const MAXIMUM_PIXELS = 12_000_000;

const port = parentPort;
if (port === null) throw new Error('this file is a worker');

const require = createRequire(import.meta.url);
await initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
const fontBuffers = await readFonts();

port.on('message', (order: PngOrder) => {
  port.postMessage(draw(order));
});

function draw({ id, svg, widthPx, background = '#ffffff' }: PngOrder): WorkerAnswer {
  try {
    const ratio = measureRatio(svg);
    const width = Math.max(1, Math.floor(Math.min(widthPx, Math.sqrt(MAXIMUM_PIXELS / ratio))));
    const drawing = openDrawing(svg, width, background === 'transparent' ? undefined : background);
    const image = drawing.render();
    const file = image.asPng();
    image.free();
    drawing.free();
    return { id, file };
  } catch (error) {
    return { id, failure: 'The drawing cannot be made a picture.', diagnostics: [String(error)] };
  }
}

/** Height over width. */
function measureRatio(svg: string): number {
  const drawing = openDrawing(svg, 1, undefined);
  const ratio = drawing.height / drawing.width;
  drawing.free();
  return ratio;
}

function openDrawing(svg: string, width: number, background: string | undefined): InstanceType<typeof Resvg> {
  return new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { fontBuffers, defaultFontFamily: 'Noto Sans', sansSerifFamily: 'Noto Sans' },
    ...(background === undefined ? {} : { background }),
  });
}
