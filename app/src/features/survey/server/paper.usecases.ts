/** Answers on paper: slips say who took part, forms what was answered, and nothing joins them. */
import type { Answers } from '@vicus/questionnaire';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, respond, work, type WorkTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { sealValue, unsealValue } from '#server/sealing.ts';
import { createTranslator, type Language } from '#ui/messages.ts';
import { computeLinkHash, computeTokenOfCode, isGenuineCode, parseCode } from '../link.rules.ts';
import { addOrigin, CHANNEL_FIELD, LANGUAGE_FIELD } from '../origin.rules.ts';
import { compareKeyedForms, layOutPaper, readKeyedForm } from '../paper.rules.ts';
import { keyedFormSchema, slipSchema } from '../paper.schema.ts';
import type { KeyedDifference, KeyedFinding, PaperSection, PaperState } from '../paper.types.ts';
import type { Wave } from '../survey.types.ts';
import { readGeneralWave } from './general.usecases.ts';
import {
  countUp,
  insertPaperForm,
  movePaperForms,
  selectPaperForm,
  selectPaperState,
} from './paper.queries.ts';
import { deleteLink } from './respond.queries.ts';
import { holdWave, selectWave, selectWaveKey } from './survey.queries.ts';

/** Counts, and the sheets that wait for the second person. Problems `wave-is-named`, `wave-not-open` (409). */
export async function readPaperState(member: Member, waveId: string): Promise<PaperState> {
  authorise(member, 'paper.key');
  await readPaperWave(member, waveId);
  return readOffice(member, (reader) =>
    selectPaperState(reader, { placeId: member.placeId, waveId }, member.userId),
  );
}

/** The questions as they stand on paper, in one language. */
export async function readPaperSheet(
  member: Member,
  waveId: string,
  language: Language,
): Promise<readonly PaperSection[]> {
  authorise(member, 'paper.key');
  const { instrument } = await readPaperWave(member, waveId);
  return layOutPaper(instrument, { language, t: createTranslator(language) });
}

export type PaperWave = Wave & { readonly instrument: NonNullable<Wave['instrument']> };

/** Forms on paper are anonymous; a named wave has links that can be opened at the counter. */
export async function readPaperWave(member: Member, waveId: string): Promise<PaperWave> {
  const wave = await readGeneralWave(member, waveId);
  if (wave.mode === 'named') throw new Problem('wave-is-named', 409);
  const { instrument } = wave;
  if (wave.state !== 'open' || instrument === null) throw new Problem('wave-not-open', 409);
  return { ...wave, instrument };
}

/**
 * Somebody's slip came back: their link is spent, as if they had answered by it. Problems `slip-malformed` (422),
 * `slip-unknown` (404), `slip-used` (409): their form must not be keyed.
 */
export async function enterSlip(member: Member, waveId: string, input: unknown): Promise<void> {
  authorise(member, 'paper.key');
  const code = parseCode(parseInput(slipSchema, input).code);
  if (code === undefined) throw new Problem('slip-malformed', 422, {}, 'code');
  await readPaperWave(member, waveId);
  const { placeId } = member;
  const key = await work('paper', placeId, (transaction) => selectWaveKey(transaction, placeId, waveId));
  if (key === undefined || !isGenuineCode(key, code)) throw new Problem('slip-unknown', 404, {}, 'code');
  const hash = Buffer.from(computeLinkHash(computeTokenOfCode(key, code))).toString('hex');
  const spent = await respond(placeId, hash, (transaction) => deleteLink(transaction, placeId, waveId));
  if (spent === undefined) throw new Problem('slip-used', 409, {}, 'code');
  await work('paper', placeId, (transaction) => countUp(transaction, { placeId, waveId }, 'slips'));
}

export type KeyedOutcome =
  | { readonly kind: 'wrong'; readonly findings: readonly KeyedFinding[] }
  /** write this number on the form */
  | { readonly kind: 'waiting'; readonly sheet: number; readonly skipped: readonly string[] }
  | { readonly kind: 'different'; readonly sheet: number; readonly differences: readonly KeyedDifference[] }
  | { readonly kind: 'taken'; readonly sheet: number; readonly skipped: readonly string[] };

