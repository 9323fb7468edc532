/**
 * Strategies: 200 of them with 100 actions each and five years of monthly reports in one place; board, progress page and exports
 * opened by turns; two people who edit one action at once. Writes results/strategy.md. `small`: three of them, each page a few times, in a minute.
 */
import { Agent } from 'node:http';
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { removeExamplePlaces } from '../app/src/features/place/server/installation.usecases.ts';
import { signInAs } from '../e2e/operator.ts';
import { ACCOUNT, connectTo, disconnect, makeOperator } from './connect.ts';
import { timeAll, type Timings } from './measure.ts';
import { foundPlace } from './places.ts';
import { startProduct, type Product } from './product.ts';
import { askDatabase } from './responses/fieldwork.ts';
import { ask } from './responses/http.ts';
import { writeTable } from './write-table.ts';
import { editAtOnce, type Edited } from './strategy/edit.ts';
import { fillStrategies, type StrategySize } from './strategy/fill.ts';

const FULL: StrategySize = { strategies: 200, actions: 100, years: 5 };
const SMALL: StrategySize = { strategies: 3, actions: 100, years: 5 };
const RUNNERS = 4;
const ROUNDS = 20;
/** What is opened, as part of an address; exports are made in a worker, one after the other. */
const PAGES = ['board', 'board/timeline', 'progress', 'evaluation', 'cycle'];
const FILES = ['version-1.xlsx', 'version-1.docx', 'version-1.pdf'];

interface Line {
  readonly what: string;
  readonly timings: Timings;
  readonly kilobytes: number;
}

interface Measured {
  readonly lines: readonly Line[];
  readonly edited: Edited;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function measure(product: Product, size: StrategySize): Promise<Measured> {
  await connectTo(product);
  const userId = await makeOperator(product);
  await removeExamplePlaces(userId);
  const { member, slug } = await foundPlace(userId);
  const ids = await fillStrategies(product.superuserUrl, member, size);
  say(`  ${ids.length} strategies, ${ids.length * size.actions * size.years * 12} reports`);
  const visitor = await signInAs(product.origin, ACCOUNT);
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const base = `${product.origin}/office/${slug}/strategy`;
  const lines: Line[] = [];
  const agent = new Agent({ keepAlive: true, maxSockets: RUNNERS });
  try {
    const few = size === SMALL;
    const list = await visit([base], { agent, cookie, runners: 1, times: few ? 5 : 20 });
    lines.push({ what: 'list of strategies', ...list });
    for (const page of PAGES) {
      const addresses = ids.map((id) => `${base}/${id}/${page}`);
      lines.push({
        what: page,
        ...(await visit(addresses, { agent, cookie, runners: RUNNERS, times: few ? 8 : 40 })),
      });
      say(`  ${page}`);
    }
    for (const file of FILES) {
      const addresses = ids.map((id) => `${base}/${id}/export/${file}`);
      lines.push({
        what: `export/${file}`,
        ...(await visit(addresses, { agent, cookie, runners: 1, times: few ? 2 : 10 })),
      });
      say(`  ${file}`);
    }
  } finally {
    agent.destroy();
  }
  return { lines, edited: await editFirst(product, member, ids[0] ?? '') };
}

interface Visiting {
  readonly agent: Agent;
  readonly cookie: string;
  readonly runners: number;
  readonly times: number;
}

/** Opens the addresses by turns, once before so that programs are compiled. */
async function visit(
  addresses: readonly string[],
  { agent, cookie, runners, times }: Visiting,
): Promise<Omit<Line, 'what'>> {
  let bytes = 0;
  const open = async (url: string): Promise<void> => {
    const reply = await ask(url, { agent, headers: { cookie, 'accept-encoding': 'br, gzip' } });
    if (reply.status !== 200) throw new Error(`${url} answered ${reply.status}`);
    bytes = reply.bytes;
  };
  await open(addresses[0] ?? '');
  const asked = Array.from({ length: times }, (_, at) => addresses[(at * 7) % addresses.length] ?? '');
  return { timings: await timeAll(asked, runners, open), kilobytes: bytes / 1000 };
}

async function editFirst(
  { superuserUrl }: Product,
  member: Parameters<typeof editAtOnce>[0],
  strategyId: string,
): Promise<Edited> {
  const [action] = await askDatabase<{ id: string }>(
    superuserUrl,
    'select action_id as id from office.action where strategy_id = $1 order by title limit 1',
    [strategyId],
  );
  const actionId = action?.id ?? '';
  const readBefore = async () => {
    const rows = await askDatabase<{ what: string | null }>(
      superuserUrl,
      `select before->>'what' as what from office.strategy_change where strategy_id = $1 and row_id = $2`,
      [strategyId, actionId],
    );
    return rows.flatMap(({ what }) => (what === null ? [] : [what]));
  };
  return editAtOnce(member, { strategyId, actionId }, { rounds: ROUNDS, readBefore });
}

const ms = (value: number): string => `${value.toFixed(0)} ms`;

function renderStrategy({ lines, edited }: Measured, size: StrategySize, machine: string): string {
  return [
    '# Strategies',
    '',
    `${machine}.`,
    '',
    `${size.strategies} adopted strategies in one place, each with ${size.actions} actions, an output and five budget lines an action,`,
    `and ${size.years} years of monthly reports about every action. Pages: ${RUNNERS} people at a time without a pause; files one after the other.`,
    '',
    '| opened | times | median | p95 | sent |',
    '| :--- | ---: | ---: | ---: | ---: |',
    ...lines.map(
      ({ what, timings, kilobytes }) =>
        `| ${what} | ${timings.count} | ${ms(timings.medianMs)} | ${ms(timings.p95Ms)} | ${kilobytes.toFixed(0)} kB |`,
    ),
    '',
    `Two people saved one action at once, ${edited.rounds} times: ${edited.saved} saved, ${edited.told} told that somebody else had saved,`,
    `with both texts; ${edited.lost} saved words were lost.`,
    '',
  ].join('\n');
}

export async function runStrategy(words: readonly string[]): Promise<void> {
  const otherLoad = loadavg()[0] ?? 0;
  const size = words.includes('small') ? SMALL : FULL;
  const product = await startProduct();
  let text = '';
  try {
    const measured = await measure(product, size);
    const machine = `${availableParallelism()} cores, ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}, load of others ${otherLoad.toFixed(1)}`;
    text = renderStrategy(measured, size, machine);
    if (measured.edited.lost > 0) process.exitCode = 1;
  } finally {
    await disconnect();
    await product.stop();
  }
  if (size === FULL) await writeTable('strategy', text);
  process.stdout.write(text);
  // Sign-in keeps a pool of its own that ends with the process.
  process.exit();
}
