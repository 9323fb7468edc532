/** Invented answers to general questionnaires, drawn by seed; the questionnaire itself says what is asked of whom. */
import {
  checkAnswer,
  type Answer,
  type Answers,
  type Instrument,
  type MatrixAnswer,
  type Question,
} from '@vicus/questionnaire';
import { openRandom, type Random } from './random.rules.ts';
import {
  DISTRICT_SHARES,
  RESIDENT_CHOICES,
  RESIDENT_LEVELS,
  TICKED,
  type AnswerLevel,
} from './resident-levels.ts';

type Shares = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface GeneralDraw {
  readonly instrument: Instrument;
  readonly seed: string;
  readonly people: number;
  readonly levels: Readonly<Record<string, AnswerLevel>>;
  /** of a hundred, how many choose and tick what; left out: as residents do */
  readonly choices?: Shares;
  readonly ticked?: Shares;
  /** what is written, by question; one person writes at most one text of each list */
  readonly texts: Readonly<Record<string, readonly string[]>>;
  /** "don't know" and empty fields occur; false where a handful of people answered everything */
  readonly hasGaps: boolean;
}

/** Of the answers to a question, how many are left empty and how many are "don't know". */
const EMPTY_SHARE = 0.025;
const DONT_KNOW_SHARE = 0.035;
/** People answer "out of a hundred" in fives. */
const ROUND_NUMBER = 5;

/**
 * Answers of everybody, each accepted by the questionnaire: what its skip logic does not ask is left out. Throws where
 * a question is of a kind nobody has thought of here.
 */
export function drawGeneralAnswers(draw: GeneralDraw): Answers[] {
  const random = openRandom(draw.seed);
  const written = Object.entries(draw.texts).map(
    ([question, texts]) => [question, spreadTexts(random, texts, draw.people)] as const,
  );
  return Array.from({ length: draw.people }, (_, person) => {
    const given = drawPerson(random, draw);
    for (const [question, texts] of written) {
      const text = texts[person];
      if (text !== undefined) given[question] = text;
    }
    const checked = checkAnswer(draw.instrument, given);
    if (!checked.ok) throw new Error(`an invented answer is refused: ${JSON.stringify(checked.findings)}`);
    return checked.answers;
  });
}

/** Who wrote which text: chosen by chance, nobody else wrote anything. */
function spreadTexts(random: Random, texts: readonly string[], people: number): (string | undefined)[] {
  return random.shuffle(Array.from({ length: people }, (_, at) => texts[at]));
}

function drawPerson(random: Random, { instrument, hasGaps, ...draw }: GeneralDraw): Record<string, Answer> {
  const openness = random.nextNormal();
  const given: Record<string, Answer> = {};
  for (const question of instrument.sections.flatMap(({ questions }) => questions)) {
    const gap = random.next();
    if (hasGaps && gap < EMPTY_SHARE) continue;
    const isUnsure = hasGaps && gap < EMPTY_SHARE + DONT_KNOW_SHARE;
    const answer = isUnsure ? drawSpecial(question) : undefined;
    const drawn = answer ?? drawAnswer(random, question, { ...draw, openness });
    if (drawn !== undefined) given[question.id] = drawn;
  }
  return given;
}

/** "Don't know" where the question offers it, else "rather not say"; never of texts and tables. */
function drawSpecial(question: Question): Answer | undefined {
  if (['matrix', 'long-text', 'short-text', 'several-choices'].includes(question.kind)) return undefined;
  const specials = ('specials' in question ? question.specials : undefined) ?? [];
  return specials.find((one) => one === 'dont-know') ?? specials.find((one) => one === 'rather-not-say');
}

interface Person extends Pick<GeneralDraw, 'levels' | 'choices' | 'ticked'> {
  readonly openness: number;
}

function drawAnswer(random: Random, question: Question, person: Person): Answer | undefined {
  switch (question.kind) {
    case 'scale':
      return drawPoint(random, question.points, readLevel(person, question.id), person);
    case 'zero-to-ten':
      return drawNumber(random, [0, 10], readLevel(person, question.id), person);
    case 'number': {
      const drawn = drawNumber(random, [0, 100], readLevel(person, question.id), person);
      return Math.round(drawn / ROUND_NUMBER) * ROUND_NUMBER;
    }
    case 'matrix':
      return drawTable(random, question, person);
    case 'one-choice':
      return drawChoice(random, person.choices?.[question.id] ?? RESIDENT_CHOICES[question.id] ?? {});
    case 'district':
      return drawDistrict(random, question.districts);
    case 'several-choices':
      return drawTicks(random, question, person.ticked ?? TICKED);
    case 'long-text':
    case 'short-text':
      return undefined;
    default:
      throw new Error(`the example has no answers for ${question.id}`);
  }
}

function readLevel({ levels }: Person, id: string): AnswerLevel {
  const level = levels[id] ?? RESIDENT_LEVELS[id];
  if (level === undefined) throw new Error(`the example has no level for ${id}`);
  return level;
}

function drawNumber(
  random: Random,
  [lowest, highest]: readonly [number, number],
  { mean, openness, spread }: AnswerLevel,
  person: Person,
): number {
  const drawn = mean + openness * person.openness + spread * random.nextNormal();
  return Math.min(highest, Math.max(lowest, Math.round(drawn)));
}

type Points = readonly { readonly code: string; readonly value?: number }[];

function drawPoint(random: Random, points: Points, level: AnswerLevel, person: Person): string | undefined {
  const values = points.map(({ value }) => value ?? 0);
  const drawn = drawNumber(random, [Math.min(...values), Math.max(...values)], level, person);
  return points.find(({ value }) => value === drawn)?.code;
}

function drawTable(
  random: Random,
  { id, rows, columns, points, specials }: Question & { readonly kind: 'matrix' },
  person: Person,
): MatrixAnswer {
  const drawn = rows.flatMap((row) => {
    if (random.next() < EMPTY_SHARE) return [];
    const cells = columns.flatMap((column) => {
      const code =
        random.next() < DONT_KNOW_SHARE
          ? (specials?.find((one) => one === 'dont-know') ?? specials?.at(0))
          : drawPoint(random, points, readLevel(person, `${id}.${row.id}`), person);
      return code === undefined ? [] : [[column.id, code] as const];
    });
    return [[row.id, Object.fromEntries(cells)] as const];
  });
  return Object.fromEntries(drawn);
}

function drawChoice(random: Random, shares: Readonly<Record<string, number>>): string | undefined {
  const total = Object.values(shares).reduce((sum, one) => sum + one, 0);
  let left = random.next() * total;
  return Object.entries(shares).find(([, share]) => (left -= share) < 0)?.[0];
}

function drawDistrict(random: Random, districts: readonly { readonly code: string }[]): string | undefined {
  const shares = districts.map(({ code }, at) => [code, DISTRICT_SHARES[at] ?? 0] as const);
  return drawChoice(random, Object.fromEntries(shares));
}

function drawTicks(
  random: Random,
  { id, choices, specials, maximumChoices }: Question & { readonly kind: 'several-choices' },
  all: Shares,
): readonly string[] | undefined {
  const shares = all[id] ?? {};
  const ticked = choices.map(({ code }) => code).filter((code) => random.next() * 100 < (shares[code] ?? 0));
  if (ticked.length > 0) return ticked.slice(0, maximumChoices ?? ticked.length);
  return specials?.includes('none') ? ['none'] : undefined;
}
