/** How fast complete answers are taken in: only the request that sends them is timed, each on disk when acknowledged. */
import { Agent } from 'node:http';
import { closeWaveOfPlace } from '../../app/src/features/survey/server/closing.usecases.ts';
import { summarise, timeAll, type Timings } from '../measure.ts';
import type { Product } from '../product.ts';
import type { BenchPlace } from '../places.ts';
import { answerForm, makeForm } from './forms.ts';
import {
  askDatabase,
  fillForms,
  listFieldLinks,
  openFieldWave,
  renderSendUrl,
  type Ready,
} from './fieldwork.ts';
import { post, readReceipt } from './http.ts';
import { watchMemory, type Memory } from './memory.ts';

const QUESTIONS = 12;
const QUESTIONS_A_PAGE = 6;

export interface Sending {
  readonly connections: number;
  readonly timings: Timings;
  readonly memory: Memory;
  /** write-ahead log of the whole cluster while answers came in, mixing included */
  readonly walBytesEach: number;
  /** of all rows of the wave after closing */
  readonly rowBytesEach: number;
  readonly closingMs: number;
}

/** Sends `answers` complete forms over so many connections, closes the wave, and counts that each is there. */
export async function measureSending(
  product: Product,
  place: BenchPlace,
  connections: number,
  answers: number,
): Promise<Sending> {
  const instrument = makeForm('bench-twelve', QUESTIONS, QUESTIONS_A_PAGE);
  const plan = { approach: 'open', mode: 'anonymous' } as const;
  const wave = await openFieldWave(place, instrument, plan);
  const links = await listFieldLinks(wave, answers, plan);
  const ready = await fillForms(wave, links, (at) => answerForm(instrument, at, `answer ${at}.`));
  await askDatabase(product.superuserUrl, 'checkpoint');
  const before = await readWal(product);
  const memory = watchMemory(product);
  const timings = await sendAll(product.origin, ready, connections);
  const walBytesEach = ((await readWal(product)) - before) / answers;
  const used = memory.end();
  const closedMs = performance.now();
  await closeWaveOfPlace(place.member.placeId, wave.waveId);
  const closingMs = performance.now() - closedMs;
  const rowBytesEach = await countAnswers(product, wave.waveId, answers);
  return { connections, timings, memory: used, walBytesEach, rowBytesEach, closingMs };
}

async function sendAll(origin: string, ready: readonly Ready[], connections: number): Promise<Timings> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const durationsMs: number[] = [];
  const begunMs = performance.now();
  try {
    await timeAll(ready, connections, async ({ address, fields }) => {
      const reply = await post(renderSendUrl(origin, address), fields, agent);
      if (reply.status !== 200 || readReceipt(reply) === undefined)
        throw new Error(`an answer was refused with ${reply.status}`);
      durationsMs.push(reply.wholeMs);
    });
    return summarise(durationsMs, performance.now() - begunMs);
  } finally {
    agent.destroy();
  }
}

async function readWal({ superuserUrl }: Product): Promise<number> {
  const [row] = await askDatabase<{ bytes: string }>(
    superuserUrl,
    `select pg_current_wal_insert_lsn() - '0/0'::pg_lsn as bytes`,
  );
  return Number(row?.bytes);
}

/** @returns bytes of a row */
async function countAnswers({ superuserUrl }: Product, waveId: string, expected: number): Promise<number> {
  const [row] = await askDatabase<{ count: number; bytes: number }>(
    superuserUrl,
    `select count(*)::int as count, avg(pg_column_size(response.*))::float8 as bytes
       from confidential.response where wave_id = $1`,
    [waveId],
  );
  if (row?.count !== expected)
    throw new Error(`${row?.count} answers are there, ${expected} were acknowledged`);
  return row.bytes;
}
