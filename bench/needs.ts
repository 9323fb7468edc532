/**
 * Needs of 20,000 places counted upward: read, put into blocks, through the gate, kept for a region, a country and the union; then
 * the next half-year, in which a tenth has left. `node bench/needs.ts`. Writes results/needs.md.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { closeAll } from '../app/cli/closers.ts';
import { openForUseCases } from '../app/cli/connect-doors.ts';
import { computeNeeds } from '../app/src/features/ask/server/needs-job.usecases.ts';
import { setClock } from '../app/src/server/clock.ts';
import { parseSettings } from '../app/src/server/settings/settings.ts';
import { writeTable } from './write-table.ts';

const PLACES = 20_000;
const BAR_MS = 5_000;
const COUNTRIES = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK';
const root = resolve(import.meta.dirname, '..');
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const otherLoad = loadavg()[0] ?? 0;

/** Places over the regions of 27 countries, of every size; each area of life and source is a need of 2 to 30 of 100. */
const SEED = `
  select setseed(0.42);
  insert into office.place (slug, name, country, nuts_code, population)
  select 'town-' || n, 'Town ' || n, c, c || (1 + floor(random() * 3))::int || (1 + floor(random() * 4))::int || '1',
    (array[2000, 20000, 80000])[1 + floor(random() * 3)::int]
  from (select n, (string_to_array('${COUNTRIES}', ' '))[1 + n % 27] as c from generate_series(1, ${PLACES}) n) towns;
  insert into office.needs_agreement (place_id, agreed_by, until) select place_id, 'bench', '2099-01-01' from office.place;
  insert into office.shared_need (place_id, area, source, confirmed_on)
  select p.place_id, a.area, s.source, current_date from office.place p
  cross join (select area, row_number() over () as nr from regexp_split_to_table('education employment housing healthcare
    social-services language-and-culture access-to-institutions interaction culture-and-religion inclusion-in-policymaking
    overcoming-discrimination genuine-involvement monitoring-and-evaluation sustainability', '\\s+') area) a
  cross join (values ('ask'), ('obstacle'), ('action')) s (source) where random() < 0.02 * a.nr;
  with made as (insert into office.place (slug, name, country, kind, covers)
    select 'level-' || lower(cover), cover, case cover when 'EU' then 'EU' else left(cover, 2) end, kind, array[cover]
    from (values ('EU', 'union'), ('DE', 'country'), ('DE1', 'region')) l (cover, kind) returning *)
  insert into published.level (place_id, slug, name, kind, country, covers) select place_id, slug, name, kind, country, covers from made;
  analyze`;

interface Line {
  readonly what: string;
  readonly tookMs: number;
  /** of this process, without the database's */
  readonly processorMs: number;
  readonly blocks: number;
}

async function measure(what: string, day: string, owner: pg.Client): Promise<Line> {
  setClock(() => new Date(`${day}T12:00:00Z`));
  const begunMs = performance.now();
  const before = process.cpuUsage();
  await computeNeeds();
  const tookMs = performance.now() - begunMs;
  const { user, system } = process.cpuUsage(before);
  const processorMs = (user + system) / 1000;
  const { rows } = await owner.query<{ n: number }>(
    'select count(distinct block_id)::int as n from office.need_block',
  );
  say(`${what}: ${tookMs.toFixed(0)} ms, ${processorMs.toFixed(0)} of the processor`);
  return { what, tookMs, processorMs, blocks: rows[0]?.n ?? 0 };
}

async function measureAll(owner: pg.Client): Promise<readonly Line[]> {
  await owner.query(SEED);
  const first = await measure('first half-year, everybody new', '2026-10-01', owner);
  await owner.query(
    `update office.needs_agreement set ended_on = current_date, ended_by = 'bench' where random() < 0.1`,
  );
  return [first, await measure('next half-year, a tenth has left', '2027-01-05', owner)];
}

function render(lines: readonly Line[]): string {
  const rows = lines.map(
    ({ what, tookMs, processorMs, blocks }) =>
      `| ${what} | ${(tookMs / 1000).toFixed(1)} | ${(processorMs / 1000).toFixed(1)} | ${blocks.toLocaleString('en')} | ${BAR_MS / 1000} |`,
  );
  return `# Bench: needs of 20,000 places counted upward

Written by \`node bench/needs.ts\` on ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}; other programs asked for
${otherLoad.toFixed(1)} cores when it began. Seconds for the whole job: reading, blocks, 14 areas of life × 3 sources × 3 size classes over
the regions of 27 countries, the gate, and what a region, a country and the union read.

| | seconds | of the processor | blocks ever made | bar |
| --- | ---: | ---: | ---: | ---: |
${rows.join('\n')}
`;
}

const folder = mkdtempSync(join(tmpdir(), 'vicus-bench-needs-'));
chmodSync(folder, 0o711);
const settings = parseSettings({ ...process.env, VICUS_DATA: folder, PORT: '0' }, root, 'bench');
try {
  await openForUseCases({ settings, say: () => {} });
  const owner = new pg.Client({
    host: '127.0.0.1',
    port: Number(readFileSync(join(folder, 'database', 'port'), 'utf8')),
    user: 'postgres',
    password: readFileSync(join(folder, 'secrets', 'database-superuser'), 'utf8').trim(),
    database: 'vicus',
  });
  await owner.connect();
  const lines = await measureAll(owner).finally(() => owner.end());
  await writeTable('needs', render(lines));
} finally {
  await closeAll();
  rmSync(folder, { recursive: true, force: true });
}
