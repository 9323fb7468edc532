/** Opening: a draft becomes a wave that people can answer. Mode, design, instrument and smallest group are frozen. */
import { randomBytes } from 'node:crypto';
import { checkInstrument, type Instrument } from '@vicus/questionnaire';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { shuffle } from '#server/shuffle.ts';
import { computeLinkHash, computePersonalToken } from '../link.rules.ts';
import { planRespondentQuestions } from '../survey.rules.ts';
import { openWaveSchema } from '../survey.schema.ts';
import { MINIMUM_CROWD } from '../survey.types.ts';
import type { Invitation, RespondentQuestion, Wave } from '../survey.types.ts';
import { selectInvitations } from './invitation.queries.ts';
import { lockDraft } from './survey.usecases.ts';

const WAVE_KEY_BYTES = 32;
/** Rows in one statement; PostgreSQL takes at most 65,535 parameters. */
const ROWS_AT_ONCE = 5_000;

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
export async function openWave(
  member: Member,
  waveId: string,
  input: OpenWaveInput,
  freeze?: (transaction: OfficeTransaction) => Promise<void>,
): Promise<void> {
  authorise(member, 'wave.open');
  const opening = parseInput(openWaveSchema, input);
  if (opening.closesOn < today()) throw new Problem('closes-in-the-past', 422, {}, 'closesOn');
  if (checkInstrument(opening.instrument).length > 0) throw new Problem('instrument-invalid', 422);
  const key = randomBytes(WAVE_KEY_BYTES);
  await write(member, async (transaction) => {
    const wave = await lockDraft(transaction, member, waveId);
    const invited = await selectInvitations(transaction, member.placeId, waveId);
    await freeze?.(transaction);
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
  if (wave.approach === 'open') return;
  if (invited.length === 0) throw new Problem('nobody-invited', 422);
  if (wave.mode === 'named') return;
  const minimum = Math.max(MINIMUM_CROWD, wave.minimumGroup);
  if (invited.length < minimum) throw new Problem('crowd-too-small', 422, { minimum });
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
      // Nobody was asked by name where everybody may come.
      asked: opening.asked === 0 ? null : opening.asked,
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
    link_hash: computeLinkHash(computePersonalToken(key, wave.approach, invitationId)),
    invitation_id: wave.mode === 'named' ? invitationId : null,
  }));
  for (let from = 0; from < links.length; from += ROWS_AT_ONCE) {
    await transaction
      .insertInto('confidential.link')
      .values(links.slice(from, from + ROWS_AT_ONCE))
      .execute();
  }
}
