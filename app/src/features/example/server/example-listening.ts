/** The example town asks its residents and its office-holders, and publishes what they say. */
import type { Answers } from '@vicus/questionnaire';
import { showCrossTable } from '#features/listening/server/cross.usecases.ts';
import { computeFindings } from '#features/listening/server/findings.usecases.ts';
import { readMarginSheet, saveMargins } from '#features/listening/server/margins.usecases.ts';
import { saveForeignBorn } from '#features/listening/server/timeline.usecases.ts';
import { addDistrictList, listDistricts } from '#features/place/server/districts.usecases.ts';
import { noteDecision } from '#features/policy/server/measures.usecases.ts';
import { preparePublication, publishWave } from '#features/publication/server/publication.usecases.ts';
import { readInstrument } from '#features/instrument/server/instrument.usecases.ts';
import { fitInstrument } from '#features/survey/general.rules.ts';
import { importCollectedAnswers } from '#features/survey/server/collected.usecases.ts';
import { MINIMUM_CROWD } from '#features/survey/survey.types.ts';
import type { Member } from '#server/auth/member.ts';
import {
  EXAMPLE_FOREIGN_BORN,
  EXAMPLE_LISTENING_EDITION,
  EXAMPLE_NEWCOMERS,
  EXAMPLE_OFFICE_HOLDERS,
  EXAMPLE_RESIDENTS,
  PUBLISHED_TABLES,
  type ExampleListening,
} from '../example-listening.ts';
import { EXAMPLE_DECISIONS } from '../example-participation.ts';
import { EXAMPLE_SOURCE } from '../example-town.ts';
import { IDEA_TEXTS, TENSION_TEXTS } from '../example-voices.ts';
import { NEWCOMER_CHOICES, NEWCOMER_LEVELS, NEWCOMER_TICKED } from '../newcomer-levels.ts';
import { sumMargins } from '../margins.rules.ts';
import { EXAMPLE_ADULTS, EXAMPLE_DISTRICTS, OFFICE_LEVELS, RESIDENT_LEVELS } from '../resident-levels.ts';
import { drawGeneralAnswers } from '../residents.rules.ts';

/** @returns id of the residents' wave */
export async function runExampleListening(member: Member): Promise<string> {
  await addDistrictList(member, { text: EXAMPLE_DISTRICTS });
  for (const decision of EXAMPLE_DECISIONS) await noteDecision(member, decision);
  await saveForeignBorn(member, { ...EXAMPLE_FOREIGN_BORN, source: EXAMPLE_SOURCE });
  // Office-holders first: the findings of residents are set beside their guesses when they are computed.
  await fieldWave(member, EXAMPLE_OFFICE_HOLDERS, (draw) =>
    drawGeneralAnswers({ ...draw, levels: OFFICE_LEVELS, texts: {}, hasGaps: false }),
  );
  await askNewcomers(member);
  const waveId = await fieldWave(member, EXAMPLE_RESIDENTS, (draw) =>
    drawGeneralAnswers({
      ...draw,
      levels: RESIDENT_LEVELS,
      texts: { 'tension-causes': TENSION_TEXTS, ideas: IDEA_TEXTS },
      hasGaps: true,
    }),
  );
  await weigh(member, waveId);
  await publish(member, waveId);
  return waveId;
}

/** With one cross-table, which an indicator is read from. */
async function askNewcomers(member: Member): Promise<void> {
  const waveId = await fieldWave(member, EXAMPLE_NEWCOMERS, (draw) =>
    drawGeneralAnswers({
      ...draw,
      levels: NEWCOMER_LEVELS,
      choices: NEWCOMER_CHOICES,
      ticked: NEWCOMER_TICKED,
      texts: {},
      hasGaps: true,
    }),
  );
  await showCrossTable(member, waveId, { rows: 'took-part--consultation', columns: 'took-part--council' });
}

type Draw = Pick<Parameters<typeof drawGeneralAnswers>[0], 'instrument' | 'seed' | 'people'>;

async function fieldWave(
  member: Member,
  survey: ExampleListening,
  draw: (given: Draw) => Answers[],
): Promise<string> {
  const { title, asked, people, seed, openedOn } = survey;
  const design = toDesign(survey);
  const shipped = await readInstrument(member, design.instrument);
  const instrument = fitInstrument(shipped.instrument, design, await listDistricts(member));
  const answers = draw({ instrument, seed, people });
  const waveId = await importCollectedAnswers(member, {
    instrument,
    design,
    title,
    minimumGroup: MINIMUM_CROWD,
    openedOn,
    asked,
    answers,
  });
  await computeFindings(member.placeId, waveId);
  return waveId;
}

type Design = Parameters<typeof importCollectedAnswers>[1]['design'];

function toDesign({
  instrument,
  approach,
  population,
  purpose,
  closesOn,
  retentionUntil,
}: ExampleListening): Design {
  return {
    instrument: `shipped:${instrument}`,
    audience: instrument === 'policymakers-perception' ? 'policymakers' : instrument,
    approach,
    population,
    expectedResponsePercent: 35,
    marginPercent: 5,
    districts: [],
    channels: ['letter'],
    languages: ['en', 'de', 'es', 'it', 'ar', 'uk'],
    basis: 'public-task',
    legalReference: '',
    purpose,
    closesOn,
    retentionUntil,
    adultsOnly: true,
    addressSource: approach === 'list' ? 'own-list' : 'population-register',
    hosting: 'own',
    hostName: '',
    protectionOfficer: 'protection@example.invalid',
    specialCategories: ['origin'],
    returnAddress: '',
  };
}

/** Types in what the register of the invented town would say. */
async function weigh(member: Member, waveId: string): Promise<void> {
  const { variables, fields } = await readMarginSheet(member, waveId);
  const form = { ...fields, ...sumMargins(variables), population: String(EXAMPLE_ADULTS) };
  const findings = await saveMargins(member, waveId, { ...form, source: EXAMPLE_SOURCE });
  if (findings.length > 0) throw new Error(`the invented margins do not fit: ${JSON.stringify(findings)}`);
}

async function publish(member: Member, waveId: string): Promise<void> {
  const { version, ledgerSize } = await preparePublication(member, waveId, PUBLISHED_TABLES);
  const table = [...PUBLISHED_TABLES];
  await publishWave(member, waveId, { ...EXAMPLE_LISTENING_EDITION, table, version, ledgerSize });
}
