/** Trying a questionnaire out: what would be asked next, and why the rest is not. Nothing is stored. */
import {
  checkAnswer,
  listVisibleQuestions,
  type Answers,
  type Instrument,
  type Question,
  type Section,
  type VisibleQuestion,
} from '@vicus/questionnaire';

const MAXIMUM_STATE_CHARACTERS = 200_000;

/** Answers as a page handed them on; whatever is no longer right is left out. */
export function parseState(instrument: Instrument, text: string): Answers {
  if (text.length > MAXIMUM_STATE_CHARACTERS) return {};
  try {
    const checked = checkAnswer(instrument, JSON.parse(text), { partial: true });
    return checked.ok ? checked.answers : {};
  } catch {
    return {};
  }
}

export interface RouteStep {
  readonly section: Section;
  readonly question: Question;
  readonly isAsked: boolean;
}

/** Every question with whether these answers lead to it. */
export function listRoute(instrument: Instrument, answers: Answers): readonly RouteStep[] {
  const asked = new Set(listVisibleQuestions(instrument, answers).map(({ question }) => question.id));
  return instrument.sections.flatMap((section) =>
    section.questions.map((question) => ({ section, question, isAsked: asked.has(question.id) })),
  );
}

/** All questions of a section with all their rows, whatever was answered: what a preview shows. */
export function showWhole(section: Section): readonly VisibleQuestion[] {
  return section.questions.map((question) => ({
    section,
    question,
    rows: question.kind === 'matrix' ? question.rows : [],
  }));
}

/** An instrument that can be walked through: sections without questions are left out. */
export function dropEmptySections(instrument: Instrument): Instrument {
  return { ...instrument, sections: instrument.sections.filter(({ questions }) => questions.length > 0) };
}
