/** A wave: made and changed as a draft, opened once, closed once, never opened again. */
import type { Answers } from '@vicus/questionnaire';
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
import { Problem } from '#server/problem.ts';
import { changeWaveSchema, closingDaySchema, createWaveSchema } from '../survey.schema.ts';
import type { Approach, NamedAnswers, Wave, WaveDesign, WaveMode, WaveProgress } from '../survey.types.ts';
import { closeWaveOfPlace } from './closing.usecases.ts';
import { forgetPoliticalGroups } from './invitation.queries.ts';
import { lockWave, selectWave, selectWaves, updateClosingDay } from './survey.queries.ts';

export interface CreateWaveInput {
  readonly instrumentId: string;
  readonly instrumentVersion: number;
  readonly title: string;
  readonly mode: WaveMode;
  readonly design: WaveDesign;
  /** left out: a governance wave */
  readonly approach?: Approach;
  readonly minimumGroup?: number;
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
        approach: wave.approach ?? null,
        ...(wave.minimumGroup === undefined ? {} : { minimum_group: wave.minimumGroup }),
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
  input: Partial<CreateWaveInput>,
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
        ...(change.approach === undefined ? {} : { approach: change.approach }),
        ...(change.minimumGroup === undefined ? {} : { minimum_group: change.minimumGroup }),
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

/** Rows in one question to the database, so that a hundred thousand answers do not lie in memory twice. */
const ANSWERS_AT_ONCE = 1_000;

/** Answers of an anonymous wave that were mixed, in no order. For jobs that compute results of closed waves. */
export async function readAnonymousAnswers(transaction: WorkTransaction, waveId: string): Promise<Answers[]> {
  const all: Answers[] = [];
  for await (const answers of streamAnonymousAnswers(transaction, waveId)) all.push(answers);
  return all;
}

/** The same one by one, for whoever needs not hold them all. Ordered by random ids: the order says nothing. */
async function* streamAnonymousAnswers(
  transaction: WorkTransaction,
  waveId: string,
): AsyncGenerator<Answers> {
  for (let after: string | null = null; ;) {
    let query = transaction
      .selectFrom('confidential.response')
      .select(['response_id', 'answers'])
      .where('wave_id', '=', waveId)
      .orderBy('response_id')
      .limit(ANSWERS_AT_ONCE);
    if (after !== null) query = query.where('response_id', '>', after);
    const rows: { response_id: string; answers: unknown }[] = await query.execute();
    for (const { answers } of rows) yield answers as Answers;
    after = rows.at(-1)?.response_id ?? null;
    if (rows.length < ANSWERS_AT_ONCE) return;
  }
}

/**
 * The next people of a closed named wave with their answers, by invitation. `after`: the last one before; null begins.
 * Two questions that each begin in the middle of a key: joined, every block would read the whole wave, and a file of
 * 100,000 answers took eighty times as long as one of 10,000.
 */
export async function readNamedAnswersBlock(
  reader: OfficeReader,
  { placeId, waveId }: Pick<Wave, 'placeId' | 'waveId'>,
  after: string | null,
  count: number,
): Promise<(NamedAnswers & { readonly name: string })[]> {
  let query = reader
    .selectFrom('confidential.named_response')
    .select(['invitation_id', 'answers'])
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .orderBy('invitation_id')
    .limit(count);
  if (after !== null) query = query.where('invitation_id', '>', after);
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const people = await reader
    .selectFrom('office.invitation')
    .select(['invitation_id', 'name'])
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .where(
      'invitation_id',
      'in',
      rows.map((row) => row.invitation_id),
    )
    .execute();
  const names = new Map(people.map((person) => [person.invitation_id, person.name]));
  return rows.map(({ invitation_id, answers }) => ({
    invitationId: invitation_id,
    answers: answers as Answers,
    name: names.get(invitation_id) ?? '',
  }));
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

/** Problem `wave-not-draft` (409) once it was opened. */
export async function lockDraft(
  transaction: OfficeTransaction,
  member: Member,
  waveId: string,
): Promise<Wave> {
  const wave = await lockWave(transaction, member.placeId, waveId);
  if (wave === undefined) throw new Problem('not-found', 404);
  if (wave.state !== 'draft') throw new Problem('wave-not-draft', 409);
  return wave;
}
