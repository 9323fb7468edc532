/** Answers collected elsewhere (on paper, by another program) become a closed wave. */
import { checkAnswer, checkInstrument, type Answers } from '@vicus/questionnaire';
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, work, type OfficeTransaction, type WorkTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import type { z } from 'zod';
import { importedAnswersSchema, type ImportedAnswersInput } from '../survey.schema.ts';
import { insertResponses } from './moving.ts';
import { insertInvitations, refusePoliticalGroups } from './invitation.usecases.ts';

type Imported = z.output<typeof importedAnswersSchema>;

/**
 * Stores a closed wave with its answers, all or nothing; answers are checked against the instrument once more.
 * Named: everybody comes on the list with their answers. Anonymous: names are dropped, answers stored by chance.
 * Problems: `instrument-invalid`, `answers-not-accepted` `{ row }`, `more-answers-than-asked`,
 * `retention-before-closing`, `closed-in-the-future`,
 * `political-group-in-named` (422). @returns id of the wave
 */
export async function importAnswers(member: Member, input: ImportedAnswersInput): Promise<string> {
  authorise(member, 'answers.import');
  const imported = parseInput(importedAnswersSchema, input);
  refusePoliticalGroups(imported.mode, imported.respondents);
  if (checkInstrument(imported.instrument).length > 0) throw new Problem('instrument-invalid', 422);
  if (imported.respondents.length > imported.asked)
    throw new Problem('more-answers-than-asked', 422, {}, 'asked');
  if (imported.closedOn > today()) throw new Problem('closed-in-the-future', 422, {}, 'closedOn');
  if (imported.retentionUntil < imported.closedOn)
    throw new Problem('retention-before-closing', 422, {}, 'retentionUntil');
  const answers = imported.respondents.map((respondent, index) =>
    acceptAnswers(imported, respondent.answers, index),
  );
  // Asks the database whether the member belongs to the place; the answers themselves only a job may write.
  await readOffice(member, (reader) => readPlaceContact(reader, member.placeId));
  return work('import', member.placeId, (transaction) => storeImport(transaction, member, imported, answers));
}

function acceptAnswers({ instrument }: Imported, given: Answers, index: number): Answers {
  const checked = checkAnswer(instrument, given, { partial: true });
  if (!checked.ok) throw new Problem('answers-not-accepted', 422, { row: index + 1 });
  return checked.answers;
}

async function storeImport(
  transaction: WorkTransaction,
  member: Member,
  imported: Imported,
  answers: readonly Answers[],
): Promise<string> {
  const { placeId } = member;
  const waveId = await insertClosedWave(transaction, placeId, imported);
  if (imported.mode === 'anonymous') await insertResponses(transaction, placeId, waveId, answers);
  else await insertNamed(transaction, { placeId, waveId }, imported, answers);
  const detail = { mode: imported.mode, answers: answers.length };
  const note = { action: 'answers.import', objectKind: 'wave', objectId: waveId, detail } as const;
  await recordAudit(transaction as unknown as OfficeTransaction, member, note);
  return waveId;
}

async function insertClosedWave(
  transaction: WorkTransaction,
  placeId: string,
  imported: Imported,
): Promise<string> {
  const { wave_id: waveId } = await transaction
    .insertInto('office.wave')
    .values({
      place_id: placeId,
      instrument_id: imported.instrument.id,
      instrument_version: imported.instrument.version,
      title: imported.title,
      mode: imported.mode,
      state: 'closed',
      design: JSON.stringify(imported.design),
      instrument: JSON.stringify(imported.instrument),
      closes_on: imported.closedOn,
      closed_on: imported.closedOn,
      retention_until: imported.retentionUntil,
      asked: imported.asked,
      answered: imported.respondents.length,
    })
    .returning('wave_id')
    .executeTakeFirstOrThrow();
  return waveId;
}

async function insertNamed(
  transaction: WorkTransaction,
  { placeId, waveId }: { placeId: string; waveId: string },
  imported: Imported,
  answers: readonly Answers[],
): Promise<void> {
  for (const [index, respondent] of imported.respondents.entries()) {
    const { name, role, politicalGroup, actorId } = respondent;
    const person = {
      name,
      role,
      politicalGroup,
      actorId,
      email: '',
      language: 'en',
      channel: 'hand',
    } as const;
    const ids = await insertInvitations(transaction as unknown as OfficeTransaction, placeId, waveId, [
      person,
    ]);
    await transaction
      .insertInto('confidential.named_response')
      .values({
        place_id: placeId,
        wave_id: waveId,
        invitation_id: ids[0] ?? '',
        answers: JSON.stringify(answers[index]),
      })
      .execute();
  }
}
