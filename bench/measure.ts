/** Timing many things at once, and what is told about it. */
import { Agent, get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

export interface Timings {
  readonly count: number;
  /** things finished in a second, all runners together */
  readonly perSecond: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

/** What is told about one number of towns. */
export interface Measured {
  readonly places: number;
  /** whole journeys: every page saved, then sent */
  readonly journeys: Timings;
  readonly sending: Timings;
  readonly closing: Timings;
  readonly firstReading: Timings;
  /** visitors who look at what they opened */
  readonly reading: Timings;
  /** as many pages as can be served, by visitors who do not look */
  readonly rush: Timings;
  readonly pageKilobytes: number;
  readonly residentMegabytes: number;
  readonly databaseMegabytes: number;
}

export function summarise(durationsMs: readonly number[], wholeMs: number): Timings {
  const sorted = durationsMs.toSorted((a, b) => a - b);
  const quantile = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    count: sorted.length,
    perSecond: (1000 * sorted.length) / wholeMs,
    medianMs: quantile(0.5),
    p95Ms: quantile(0.95),
    p99Ms: quantile(0.99),
  };
}

/** Runs `run` for every item, at most `runners` at a time. */
export async function timeAll<Item>(
  items: readonly Item[],
  runners: number,
  run: (item: Item) => Promise<void>,
): Promise<Timings> {
  const durationsMs: number[] = [];
  const waiting = items[Symbol.iterator]();
  const begunMs = performance.now();
  const work = async (): Promise<void> => {
    for (const item of waiting) {
      const startMs = performance.now();
      await run(item);
      durationsMs.push(performance.now() - startMs);
    }
  };
  await Promise.all(Array.from({ length: runners }, work));
  return summarise(durationsMs, performance.now() - begunMs);
}

/**
 * People who read a page, think, and open the next: only the reading is timed. They begin one after the other within
 * the first pause.
 */
export async function timeVisitors<Item>(
  visitors: readonly (readonly Item[])[],
  pauseMs: number,
  run: (item: Item) => Promise<void>,
): Promise<Timings> {
  const durationsMs: number[] = [];
  const begunMs = performance.now();
  await Promise.all(
    visitors.map(async (items, visitor) => {
      await wait((pauseMs * visitor) / visitors.length);
      for (const item of items) {
        const startMs = performance.now();
        await run(item);
        durationsMs.push(performance.now() - startMs);
        await wait(pauseMs);
      }
    }),
  );
  return summarise(durationsMs, performance.now() - begunMs);
}

/** Connections that stay open, as browsers keep them. */
export function openBrowser(visitors: number): { read(url: string): Promise<number>; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: visitors });
  return { read: (url) => readPage(url, agent), close: () => agent.destroy() };
}

/** The server ended a connection that had been idle just when it was used again. */
class ConnectionEnded extends Error {}

/** Asks once more where an idle connection had ended, as browsers do. @returns bytes of the body as sent */
async function readPage(url: string, agent: Agent): Promise<number> {
  try {
    return await askPage(url, agent);
  } catch (error) {
    if (error instanceof ConnectionEnded) return askPage(url, agent);
    throw error;
  }
}

function askPage(url: string, agent: Agent): Promise<number> {
  return new Promise((done, refuse) => {
    const request = get(url, { agent, headers: { 'accept-encoding': 'br, gzip' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('error', refuse);
      response.on('end', () => {
        if (response.statusCode === 200) done(bytes);
        else refuse(new Error(`${url} answered ${response.statusCode}`));
      });
    });
    request.on('error', (error: Error & { code?: string }) =>
      refuse(request.reusedSocket && error.code === 'ECONNRESET' ? new ConnectionEnded() : error),
    );
  });
}
