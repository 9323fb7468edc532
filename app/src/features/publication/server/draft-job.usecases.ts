/** The job that prepares a release: gathers its tables, passes them through the gate together, keeps the result. */
import { openProtectedCube, type Texts } from '@vicus/cube';
import { DEFAULT_POLICY, type DisclosurePolicy, type TableToProtect } from '@vicus/disclosure';
import { readShownIndicatorTables } from '#features/indicator/server/tables-to-release.usecases.ts';
import type { LedgerEdition, WithheldTable } from '#features/release/release.types.ts';
import {
  readLedgerEditions,
  readLedgerSize,
  restoreProtectedTables,
  toStoredTables,
} from '#features/release/server/release.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { readOffice, work } from '#server/db/doors.ts';
import { isProblem } from '#server/problem.ts';
import { computeSecretName } from '#server/sealing.ts';
import { readSettings } from '#server/settings/settings.ts';
import { countShown } from '../key-results.rules.ts';
import { PREPARING_BROKE, severalWaves, tablesGone } from '../draft.problems.ts';
import type { GatheredTable, ReadyTables, ReleaseDraft } from '../draft.types.ts';
import { nothingToPublish } from '../publication.problems.ts';
import { describeWithheldTables } from '../publication.rules.ts';
import { describeLinks } from '../draft-link-texts.rules.ts';
import { gatherTables, readWaveAddress } from './draft-sources.ts';
import { runDraftWorker } from './draft-work.ts';
import * as queries from './draft.queries.ts';
import { readTablesOfWave, renewTablesOfWave } from './wave-tables.ts';

interface DraftAddress {
  readonly placeId: string;
  readonly draftId: string;
}

const WORK = 'prepare release';

/** What the queue does. What fails on purpose is written down for the page; everything else as well, and is a bug. */
export async function runReleasePreparation(address: DraftAddress): Promise<void> {
  const { placeId, draftId } = address;
  const begun = await begin(address);
  if (begun === null) return;
  try {
    const row = await prepare(begun.member, begun.draft);
    await work(WORK, placeId, async (transaction) => {
      const draft = await queries.selectDraft(transaction, placeId, draftId, true);
      // Chosen anew meanwhile, or given up: another run prepares it.
      if (draft?.state !== 'working' || draft.revision !== begun.draft.revision) return;
      await queries.replacePrepared(transaction, placeId, draftId, row);
      await queries.updateDraft(transaction, placeId, draftId, { state: 'prepared', step: '' });
    });
  } catch (error) {
    const problem = isProblem(error)
      ? { code: error.code, values: error.values }
      : { code: PREPARING_BROKE, values: {} };
    await work(WORK, placeId, async (transaction) => {
      const draft = await queries.selectDraft(transaction, placeId, draftId, true);
      if (draft?.state === 'working' && draft.revision === begun.draft.revision)
        await queries.updateDraft(transaction, placeId, draftId, { state: 'failed', step: '', problem });
    });
    if (!isProblem(error)) throw error;
  }
}

/** Null where there is nothing to do any more. */
function begin({ placeId, draftId }: DraftAddress): Promise<{ draft: ReleaseDraft; member: Member } | null> {
  return work(WORK, placeId, async (transaction) => {
    const draft = await queries.selectDraft(transaction, placeId, draftId, true);
    if (draft === undefined || (draft.state !== 'waiting' && draft.state !== 'working')) return null;
    const role = await queries.selectRole(transaction, placeId, draft.changedBy);
    if (role === undefined) {
      const problem = { code: 'forbidden', values: { action: 'release.prepare' } };
      await queries.updateDraft(transaction, placeId, draftId, { state: 'failed', problem });
      return null;
    }
    await queries.updateDraft(transaction, placeId, draftId, { state: 'working', step: 'gathering' });
    return { draft, member: { userId: draft.changedBy, placeId, role, actorId: null } };
  });
}

export interface ChosenTables {
  /** to be protected together */
  readonly open: readonly GatheredTable[];
  /** of a wave */
  readonly ready: ReadyTables | null;
  /** those that were not chosen, for what they share with earlier releases */
  readonly others: readonly TableToProtect[];
  readonly sourcesHash: string;
}

/** The chosen tables as rooms give them now. Problems `draft-tables-gone` (409), `draft-several-waves` (422). */
export async function readChosenTables(
  member: Member,
  { chosen }: Pick<ReleaseDraft, 'chosen'>,
): Promise<ChosenTables> {
  const gathered = await gatherTables(member);
  const wanted = gathered.filter(({ address }) => chosen.includes(address));
  if (wanted.length < chosen.length) throw tablesGone(chosen.length - wanted.length);
  const open = wanted.filter((one) => one.open !== null);
  const ready = await readWave(member, chosen);
  return {
    open,
    ready,
    others: gathered.flatMap((one) => (one.open === null || open.includes(one) ? [] : [one.open])),
    sourcesHash: hashTables(open, ready),
  };
}

