/** A general wave: what its questionnaire becomes in this place, how many to ask, what stands against opening. */
import type { Instrument, Question } from '@vicus/questionnaire';
import { computeMarginOfError, planSampleSize, type SamplePlan } from '@vicus/statistics';
import { listOpenSlots } from '#features/instrument/slots.rules.ts';
import { isDraftTranslation, isLanguage } from '#ui/languages.ts';
import type { GeneralDesign } from './general.schema.ts';
import type { InvitedCounts, OfferedLanguage, OpeningFinding } from './general.types.ts';
import { MINIMUM_CROWD, type Wave } from './survey.types.ts';

/** What the place gives to a question about districts. */
interface AskedDistrict {
  readonly code: string;
  readonly name: string;
  readonly outline: string | null;
}

/** The questionnaire as this wave asks it: in the chosen languages, with the districts of the place. */
export function fitInstrument(
  instrument: Instrument,
  design: Pick<GeneralDesign, 'languages' | 'districts'>,
  districts: readonly AskedDistrict[],
): Instrument {
  const chosen = new Set<string>(design.languages);
  const languages = Object.fromEntries(
    Object.entries(instrument.languages).filter(([language]) => chosen.has(language)),
  );
  const asked =
    design.districts.length === 0
      ? districts
      : districts.filter(({ code }) => design.districts.includes(code));
  const sections = instrument.sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) => fillDistricts(question, asked)),
  }));
  return { ...instrument, languages, sections };
}

function fillDistricts(question: Question, districts: readonly AskedDistrict[]): Question {
  if (question.kind !== 'district' || question.districts.length > 0) return question;
  return {
    ...question,
    districts: districts.map(({ code, name, outline }) => ({
      code,
      // A name is the same in every language.
      label: { en: name },
      ...(outline === null ? {} : { outline }),
    })),
  };
}

function asksForDistrict({ sections }: Instrument): boolean {
  return sections.some(({ questions }) => questions.some(({ kind }) => kind === 'district'));
}

/** Each language of the wave; its state is the worse of the questionnaire's and of the pages around it. */
export function listOfferedLanguages(instrument: Instrument): readonly OfferedLanguage[] {
  return Object.entries(instrument.languages).flatMap(([language, { state }]) => {
    if (!isLanguage(language)) return [];
    return [{ language, state: isDraftTranslation(language) ? 'draft' : state }];
  });
}

interface FieldworkPlan extends SamplePlan {
  readonly populationSize: number;
  /** in districts by their population, where it is known; empty otherwise */
  readonly byDistrict: readonly { readonly code: string; readonly invited: number }[];
}

/** How many to invite; null where the population is not known, or nobody is invited by name. */
export function planFieldwork(
  design: Pick<GeneralDesign, 'approach' | 'population' | 'expectedResponsePercent' | 'marginPercent'>,
  districts: readonly { readonly code: string; readonly population: number | null }[] = [],
): FieldworkPlan | null {
  const { approach, population: populationSize } = design;
  if (populationSize === null || approach === 'open') return null;
  const expectedResponseShare = design.expectedResponsePercent / 100;
  if (approach === 'sample') {
    const wish = { populationSize, marginPercentagePoints: design.marginPercent, expectedResponseShare };
    const plan = planSampleSize(wish);
    return { ...plan, populationSize, byDistrict: shareOut(plan.invited, districts) };
  }
  const expectedAnswers = Math.floor(populationSize * expectedResponseShare + 1e-9);
  const expectedMarginPercentagePoints =
    expectedAnswers === 0 ? 50 : computeMarginOfError({ answers: expectedAnswers, populationSize });
  const answers = expectedAnswers;
  const census = { answers, invited: populationSize, isCensus: true, expectedAnswers, byDistrict: [] };
  return { ...census, expectedMarginPercentagePoints, populationSize };
}

