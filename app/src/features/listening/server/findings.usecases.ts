/** From a closed wave of any questionnaire to its findings, and what an office may see of them. */
import { openProtectedCube, type ProtectedCube } from '@vicus/cube';
import type { Answers } from '@vicus/questionnaire';
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import {
  readLedger,
  restoreProtectedTables,
  toStoredTables,
} from '#features/release/server/release.usecases.ts';
import {
  findWave,
  listWaves,
  readAnonymousAnswers,
  readNamedAnswers,
  readWave,
} from '#features/survey/server/survey.usecases.ts';
import { findWaveResult, keepWaveResult } from '#features/survey/server/wave-result.usecases.ts';
import type { Wave } from '#features/survey/survey.types.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, work, type OfficeReader, type WorkTransaction } from '#server/db/doors.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { readSettings } from '#server/settings/settings.ts';
import { openHighsSolver } from '#server/solver/highs.ts';
import type { CrossShape } from '../cross-links.ts';
import { readShownCells, type CrossedVariables } from '../cross-table.ts';
import { protectCrossTable, toShape, type ShownTable } from '../cross-protection.ts';
import { composeBenchmarks } from '../benchmark-table.ts';
import { composeGap, type PolicymakerAnswers, type RegisterFigure } from '../gap-table.ts';
import { coarsenForCrossing } from '../groups.rules.ts';
import { findingsNotClosed, findingsNotComputed, waveNotOfListening } from '../listening.problems.ts';
import { QUESTION_TABLE } from '../listening.tables.ts';
import type { FindingsFacts, GroupedVariable, StoredMargins, WaveSubject } from '../listening.types.ts';
import { toSubject } from '../listening.rules.ts';
import { groupCrossable, protectFindings, weighAnswers } from '../protection.rules.ts';
import * as queries from './listening.queries.ts';

/** Everything that tables of a wave are made of. Lives in jobs only. */
export interface GatheredWave {
  readonly wave: Wave;
  readonly subject: WaveSubject;
  readonly answers: readonly Answers[];
  readonly margins: StoredMargins | undefined;
  readonly ledger: readonly ProtectedCube[];
  readonly cross: readonly queries.StoredCross[];
}

/** Undefined for waves of another room. Problem `findings-not-closed` (409). */
export async function gatherWave(
  transaction: WorkTransaction,
  placeId: string,
  waveId: string,
): Promise<GatheredWave | undefined> {
  const wave = await findWave(transaction as unknown as OfficeReader, placeId, waveId);
  if (wave.approach === null) return undefined;
  if (wave.state !== 'closed' || wave.instrument === null) throw findingsNotClosed();
  const margins = await queries.selectMargins(transaction, placeId, waveId);
  const { name: placeName } = await readPlaceContact(transaction, placeId);
  return {
    wave,
    subject: toSubject(wave, wave.instrument, placeName, margins),
    answers: await readAnswers(transaction, wave),
    margins,
    ledger: await readLedger(transaction, placeId),
    cross: await queries.selectCrossTables(transaction, placeId, waveId),
  };
}

async function readAnswers(
  transaction: WorkTransaction,
  { mode, waveId }: Wave,
): Promise<readonly Answers[]> {
  if (mode === 'anonymous') return readAnonymousAnswers(transaction, waveId);
  return (await readNamedAnswers(transaction, waveId)).map(({ answers }) => answers);
}

interface Others {
  readonly policymakers: PolicymakerAnswers | null;
  readonly register: RegisterFigure | null;
}

/** What the perception gap sets beside the answers of residents: the newest closed wave of policymakers, the register. */
async function gatherOthers(transaction: WorkTransaction, placeId: string, own: Wave): Promise<Others> {
  const register =
    (await queries.selectTypedFigure(transaction, placeId)) ??
    (await queries.selectRegisterFigure(transaction, placeId)) ??
    null;
  const found = await findLatest(transaction, placeId, 'policymakers');
  if (found === undefined || found.waveId === own.waveId || found.instrument === null)
    return { policymakers: null, register };
  const answers = await readAnswers(transaction, found);
  return { policymakers: { instrument: found.instrument, answers, asked: found.asked }, register };
}

