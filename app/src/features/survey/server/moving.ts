/** Moving anonymous answers from the intake to where they stay, so that nothing tells which came when. */
import type { Answers } from '@vicus/questionnaire';
import type { WorkTransaction } from '#server/db/doors.ts';
import { sealValue, unsealValue } from '#server/sealing.ts';
import { shuffle } from '#server/shuffle.ts';
import { addOrigin, CHANNEL_FIELD, decideKeptOrigins, LANGUAGE_FIELD } from '../origin.rules.ts';
import type { AnswerOrigin } from '../respond.types.ts';

/** Rows in one statement; PostgreSQL takes at most 65,535 parameters. */
const ROWS_AT_ONCE = 1_000;
/** Language and channel of a moved answer, sealed until closing: before, the list of the invited could be held beside them. */
const SEALED_ORIGIN = '$origin';

type Stored = Readonly<Record<string, unknown>>;

/**
 * Moves every answer of the wave, old and new, in random order: all rows get new ids and are written by this one
 * transaction. `minimum`: at closing, when it is decided which languages and channels are kept.
 */
export async function moveAnswers(
  transaction: WorkTransaction,
  { placeId, waveId }: { readonly placeId: string; readonly waveId: string },
  key: Uint8Array | undefined,
  minimum?: number,
): Promise<void> {
  if (key === undefined) throw new Error('a wave with answers to mix has no key');
  const incoming = await transaction
    .deleteFrom('confidential.intake')
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .returning('answers')
    .execute();
  const stored = await transaction
    .deleteFrom('confidential.response')
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .returning('answers')
    .execute();
  const opened = incoming.map(({ answers }) => sealOrigin(openIntake(answers, key, waveId), key, waveId));
  const all = [...stored.map(({ answers }) => answers), ...opened];
  const written = minimum === undefined ? all : settleOrigins(all, key, waveId, minimum);
  await insertResponses(transaction, placeId, waveId, written);
}

function openIntake(stored: Stored, key: Uint8Array, waveId: string): Stored {
  const sealed = Buffer.from(String(stored['sealed']), 'base64');
  const answers = unsealValue(sealed, { purpose: 'intake', waveId, material: key });
  if (typeof answers !== 'object' || answers === null)
    throw new Error('an answer in the intake cannot be opened');
  return answers as Stored;
}

function sealOrigin(answers: Stored, key: Uint8Array, waveId: string): Stored {
  const { [LANGUAGE_FIELD]: language, [CHANNEL_FIELD]: channel, ...rest } = answers;
  if (language === undefined || channel === undefined) return answers;
  const sealed = sealValue({ language, channel }, { purpose: 'origin', waveId, material: key });
  return { ...rest, [SEALED_ORIGIN]: Buffer.from(sealed).toString('base64') };
}

function settleOrigins(all: readonly Stored[], key: Uint8Array, waveId: string, minimum: number): Stored[] {
  const withOrigin = all.filter((answers) => answers[SEALED_ORIGIN] !== undefined);
  const origins = withOrigin.map((answers) => {
    const sealed = Buffer.from(String(answers[SEALED_ORIGIN]), 'base64');
    const origin = unsealValue(sealed, { purpose: 'origin', waveId, material: key });
    if (typeof origin !== 'object' || origin === null) throw new Error('an origin cannot be opened');
    return origin as AnswerOrigin;
  });
  const kept = decideKeptOrigins(origins, minimum);
  const settled = withOrigin.map((stored, at) => {
    const answers = Object.fromEntries(Object.entries(stored).filter(([id]) => id !== SEALED_ORIGIN));
    return addOrigin(answers as Answers, kept[at] ?? { language: null, channel: null });
  });
  return [...all.filter((answers) => answers[SEALED_ORIGIN] === undefined), ...settled];
}

/** Writes answers in random order. */
export async function insertResponses(
  transaction: WorkTransaction,
  placeId: string,
  waveId: string,
  answers: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const rows = shuffle(answers).map((one) => ({
    place_id: placeId,
    wave_id: waveId,
    answers: JSON.stringify(one),
  }));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await transaction
      .insertInto('confidential.response')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute();
  }
}
