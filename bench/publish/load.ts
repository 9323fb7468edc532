/** Visitors of the public site at a steady pace, whatever the server does. */
import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { summarise, type Timings } from '../measure.ts';
import { ask } from '../responses/http.ts';

export const PER_SECOND = 200;
const CONNECTIONS = 200;
const BROWSER = { 'accept-encoding': 'br, gzip' };

export interface Load {
  readonly timings: Timings;
  /** answers other than 200, and connections that broke */
  readonly errors: number;
  /** pages that nobody had opened before */
  readonly addresses: number;
}

/** Opens the addresses one after the other, from the first again at the end, until the seconds are over. */
export async function keepPace(addresses: readonly string[], seconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const durationsMs: number[] = [];
  const visits: Promise<void>[] = [];
  let errors = 0;
  const begunMs = performance.now();
  for (let visit = 0; visit < seconds * PER_SECOND; visit += 1) {
    const dueMs = begunMs + (visit * 1000) / PER_SECOND;
    const earlyMs = dueMs - performance.now();
    if (earlyMs > 0) await wait(earlyMs);
    const address = addresses[visit % addresses.length] ?? '';
    const lateMs = Math.max(0, performance.now() - dueMs);
    visits.push(
      ask(address, { agent, headers: BROWSER }).then(
        ({ status, wholeMs }) => {
          if (status === 200) durationsMs.push(wholeMs + lateMs);
          else errors += 1;
        },
        () => {
          errors += 1;
        },
      ),
    );
  }
  await Promise.all(visits);
  agent.destroy();
  const timings = summarise(durationsMs, performance.now() - begunMs);
  return { timings, errors, addresses: new Set(addresses).size };
}
