/** A wave: made and changed as a draft, opened once, closed once, never opened again. */
import { randomBytes } from 'node:crypto';
import { checkInstrument, type Answers, type Instrument } from '@vicus/questionnaire';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import {
  readOffice,
  write,
  type OfficeReader,
  type OfficeTransaction,
  type WorkTransaction,
} from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { shuffle } from '#server/shuffle.ts';
import { Problem } from '#server/problem.ts';
import { computeLinkHash, computeLinkToken } from '../link.rules.ts';
import { changeWaveSchema, closingDaySchema, createWaveSchema, openWaveSchema } from '../survey.schema.ts';
import { planRespondentQuestions } from '../survey.rules.ts';
import { MINIMUM_CROWD } from '../survey.types.ts';
import type {
  Invitation,
  NamedAnswers,
  RespondentQuestion,
  Wave,
  WaveDesign,
  WaveMode,
  WaveProgress,
} from '../survey.types.ts';
import { closeWaveOfPlace } from './closing.usecases.ts';
import { forgetPoliticalGroups, selectInvitations } from './invitation.queries.ts';
import { lockWave, selectWave, selectWaves, updateClosingDay } from './survey.queries.ts';

const WAVE_KEY_BYTES = 32;

export interface CreateWaveInput {
  readonly instrumentId: string;
  readonly instrumentVersion: number;
  readonly title: string;
  readonly mode: WaveMode;
  readonly design: WaveDesign;
}

/** @returns id of the new draft */
export async function createWave(member: Member, input: CreateWaveInput): Promise<string> {
  authorise(member, 'wave.change');
  const wave = parseInput(createWaveSchema, input);
  return write(member, async (transaction) => {
    const { wave_id: waveId } = await transaction
      .insertInto('office.wave')
      .values({
        place_id: member.placeId,
        instrument_id: wave.instrumentId,
        instrument_version: wave.instrumentVersion,
        title: wave.title,
        mode: wave.mode,
        design: JSON.stringify(wave.design),
      })
      .returning('wave_id')
      .executeTakeFirstOrThrow();
    await recordAudit(transaction, member, { action: 'wave.change', objectKind: 'wave', objectId: waveId });
    return waveId;
  });
}

/** Changes a draft. Problem `wave-not-draft` (409) once it was opened. */
export async function changeWave(
  member: Member,
  waveId: string,
  input: { readonly title?: string; readonly mode?: WaveMode; readonly design?: WaveDesign },
): Promise<void> {
  authorise(member, 'wave.change');
  const change = parseInput(changeWaveSchema, input);
  await write(member, async (transaction) => {
    await lockDraft(transaction, member, waveId);
    await transaction
      .updateTable('office.wave')
      .set({
        ...(change.title === undefined ? {} : { title: change.title }),
        ...(change.mode === undefined ? {} : { mode: change.mode }),
        ...(change.design === undefined ? {} : { design: JSON.stringify(change.design) }),
        place_id: member.placeId,
      })
      .where('place_id', '=', member.placeId)
      .where('wave_id', '=', waveId)
      .execute();
    // With a name beside it, a political group is special-category data: a named wave does without.
    if (change.mode === 'named') await forgetPoliticalGroups(transaction, member.placeId, waveId);
    await recordAudit(transaction, member, { action: 'wave.change', objectKind: 'wave', objectId: waveId });
  });
}

/**
 * Moves the last day of an open wave. Problems: `wave-not-open` (409), `closes-in-the-past`, `closes-after-retention`
 * (422).
 */
