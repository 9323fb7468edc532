/** From a closed wave to its results, and what an office may see of them. */
import { openProtectedCube, type ProtectedCube } from '@vicus/cube';
import type { Answers } from '@vicus/questionnaire';
import { ACTOR_KINDS } from '@vicus/reference';
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import {
  readLedger,
  restoreProtectedTables,
  toStoredTables,
} from '#features/release/server/release.usecases.ts';
import { listInvitations } from '#features/survey/server/invitation.usecases.ts';
import {
  findWave,
  listWaves,
  readAnonymousAnswers,
  readNamedAnswers,
  readWave,
} from '#features/survey/server/survey.usecases.ts';
import { findWaveResult, keepWaveResult } from '#features/survey/server/wave-result.usecases.ts';
import { readDetachedTexts } from '#features/survey/server/written.usecases.ts';
import type { Invitation, Wave } from '#features/survey/survey.types.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, work, type OfficeReader, type WorkTransaction } from '#server/db/doors.ts';
import { shuffle } from '#server/shuffle.ts';
import { openHighsSolver } from '#server/solver/highs.ts';
import { readSettings } from '#server/settings/settings.ts';
import { listTies, toRespondent, type ListedRespondent } from '../answers.rules.ts';
import { compareWaveTables, type ComparedKind } from '../comparison.rules.ts';
import { resultsNotComputed, waveNotClosed, waveNotOfGovernance } from '../governance.problems.ts';
import { computeSuggestions, type Suggestion } from '../governance.rules.ts';
import { INSTRUMENT_ID, type AskedKind, type Respondent, type WaveFacts } from '../governance.types.ts';
import { assessNetwork } from '../network.rules.ts';
import type { NetworkMeasures } from '../network.types.ts';
import type { NamedAnswer, NamedResult } from '../results.types.ts';
import { detachTexts, listOpenQuestions, type OpenAnswers } from '../open-answers.rules.ts';
import { designSchema } from '../governance.schema.ts';
import { WHY } from '../instrument-open.ts';
import { readKindOfRow } from '../instrument.rules.ts';
import { protectWave } from '../protection.ts';
import { describeWindow } from '../table-axes.ts';
import { selectListed } from './results.queries.ts';

interface Gathered {
  readonly facts: WaveFacts;
  readonly respondents: readonly Respondent[];
  readonly ledger: readonly ProtectedCube[];
  readonly network: readonly NetworkMeasures[];
}

/**
 * Computes, protects and stores the results of a closed wave. May run again and gives the same. Waves of other
 * instruments are left alone. Problems: `not-found` (404), `wave-not-closed` (409).
 */
export async function computeWaveResult(placeId: string, waveId: string): Promise<void> {
  const gathered = await work('results', placeId, (transaction) => gather(transaction, placeId, waveId));
  if (gathered === undefined) return;
  const { facts, respondents, ledger, network } = gathered;
  const codeVersion = readSettings().version;
  const solver = await openHighsSolver();
  const { tables } = protectWave(facts, respondents, { ledger, codeVersion, solver, network });
  const findings = computeSuggestions(tables.map((table) => openProtectedCube(table)));
  const stored = toStoredTables(tables);
  await work('results', placeId, (transaction) =>
    keepWaveResult(transaction, { placeId, waveId }, { findings, ...stored }),
  );
}

async function gather(
  transaction: WorkTransaction,
  placeId: string,
  waveId: string,
): Promise<Gathered | undefined> {
  const wave = await findWave(transaction as unknown as OfficeReader, placeId, waveId);
  if (wave.instrumentId !== INSTRUMENT_ID) return undefined;
  if (wave.state !== 'closed') throw waveNotClosed();
  const listed = await selectListed(transaction, placeId, waveId);
  const { name } = await readPlaceContact(transaction, placeId);
  const facts = toFacts(wave, name, [...listed.values()]);
  const respondents = await readRespondents(transaction, wave, listed);
  const network = await readNetwork(transaction, wave, listed);
  return { facts, respondents, network, ledger: await readLedger(transaction, placeId) };
}

