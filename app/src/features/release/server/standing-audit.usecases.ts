/** Attacks everything a place has published, together, every night; keeps and tells what was found. */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { openProtectedCube } from '@vicus/cube';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, work } from '#server/db/doors.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { log } from '#server/log.ts';
import { readSettings } from '#server/settings/settings.ts';
import type { AuditedEdition, StandingAudit, StandingAuditResult } from '../standing-audit.types.ts';
import * as queries from './standing-audit.queries.ts';
import { restoreProtectedTables } from './stored-tables.ts';

/** Searching ends after this; what was not tried is said. */
const BUDGET_MS = 120_000;
/** Reading the editions and writing the equations of a very large ledger come on top. */
const PATIENCE_MS = 300_000;
/** The same editions under the same program give the same result: once a week is enough to see that it still does. */
const KEPT_DAYS = 7;
const HISTORY = 30;
const DAY_MS = 86_400_000;

const hashLedger = (rows: readonly queries.LedgerRow[]): string =>
  createHash('sha256')
    .update(rows.map(({ releaseId, contentHash }) => `${releaseId} ${contentHash}`).join('\n'))
    .digest('hex');

/** Places with editions, for the night. */
export function listPlacesThatPublished(): Promise<string[]> {
  return work('places that published', null, queries.selectPlacesThatPublished);
}

/**
 * Attacks all editions of one place. Nothing is done where the same editions were attacked by the same program in the last
 * week, unless `isAsked`.
 */
export async function auditPlace(placeId: string, isAsked = false): Promise<StandingAuditResult | undefined> {
  const codeVersion = readSettings().version;
  const begunMs = performance.now();
  const { rows, last } = await work('audit of releases', placeId, async (transaction) => ({
    rows: await queries.selectLedger(transaction, placeId),
    last: (await queries.selectAudits(transaction, placeId, 1))[0],
  }));
  const ledgerHash = hashLedger(rows);
  if (!isAsked && last !== undefined && isFresh(last, ledgerHash, codeVersion)) return undefined;
  const editions = await readEditions(placeId, rows);
  const result = await runWorker(editions);
  const durationMs = Math.round(performance.now() - begunMs);
  await work('audit of releases', placeId, (transaction) =>
    queries.insertAudit(transaction, placeId, { ...result, codeVersion, ledgerHash, durationMs }),
  );
  const { certain, narrow, notTried, findings } = result;
  if (findings.length > 0)
    log('warn', 'release-audit-found', {
      place: placeId,
      findings: findings.length,
      certain,
      narrow,
      notTried,
    });
  return result;
}

function isFresh(last: StandingAudit, ledgerHash: string, codeVersion: string): boolean {
  const isSame = last.ledgerHash === ledgerHash && last.codeVersion === codeVersion && last.notTried === 0;
  return isSame && Date.now() - last.auditedAt.getTime() < KEPT_DAYS * DAY_MS;
}

/** One edition at a time: a ledger may be large. An edition that was changed by hand ends the audit, loudly. */
async function readEditions(placeId: string, rows: readonly queries.LedgerRow[]): Promise<AuditedEdition[]> {
  const editions: AuditedEdition[] = [];
  for (const { contentHash, ...row } of rows) {
    const stored = await work('audit of releases', placeId, (transaction) =>
      queries.selectStoredTables(transaction, placeId, row.releaseId),
    );
    const tables = restoreProtectedTables(stored, contentHash);
    editions.push({ ...row, cubes: tables.map((table) => openProtectedCube(table)) });
  }
  return editions;
}

async function runWorker(editions: readonly AuditedEdition[]): Promise<StandingAuditResult> {
  // The worker runs from its source, also when the pages are built.
  const app = path.dirname(createRequire(import.meta.url).resolve('@vicus/app/package.json'));
  const worker = new Worker(path.join(app, 'src/features/release/server/standing-audit.worker.ts'), {
    workerData: { editions, budgetMs: BUDGET_MS },
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
  });
  const timer = setTimeout(() => void worker.terminate(), PATIENCE_MS);
  try {
    return await new Promise<StandingAuditResult>((done, refuse) => {
      worker.on('message', done);
      worker.on('error', refuse);
      worker.on('exit', () => {
        refuse(new Error('the audit of releases ended without a result'));
      });
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/** Every place, or one that was asked for. One that fails keeps no other waiting. */
export async function runReleaseAudits({ placeId }: { readonly placeId?: string }): Promise<void> {
  if (placeId !== undefined) {
    await auditPlace(placeId, true);
    return;
  }
  for (const one of await listPlacesThatPublished()) {
    try {
      await auditPlace(one);
    } catch (error) {
      log('error', 'release-audit-failed', { place: one, reason: (error as Error).name });
    }
  }
}

export interface AuditInShort extends Pick<
  StandingAudit,
  'releaseAuditId' | 'auditedAt' | 'editions' | 'withheld'
> {
  readonly found: number;
}

export interface AuditSheet {
  readonly last: StandingAudit | null;
  /** earlier ones, newest first, without what each found */
  readonly history: readonly AuditInShort[];
  /** something was published or withdrawn since */
  readonly isBehind: boolean;
  readonly editions: number;
}

/** What the last audit found, for the office. */
export async function readReleaseAudit(member: Member): Promise<AuditSheet> {
  authorise(member, 'release.audit');
  return readOffice(member, async (reader) => {
    const rows = await queries.selectLedger(reader, member.placeId);
    const [last = null, ...before] = await queries.selectAudits(reader, member.placeId, HISTORY);
    const history = before.map(({ releaseAuditId, auditedAt, editions, withheld, findings }) => ({
      releaseAuditId,
      auditedAt,
      editions,
      withheld,
      found: findings.length,
    }));
    const isBehind = rows.length > 0 && last?.ledgerHash !== hashLedger(rows);
    return { last, history, isBehind, editions: rows.length };
  });
}

/** A ledger of this size is attacked while the page waits; a larger one by the next job. */
const ATTACKED_AT_ONCE = 30;

/** Asks for an audit now instead of tonight. @returns whether it is done already */
export async function requestReleaseAudit(member: Member): Promise<boolean> {
  authorise(member, 'release.audit');
  const { placeId } = member;
  const { length } = await readOffice(member, (reader) => queries.selectLedger(reader, placeId));
  const isSmall = length <= ATTACKED_AT_ONCE;
  if (isSmall && length > 0) await auditPlace(placeId, true);
  else if (length > 0) await enqueue('audit-releases', { placeId });
  return isSmall;
}
