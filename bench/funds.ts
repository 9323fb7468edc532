/**
 * What a place can reach, over all programmes and 5,000 calls, with neighbours from the register of 99,140 localities.
 * `VICUS_OPEN_DATA=folder node bench/funds.ts`; with VICUS_DATA set to a data folder that holds the register already, it is not
 * imported again. Writes results/funds.md.
 */
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { closeAll, closeLater } from '../app/cli/closers.ts';
import { run as importDataset } from '../app/cli/commands/import.ts';
import { openForUseCases } from '../app/cli/connect-doors.ts';
import { decideEligibility } from '../app/src/features/fund/eligibility.rules.ts';
import type { FundAsked, FundNeighbour } from '../app/src/features/fund/fund.types.ts';
import { importFundCalls } from '../app/src/features/fund/server/call-import.usecases.ts';
import { selectCalls } from '../app/src/features/fund/server/call.queries.ts';
import { selectNeighbours, selectRegisterPlaces } from '../app/src/features/fund/server/fund.queries.ts';
import { readPublic, type OfficeReader } from '../app/src/server/db/doors.ts';
import { parseSettings } from '../app/src/server/settings/settings.ts';
import { EU_COUNTRIES, FUND_PROGRAMMES } from '../packages/reference/src/index.ts';
import { writeTable } from './write-table.ts';

const CALLS = 5_000;
const PLACES = 200;
const BAR_MS = { eligibility: 200, search: 100 };
const TODAY = '2026-11-22';
const root = resolve(import.meta.dirname, '..');
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const otherLoad = loadavg()[0] ?? 0;

const WORDS = 'integration towns migration language youth climate health rural network skills'.split(' ');

/** Calls from a seed: every tenth of a programme that is known here. */
function renderCalls(): string {
  const rows = Array.from({ length: CALLS }, (_, at) => {
    const topic = at % 10 === 0 ? `CERV-2031-CITIZENS-TOWN-TT-${at}` : `OTHER-${at}`;
    const title = [at, at * 7, at * 13].map((one) => WORDS[one % WORDS.length]).join(' ');
    const day = `2031-${String((at % 12) + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}`;
    return `BENCH${at},${topic},${title} ${at},Bench,B,${day},open,${at},${at + 1000},`;
  });
  const head =
    'reference,topicId,title,programme,callIdentifier,deadline,callStatus,budgetMin,budgetMax,portalUrl';
  return `${[head, ...rows].join('\n')}\n`;
}

