/**
 * Practices: 5,000 records of 5,000 places beside a register of 100,000; finding by words, by filters and by likeness as the use case
 * answers them. Writes results/practices.md. `node bench/practices.ts`; a small copy: `node bench/practices.ts small`.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { closeAll, closeLater } from '../app/cli/closers.ts';
import { openForUseCases } from '../app/cli/connect-doors.ts';
import {
  findPractices,
  findPublicPractices,
  readPracticeSheet,
} from '../app/src/features/practice/server/find.usecases.ts';
import type { Member } from '../app/src/server/auth/member.ts';
import { parseSettings } from '../app/src/server/settings/settings.ts';
import { timeAll, type Timings } from './measure.ts';
import { writeTable } from './write-table.ts';

const BAR_MS = 100;
const TIMES = 200;
const isSmall = process.argv.includes('small');
const PRACTICES = isSmall ? 500 : 5_000;
const REGISTERED = isSmall ? 10_000 : 100_000;
const root = resolve(import.meta.dirname, '..');
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const otherLoad = loadavg()[0] ?? 0;

/** Rows are drawn in the database from their own number, so that every run measures the same ones. */
const PLACED = ['office.place', 'published.place', 'office.membership', 'published.practice'];
/** The owner fills tables of many places at once only while it is not held to their policies. */
const setForced = (word: 'force' | 'no force'): string =>
  PLACED.map((table) => `alter table ${table} ${word} row level security;`).join('\n');
const FILL = `
${setForced('no force')}
insert into auth."user" (id, name, email) values ('bench', 'Bench', 'bench@example.org');
insert into reference.dataset (dataset, title, publisher, licence, row_count, content_hash)
  values ('bench', 'Bench', 'Bench', 'CC0', ${REGISTERED}, 'x');
insert into reference.register_place (place_code, level, country, national_code, name, search_name, dataset)
  values ('DE', 'country', 'DE', 'DE', 'Germany', 'germany', 'bench');
insert into reference.register_place (place_code, level, parent_code, country, national_code, name, search_name,
    degree_of_urbanisation, dataset)
  select 'DE_' || n, 'locality', 'DE', 'DE', n::text, 'Town ' || n, 'town ' || n, 1 + n % 3, 'bench'
  from generate_series(1, ${REGISTERED}) n;
insert into reference.place_population (place_code, year, population, dataset)
  select 'DE_' || n, 2021, 200 + (n * 7919) % 90000, 'bench' from generate_series(1, ${REGISTERED}) n;
insert into office.place (place_id, slug, name, country, population, population_year, register_code)
  select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'town-' || n, 'Town ' || n,
    (array['DE', 'IT', 'ES', 'AT', 'PL', 'SE'])[1 + n % 6], 200 + (n * 7919) % 90000, 2021, 'DE_' || n
  from generate_series(0, ${PRACTICES}) n;
insert into published.place (place_id, slug, name, country, population, population_year)
  select place_id, slug, name, country, population, population_year from office.place;
insert into office.membership (place_id, user_id, role)
  values ('00000000-0000-4000-8000-000000000000', 'bench', 'coordinator');
insert into published.practice (place_id, practice_id, version, practice_key, language, title, texts, details, areas,
    evidence_level, cost_per_participant_cents, currency, context, country, size_class, degree_of_urbanisation, structure,
    diversity, population, is_example, content_hash)
  select p.place_id, p.place_id, 1, lpad(to_hex(n), 12, '0'), (array['de', 'en', 'es', 'it'])[1 + n % 4],
    'Kurs course curso corso ' || words.w, jsonb_build_object('title', 'Kurs course curso corso ' || words.w,
      'summary', words.w || ' Begegnung encuentro', 'issue', repeat(words.w || ' ', 15), 'how-it-works', repeat(words.w || ' ', 10),
      'results', repeat(words.w || ' ', 10), 'what-did-not-work', repeat(words.w || ' ', 10)),
    jsonb_build_object('areas', '[]'::jsonb, 'targetGroups', '[]'::jsonb, 'evidenceLevel', 1 + n % 3, 'needs',
      '{"competences":["education"],"actorKinds":[],"lendables":["premises"],"minimumInhabitants":2000}'::jsonb,
      'staffHoursPerWeek', 4, 'figure', null),
    array[(array['education', 'employment', 'housing', 'interaction'])[1 + n % 4]], 1 + n % 3, 100 * (n % 200), 'EUR',
    jsonb_build_object('slug', p.slug, 'name', p.name, 'country', p.country, 'sizeClass',
      (array['rural', 'small', 'medium'])[1 + n % 3], 'degreeOfUrbanisation', 1 + n % 3, 'population', p.population,
      'populationYear', 2021, 'structure', null, 'diversity', null),
    p.country, (array['rural', 'small', 'medium'])[1 + n % 3], 1 + n % 3,
    case when n % 2 = 0 then 'favourable' else 'unfavourable' end, case when n % 5 < 2 then 'high' else 'low' end,
    p.population, false, 'x'
  from generate_series(1, ${PRACTICES}) n
  join office.place p on p.place_id = ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid
  cross join lateral (select string_agg((array['Wohnung', 'Schule', 'vivienda', 'scuola', 'bicycle', 'library', 'garden', 'música',
    'comunità', 'Mütter', 'volunteers', 'mentor'])[1 + (n * k * 31) % 12] || (n * k) % 97, ' ') as w from generate_series(1, 9) k) words;
${setForced('force')}
analyze;`;

