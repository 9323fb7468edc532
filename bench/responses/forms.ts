/** Questionnaires for the bench: one of twelve questions, one of 250 in 25 pages, each kind by turns, in six languages. */
import type {
  Answer,
  Answers,
  Instrument,
  Question,
  Section,
  Texts,
} from '../../packages/questionnaire/src/index.ts';

const LANGUAGES = ['en', 'de', 'es', 'it', 'ar', 'uk'];
const CHOICES = 6;
const QUESTIONS_A_PAGE = 10;

/** Everything in every language, as long as such texts are. */
function write(text: string): Texts {
  return Object.fromEntries(LANGUAGES.map((language) => [language, `${text} (${language})`])) as Texts;
}

const choices = Array.from({ length: CHOICES }, (_, at) => ({
  code: `c${at}`,
  label: write(`One of the things that people here may choose, number ${at + 1}`),
}));
const points = choices.map((choice, value) => ({ ...choice, value }));
const columns = [
  { id: 'now', label: write('Nowadays') },
  { id: 'before', label: write('Three years ago') },
];
const rows = ['school', 'club', 'office'].map((id) => ({ id, label: write(`People of the ${id}`) }));

function makeQuestion(at: number): Question {
  const id = `question-${at}`;
  const label = write(`What do you think about matter number ${at} of everyday life in this town?`);
  const help = write('There is no right or wrong here; the first thought is fine.');
  const base = { id, label, help };
  switch (at % 6) {
    case 0:
      return { ...base, kind: 'one-choice', choices };
    case 1:
      return { ...base, kind: 'scale', points, specials: ['dont-know', 'rather-not-say'] };
    case 2:
      return { ...base, kind: 'zero-to-ten', lowLabel: write('not at all'), highLabel: write('fully') };
    case 3:
      return { ...base, kind: 'several-choices', choices };
    case 4:
      return { ...base, kind: 'number', minimum: 0, maximum: 100, decimals: 0, specials: ['dont-know'] };
    default:
      return at % 12 === 5
        ? { ...base, kind: 'matrix', rows, columns, points }
        : { ...base, kind: 'long-text', maximumLength: 2_000 };
  }
}

export function makeForm(id: string, questions: number, perPage = QUESTIONS_A_PAGE): Instrument {
  const all = Array.from({ length: questions }, (_, at) => makeQuestion(at));
  const sections: Section[] = [];
  for (let from = 0; from < all.length; from += perPage)
    sections.push({
      id: `page-${sections.length + 1}`,
      title: write(`Part ${sections.length + 1}`),
      questions: all.slice(from, from + perPage),
    });
  const languages = Object.fromEntries(
    LANGUAGES.map((language) => [language, { state: language === 'en' ? 'source' : 'draft' } as const]),
  );
  return {
    id,
    version: 1,
    title: write('How we live here'),
    purpose: write('To measure how fast answers are taken in.'),
    source: write('Written for this bench.'),
    languages,
    sections,
  };
}

/** `at` tells respondents apart; `mark` stands in the texts, so that an answer can be found again. */
export function answerForm({ sections }: Instrument, at: number, mark: string): Answers {
  const questions = sections.flatMap((section) => section.questions);
  return Object.fromEntries(
    questions.map((question, n) => [question.id, answerQuestion(question, at + n, mark)]),
  );
}

function answerQuestion(question: Question, at: number, mark: string): Answer {
  const code = `c${at % CHOICES}`;
  switch (question.kind) {
    case 'zero-to-ten':
      return at % 11;
    case 'number':
      return at % 101;
    case 'several-choices':
      return [...new Set([code, `c${(at + 2) % CHOICES}`])].toSorted();
    case 'matrix':
      return Object.fromEntries(
        question.rows.map((row) => [
          row.id,
          Object.fromEntries(question.columns.map((column) => [column.id, code])),
        ]),
      );
    case 'long-text':
      return `${mark} More buses in the evening, and a bench in front of the town hall.`;
    default:
      return code;
  }
}
