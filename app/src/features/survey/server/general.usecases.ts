/** A wave of any instrument: planned, looked at, opened with everything said, closed. */
import type { Instrument } from '@vicus/questionnaire';
import { authorise, type Member } from '#server/auth/member.ts';
import { addDays, today } from '#server/clock.ts';
import { readOffice } from '#server/db/doors.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { freezeInstrument, readInstrument } from '#features/instrument/server/instrument.usecases.ts';
import { listDistricts } from '#features/place/server/districts.usecases.ts';
import type { District } from '#features/place/districts.types.ts';
import {
  DEFAULT_MARGIN_PERCENT,
  DEFAULT_RESPONSE_PERCENT,
  generalDesignSchema,
  generalFormSchema,
  instrumentRef,
  openingSchema,
  type GeneralDesign,
  type GeneralForm,
} from '../general.schema.ts';
import { fitInstrument, listOfferedLanguages, listOpeningFindings } from '../general.rules.ts';
import type { GeneralWave, InvitedCounts, OfferedLanguage, OpeningFinding } from '../general.types.ts';
import { MINIMUM_CROWD } from '../survey.types.ts';
import { openWave } from './open-wave.usecases.ts';
import { countResidents } from './resident.queries.ts';
import { changeWave, closeWave, createWave, readWave } from './survey.usecases.ts';

const DEFAULT_WEEKS_OPEN = 4;
const DEFAULT_RETENTION_DAYS = 365;

export type GeneralFormValues = Readonly<Record<keyof GeneralForm, string | boolean | readonly string[]>>;

/** What the form of a new wave begins with. Problem `not-found` (404) for an unknown instrument. */
export async function proposeGeneralForm(
  member: Member,
  ref: string,
): Promise<{ readonly values: GeneralFormValues; readonly instrument: Instrument }> {
  authorise(member, 'wave.change');
  const { instrument } = await readInstrument(member, parseInput(instrumentRef, ref));
  const closesOn = addDays(today(), DEFAULT_WEEKS_OPEN * 7);
  const audience = instrument.audience ?? 'residents';
  const isOpen = ['service-users', 'everybody'].includes(audience);
  const isList = ['policymakers', 'officials-partners-residents', 'place'].includes(audience);
  const values = {
    instrument: ref,
    title: `${today().slice(0, 4)}`,
    mode: audience === 'place' ? 'named' : 'anonymous',
    minimumGroup: String(MINIMUM_CROWD),
    audience,
    approach: isOpen ? 'open' : isList ? 'list' : 'census',
    population: '',
    expectedResponsePercent: String(DEFAULT_RESPONSE_PERCENT),
    marginPercent: String(DEFAULT_MARGIN_PERCENT),
    districts: [],
    channels: isOpen ? ['link', 'poster'] : isList ? ['mail'] : ['letter'],
    languages: Object.keys(instrument.languages),
    basis: 'public-task',
    legalReference: '',
    purpose: '',
    closesOn,
    retentionUntil: addDays(closesOn, DEFAULT_RETENTION_DAYS),
    adultsOnly: true,
    addressSource: isOpen ? 'none' : isList ? 'own-list' : 'population-register',
    hosting: 'own',
    hostName: '',
    protectionOfficer: '',
    specialCategories: [],
    returnAddress: '',
  } as const;
  return { values, instrument };
}

/** The plan of a wave as its form shows it. */
export function toGeneralForm(wave: GeneralWave): GeneralFormValues {
  const design = generalDesignSchema.parse(wave.design);
  return {
    ...design,
    title: wave.title,
    mode: wave.mode,
    minimumGroup: String(wave.minimumGroup),
    population: design.population === null ? '' : String(design.population),
    expectedResponsePercent: String(design.expectedResponsePercent),
    marginPercent: String(design.marginPercent),
  };
}

/** Title, mode and smallest group stand in columns of their own and are left out. */
function toDesign(form: GeneralForm): GeneralDesign {
  return generalDesignSchema.parse(form);
}

/** @returns id of the new draft. Problems: `input-invalid` and those of the plan (422), `not-found` (404). */
export async function createGeneralWave(member: Member, input: unknown): Promise<string> {
  authorise(member, 'wave.change');
  const form = parseInput(generalFormSchema, input);
  const { instrument } = await readInstrument(member, form.instrument);
  return createWave(member, {
    instrumentId: instrument.id,
    instrumentVersion: instrument.version,
    title: form.title,
    mode: form.mode,
    design: toDesign(form),
    approach: form.approach,
    minimumGroup: form.minimumGroup,
  });
}

