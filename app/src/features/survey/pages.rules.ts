/** Which page of an instrument comes when, and what stands on it. Runs where components do: no Node. */
import {
  computeCompleteness,
  listVisibleQuestions,
  type Answers,
  type Instrument,
  type Section,
  type VisibleQuestion,
} from '@vicus/questionnaire';

/** One page: a section with what is asked of this respondent. */
export interface AskedSection {
  readonly section: Section;
  readonly questions: readonly VisibleQuestion[];
}

/** Whether people are asked to write in their own words. */
export function asksForTexts({ sections }: Instrument): boolean {
  return sections.some(({ questions }) => questions.some(({ kind }) => kind === 'long-text'));
}

/** The pages of this respondent, in order. A section of which nothing is asked is no page. */
export function listAskedSections(instrument: Instrument, answers: Answers): readonly AskedSection[] {
  const visible = listVisibleQuestions(instrument, answers);
  return instrument.sections
    .map((section) => ({ section, questions: visible.filter((one) => one.section.id === section.id) }))
    .filter(({ questions }) => questions.length > 0);
}

/** The first question of the section that asks something new after saving, e.g. how a contact just named was. */
export function findAppeared(
  instrument: Instrument,
  sectionId: string,
  before: Answers,
  after: Answers,
): string | null {
  const shown = new Set(listSpots(instrument, before, sectionId));
  const spot = listSpots(instrument, after, sectionId).find((one) => !shown.has(one));
  return spot?.split(' ')[0] ?? null;
}

/** Where a saved page leads: once more to itself when it asks something new now, else on. null: to the review. */
export function findNextSection(
  instrument: Instrument,
  sectionId: string,
  before: Answers,
  after: Answers,
): string | null {
  if (findAppeared(instrument, sectionId, before, after) !== null) return sectionId;
  const order = instrument.sections.map(({ id }) => id);
  const later = listAskedSections(instrument, after).find(
    ({ section }) => order.indexOf(section.id) > order.indexOf(sectionId),
  );
  return later?.section.id ?? null;
}

/** null: back to the start. */
export function findPreviousSection(
  instrument: Instrument,
  sectionId: string,
  answers: Answers,
): string | null {
  const order = instrument.sections.map(({ id }) => id);
  const earlier = listAskedSections(instrument, answers).findLast(
    ({ section }) => order.indexOf(section.id) < order.indexOf(sectionId),
  );
  return earlier?.section.id ?? null;
}

/** The first page with something unanswered, where a respondent who comes back goes on; null: all is answered. */
export function findOpenSection(instrument: Instrument, answers: Answers): string | null {
  const { sections } = computeCompleteness(instrument, answers);
  return sections.find(({ asked, answered }) => answered < asked)?.section ?? null;
}

function listSpots(instrument: Instrument, answers: Answers, sectionId: string): readonly string[] {
  return listVisibleQuestions(instrument, answers)
    .filter(({ section }) => section.id === sectionId)
    .flatMap(({ question, rows }) => [question.id, ...rows.map((row) => `${question.id} ${row.id}`)]);
}

const SECONDS_PER_FIELD = 8;
const SECONDS_PER_PAGE = 10;

/** Minutes it takes as the instrument says; else eight seconds a field and ten a page, up to a multiple of five. */
export function estimateMinutes(instrument: Instrument): number {
  if (instrument.minutes !== undefined) return instrument.minutes;
  const { asked } = computeCompleteness(instrument, {});
  const seconds = asked * SECONDS_PER_FIELD + instrument.sections.length * SECONDS_PER_PAGE;
  return Math.max(5, Math.ceil(seconds / 300) * 5);
}
