import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readCoverage, showOnlyCovered } from './coverage.ts';
import { DocumentError } from './documents.problems.ts';
import { readFonts } from './fonts.ts';
import type { Json, PdfRequest } from './pdf.types.ts';

/** Nothing is stored there: all files of a report are given to the compiler in memory. */
const FOLDER = path.resolve('/vicus-report');
const IMAGE_NAME = /^[\w-]{1,100}$/;
/** Compiled parts that were not used by the last reports are dropped, so that memory stays level. */
const KEPT_REPORTS = 5;

interface Press {
  readonly compiler: NodeCompiler;
  readonly base: Buffer;
  /** characters that the fonts have */
  readonly covered: ReadonlySet<number>;
}

let press: Promise<Press> | undefined;

/** The compiler with its fonts; made once (about 100 ms). */
function openPress(): Promise<Press> {
  press ??= buildPress().catch((error: unknown) => {
    press = undefined;
    throw error;
  });
  return press;
}

/** Loaded when the first report is made: a machine without a build of the compiler can do everything else. */
async function loadCompiler(): Promise<typeof NodeCompiler> {
  try {
    const loaded = await import('@myriaddreamin/typst-ts-node-compiler');
    return loaded.NodeCompiler;
  } catch (error) {
    throw new DocumentError('Reports cannot be made here: the PDF compiler has no build for this system.', [
      String(error),
    ]);
  }
}

async function buildPress(): Promise<Press> {
  const require = createRequire(import.meta.url);
  // through the package and not beside this file: the built server lies in another folder
  const app = path.dirname(require.resolve('@vicus/app/package.json'));
  const base = await readFile(path.join(app, 'src/server/documents/report-base.typ'));
  const Compiler = await loadCompiler();
  const fonts = await readFonts();
  const compiler = Compiler.create({ workspace: FOLDER, fontArgs: [{ fontBlobs: fonts }] });
  return { compiler, base, covered: new Set(fonts.flatMap((font) => [...readCoverage(font)])) };
}

/**
 * Makes a tagged PDF (PDF/UA-1) from a Typst template, data and drawings. Words of people go in as data and are never
 * read as Typst. Takes no network and no file of the machine. Blocks while it works (some 100 ms for ten pages): only the
 * worker calls it; everybody else asks `renderPdf`.
 *
 * Errors: DocumentError if the template does not compile, a drawing lacks its alternative text, or a name is unfit.
 */
export async function compilePdf(request: PdfRequest): Promise<Uint8Array> {
  const { compiler, base, covered } = await openPress();
  const main = path.join(FOLDER, 'main.typ');
  try {
    for (const [name, content] of listFiles(request, base, covered))
      compiler.mapShadow(path.join(FOLDER, name), content);
    const compiled = compiler.compile({ mainFilePath: main, resetRead: true });
    const document = compiled.result;
    if (!document)
      throw new DocumentError('The report does not compile.', readDiagnostics(compiler, compiled));
    return compiler.pdf(document, {
      pdfStandard: 'ua-1',
      pdfTags: true,
      creationTimestamp: Math.floor(request.createdAt.getTime() / 1000),
    });
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    throw new DocumentError('The report cannot be written as PDF/UA-1.', [String(error)]);
  } finally {
    compiler.resetShadow();
    compiler.evictCache(KEPT_REPORTS);
  }
}

function listFiles(
  request: PdfRequest,
  base: Buffer,
  covered: ReadonlySet<number>,
): (readonly [string, Buffer])[] {
  const toBuffer = (text: string): Buffer => Buffer.from(showOnlyCovered(text, covered));
  const { pictures = {} } = request;
  const names = [...Object.keys(request.images), ...Object.keys(pictures)];
  const unfit = names.find((name) => !IMAGE_NAME.test(name));
  if (unfit !== undefined) throw new DocumentError(`"${unfit}" cannot be the name of a drawing.`);
  return [
    ['main.typ', Buffer.from(request.template)],
    ['report-base.typ', base],
    ['data.json', toBuffer(JSON.stringify(request.data))],
    ['document.json', toBuffer(JSON.stringify(composeFacts(request)))],
    ...Object.entries(request.images).map(([name, svg]) => [`images/${name}.svg`, toBuffer(svg)] as const),
    ...Object.entries(pictures).map(
      ([name, { kind, content }]) => [`images/${name}.${kind}`, Buffer.from(content)] as const,
    ),
  ];
}

function composeFacts(request: PdfRequest): Json {
  const { language, region } = new Intl.Locale(request.language);
  return {
    title: request.title,
    lang: language,
    region: region ?? null,
    author: request.author ?? '',
    description: request.description ?? null,
    mark: request.mark ?? '',
  };
}

function readDiagnostics(compiler: NodeCompiler, compiled: ReturnType<NodeCompiler['compile']>): string[] {
  const error = compiled.takeDiagnostics();
  if (!error) return [];
  return compiler.fetchDiagnostics(error).map((diagnostic: unknown) => JSON.stringify(diagnostic));
}