async function findLatest(
  transaction: WorkTransaction,
  placeId: string,
  audience: 'policymakers' | 'residents',
): Promise<Wave | undefined> {
  const rows = await queries.selectClosedWaveIds(transaction, placeId);
  for (const waveId of rows) {
    const wave = await findWave(transaction as unknown as OfficeReader, placeId, waveId);
    if (wave.instrument?.audience === audience) return wave;
  }
  return undefined;
}

/**
 * Computes, protects and stores the findings of a closed wave, and the cross-tables anew where there are any. May run
 * again and gives the same. Waves of the governance survey are left alone. Problem `findings-not-closed` (409).
 */
export async function computeFindings(placeId: string, waveId: string): Promise<void> {
  const gathered = await work('findings', placeId, (transaction) => gatherWave(transaction, placeId, waveId));
  if (gathered === undefined) return;
  await computeGathered(placeId, gathered);
  if (gathered.wave.instrument?.audience !== 'policymakers') return;
  // What policymakers think stands beside what residents said: the newest residents' wave is computed once more.
  const residents = await work('findings', placeId, (transaction) =>
    findLatest(transaction, placeId, 'residents'),
  );
  if (residents !== undefined) await computeFindings(placeId, residents.waveId);
}

async function computeGathered(placeId: string, gathered: GatheredWave): Promise<void> {
  const { wave, subject, answers, margins, ledger } = gathered;
  const others = await work('findings', placeId, (transaction) => gatherOthers(transaction, placeId, wave));
  const codeVersion = readSettings().version;
  const solver = await openHighsSolver();
  const setting = { known: ledger, codeVersion, solver, margins };
  const found = protectFindings(subject, answers, setting, (frame, variables) =>
    [composeGap(variables, answers, frame, others), composeBenchmarks(variables, answers, frame)].flatMap(
      (table) => table ?? [],
    ),
  );
  const facts: FindingsFacts = {
    kind: 'listening',
    weighting: found.weighting.summary,
    isConsultation: subject.isConsultation,
    answered: answers.length,
  };
  const stored = toStoredTables(found.tables);
  const refreshed = await refreshCrossTables(gathered, found.tables);
  await work('findings', placeId, async (transaction) => {
    await keepWaveResult(transaction, wave, { findings: facts, ...stored });
    for (const { row, table } of refreshed)
      await queries.upsertCrossTable(transaction, {
        ...row,
        ...toStoredTables([table]),
        placeId,
        waveId: wave.waveId,
      });
  });
}

/** The same cells with the weights of today: what was withheld stays so, because each table knows itself. */
async function refreshCrossTables(gathered: GatheredWave, tables: readonly ProtectedCube[]) {
  const refreshed: { row: queries.StoredCross; table: ProtectedCube }[] = [];
  for (const row of gathered.cross) {
    const table = await protectBeside(gathered, row.variables, tables);
    refreshed.push({ row, table });
  }
  return refreshed;
}

/** Composes one cross-table and protects it beside everything shown of the wave. Undefined variables are refused before. */
export async function protectBeside(
  gathered: GatheredWave,
  variableIds: readonly string[],
  tables: readonly ProtectedCube[],
): Promise<ProtectedCube> {
  const { subject, answers, margins, ledger, cross } = gathered;
  const grouped = groupCrossable(subject, answers);
  const weighting = weighAnswers(subject, grouped, answers, margins);
  const before = cross.map((row) => toShown(row, grouped));
  return protectCrossTable(
    pickVariables(grouped, variableIds),
    answers,
    { subject, weighting },
    {
      ledger,
      before,
      margins: listMarginCells(tables),
      codeVersion: readSettings().version,
      solver: await openHighsSolver(),
    },
  );
}

function toShown(row: queries.StoredCross, grouped: readonly GroupedVariable[]): ShownTable {
  const [table] = restoreProtectedTables(row.tables, row.contentHash);
  if (table === undefined) throw new Error('a cross-table is stored with its table');
  const shape: CrossShape = toShape(pickVariables(grouped, row.variables));
  return { table, shape };
}