/**
 * Keys a form. Without a number it is the first time and gets one; with a number it is the second, and where both agree
 * the answers are taken. `settled`: the differences were looked up on the paper. Problems `wave-not-open`,
 * `wave-is-named` (409), `sheet-unknown` (404).
 */
export async function keyForm(
  member: Member,
  waveId: string,
  input: unknown,
  keyed: Readonly<Record<string, string>>,
): Promise<KeyedOutcome> {
  authorise(member, 'paper.key');
  const { sheet, language, settled } = parseInput(keyedFormSchema, input);
  const wave = await readPaperWave(member, waveId);
  const reader = { language, t: createTranslator(language) };
  const read = readKeyedForm(wave.instrument, keyed, reader);
  if (!read.ok) return { kind: 'wrong', findings: read.findings };
  const answers = read.answers as Answers;
  return work('paper', member.placeId, async (transaction): Promise<KeyedOutcome> => {
    const key = await enterWave(transaction, wave);
    const sealed = sealForm(addOrigin(answers, { language, channel: 'paper' }), wave, key);
    if (sheet === null) {
      const number = await countUp(transaction, wave, 'last_sheet');
      await insertPaperForm(transaction, wave, { sheet: number, sealed, keyedBy: member.userId });
      return { kind: 'waiting', sheet: number, skipped: read.skipped };
    }
    const first = await selectPaperForm(transaction, wave, sheet);
    if (first === undefined) throw new Problem('sheet-unknown', 404, { sheet }, 'sheet');
    const differences = compareKeyedForms(
      wave.instrument,
      [openForm(first.sealed, wave, key), answers],
      reader,
    );
    if (differences.length > 0 && !settled) return { kind: 'different', sheet, differences };
    const moved = await movePaperForms(transaction, wave, { sheet, sealed });
    if (moved === 0) throw new Problem('sheet-unknown', 404, { sheet }, 'sheet');
    await countUp(transaction, wave, 'keyed_twice');
    return { kind: 'taken', sheet, skipped: read.skipped };
  });
}

/** Takes every waiting form as it was keyed once: where nobody else can key. @returns how many */
export async function takeFormsKeyedOnce(member: Member, waveId: string): Promise<number> {
  authorise(member, 'paper.key');
  const wave = await readPaperWave(member, waveId);
  return work('paper', member.placeId, async (transaction) => {
    await enterWave(transaction, wave);
    const moved = await movePaperForms(transaction, wave);
    if (moved > 0) await countUp(transaction, wave, 'keyed_once', moved);
    return moved;
  });
}

/** Closing waits for forms under way; none are taken after the last day. @returns the wave's key */
async function enterWave(transaction: WorkTransaction, { placeId, waveId }: Wave): Promise<Uint8Array> {
  await holdWave(transaction, waveId, 'shared');
  const wave = await selectWave(transaction, placeId, waveId);
  const key = await selectWaveKey(transaction, placeId, waveId);
  if (wave?.state !== 'open' || key === undefined || (wave.closesOn ?? '') < today())
    throw new Problem('wave-not-open', 409);
  return key;
}

/** Sealed as in the intake, where it goes next: the database alone tells nobody what was answered. */
function sealForm(
  answers: Readonly<Record<string, unknown>>,
  { waveId }: Wave,
  material: Uint8Array,
): string {
  return Buffer.from(sealValue(answers, { purpose: 'intake', waveId, material })).toString('base64');
}

function openForm(sealed: string, { waveId }: Wave, material: Uint8Array): Answers {
  const opened = unsealValue(Buffer.from(sealed, 'base64'), { purpose: 'intake', waveId, material });
  if (typeof opened !== 'object' || opened === null) throw new Error('a keyed form cannot be opened');
  const { [LANGUAGE_FIELD]: _, [CHANNEL_FIELD]: __, ...answers } = opened as Record<string, unknown>;
  return answers as Answers;
}
