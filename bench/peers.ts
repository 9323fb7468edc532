/**
 * Places like one, over 8,131 Spanish municipalities and over all 99,140 localities of the register: how long the first
 * question after an import takes, and the next ones. `VICUS_OPEN_DATA=folder node bench/peers.ts`; with VICUS_DATA set
 * to a data folder that holds the register already, nothing is imported. Writes results/peers.md.
 */
import { existsSync, mkdtempSync, chmodSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { closeAll, closeLater } from '../app/cli/closers.ts';
import { run as importDataset } from '../app/cli/commands/import.ts';
import { openForUseCases } from '../app/cli/connect-doors.ts';
import { computeContextProfile } from '../app/src/features/comparison/server/context-profile.ts';
import { comparePlaces } from '../app/src/features/comparison/server/peers.usecases.ts';
import { openPlaceTable } from '../app/src/features/comparison/server/place-table.ts';
import type { PeerQuestion } from '../app/src/features/comparison/peers.types.ts';
import { readPublic } from '../app/src/server/db/doors.ts';
import { parseSettings } from '../app/src/server/settings/settings.ts';

const PLACES = 200;
const root = resolve(import.meta.dirname, '..');
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const otherLoad = loadavg()[0] ?? 0;

interface Line {
  readonly what: string;
  readonly asked: number;
  readonly firstMs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly barMs: number | null;
}

/** Asks for each place in turn. The first question also reads what is not in memory yet. */
async function measure(
  what: string,
  codes: readonly string[],
  barMs: number | null,
  ask: (code: string) => Promise<number>,
): Promise<Line> {
  const durationsMs: number[] = [];
  let asked = 0;
  for (const code of codes) {
    const begunMs = performance.now();
    asked = Math.max(asked, await ask(code));
    durationsMs.push(performance.now() - begunMs);
  }
  const [firstMs = 0, ...later] = durationsMs;
  const sorted = later.toSorted((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  say(`${what}: first ${firstMs.toFixed(0)} ms, p95 ${quantile(0.95).toFixed(1)} ms`);
  return { what, asked, firstMs, medianMs: quantile(0.5), p95Ms: quantile(0.95), barMs };
}

const ask = (question: PeerQuestion) => async (code: string) =>
  (await readPublic((reader) => comparePlaces(reader, code, question))).comparison?.asked ?? 0;

const readProfile = async (code: string): Promise<number> => {
  const place = { name: code, country: 'ES', registerCode: code, sizeThresholds: [5_000, 50_000, 250_000] };
  return (await readPublic((reader) => computeContextProfile(reader, place, []))).groupSize;
};

/** Spanish places, evenly over the list of codes. */
async function chooseCodes(): Promise<readonly string[]> {
  const { codes } = await readPublic(openPlaceTable);
  const spanish = codes.filter((code) => code.startsWith('ES_'));
  const step = Math.max(1, Math.floor(spanish.length / PLACES));
  return spanish.filter((_, at) => at % step === 0).slice(0, PLACES);
}

async function measureAll(): Promise<readonly Line[]> {
  const begunMs = performance.now();
  const codes = await chooseCodes();
  const firstMs = performance.now() - begunMs;
  say(`register read into memory: ${firstMs.toFixed(0)} ms`);
  const question = { characteristics: null, sameDegree: false };
  return [
    {
      what: 'register read into memory, once after an import',
      asked: 99_140,
      firstMs,
      medianMs: NaN,
      p95Ms: NaN,
      barMs: null,
    },
    await measure('peers in Spain', codes, 100, ask({ ...question, scope: 'country' })),
    await measure(
      'peers in Spain, same degree',
      codes,
      100,
      ask({ ...question, scope: 'country', sameDegree: true }),
    ),
    await measure('peers in all countries', codes, 150, ask({ ...question, scope: 'everywhere' })),
    await measure(
      'peers in all countries, same degree',
      codes,
      150,
      ask({ ...question, scope: 'everywhere', sameDegree: true }),
    ),
    await measure('peers in other countries', codes, 150, ask({ ...question, scope: 'other-countries' })),
    await measure('conditions of a place (two axes)', codes, null, readProfile),
  ];
}

function render(lines: readonly Line[]): string {
  const number = (value: number | null) => (value === null || Number.isNaN(value) ? '–' : value.toFixed(1));
  const rows = lines.map(({ what, asked, firstMs, medianMs, p95Ms, barMs }) =>
    [what, asked.toLocaleString('en'), number(firstMs), number(medianMs), number(p95Ms), barMs ?? '–'].join(
      ' | ',
    ),
  );
  const memory = Math.round(totalmem() / 2 ** 30);
  return `# Bench: places like one

Written by \`node bench/peers.ts\` on ${availableParallelism()} cores, ${memory} GB, Node ${process.version}; other programs asked for
${otherLoad.toFixed(1)} cores when it began. Milliseconds, as the use case answers: database questions included, page not. ${PLACES}
Spanish municipalities, one after another; the first of each line reads the columns that are not in memory yet.

| | other places asked about, at most | first | median | p95 | bar |
| --- | ---: | ---: | ---: | ---: | ---: |
${rows.map((row) => `| ${row} |`).join('\n')}

The register lies in memory as typed arrays, one for each characteristic, keyed by the edition of the imported data: ordering all
places by a distance over six characteristics is one pass over the arrays. PostgreSQL answers only for names, sources and the
reasons of missing figures of the ten places shown. Memory of the process at the end: ${Math.round(process.memoryUsage().rss / 1e6)} MB.
`;
}

const openData = process.env['VICUS_OPEN_DATA'];
const kept = process.env['VICUS_DATA'];
const folder = kept ?? mkdtempSync(join(tmpdir(), 'vicus-bench-peers-'));
chmodSync(folder, 0o711);
const settings = parseSettings({ ...process.env, VICUS_DATA: folder, PORT: '0' }, root, 'bench');
try {
  if (kept === undefined) {
    if (openData === undefined || !existsSync(openData))
      throw new Error('Set VICUS_OPEN_DATA to the folder of open data.');
    const context = { settings, environment: process.env, say: () => {}, print: say };
    const lau = join(openData, 'lau-2019-eurostat', 'nuts_lau_2019.csv');
    await importDataset(context, ['lau', lau], {});
    await closeAll();
    await importDataset(context, ['spain-census-2021', join(openData, 'spain-ineatlas')], {});
    await closeAll();
  }
  await openForUseCases({ settings, say });
  writeFileSync(join(import.meta.dirname, 'results', 'peers.md'), render(await measureAll()));
} finally {
  await closeAll();
  if (kept === undefined) closeLater(() => rmSync(folder, { recursive: true, force: true }));
  await closeAll();
}