export async function changeClosingDay(member: Member, waveId: string, input: unknown): Promise<void> {
  authorise(member, 'wave.change');
  const { closesOn } = parseInput(closingDaySchema, input);
  if (closesOn < today()) throw new Problem('closes-in-the-past', 422, {}, 'closesOn');
  await write(member, async (transaction) => {
    const wave = await lockWave(transaction, member.placeId, waveId);
    if (wave === undefined) throw new Problem('not-found', 404);
    if (wave.state !== 'open') throw new Problem('wave-not-open', 409);
    if (closesOn > (wave.retentionUntil ?? closesOn))
      throw new Problem('closes-after-retention', 422, {}, 'closesOn');
    await updateClosingDay(transaction, wave, closesOn);
    const note = { action: 'wave.change', objectKind: 'wave', objectId: waveId } as const;
    await recordAudit(transaction, member, { ...note, detail: { closesOn } });
  });
}

/** Removes a draft with its list. Problem `wave-not-draft` (409): what was asked is kept until its retention date. */
export async function removeDraftWave(member: Member, waveId: string): Promise<void> {
  authorise(member, 'wave.remove');
  await write(member, async (transaction) => {
    await lockDraft(transaction, member, waveId);
    await transaction
      .deleteFrom('office.wave')
      .where('place_id', '=', member.placeId)
      .where('wave_id', '=', waveId)
      .execute();
    await recordAudit(transaction, member, { action: 'wave.remove', objectKind: 'wave', objectId: waveId });
  });
}

export interface OpenWaveInput {
  /** as it will be asked: already cut down by the confirmed plan */
  readonly instrument: Instrument;
  /** last day on which answers are taken */
  readonly closesOn: string;
  /** single answers are deleted after this day */
  readonly retentionUntil: string;
  /** the questions about the respondent as they stand in `instrument`; checked once more in anonymous waves */
  readonly respondentQuestions: readonly RespondentQuestion[];
}

/**
 * Opens a draft: freezes its mode, design and instrument, makes its key and a link for everybody on the list.
 * Problems: `wave-not-draft` (409), `nobody-invited`, `crowd-too-small`, `respondents-singled-out`,
 * `closes-in-the-past`, `instrument-invalid` (422).
 */
export async function openWave(member: Member, waveId: string, input: OpenWaveInput): Promise<void> {
  authorise(member, 'wave.open');
  const opening = parseInput(openWaveSchema, input);
  if (opening.closesOn < today()) throw new Problem('closes-in-the-past', 422, {}, 'closesOn');
  if (checkInstrument(opening.instrument).length > 0) throw new Problem('instrument-invalid', 422);
  const key = randomBytes(WAVE_KEY_BYTES);
  await write(member, async (transaction) => {
    const wave = await lockDraft(transaction, member, waveId);
    const invited = await selectInvitations(transaction, member.placeId, waveId);
    refuseThinCrowd(wave, invited, input.respondentQuestions);
    await storeOpening(transaction, member, waveId, { ...opening, asked: invited.length });
    await storeLinks(transaction, wave, invited, key);
    const detail = { mode: wave.mode, asked: invited.length };
    await recordAudit(transaction, member, {
      action: 'wave.open',
      objectKind: 'wave',
      objectId: waveId,
      detail,
    });
  });
}

function refuseThinCrowd(
  wave: Wave,
  invited: readonly Invitation[],
  questions: readonly RespondentQuestion[],
): void {
  if (invited.length === 0) throw new Problem('nobody-invited', 422);
  if (wave.mode === 'named') return;
  if (invited.length < MINIMUM_CROWD) throw new Problem('crowd-too-small', 422, { minimum: MINIMUM_CROWD });
  const plan = planRespondentQuestions(invited, questions, MINIMUM_CROWD);
  if (!plan.isUnchanged) throw new Problem('respondents-singled-out', 422, { minimum: MINIMUM_CROWD });
}

async function storeOpening(
  transaction: OfficeTransaction,
  member: Member,
  waveId: string,
  opening: { instrument: Instrument; closesOn: string; retentionUntil: string; asked: number },
): Promise<void> {
  await transaction
    .updateTable('office.wave')
    .set({
      state: 'open',
      instrument: JSON.stringify(opening.instrument),
      instrument_id: opening.instrument.id,
      instrument_version: opening.instrument.version,
      opened_on: today(),
      closes_on: opening.closesOn,
      retention_until: opening.retentionUntil,
      asked: opening.asked,
    })
    .where('place_id', '=', member.placeId)
    .where('wave_id', '=', waveId)
    .execute();
}

