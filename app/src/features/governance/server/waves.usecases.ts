/** A wave of the governance survey: designed, looked at in every language, opened with a confirmed plan, closed. */
import { checkInstrument, type Instrument } from '@vicus/questionnaire';
import { enqueue } from '#server/jobs/enqueue.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { addDays, today } from '#server/clock.ts';
import { readOffice } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import { changeWave, closeWave, createWave, readWave } from '#features/survey/server/survey.usecases.ts';
import { openWave } from '#features/survey/server/open-wave.usecases.ts';
import { listInvitations } from '#features/survey/server/invitation.usecases.ts';
import { planRespondentQuestions } from '#features/survey/survey.rules.ts';
import type { Invitation, RespondentPlan, RespondentQuestion, Wave } from '#features/survey/survey.types.ts';
import { closingNotConfirmed, planNotConfirmed, waveNotOfGovernance } from '../governance.problems.ts';
import { designSchema, waveFormSchema, type GovernanceDesign, type WaveForm } from '../governance.schema.ts';
import { INSTRUMENT_ID, INSTRUMENT_VERSION } from '../governance.types.ts';
import {
  applyPlan,
  buildGovernanceInstrument,
  listAskedRows,
  listRespondentQuestions,
} from '../instrument.rules.ts';
import { computeWaveResult } from './results.usecases.ts';
import { selectActorsAsked } from './waves.queries.ts';

/** Answers are taken this long unless the office says otherwise. */
const DEFAULT_WEEKS_OPEN = 4;
const DEFAULT_RETENTION_DAYS = 365;
/** With more answers the tables are computed by a job, so that no page waits. */
const COMPUTED_AT_ONCE = 60;

/** What the form for a new wave begins with: the last two years, and the two before them. */
export function proposeWaveForm(): Record<keyof WaveForm, string | boolean | readonly string[]> {
  const year = Number(today().slice(0, 4));
  const closesOn = addDays(today(), DEFAULT_WEEKS_OPEN * 7);
  return {
    title: `${year}`,
    mode: 'anonymous',
    earlierFrom: String(year - 3),
    earlierTo: String(year - 2),
    laterFrom: String(year - 1),
    laterTo: String(year),
    rows: 'kinds',
    furtherKinds: true,
    politicalGroup: false,
    localityFacts: false,
    openQuestions: true,
    languages: ['en', 'de'],
    basis: 'consent',
    purpose: '',
    closesOn,
    retentionUntil: addDays(closesOn, DEFAULT_RETENTION_DAYS),
  };
}

function toDesign(form: WaveForm): GovernanceDesign {
  const { earlierFrom, earlierTo, laterFrom, laterTo, title: _, mode: __, ...rest } = form;
  return {
    ...rest,
    // Beside a name it would be special-category data (GDPR, Article 9).
    politicalGroup: rest.politicalGroup && form.mode === 'anonymous',
    windows: {
      earlier: { fromYear: earlierFrom, toYear: earlierTo },
      later: { fromYear: laterFrom, toYear: laterTo },
    },
  };
}

/** A design as its form shows it. */
export function toWaveForm(wave: Wave): Record<keyof WaveForm, string | boolean | readonly string[]> {
  const { windows, ...rest } = designSchema.parse(wave.design);
  return {
    ...rest,
    title: wave.title,
    mode: wave.mode,
    earlierFrom: String(windows.earlier.fromYear),
    earlierTo: String(windows.earlier.toYear),
    laterFrom: String(windows.later.fromYear),
    laterTo: String(windows.later.toYear),
  };
}

/** @returns id of the new draft. Problems: `input-invalid`, `window-ends-before`, `windows-overlap` … (422) */
export async function createGovernanceWave(member: Member, input: unknown): Promise<string> {
  authorise(member, 'wave.change');
  const form = parseInput(waveFormSchema, input);
  const instrument = { instrumentId: INSTRUMENT_ID, instrumentVersion: INSTRUMENT_VERSION };
  return createWave(member, { ...instrument, title: form.title, mode: form.mode, design: toDesign(form) });
}