/** Problem `wave-not-draft` (409) once it was opened. The instrument of a wave stays. */
export async function changeGeneralWave(member: Member, waveId: string, input: unknown): Promise<void> {
  authorise(member, 'wave.change');
  const wave = await readGeneralWave(member, waveId);
  const { instrument } = generalDesignSchema.parse(wave.design);
  const form = parseInput(generalFormSchema, { ...(input as Record<string, unknown>), instrument });
  const { title, mode, approach, minimumGroup } = form;
  await changeWave(member, waveId, { title, mode, approach, minimumGroup, design: toDesign(form) });
}

/** Problems: `not-found` (404), `wave-not-general` (409) for one of the governance room. */
export async function readGeneralWave(member: Member, waveId: string): Promise<GeneralWave> {
  authorise(member, 'wave.read');
  const { approach, ...wave } = await readWave(member, waveId);
  if (approach === null) throw new Problem('wave-not-general', 409);
  return { ...wave, approach };
}

export interface GeneralOpening {
  readonly wave: GeneralWave;
  readonly design: GeneralDesign;
  /** as it is asked, or would be if it were opened now */
  readonly instrument: Instrument;
  /** of the place, by name */
  readonly districts: readonly District[];
  readonly invited: InvitedCounts;
  readonly languages: readonly OfferedLanguage[];
  readonly findings: readonly OpeningFinding[];
}

/** Draft: the questions as they would be asked today, and what stands against it. Opened: as they are asked. */
export async function readGeneralOpening(member: Member, waveId: string): Promise<GeneralOpening> {
  authorise(member, 'wave.read');
  const wave = await readGeneralWave(member, waveId);
  const design = generalDesignSchema.parse(wave.design);
  const districts = await listDistricts(member);
  const instrument = wave.instrument ?? (await readAskedInstrument(member, design, districts));
  const invited = await readOffice(member, (reader) => countResidents(reader, member.placeId, waveId));
  const check = { wave, design, instrument, invited, districts, today: today() };
  return {
    wave,
    design,
    instrument,
    districts,
    invited,
    languages: listOfferedLanguages(instrument),
    findings: wave.state === 'draft' ? listOpeningFindings(check) : [],
  };
}

async function readAskedInstrument(
  member: Member,
  design: GeneralDesign,
  districts: readonly District[],
): Promise<Instrument> {
  const { instrument } = await readInstrument(member, design.instrument);
  return fitInstrument(instrument, design, districts);
}

/**
 * Opens the wave with everything that was said before. Problems: the first finding that blocks, `plan-not-confirmed`,
 * `drafts-not-confirmed` (422), those of `openWave`.
 */
export async function openGeneralWave(member: Member, waveId: string, input: unknown): Promise<void> {
  authorise(member, 'wave.open');
  const { confirmed, draftsConfirmed } = parseInput(openingSchema, input);
  const { wave, design, districts, instrument, findings } = await readGeneralOpening(member, waveId);
  if (wave.state !== 'draft') throw new Problem('wave-not-draft', 409);
  const blocking = findings.find(({ blocks }) => blocks);
  if (blocking !== undefined) throw new Problem(blocking.code, 422, blocking.values);
  if (!confirmed) throw new Problem('plan-not-confirmed', 422, {}, 'confirmed');
  if (!draftsConfirmed && findings.some(({ code }) => code === 'draft-language'))
    throw new Problem('drafts-not-confirmed', 422, {}, 'draftsConfirmed');
  const { closesOn, retentionUntil } = design;
  const opening = { instrument, closesOn, retentionUntil, respondentQuestions: [] };
  await openWave(member, waveId, opening, async (transaction) => {
    const frozen = await freezeInstrument(transaction, member.placeId, design.instrument);
    // Somebody changed the questionnaire since it was read above.
    if (JSON.stringify(fitInstrument(frozen, design, districts)) !== JSON.stringify(instrument))
      throw new Problem('instrument-changed', 409);
  });
}

/** Closes the wave for good; what follows is done by a job. Problems: `closing-not-confirmed`, `wave-not-open` (409). */
export async function closeGeneralWave(
  member: Member,
  waveId: string,
  input: { readonly confirmed: boolean },
): Promise<void> {
  authorise(member, 'wave.close');
  if (!input.confirmed) throw new Problem('closing-not-confirmed', 422, {}, 'confirmed');
  await readGeneralWave(member, waveId);
  await closeWave(member, waveId);
  await enqueue('after-closing', { placeId: member.placeId, waveId });
}
