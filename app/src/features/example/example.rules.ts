/** When the example is loaded, and what its answers look like to the questionnaire. */
import type { Answers, Instrument, MatrixAnswer } from '@vicus/questionnaire';
import { CONTACT, NATURE, ROLE_QUESTION } from '#features/governance/instrument.rules.ts';
import type { ExampleAnswers } from './answers.rules.ts';

export interface InstallationFacts {
  readonly hasRealPlace: boolean;
  /** names of invented places that were loaded whole, now or earlier; removing them does not forget that */
  readonly loaded: readonly string[];
  /** names of invented places that are here, perhaps half loaded */
  readonly present: readonly string[];
}

export interface ExamplePlan {
  /** a start that was killed left them half loaded */
  readonly torn: readonly string[];
  readonly missing: readonly string[];
}

/**
 * What to do about the invented places (`names`, the town itself first): nothing where a town was set up before they
 * were loaded, nothing where the town was removed.
 */
export function planExample(
  names: readonly string[],
  { hasRealPlace, loaded, present }: InstallationFacts,
): ExamplePlan {
  const torn = present.filter((name) => names.includes(name) && !loaded.includes(name));
  const [town] = names;
  const isTownLoaded = town !== undefined && loaded.includes(town);
  const isWanted = isTownLoaded ? present.includes(town) : !hasRealPlace;
  const missing = isWanted ? names.filter((name) => !loaded.includes(name)) : [];
  return { torn, missing };
}

/** One invented respondent's answers in the codes of the questionnaire; rows must be kinds of actors. */
export function toQuestionnaireAnswers(instrument: Instrument, given: ExampleAnswers): Answers {
  const answers: Record<string, Answers[string]> = {};
  for (const question of instrument.sections.flatMap(({ questions }) => questions)) {
    if (question.id === ROLE_QUESTION && question.kind === 'one-choice') {
      const choice = question.choices.find(({ code }) => code.split('-or-').includes(given.role));
      if (choice !== undefined) answers[question.id] = choice.code;
    }
    if (question.kind !== 'matrix') continue;
    const rows = question.rows.map(({ id }) => id);
    if (question.id.startsWith(CONTACT)) answers[question.id] = toContactAnswer(rows, given);
    if (question.id.startsWith(NATURE)) answers[question.id] = toNatureAnswer(rows, given);
  }
  return answers;
}

function toContactAnswer(rows: readonly string[], { earlier, later }: ExampleAnswers): MatrixAnswer {
  return Object.fromEntries(
    rows.flatMap((row) => {
      const cells = { earlier: earlier.get(row), later: later.get(row) };
      const given = Object.entries(cells).flatMap(([column, value]) =>
        value === undefined || value === null ? [] : [[column, String(value)] as const],
      );
      return given.length === 0 ? [] : [[row, Object.fromEntries(given)] as const];
    }),
  );
}

function toNatureAnswer(rows: readonly string[], { nature }: ExampleAnswers): MatrixAnswer {
  return Object.fromEntries(
    rows.flatMap((row) => {
      const value = nature.get(row);
      return value === undefined || value === null ? [] : [[row, { nature: String(value) }] as const];
    }),
  );
}
