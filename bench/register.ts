/** The register of places: how long the real lists take. `node bench/register.ts`, with VICUS_OPEN_DATA set. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DatasetFile, ImportReport } from '../app/src/features/place/dataset.types.ts';
import { loadGazetteer } from '../app/src/features/place/server/gazetteer.loader.ts';
import { importLau } from '../app/src/features/place/server/lau.usecases.ts';
import { importSpanishFiles } from '../app/src/features/place/server/spain.usecases.ts';
import { startEmbeddedDatabase } from '../app/src/server/database/embedded/embedded-database.ts';
import { appLogin } from '../app/src/server/database/embedded/roles.ts';
import { migrate } from '../app/src/server/database/migrate.ts';
import { closeDatabase, connectDatabase } from '../app/src/server/db/connection.ts';

const root = resolve(import.meta.dirname, '..');
const folder = process.env['VICUS_OPEN_DATA'] ?? '';
const lauFile = join(folder, 'lau-2019-eurostat', 'nuts_lau_2019.csv');
const spanishFolder = join(folder, 'spain-ineatlas');

interface Timed {
  readonly what: string;
  readonly report: ImportReport;
  readonly wallSeconds: number;
  /** of this program; the database's own work comes on top */
  readonly cpuSeconds: number;
}

async function time(what: string, run: () => Promise<ImportReport>): Promise<Timed> {
  const begun = process.cpuUsage();
  const begunMs = performance.now();
  const report = await run();
  const { user, system } = process.cpuUsage(begun);
  return {
    what,
    report,
    wallSeconds: (performance.now() - begunMs) / 1000,
    cpuSeconds: (user + system) / 1e6,
  };
}

function readFolder(path: string): DatasetFile[] {
  const names = readdirSync(path).filter((name) => name.endsWith('.csv'));
  return names.map((name) => ({ name, content: readFileSync(join(path, name)) }));
}

async function measure(): Promise<Timed[]> {
  await loadGazetteer();
  const lau = { name: 'nuts_lau_2019.csv', content: readFileSync(lauFile) };
  const edition = { edition: 2019, populationYear: 2018 };
  const spain = readFolder(spanishFolder);
  return [
    await time('list of places (Eurostat 2019), first time', () => importLau(lau, edition)),
    await time('the same list again', () => importLau(lau, edition)),
    await time('Spanish census and atlas, first time', () => importSpanishFiles(spain)),
    await time('the same files again', () => importSpanishFiles(spain)),
  ];
}

function renderTable(timed: readonly Timed[], load: number): string {
  const rows = timed.map(({ what, report, wallSeconds, cpuSeconds }) => {
    const { rowsRead, added, changed, unchanged, refused } = report;
    const refusedRows = refused.reduce((sum, { rows: count }) => sum + count, 0);
    const counts = [rowsRead, added, changed, unchanged, refusedRows].map((one) => one.toLocaleString('en'));
    return [what, ...counts, wallSeconds.toFixed(1), cpuSeconds.toFixed(1)];
  });
  const heads = ['import', 'rows', 'added', 'changed', 'unchanged', 'refused', 'seconds', 'CPU seconds'];
  const align = ['---', ...heads.slice(1).map(() => '---:')];
  const table = [heads, align, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return `# Bench: the register of places

Written by \`node bench/register.ts\` on Node ${process.version}. Seconds are those on the clock, commit to the disk included, the
gazetteer being there; other programs asked for ${load.toFixed(1)} cores when it began. CPU seconds are those of the program without the database.

${table}

Bar: the list of 99,140 places in at most 15 s on a machine with nothing else to do; again without a change.
`;
}

if (!existsSync(lauFile) || !existsSync(spanishFolder)) {
  console.log(
    'Set VICUS_OPEN_DATA to the folder with lau-2019-eurostat and spain-ineatlas; nothing was measured.',
  );
  process.exit(0);
}
const load = loadavg()[0] ?? 0;
const dataDirectory = mkdtempSync(join(tmpdir(), 'vicus-bench-register-'));
const server = await startEmbeddedDatabase({ dataDirectory, cloneDirectory: root, say: () => undefined });
try {
  await migrate(server.ownerUrl, appLogin, join(root, 'app', 'migrations'));
  connectDatabase(server.appUrl);
  const text = renderTable(await measure(), load);
  writeFileSync(join(root, 'bench', 'results', 'register.md'), text);
  console.log(text);
} finally {
  await closeDatabase();
  await server.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
}