const member: Member = {
  userId: 'bench',
  placeId: '00000000-0000-4000-8000-000000000000',
  role: 'coordinator',
  actorId: null,
};

interface Line {
  readonly what: string;
  readonly found: number;
  readonly timings: Timings;
}

async function measure(what: string, ask: (at: number) => Promise<number>): Promise<Line> {
  let found = 0;
  for (let at = 0; at < 5; at += 1) found = await ask(at);
  const asked = Array.from({ length: TIMES }, (_, at) => at);
  const timings = await timeAll(asked, 1, async (at) => {
    found = Math.max(found, await ask(at));
  });
  say(`${what}: ${found} found, p95 ${timings.p95Ms.toFixed(1)} ms`);
  return { what, found, timings };
}

const office = (query: object) => async () => (await findPractices(member, query)).total;
const WORDS = ['kurs', 'vivienda12', 'scuole garden', 'musica', 'mutter', '"encuentro"', 'course -bicycle'];

async function measureAll(): Promise<readonly Line[]> {
  return [
    await measure('places like mine, no filter', office({})),
    await measure('places like mine, size and area', office({ sizeClass: 'small', area: 'housing' })),
    await measure(
      'words, places like mine first',
      async (at) => (await findPractices(member, { words: WORDS[at % WORDS.length] })).total,
    ),
    await measure(
      'words, best match first',
      async (at) => (await findPractices(member, { words: WORDS[at % WORDS.length], order: 'words' })).total,
    ),
    await measure(
      'words and filters, public',
      async (at) =>
        (await findPublicPractices({ words: WORDS[at % WORDS.length], level: '2', country: 'IT' })).total,
    ),
    await measure('page 100, newest first', office({ order: 'newest', page: isSmall ? '10' : '100' })),
    await measure('one practice with its transfer check', async (at) => {
      const key = (1 + (at % PRACTICES)).toString(16).padStart(12, '0');
      return (await readPracticeSheet(member, key)).transfer.length;
    }),
  ];
}

function render(lines: readonly Line[]): string {
  const rows = lines.map(
    ({ what, found, timings: { medianMs, p95Ms } }) =>
      `| ${what} | ${found.toLocaleString('en')} | ${medianMs.toFixed(1)} | ${p95Ms.toFixed(1)} | ${BAR_MS} |`,
  );
  const memory = Math.round(totalmem() / 2 ** 30);
  return `# Bench: practices

Written by \`node bench/practices.ts\` on ${availableParallelism()} cores, ${memory} GB, Node ${process.version}; other programs asked for
${otherLoad.toFixed(1)} cores when it began. Milliseconds as the use case answers, ${TIMES} questions each, one after another.
${PRACTICES.toLocaleString('en')} published practices of as many places, in four languages; ${REGISTERED.toLocaleString('en')} places in the register.

| | found, at most | median | p95 | bar |
| --- | ---: | ---: | ---: | ---: |
${rows.join('\n')}

Each question of the office also reads the context of the asking place from the register, counts all that was found, searches what
studies told, and lists countries and languages to choose from. Likeness is computed for every record that passes the filters.
`;
}

const folder = mkdtempSync(join(tmpdir(), 'vicus-bench-practices-'));
chmodSync(folder, 0o711);
try {
  const settings = parseSettings({ ...process.env, VICUS_DATA: folder, PORT: '0' }, root, 'bench');
  const { ownerUrl } = await openForUseCases({ settings, say: () => {} });
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const begunMs = performance.now();
  await client.query(FILL);
  await client.end();
  say(`filled in ${((performance.now() - begunMs) / 1000).toFixed(1)} s`);
  await writeTable('practices', render(await measureAll()));
} finally {
  await closeAll();
  closeLater(() => rmSync(folder, { recursive: true, force: true }));
  await closeAll();
}
