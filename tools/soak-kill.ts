/**
 * The kill drill of `npm run soak`: people send answers to general waves while the application or its database is ended
 * by `kill -9`, ten times. Whoever got a receipt gets the same again; afterwards every answer is there exactly once.
 * Prints one line of JSON.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureOperator } from '../app/src/server/auth/operator.ts';
import { closeWaveOfPlace } from '../app/src/features/survey/server/closing.usecases.ts';
import { connectTo, disconnect } from '../bench/connect.ts';
import { timeAll } from '../bench/measure.ts';
import { foundPlace } from '../bench/places.ts';
import { startProduct, type Product } from '../bench/product.ts';
import {
  askDatabase,
  fillForms,
  listFieldLinks,
  openFieldWave,
  renderSendUrl,
  type FieldWave,
  type Ready,
} from '../bench/responses/fieldwork.ts';
import { answerForm, makeForm } from '../bench/responses/forms.ts';
import { post, readReceipt } from '../bench/responses/http.ts';

const KILLS = Number(process.env['VICUS_SOAK_KILLS'] ?? 10);
/** People a kill, of each kind of wave. */
const PEOPLE = 24;
const SENDERS = 8;
const PLANS = [
  { approach: 'open', mode: 'anonymous' },
  { approach: 'census', mode: 'anonymous' },
  { approach: 'list', mode: 'named' },
] as const;
const folder = mkdtempSync(join(tmpdir(), 'vicus-kill-'));
chmodSync(folder, 0o711);
const dataDirectory = join(folder, 'data');

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Somebody who sends, with the text by which their answer is found again. */
interface Person extends Ready {
  readonly mark: string;
  receipt?: string;
}

const toMark = (plan: number, at: number): string => `kill-${plan}-${String(at).padStart(5, '0')}.`;

async function prepare(product: Product): Promise<{ waves: FieldWave[]; people: Person[] }> {
  await connectTo(product);
  const place = await foundPlace(await ensureOperator());
  const instrument = makeForm('kill-twelve', 12, 6);
  const waves: FieldWave[] = [];
  const people: Person[] = [];
  for (const [number, plan] of PLANS.entries()) {
    const count = PEOPLE * KILLS;
    const wave = await openFieldWave(
      place,
      instrument,
      plan.approach === 'open' ? plan : { ...plan, invited: count },
    );
    const links = await listFieldLinks(wave, count, plan);
    const ready = await fillForms(wave, links, (at) => answerForm(instrument, at, toMark(number, at)));
    people.push(...ready.map((one, at) => ({ ...one, mark: toMark(number, at) })));
    waves.push(wave);
  }
  await disconnect();
  return { waves, people };
}

/** By turns the application and the database. */
function kill(product: Product, round: number): string {
  if (round % 2 === 0) {
    process.kill(product.pid, 'SIGKILL');
    return 'application';
  }
  const [first = ''] = readFileSync(join(product.cluster, 'postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(first), 'SIGKILL');
  return 'database';
}

/** @returns whether it was acknowledged; false: the connection broke, or the server said that it could not */
async function send(origin: string, person: Person, agent: Agent): Promise<boolean> {
  const reply = await post(renderSendUrl(origin, person.address), person.fields, agent).catch(
    () => undefined,
  );
  if (reply === undefined || reply.status >= 500) return false;
  const receipt = reply.status === 200 ? readReceipt(reply) : undefined;
  if (receipt === undefined) throw new Error(`${person.mark} was refused with ${reply.status}`);
  if (person.receipt !== undefined && person.receipt !== receipt)
    throw new Error(`${person.mark} has two receipts`);
  person.receipt = receipt;
  return true;
}

async function sendUntilKilled(product: Product, people: readonly Person[], round: number): Promise<string> {
  const agent = new Agent({ keepAlive: true, maxSockets: SENDERS });
  // Somewhere in the middle, another place each time.
  const killAfter = Math.floor(people.length * (0.15 + 0.07 * (round % KILLS)));
  let [acknowledged, killed] = [0, ''];
  await timeAll(people, SENDERS, async (person) => {
    if (await send(product.origin, person, agent)) acknowledged += 1;
    if (acknowledged < killAfter || killed !== '') return;
    killed = kill(product, round);
  });
  agent.destroy();
  if (killed === '') killed = kill(product, round);
  await product.ended;
  return killed;
}

/** After the restart everybody sends once more: those with a receipt as if they had not seen it. */
async function sendAgain(product: Product, people: readonly Person[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: SENDERS });
  await timeAll(people, SENDERS, async (person) => {
    if (!(await send(product.origin, person, agent)))
      throw new Error(`${person.mark} could not be sent again`);
  });
  agent.destroy();
}

interface Counted {
  readonly missing: number;
  readonly twice: number;
  readonly foreign: number;
}

async function countAnswers(
  product: Product,
  waves: readonly FieldWave[],
  people: readonly Person[],
): Promise<Counted> {
  await connectTo(product);
  for (const { place, waveId } of waves) await closeWaveOfPlace(place.member.placeId, waveId);
  const rows = await askDatabase<{ answers: string }>(
    product.superuserUrl,
    `select answers::text as answers from confidential.response where wave_id = any($1)
      union all select answers::text from confidential.named_response where wave_id = any($1)`,
    [waves.map(({ waveId }) => waveId)],
  );
  await disconnect();
  const found = new Map<string, number>();
  for (const { answers } of rows) {
    const mark = /kill-\d-\d{5}\./.exec(answers)?.[0] ?? '';
    found.set(mark, (found.get(mark) ?? 0) + 1);
  }
  const marks = new Set(people.map(({ mark }) => mark));
  return {
    missing: people.filter(({ mark }) => !found.has(mark)).length,
    twice: [...found.values()].filter((times) => times > 1).length,
    foreign: [...found.keys()].filter((mark) => !marks.has(mark)).length,
  };
}

async function drill() {
  let product = await startProduct(dataDirectory);
  try {
    const { waves, people } = await prepare(product);
    const killed = { application: 0, database: 0 };
    let unacknowledged = 0;
    for (let round = 0; round < KILLS; round += 1) {
      const batch = people.filter((_, at) => at % KILLS === round);
      const what = await sendUntilKilled(product, batch, round);
      if (what === 'application') killed.application += 1;
      else killed.database += 1;
      const open = batch.filter(({ receipt }) => receipt === undefined).length;
      unacknowledged += open;
      say(`  ${round + 1}: killed the ${what}; ${batch.length - open} had a receipt, ${open} not`);
      product = await startProduct(dataDirectory);
      await sendAgain(product, batch);
    }
    return {
      killed,
      answers: people.length,
      unacknowledged,
      ...(await countAnswers(product, waves, people)),
    };
  } finally {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const result = await drill();
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit(result.missing + result.twice + result.foreign === 0 ? 0 : 1);