/** Problem `wave-not-draft` (409) once it was opened. */
export async function changeGovernanceWave(member: Member, waveId: string, input: unknown): Promise<void> {
  authorise(member, 'wave.change');
  const form = parseInput(waveFormSchema, input);
  await readGovernanceWave(member, waveId);
  await changeWave(member, waveId, { title: form.title, mode: form.mode, design: toDesign(form) });
}

/** @throws Problem `not-found` (404), `wave-not-of-governance` (409) */
export async function readGovernanceWave(member: Member, waveId: string): Promise<Wave> {
  authorise(member, 'wave.read');
  const wave = await readWave(member, waveId);
  if (wave.instrumentId !== INSTRUMENT_ID) throw waveNotOfGovernance();
  return wave;
}

export interface Opening {
  readonly wave: Wave;
  readonly design: GovernanceDesign;
  readonly invited: readonly Invitation[];
  /** what is asked about respondents before the crossing with the list */
  readonly wished: readonly RespondentQuestion[];
  /** what the list allows; in named waves nothing is asked, because the list says it */
  readonly plan: RespondentPlan;
  /** as the questions would be asked with this list and plan */
  readonly instrument: Instrument;
  readonly about: readonly RespondentQuestion[];
}

/** Draft: the questions as they would be asked today. Opened: as they are asked. */
export async function readOpening(member: Member, waveId: string): Promise<Opening> {
  authorise(member, 'wave.read');
  const wave = await readGovernanceWave(member, waveId);
  const design = designSchema.parse(wave.design);
  const invited = await listInvitationsIfAllowed(member, waveId);
  const wished = wave.mode === 'named' ? [] : listRespondentQuestions(design, invited);
  const plan = planRespondentQuestions(invited, wished);
  const about = applyPlan(wished, plan);
  if (wave.instrument !== null)
    return { wave, design, invited, wished, plan, about, instrument: wave.instrument };
  const { actors, placeName } = await readOffice(member, async (reader) => ({
    actors: await selectActorsAsked(reader, member.placeId),
    placeName: (await readPlaceContact(reader, member.placeId)).name,
  }));
  const rows = listAskedRows(design, actors);
  const instrument = buildGovernanceInstrument(design, rows, { about, placeName, mode: wave.mode });
  return { wave, design, invited, wished, plan, about, instrument };
}

/** Readers see the questions, not the names on the list. */
async function listInvitationsIfAllowed(member: Member, waveId: string): Promise<readonly Invitation[]> {
  return member.role === 'coordinator' || member.role === 'officer' ? listInvitations(member, waveId) : [];
}

/**
 * Opens the wave with the plan that was shown. `confirmed`: the office has seen what is merged or dropped.
 * Problems: `plan-not-confirmed` and those of survey's `openWave`.
 */
export async function openGovernanceWave(
  member: Member,
  waveId: string,
  input: { readonly confirmed: boolean },
): Promise<void> {
  authorise(member, 'wave.open');
  if (!input.confirmed) throw planNotConfirmed();
  const { instrument, about, design } = await readOpening(member, waveId);
  const unsound = checkInstrument(instrument)[0];
  if (unsound !== undefined)
    throw new Error(`the questionnaire is not sound: ${unsound.path} ${unsound.message}`);
  const { closesOn, retentionUntil } = design;
  await openWave(member, waveId, { instrument, closesOn, retentionUntil, respondentQuestions: about });
}

/** Closes the wave for good and computes its results. Problems: `closing-not-confirmed`, `wave-not-open` (409). */
export async function closeGovernanceWave(
  member: Member,
  waveId: string,
  input: { readonly confirmed: boolean },
): Promise<void> {
  authorise(member, 'wave.close');
  if (!input.confirmed) throw closingNotConfirmed();
  await readGovernanceWave(member, waveId);
  await closeWave(member, waveId);
  const { answered } = await readWave(member, waveId);
  if ((answered ?? 0) > COMPUTED_AT_ONCE) await enqueue('after-closing', { placeId: member.placeId, waveId });
  else await computeWaveResult(member.placeId, waveId);
}
