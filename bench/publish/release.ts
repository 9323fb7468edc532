/** A release of twenty linked tables from end to end: through the gate, stored, published, read back. */
import { Worker } from 'node:worker_threads';
import { sealProtectedCube, type Cube } from '@vicus/cube';
import { DEFAULT_POLICY } from '@vicus/disclosure';
import { publishRelease, readLedgerSize } from '../../app/src/features/release/server/release.usecases.ts';
import { readOffice } from '../../app/src/server/db/doors.ts';
import type { BenchPlace } from '../places.ts';
import { ask } from '../responses/http.ts';

export interface ReleaseTimes {
  readonly cells: number;
  readonly withheld: number;
  /** undefined: not ready when time was up */
  readonly prepareMs: number | undefined;
  /** what was waited for it */
  readonly limitMs: number;
  readonly publishMs: number;
  readonly firstPageMs: number;
}

interface Prepared {
  readonly prepareMs: number;
  readonly cubes: readonly Cube[];
  readonly withheld: number;
}

function prepare(cells: number, limitMs: number): Promise<Prepared | undefined> {
  const worker = new Worker(new URL('release.worker.ts', import.meta.url), { workerData: { cells } });
  return new Promise((done, refuse) => {
    const timer = setTimeout(() => {
      done(undefined);
      void worker.terminate();
    }, limitMs);
    worker.once('message', (prepared: Prepared) => {
      clearTimeout(timer);
      done(prepared);
      void worker.terminate();
    });
    worker.once('error', refuse);
  });
}

export async function publishTables(
  { member }: BenchPlace,
  subject: string,
  tables: Parameters<typeof publishRelease>[1]['tables'],
): Promise<string> {
  const ledgerSize = await readOffice(member, (reader) => readLedgerSize(reader, member.placeId));
  return publishRelease(member, {
    subject,
    version: 1,
    title: { en: `Bench ${subject}` },
    summary: {},
    tables,
    withheld: [],
    policy: DEFAULT_POLICY,
    ledgerSize,
    assets: [],
  });
}

export async function measureRelease(
  origin: string,
  place: BenchPlace,
  cells: number,
  limitMs: number,
): Promise<ReleaseTimes> {
  const prepared = await prepare(cells, limitMs);
  if (prepared === undefined)
    return { cells, withheld: 0, prepareMs: undefined, limitMs, publishMs: 0, firstPageMs: 0 };
  const { policyId, version } = DEFAULT_POLICY;
  const stamp = { policyId, policyVersion: version, codeVersion: 'bench' };
  const sealed = prepared.cubes.map((cube) => sealProtectedCube(cube, stamp));
  const begunMs = performance.now();
  const releaseId = await publishTables(place, `bench/linked-${cells}`, sealed);
  const publishMs = performance.now() - begunMs;
  const { status, wholeMs } = await ask(`${origin}/p/${place.slug}/${releaseId}?lang=en`);
  if (status !== 200) throw new Error(`the page of the release answered ${status}`);
  const { prepareMs, withheld } = prepared;
  return { cells, withheld, prepareMs, limitMs, publishMs, firstPageMs: wholeMs };
}
