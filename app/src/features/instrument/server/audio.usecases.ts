/** Questions read out: keeping, hearing and removing recordings. */
import { z } from 'zod';
import type { Instrument, Question } from '@vicus/questionnaire';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput, requiredText, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { MAXIMUM_AUDIO_BYTES, readAudioType } from '../audio.rules.ts';
import { findQuestion, saveQuestion } from '../edit.rules.ts';
import {
  audioRefused,
  audioTooLarge,
  instrumentNotFound,
  tooManyRecordings,
} from '../instrument.problems.ts';
import type { Seen } from '../instrument.types.ts';
import { countAudio, deleteUnusedAudio, insertAudio, selectAudio, type Recording } from './audio.queries.ts';
import { changeDraft } from './change.ts';

/** 200 MB a place at most. */
const MAXIMUM_RECORDINGS = 400;

const spotSchema = z.object({ question: requiredText(80), language: requiredText(35) });

function replaceAudio(instrument: Instrument, questionId: string, language: string, id: string | null) {
  const question = findQuestion(instrument, questionId);
  if (question === undefined || !Object.hasOwn(instrument.languages, language)) throw instrumentNotFound();
  const { audio, ...rest } = question;
  const { [language]: _, ...others } = audio ?? {};
  const kept = id === null ? others : { ...others, [language]: id };
  const next = Object.keys(kept).length === 0 ? rest : { ...rest, audio: kept };
  return saveQuestion(instrument, '', next as Question);
}

async function keepRecording(
  transaction: OfficeTransaction,
  placeId: string,
  language: string,
  content: Uint8Array,
): Promise<string> {
  const mediaType = readAudioType(content);
  if (mediaType === null) throw audioRefused('file');
  if ((await countAudio(transaction, placeId)) >= MAXIMUM_RECORDINGS)
    throw tooManyRecordings(MAXIMUM_RECORDINGS);
  return insertAudio(transaction, placeId, { language, mediaType, content });
}

/** Problems `audio-refused` (422) for what is no recording, `audio-too-large` (413). */
export async function saveAudio(
  member: Member,
  seen: Seen,
  input: unknown,
  content: Uint8Array,
): Promise<void> {
  authorise(member, 'instrument.change');
  const { question, language } = parseInput(spotSchema, input);
  if (content.length === 0) throw new Problem('file-missing', 422, {}, 'file');
  if (content.length > MAXIMUM_AUDIO_BYTES) throw audioTooLarge('file');
  await changeDraft(member, seen, {
    action: 'instrument.change',
    part: 'recording',
    run: async (instrument, transaction) => {
      const id = await keepRecording(transaction, member.placeId, language, content);
      return replaceAudio(instrument, question, language, id);
    },
  });
}

export async function removeAudio(member: Member, seen: Seen, input: unknown): Promise<void> {
  authorise(member, 'instrument.change');
  const { question, language } = parseInput(spotSchema, input);
  await changeDraft(member, seen, {
    action: 'instrument.change',
    part: 'recording-removed',
    run: async (instrument, transaction) => {
      // Those that earlier changes left behind; this one goes with the next.
      await deleteUnusedAudio(transaction, member.placeId);
      return replaceAudio(instrument, question, language, null);
    },
  });
}

/** Problem `instrument-not-found` (404). */
export async function readAudio(member: Member, audioId: string): Promise<Recording> {
  authorise(member, 'instrument.read');
  const { id } = parseInput(z.object({ id: rowId }), { id: audioId });
  const recording = await readOffice(member, (reader) => selectAudio(reader, member.placeId, id));
  if (recording === null) throw instrumentNotFound();
  return recording;
}
