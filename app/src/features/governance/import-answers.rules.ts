/** From imported ties to the questionnaire that would have been asked and the answers it would hold. */
import type { Answer, Answers, Instrument, MatrixAnswer } from '@vicus/questionnaire';
import { planRespondentQuestions } from '#features/survey/survey.rules.ts';
import type { RespondentQuestion, WaveMode } from '#features/survey/survey.types.ts';
import type { GovernanceDesign } from './governance.schema.ts';
import type { AskedRow } from './governance.types.ts';
import type { ImportedRespondent } from './import.types.ts';
import {
  applyPlan,
  buildGovernanceInstrument,
  CONTACT,
  listRespondentQuestions,
  NATURE,
} from './instrument.rules.ts';

export interface BuiltAnswers {
  readonly instrument: Instrument;
  /** in the order of the respondents */
  readonly answers: readonly Answers[];
}

/**
 * Named: the list says who answered. Anonymous: role and political group become questions as far as they leave no
 * group of fewer than five, as in a survey that was asked here.
 */
export function buildImportedAnswers(
  design: GovernanceDesign,
  rows: readonly AskedRow[],
  respondents: readonly ImportedRespondent[],
  { mode, placeName }: { readonly mode: WaveMode; readonly placeName: string },
): BuiltAnswers {
  const wished = mode === 'named' ? [] : listRespondentQuestions(design, respondents);
  const about = applyPlan(wished, planRespondentQuestions(respondents, wished));
  const instrument = buildGovernanceInstrument(design, rows, { about, placeName, mode });
  const questionOfRow = indexRows(instrument);
  return {
    instrument,
    answers: respondents.map((respondent) => ({
      ...answerAbout(about, respondent),
      ...answerTies(questionOfRow, respondent),
    })),
  };
}

/** Group of each row: what stands after `contact-` in the id of its question. */
function indexRows({ sections }: Instrument): ReadonlyMap<string, string> {
  const pairs = sections.flatMap(({ questions }) =>
    questions.flatMap((question) =>
      question.kind === 'matrix' && question.id.startsWith(CONTACT)
        ? question.rows.map(({ id }) => [id, question.id.slice(CONTACT.length)] as const)
        : [],
    ),
  );
  return new Map(pairs);
}

function answerAbout(about: readonly RespondentQuestion[], respondent: ImportedRespondent): Answers {
  const facts = { role: respondent.role, 'political-group': respondent.politicalGroup };
  const answers: Record<string, Answer> = {};
  for (const { id, fact, categories, askedOf } of about) {
    if (fact === null) continue;
    // A question that depends on an earlier one is left out where that one was answered otherwise.
    if (askedOf !== undefined && !askedOf.codes.includes(String(answers[askedOf.question]))) continue;
    const category = categories.find(({ code, stands }) => (stands ?? [code]).includes(facts[fact] ?? ''));
    if (category !== undefined) answers[id] = category.code;
  }
  return answers;
}

function answerTies(questionOfRow: ReadonlyMap<string, string>, respondent: ImportedRespondent): Answers {
  const answers: Record<string, Record<string, Record<string, string>>> = {};
  const put = (question: string, row: string, cell: Readonly<Record<string, string>>) => {
    if (Object.keys(cell).length > 0) answers[question] = { ...answers[question], [row]: cell };
  };
  for (const [row, { nature, ...frequencies }] of respondent.ties) {
    const group = questionOfRow.get(row);
    if (group === undefined) throw new Error(`the questionnaire lacks the row ${row} that a tie refers to`);
    put(`${CONTACT}${group}`, row, frequencies);
    if (nature !== undefined) put(`${NATURE}${group}`, row, { nature });
  }
  return answers satisfies Readonly<Record<string, MatrixAnswer>>;
}