interface Around {
  readonly code: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Small places of member states with coordinates, evenly over the register. */
async function choosePlaces(): Promise<readonly Around[]> {
  const rows = await readPublic((reader) =>
    reader
      .selectFrom('reference.register_place')
      .select(['place_code as code', 'latitude', 'longitude'])
      .where('level', '=', 'locality')
      .where('latitude', 'is not', null)
      .where('degree_of_urbanisation', 'in', [2, 3])
      .where('country', 'in', [...EU_COUNTRIES])
      .orderBy('place_code')
      .execute(),
  );
  const step = Math.max(1, Math.floor(rows.length / PLACES));
  return rows
    .filter((_, at) => at % step === 0)
    .slice(0, PLACES)
    .map(({ code, latitude, longitude }) => ({ code, latitude: latitude ?? 0, longitude: longitude ?? 0 }));
}

const basis = {
  answers: {
    'border-area': true,
    'small-project-fund': true,
    'local-action-group': false,
    'territorial-strategy': null,
    'legal-agglomeration': false,
  },
  largestProjectEur: 120_000,
  ownSharePercent: 20,
} as const;

interface Measured {
  readonly neighbours: number;
  readonly decided: number;
}

/** Everything the ladder page asks: the place, its neighbours, thirty programmes, and all calls that belong to them. */
async function decideAll({ code, latitude, longitude }: Around): Promise<Measured> {
  return readPublic(async (reader) => {
    const office = reader as unknown as OfficeReader;
    const [own] = await selectRegisterPlaces(office, [code]);
    if (own === undefined) throw new Error(`${code} is gone`);
    const neighbours: readonly FundNeighbour[] = await selectNeighbours(office, {
      latitude,
      longitude,
      without: code,
    });
    const { calls } = await selectCalls(reader, {
      words: [],
      programme: 'known',
      isReachable: true,
      until: null,
      today: TODAY,
      limit: CALLS,
      offset: 0,
    });
    const asked: FundAsked = { places: [own], basis, today: TODAY };
    const decisions = new Map(
      FUND_PROGRAMMES.map((one) => [one.id, decideEligibility(one, asked, neighbours)]),
    );
    const decided = calls.filter(({ programmeId }) => programmeId !== null && decisions.has(programmeId));
    return { neighbours: neighbours.length, decided: decided.length };
  });
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor((sorted.length - 1) * share)] ?? 0;

interface Line {
  readonly what: string;
  readonly firstMs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly mostMs: number;
  readonly barMs: number;
}

async function measure<One>(
  what: string,
  barMs: number,
  over: readonly One[],
  ask: (one: One) => Promise<unknown>,
): Promise<Line> {
  const durationsMs: number[] = [];
  for (const one of over) {
    const begunMs = performance.now();
    await ask(one);
    durationsMs.push(performance.now() - begunMs);
  }
  const [firstMs = 0, ...later] = durationsMs;
  const sorted = later.toSorted((a, b) => a - b);
  const line = {
    what,
    firstMs,
    medianMs: quantile(sorted, 0.5),
    p95Ms: quantile(sorted, 0.95),
    mostMs: sorted.at(-1) ?? 0,
    barMs,
  };
  say(`${what}: p95 ${line.p95Ms.toFixed(1)} ms, most ${line.mostMs.toFixed(1)} ms`);
  return line;
}

const searchCalls = (word: string) =>
  readPublic((reader) =>
    selectCalls(reader, {
      words: word.split(' '),
      programme: '',
      isReachable: true,
      until: null,
      today: TODAY,
      limit: 25,
      offset: 0,
    }),
  );

function renderTable(lines: readonly Line[], crowd: number): string {
  const rows = lines.map(
    ({ what, firstMs, medianMs, p95Ms, mostMs, barMs }) =>
      `| ${what} | ${firstMs.toFixed(0)} | ${medianMs.toFixed(1)} | ${p95Ms.toFixed(1)} | ${mostMs.toFixed(1)} | ${barMs} |`,
  );
  return `# Bench: what a place can reach

Written by \`node bench/funds.ts\` on ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}; other programs asked for
${otherLoad.toFixed(1)} cores when it began. Milliseconds, database questions included, page not.
${PLACES} small places of member states, evenly over the register of 99,140 localities; up to ${crowd.toLocaleString('en')} neighbours within 60 km; ${FUND_PROGRAMMES.length} programmes, ${CALLS.toLocaleString('en')} calls.

| what | first, ms | median, ms | p95, ms | most, ms | bar, ms |
| --- | ---: | ---: | ---: | ---: | ---: |
${rows.join('\n')}
`;
}

async function measureAll(): Promise<string> {
  const file = { name: 'bench.csv', content: new TextEncoder().encode(renderCalls()) };
  const report = await importFundCalls(file, '2026-11-01');
  say(`${report.added} calls added`);
  const places = await choosePlaces();
  let crowd = 0;
  const lines = [
    await measure(
      'eligibility: place, neighbours, all programmes, all calls',
      BAR_MS.eligibility,
      places,
      async (one) => {
        crowd = Math.max(crowd, (await decideAll(one)).neighbours);
      },
    ),
    await measure(
      'search of calls',
      BAR_MS.search,
      [...WORDS, ...WORDS.map((one) => `${one} 12`)],
      searchCalls,
    ),
  ];
  return renderTable(lines, crowd);
}

const openData = process.env['VICUS_OPEN_DATA'];
const kept = process.env['VICUS_DATA'];
const folder = kept ?? mkdtempSync(join(tmpdir(), 'vicus-bench-funds-'));
chmodSync(folder, 0o711);
const settings = parseSettings({ ...process.env, VICUS_DATA: folder, PORT: '0' }, root, 'bench');
try {
  if (kept === undefined) {
    if (openData === undefined || !existsSync(openData))
      throw new Error('Set VICUS_OPEN_DATA to the folder of open data.');
    const context = { settings, environment: process.env, say: () => {}, print: say };
    await importDataset(context, ['lau', join(openData, 'lau-2019-eurostat', 'nuts_lau_2019.csv')], {});
    await closeAll();
  }
  await openForUseCases({ settings, say });
  await writeTable('funds', await measureAll());
} finally {
  await closeAll();
  if (kept === undefined) closeLater(() => rmSync(folder, { recursive: true, force: true }));
  await closeAll();
}