/** Tells whether figures changed, and says nothing of them to whoever holds the database alone. */
function hashTables(open: readonly GatheredTable[], ready: ReadyTables | null): string {
  const cubes = open.map(({ open: table }) =>
    JSON.stringify(table, (_, value: unknown) =>
      value instanceof Float64Array || value instanceof Uint8Array ? Array.from(value) : value,
    ),
  );
  const wave = ready === null ? '' : toStoredTables(ready.tables).contentHash;
  return computeSecretName('figures', [...cubes, wave].join('\n')).toString('hex');
}

async function readWave(member: Member, chosen: readonly string[]): Promise<ReadyTables | null> {
  const waves = chosen.flatMap((address) => readWaveAddress(address) ?? []);
  const ids = [...new Set(waves.map(({ waveId }) => waveId))];
  const [waveId] = ids;
  if (waveId === undefined) return null;
  if (ids.length > 1) throw severalWaves();
  await renewTablesOfWave(member, waveId);
  const cubes = waves.flatMap(({ cubeId }) => cubeId ?? []);
  return readTablesOfWave(member, waveId, cubes.length === 0 ? null : cubes);
}

async function prepare(member: Member, draft: ReleaseDraft): Promise<queries.PreparedRow> {
  // The size first: what is published in between is then noticed at publishing.
  const { ledgerSize, editions } = await readOffice(member, async (reader) => ({
    ledgerSize: await readLedgerSize(reader, member.placeId),
    editions: await readLedgerEditions(reader, member.placeId),
  }));
  const chosen = await readChosenTables(member, draft);
  const policy = chosen.ready?.policy ?? DEFAULT_POLICY;
  const made = await protectChosen(member, draft, { chosen, editions, policy });
  const ready = chosen.ready?.tables ?? [];
  const withheldReady = describeWithheldTables(chosen.ready?.before ?? [], ready);
  const tables = [
    ...ready,
    ...(made === null ? [] : restoreProtectedTables(JSON.parse(made.stored.tables), made.stored.contentHash)),
  ];
  if (tables.every((table) => countShown(openProtectedCube(table)) === 0)) throw nothingToPublish();
  const titles = new Map<string, Texts>(
    [...chosen.others.map(({ cube }) => cube), ...tables.map((table) => openProtectedCube(table))].map(
      (cube) => [cube.id, cube.provenance.title],
    ),
  );
  return {
    stored: toStoredTables(tables),
    withheld: [...withheldReady, ...(made?.made.withheld ?? [])],
    report: completeReport(made?.made.report, ready, withheldReady),
    links: describeLinks({ open: chosen.open, shared: made?.made.shared ?? [], editions, titles }),
    policy,
    ledgerSize,
    sourcesHash: chosen.sourcesHash,
  };
}

/** Null where every table of the release passed the gate before. */
async function protectChosen(
  { placeId, ...member }: Member,
  { draftId }: ReleaseDraft,
  {
    chosen,
    editions,
    policy,
  }: {
    readonly chosen: ChosenTables;
    readonly editions: readonly LedgerEdition[];
    readonly policy: DisclosurePolicy;
  },
) {
  const tables = chosen.open.flatMap(({ open }) => open ?? []);
  if (tables.length === 0) return null;
  const ids = new Set(tables.map(({ cube }) => cube.id));
  const shown = (await readShownIndicatorTables({ ...member, placeId })).filter((table) =>
    ids.has(openProtectedCube(table).id),
  );
  const setStep = (step: 'protecting' | 'attacking') =>
    work(WORK, placeId, (transaction) => queries.updateDraft(transaction, placeId, draftId, { step }));
  await setStep('protecting');
  return runDraftWorker(
    {
      tables,
      ledger: editions.map((edition) => toStoredTables(edition.tables)),
      shown: toStoredTables([...shown, ...(chosen.ready?.tables ?? [])]),
      known: chosen.others,
      policy,
      codeVersion: readSettings().version,
    },
    () => setStep('attacking'),
  );
}

type Report = queries.PreparedRow['report'];

/** Tables of waves come with what was withheld when they were computed, in the public's words. */
function completeReport(
  report: Report | undefined,
  ready: ReadyTables['tables'],
  withheld: readonly WithheldTable[],
): Report {
  const own = ready.map((table, at) => {
    const cube = openProtectedCube(table);
    const { published = 0, withheld: hidden = 0 } = withheld[at] ?? {};
    return {
      cube: cube.id,
      title: cube.provenance.title,
      cells: published + hidden,
      published,
      reasons: (withheld[at]?.reasons ?? []).map((reason) => ({ reason, cells: hidden })),
      closest: [],
    };
  });
  const none = { withheldAfterAttack: 0, alreadyRevealed: 0, attack: { withheld: 0, found: 0 }, together: 0 };
  return { ...none, ...report, tables: [...own, ...(report?.tables ?? [])] };
}