async function readRespondents(
  transaction: WorkTransaction,
  wave: Wave,
  listed: ReadonlyMap<string, ListedRespondent>,
): Promise<Respondent[]> {
  const { instrument, waveId } = wave;
  if (instrument === null) throw waveNotClosed();
  if (wave.mode === 'anonymous') {
    const answers = await readAnonymousAnswers(transaction, waveId);
    return answers.map((one) => toRespondent(instrument, one));
  }
  const named = await readNamedAnswers(transaction, waveId);
  return named.map(({ invitationId, answers }) =>
    toRespondent(instrument, answers, listed.get(invitationId)),
  );
}

/** Measures of the whole network: named waves from enough answers. */
async function readNetwork(
  transaction: WorkTransaction,
  { instrument, mode, waveId, asked }: Wave,
  listed: ReadonlyMap<string, ListedRespondent>,
): Promise<readonly NetworkMeasures[]> {
  if (mode !== 'named' || instrument === null) return [];
  const named = await readNamedAnswers(transaction, waveId);
  const answers = named.flatMap(({ invitationId, answers: own }) => {
    const one = listed.get(invitationId);
    return one === undefined ? [] : [{ ...one, ties: listTies(instrument, own) }];
  });
  return assessNetwork(answers, Math.max(asked ?? 0, listed.size)).network;
}

/** What the tables need to know of the wave. People asked in no written role stand beside (answers from elsewhere). */
export function toFacts(wave: Wave, placeName: string, listed: readonly ListedRespondent[]): WaveFacts {
  const { windows } = designSchema.parse(wave.design);
  const count = (code: string): number => listed.filter(({ role }) => role === code).length;
  const asked = {
    'elected-policymaker': count('elected-policymaker'),
    official: count('official'),
    'partner-organisation': count('partner-organisation'),
  };
  const closedOn = wave.closedOn ?? wave.createdOn;
  return {
    waveId: wave.waveId,
    placeName,
    title: wave.title,
    windows,
    kinds: listKinds(wave),
    asked,
    askedBesides: Math.max(0, (wave.asked ?? listed.length) - listed.length),
    openedOn: wave.openedOn ?? closedOn,
    closedOn,
  };
}

/** The kinds the questionnaire asked about, in the order of the source. */
function listKinds({ instrument }: Wave): AskedKind[] {
  const rows = (instrument?.sections ?? []).flatMap(({ questions }) =>
    questions.flatMap((question) =>
      question.kind === 'matrix' ? question.rows.map(({ id }) => readKindOfRow(id)) : [],
    ),
  );
  return ACTOR_KINDS.filter(({ code }) => rows.includes(code));
}

export interface WaveResult {
  readonly wave: Wave;
  readonly computedOn: string;
  /** what the office sees of an anonymous wave, and what may be published */
  readonly tables: readonly ProtectedCube[];
  readonly suggestions: readonly Suggestion[];
}

/** Problems: `not-found` (404), `wave-not-closed`, `results-not-computed`, `wave-not-of-governance` (409). */
export async function readWaveResult(member: Member, waveId: string): Promise<WaveResult> {
  authorise(member, 'results.read');
  const wave = await readWave(member, waveId);
  if (wave.instrumentId !== INSTRUMENT_ID) throw waveNotOfGovernance();
  if (wave.state !== 'closed') throw waveNotClosed();
  const stored = await readOffice(member, (reader) => findWaveResult(reader, wave));
  if (stored === undefined) throw resultsNotComputed();
  const tables = restoreProtectedTables(stored.tables, stored.contentHash);
  return {
    wave,
    computedOn: stored.computedOn,
    tables,
    suggestions: stored.findings as readonly Suggestion[],
  };
}