export function pickVariables(grouped: readonly GroupedVariable[], ids: readonly string[]): CrossedVariables {
  const found = ids.flatMap((id) => grouped.find((variable) => variable.id === id) ?? []);
  const [rows, columns, layers] = found.map(coarsenForCrossing);
  if (rows === undefined || columns === undefined) throw new Error('a cross-table has two questions or more');
  return layers === undefined ? [rows, columns] : [rows, columns, layers];
}

/** Answers to single questions that the tables of the wave show, as cells of cross-tables: `age=18-29`. */
export function listMarginCells(tables: readonly ProtectedCube[]): ReadonlySet<string> {
  const cells = new Set<string>();
  for (const table of tables) {
    const { id } = openProtectedCube(table);
    if (!id.startsWith(QUESTION_TABLE)) continue;
    const variable = id.slice(QUESTION_TABLE.length);
    for (const name of readShownCells([table]).shown) cells.add(name.replace(/^answer=/, `${variable}=`));
  }
  return cells;
}

export interface Findings {
  readonly wave: Wave;
  readonly computedOn: string;
  readonly facts: FindingsFacts;
  /** changes with every number */
  readonly contentHash: string;
  /** what the office sees of an anonymous wave, and what may be published */
  readonly tables: readonly ProtectedCube[];
}

/** For jobs: the tables of a wave as they are stored; undefined where none were computed. */
export async function readComputedTables(
  placeId: string,
  waveId: string,
): Promise<Pick<Findings, 'tables' | 'contentHash'> | undefined> {
  const stored = await work('findings', placeId, (transaction) =>
    findWaveResult(transaction, { placeId, waveId }),
  );
  if (stored === undefined) return undefined;
  const { contentHash } = stored;
  return { tables: restoreProtectedTables(stored.tables, contentHash), contentHash };
}

/** Problems: `not-found` (404), `wave-not-of-listening`, `findings-not-closed`, `findings-not-computed` (409). */
export async function readFindings(member: Member, waveId: string): Promise<Findings> {
  authorise(member, 'results.read');
  const wave = await readListeningWave(member, waveId);
  const stored = await readOffice(member, (reader) => findWaveResult(reader, wave));
  if (stored === undefined) throw findingsNotComputed();
  const tables = restoreProtectedTables(stored.tables, stored.contentHash);
  const { computedOn, findings, contentHash } = stored;
  return { wave, computedOn, facts: findings as FindingsFacts, contentHash, tables };
}

/** Up to so many answers the findings are computed while the page waits. */
const COMPUTED_AT_ONCE = 1000;

/** Computes the findings now, or soon where there are many answers. Problems: those of `readListeningWave`. */
export async function requestFindings(member: Member, waveId: string): Promise<void> {
  authorise(member, 'findings.weigh');
  const { answered } = await readListeningWave(member, waveId);
  if ((answered ?? 0) > COMPUTED_AT_ONCE) await enqueue('after-closing', { placeId: member.placeId, waveId });
  else await computeFindings(member.placeId, waveId);
}

/** A closed wave of this room. Problems as above, without `findings-not-computed`. */
export async function readListeningWave(member: Member, waveId: string): Promise<Wave> {
  const wave = await readWave(member, waveId);
  if (wave.approach === null) throw waveNotOfListening();
  if (wave.state !== 'closed') throw findingsNotClosed();
  return wave;
}

/** Closed waves of this room, the last that closed first: the same order as `selectClosedWaveIds`. */
export async function listListeningWaves(member: Member): Promise<Wave[]> {
  authorise(member, 'results.read');
  const closed = (await listWaves(member)).filter(
    ({ approach, state }) => approach !== null && state === 'closed',
  );
  const orderOf = ({ closedOn, openedOn, waveId }: Wave): string[] => [
    closedOn ?? '',
    openedOn ?? '',
    waveId,
  ];
  return closed.toSorted((a, b) => {
    const [x, y] = [orderOf(a), orderOf(b)];
    const at = x.findIndex((text, i) => text !== y[i]);
    // days newest first; the id decides between waves of the same days, the lower first
    return at < 0 ? 0 : (x[at] ?? '') < (y[at] ?? '') === at < 2 ? 1 : -1;
  });
}
