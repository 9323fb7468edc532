/** Anonymous answers to a general questionnaire that were collected elsewhere become a closed wave. */
import { checkAnswer, checkInstrument, type Answers } from '@vicus/questionnaire';
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, work, type OfficeTransaction, type WorkTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import type { z } from 'zod';
import { collectedAnswersSchema, type CollectedAnswersInput } from '../general.schema.ts';
import { insertResponses } from './moving.ts';

type Collected = z.output<typeof collectedAnswersSchema>;

/**
 * Stores a closed anonymous wave with its answers in random order, all or nothing. Every answer is checked against the
 * instrument; what its skip logic does not ask is left out. Findings are computed afterwards by whoever needs them.
 * Problems: `instrument-invalid`, `answers-not-accepted` `{ row }`, `more-answers-than-asked`, `crowd-too-small`,
 * `retention-before-closing`, `closed-in-the-future` (422). @returns id of the wave
 */
export async function importCollectedAnswers(member: Member, input: CollectedAnswersInput): Promise<string> {
  authorise(member, 'answers.import');
  const collected = parseInput(collectedAnswersSchema, input);
  refuseUnfit(collected);
  const answers = collected.answers.map((given, index) => {
    const checked = checkAnswer(collected.instrument, given, { partial: true });
    if (!checked.ok) throw new Problem('answers-not-accepted', 422, { row: index + 1 });
    return checked.answers;
  });
  // Asks the database whether the member belongs to the place; the answers themselves only a job may write.
  await readOffice(member, (reader) => readPlaceContact(reader, member.placeId));
  return work('import', member.placeId, (transaction) => storeWave(transaction, member, collected, answers));
}

function refuseUnfit({ instrument, design, asked, answers, minimumGroup }: Collected): void {
  if (checkInstrument(instrument).length > 0) throw new Problem('instrument-invalid', 422);
  if (answers.length > asked) throw new Problem('more-answers-than-asked', 422, {}, 'asked');
  // Fewer answers than this would have each stand for somebody who can be guessed.
  if (answers.length < minimumGroup) throw new Problem('crowd-too-small', 422, { minimum: minimumGroup });
  if (design.closesOn > today()) throw new Problem('closed-in-the-future', 422, {}, 'closesOn');
  if (design.retentionUntil < design.closesOn)
    throw new Problem('retention-before-closing', 422, {}, 'retentionUntil');
}

async function storeWave(
  transaction: WorkTransaction,
  member: Member,
  { instrument, design, title, minimumGroup, openedOn, asked }: Collected,
  answers: readonly Answers[],
): Promise<string> {
  const { placeId } = member;
  const { wave_id: waveId } = await transaction
    .insertInto('office.wave')
    .values({
      place_id: placeId,
      instrument_id: instrument.id,
      instrument_version: instrument.version,
      title,
      mode: 'anonymous',
      state: 'closed',
      design: JSON.stringify(design),
      instrument: JSON.stringify(instrument),
      approach: design.approach,
      minimum_group: minimumGroup,
      opened_on: openedOn,
      closes_on: design.closesOn,
      closed_on: design.closesOn,
      retention_until: design.retentionUntil,
      asked,
      answered: answers.length,
    })
    .returning('wave_id')
    .executeTakeFirstOrThrow();
  await insertResponses(transaction, placeId, waveId, answers);
  const detail = { mode: 'anonymous', answers: answers.length } as const;
  const note = { action: 'answers.import', objectKind: 'wave', objectId: waveId, detail } as const;
  await recordAudit(transaction as unknown as OfficeTransaction, member, note);
  return waveId;
}