/** Proportional to the population, whole people, largest remainders first (Hamilton). */
function shareOut(
  total: number,
  districts: readonly { readonly code: string; readonly population: number | null }[],
): FieldworkPlan['byDistrict'] {
  const sum = districts.reduce((all, { population }) => all + (population ?? 0), 0);
  if (sum === 0 || districts.some(({ population }) => population === null)) return [];
  const exact = districts.map(({ code, population }) => ({ code, share: (total * (population ?? 0)) / sum }));
  const spare = total - exact.reduce((all, { share }) => all + Math.floor(share), 0);
  const first = exact.toSorted((a, b) => (b.share % 1) - (a.share % 1)).slice(0, spare);
  return exact.map((one) => ({
    code: one.code,
    invited: Math.floor(one.share) + (first.includes(one) ? 1 : 0),
  }));
}

export interface OpeningCheck {
  readonly wave: Pick<Wave, 'mode' | 'minimumGroup'>;
  readonly design: GeneralDesign;
  readonly instrument: Instrument;
  readonly invited: InvitedCounts;
  readonly districts: readonly AskedDistrict[];
  readonly today: string;
}

/** What has to be mended (`blocks`) or known before opening. */
export function listOpeningFindings(check: OpeningCheck): readonly OpeningFinding[] {
  const { design, instrument, today } = check;
  const findings: OpeningFinding[] = [];
  const note = (
    code: OpeningFinding['code'],
    blocks: boolean,
    values: OpeningFinding['values'] = {},
  ): void => {
    findings.push({ code, blocks, values });
  };
  if (design.closesOn < today) note('closes-in-the-past', true);
  for (const language of design.languages)
    if (instrument.languages[language] === undefined) note('language-missing', true, { language });
  for (const language of Object.keys(instrument.languages)) {
    const count = listOpenSlots(instrument, language).length;
    if (count > 0) note('words-missing', true, { language, count });
  }
  for (const { language, state } of listOfferedLanguages(instrument))
    if (state === 'draft') note('draft-language', false, { language });
  if (asksForDistrict(instrument) && check.districts.length === 0) note('no-districts', false);
  if (design.addressSource === 'population-register' && design.legalReference === '')
    note('by-law-unclear', false);
  if (design.approach !== 'open') findings.push(...listFindingsOfList(check));
  return findings;
}

function listFindingsOfList({
  wave,
  design,
  instrument,
  invited,
  districts,
}: OpeningCheck): OpeningFinding[] {
  const minimum = Math.max(MINIMUM_CROWD, wave.minimumGroup);
  if (invited.total === 0) return [{ code: 'nobody-invited', blocks: true, values: {} }];
  const findings: OpeningFinding[] = [];
  if (wave.mode === 'anonymous' && invited.total < minimum)
    findings.push({ code: 'crowd-too-small', blocks: true, values: { minimum } });
  if (design.population !== null && invited.total > design.population) {
    const values = { invited: invited.total, population: design.population };
    findings.push({ code: 'invited-beyond-population', blocks: true, values });
  }
  const plan = planFieldwork(design);
  if (design.approach === 'sample' && plan !== null && invited.total < plan.invited)
    findings.push({
      code: 'sample-below-plan',
      blocks: false,
      values: { invited: invited.total, planned: plan.invited },
    });
  if (invited.lettersWithoutAddress > 0) {
    const values = { count: invited.lettersWithoutAddress };
    findings.push({ code: 'letter-without-address', blocks: false, values });
  }
  return [...findings, ...listSmallDistricts({ wave, design, instrument, invited, districts }, minimum)];
}

/** Whoever knows the list would know who answers "I live in the hamlet" where three of the invited live. */
function listSmallDistricts(
  { wave, design, instrument, invited, districts }: Omit<OpeningCheck, 'today'>,
  minimum: number,
): OpeningFinding[] {
  const isOnList = Object.keys(invited.byDistrict).some((code) => code !== '');
  if (wave.mode === 'named' || !isOnList || !asksForDistrict(instrument)) return [];
  const chosen = design.districts;
  const offered = chosen.length === 0 ? districts : districts.filter(({ code }) => chosen.includes(code));
  const small = offered.filter(({ code }) => (invited.byDistrict[code] ?? 0) < minimum);
  if (small.length === 0) return [];
  const values = { districts: small.map(({ name }) => name).join(', '), minimum };
  return [{ code: 'district-too-small', blocks: true, values }];
}