/** Links go in by chance: their order in the table says nothing about the list. */
async function storeLinks(
  transaction: OfficeTransaction,
  wave: Wave,
  invited: readonly Invitation[],
  key: Uint8Array,
): Promise<void> {
  const { placeId: place_id, waveId: wave_id } = wave;
  await transaction.insertInto('confidential.wave_key').values({ place_id, wave_id, key }).execute();
  const links = shuffle(invited).map(({ invitationId }) => ({
    place_id,
    wave_id,
    link_hash: computeLinkHash(computeLinkToken(key, invitationId)),
    invitation_id: wave.mode === 'named' ? invitationId : null,
  }));
  await transaction.insertInto('confidential.link').values(links).execute();
}

/** Closes an open wave for good. Problem `wave-not-open` (409). Results are computed by whoever calls this, or a job. */
export async function closeWave(member: Member, waveId: string): Promise<void> {
  authorise(member, 'wave.close');
  await readWave(member, waveId);
  await closeWaveOfPlace(member.placeId, waveId, member);
}

/** @throws Problem `not-found` (404) for a wave that is not of this place */
export async function readWave(member: Member, waveId: string): Promise<Wave> {
  authorise(member, 'wave.read');
  return readOffice(member, (reader) => findWave(reader, member.placeId, waveId));
}

/** Waves of the place, newest first. */
export async function listWaves(member: Member): Promise<Wave[]> {
  authorise(member, 'wave.read');
  return readOffice(member, (reader) => selectWaves(reader, member.placeId));
}

/** How far an open wave is: the number of the invited, and answers in steps of five, counted once a day. */
export async function readWaveProgress(member: Member, waveId: string): Promise<WaveProgress> {
  authorise(member, 'wave.read');
  return readOffice(member, async (reader) => {
    const row = await reader
      .selectFrom('office.wave')
      .select(['asked', 'answered_shown', 'answered_shown_on'])
      .where('place_id', '=', member.placeId)
      .where('wave_id', '=', waveId)
      .executeTakeFirst();
    if (row === undefined) throw new Problem('not-found', 404);
    return { asked: row.asked ?? 0, answeredInSteps: row.answered_shown, countedOn: row.answered_shown_on };
  });
}

/** Answers of an anonymous wave that were mixed, in no order. For jobs that compute results of closed waves. */
export async function readAnonymousAnswers(transaction: WorkTransaction, waveId: string): Promise<Answers[]> {
  const rows = await transaction
    .selectFrom('confidential.response')
    .select('answers')
    .where('wave_id', '=', waveId)
    .orderBy('response_id')
    .execute();
  return rows.map(({ answers }) => answers as Answers);
}

/** Answers of a closed named wave. The database shows members nothing while it is open. */
export async function readNamedAnswers(
  reader: OfficeReader | WorkTransaction,
  waveId: string,
): Promise<NamedAnswers[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('confidential.named_response')
    .select(['invitation_id', 'answers'])
    .where('wave_id', '=', waveId)
    .orderBy('invitation_id')
    .execute();
  return rows.map((row) => ({ invitationId: row.invitation_id, answers: row.answers as Answers }));
}

export async function findWave(
  reader: OfficeReader | OfficeTransaction,
  placeId: string,
  waveId: string,
): Promise<Wave> {
  const wave = await selectWave(reader, placeId, waveId);
  if (wave === undefined) throw new Problem('not-found', 404);
  return wave;
}

async function lockDraft(transaction: OfficeTransaction, member: Member, waveId: string): Promise<Wave> {
  const wave = await lockWave(transaction, member.placeId, waveId);
  if (wave === undefined) throw new Problem('not-found', 404);
  if (wave.state !== 'draft') throw new Problem('wave-not-draft', 409);
  return wave;
}