/** Who answered and each tie: named waves only, coordinators and officers only. Null for anonymous waves. */
export async function readNamedResult(member: Member, waveId: string): Promise<NamedResult | null> {
  authorise(member, 'named-answers.read');
  const wave = await readWave(member, waveId);
  if (wave.mode !== 'named' || wave.state !== 'closed' || wave.instrument === null) return null;
  const invited = await listInvitations(member, waveId);
  const named = await readOffice(member, (reader) => readNamedAnswers(reader, waveId));
  const answers = new Map(named.map((one) => [one.invitationId, one.answers]));
  const answered = invited.filter(({ invitationId }) => answers.has(invitationId));
  const asked = Math.max(wave.asked ?? 0, invited.length);
  const given = answered.map((one) => toNamedAnswer(one, wave, answers.get(one.invitationId) ?? {}));
  return {
    answers: given,
    silent: invited.filter(({ invitationId }) => !answers.has(invitationId)),
    rows: listRows(wave),
    periods: describePeriods(wave),
    ...assessNetwork(given, asked),
  };
}

/**
 * What people wrote in an anonymous wave, question by question, without anything else they answered: see
 * docs/decisions/0006-open-answers.md. Null for named waves and for waves that are not closed.
 */
export async function readOpenAnswers(member: Member, waveId: string): Promise<OpenAnswers[] | null> {
  authorise(member, 'open-answers.read');
  // Asks the database whether the wave is one of the member's place: the answers themselves only a job may read.
  const { mode, state, instrument } = await readWave(member, waveId);
  if (mode !== 'anonymous' || state !== 'closed' || instrument === null) return null;
  return work('open answers', member.placeId, async (transaction) => {
    const written: OpenAnswers[] = [];
    for (const question of listOpenQuestions(instrument)) {
      const texts = await readDetachedTexts(transaction, waveId, question.questionId);
      written.push(detachTexts(question, texts, shuffle));
    }
    return written;
  });
}

function toNamedAnswer(invitation: Invitation, { instrument }: Wave, answers: Answers): NamedAnswer {
  const { invitationId, actorId, name, role } = invitation;
  const ties = instrument === null ? [] : listTies(instrument, answers);
  const texts = Object.entries(answers).flatMap(([id, text]) =>
    id.startsWith(WHY) && typeof text === 'string' ? [{ group: id.slice(WHY.length), text }] : [],
  );
  return { invitationId, actorId, name, role, ties, texts };
}

function describePeriods({ design }: Wave): NamedResult['periods'] {
  const { windows } = designSchema.parse(design);
  return { earlier: describeWindow(windows.earlier), later: describeWindow(windows.later) };
}

function listRows({ instrument }: Wave): NamedResult['rows'] {
  return (instrument?.sections ?? []).flatMap(({ questions }) =>
    questions.flatMap((question) =>
      question.kind === 'matrix' && question.id.startsWith('contact-') ? question.rows : [],
    ),
  );
}

/** Closed waves of the survey with results that stand before this one, newest first. */
export async function listComparableWaves(member: Member, wave: Wave): Promise<Wave[]> {
  authorise(member, 'results.read');
  const waves = await listWaves(member);
  return waves.filter(
    (one) =>
      one.state === 'closed' &&
      one.instrumentId === INSTRUMENT_ID &&
      one.waveId !== wave.waveId &&
      (one.closedOn ?? '') <= (wave.closedOn ?? ''),
  );
}

/** Average frequency by kind in two closed waves. Empty where one of them shows no averages. */
export async function compareWithWave(
  member: Member,
  later: WaveResult,
  earlierWaveId: string,
): Promise<ComparedKind[]> {
  const earlier = await readWaveResult(member, earlierWaveId);
  const [before, after] = [earlier, later].map(({ tables }) =>
    tables.map((table) => openProtectedCube(table)).find(({ id }) => id === 'governance-frequency'),
  );
  return before === undefined || after === undefined ? [] : compareWaveTables(before, after);
}
