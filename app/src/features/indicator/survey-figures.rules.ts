/**
 * Figures of a closed survey as values of indicators. Everything is read or reckoned from its protected tables and from
 * nothing else, so that no value tells more than the findings tell already; what is withheld there is absent here.
 */
import { readCell, type Cube } from '@vicus/cube';
import { estimateShareInterval } from '@vicus/statistics';
import type { WeightSummary } from '#features/listening/listening.types.ts';
import type { SurveyRecipe } from './known-figure-map.ts';
import type { FigureBasis, WhyAbsent } from './known-figure.types.ts';

/** What is known of a closed survey, all of it past the gate. */
export interface ClosedSurvey {
  readonly waveId: string;
  readonly isOpen: boolean;
  readonly weighting: WeightSummary | null;
  /** variables of the questionnaire: parts of table ids */
  readonly variables: readonly {
    readonly id: string;
    readonly concept?: string;
    readonly option?: string;
  }[];
  /** averages: questions by concept, scores by id */
  readonly items: readonly { readonly id: string; readonly concept?: string }[];
  readonly tables: readonly Cube[];
  readonly crossTables: readonly Cube[];
}

/** In the unit of the indicator: shares in percent. */
export interface Estimated {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly respondents: number;
}

export type Reckoned = Estimated | WhyAbsent;

export function chooseBasis(recipe: SurveyRecipe, { isOpen, weighting }: ClosedSurvey): FigureBasis {
  // how many answered is told of the policymakers, who are few and all were asked
  if (recipe.kind === 'statements-gap') return 'list';
  if (isOpen) return 'open';
  return weighting === null ? 'sample' : 'weighted';
}

export function reckonFigure(recipe: SurveyRecipe, survey: ClosedSurvey): Reckoned {
  switch (recipe.kind) {
    case 'share':
      return reckonShare(survey, recipe.concept, recipe.codes);
    case 'mean':
      return scale(readMean(survey, recipe.item), recipe.times ?? 1, recipe.plus ?? 0);
    case 'mean-of':
      return reckonMeanOf(recipe.items.map((item) => readMean(survey, item)));
    case 'either':
      return reckonEither(survey, recipe.concept, recipe.options);
    case 'guess-gap':
      return reckonGuessGap(survey);
    case 'statements-gap':
      return reckonStatementsGap(survey, recipe.statements);
  }
}

const findTable = ({ tables }: ClosedSurvey, id: string): Cube | undefined =>
  tables.find((one) => one.id === id);

function readNumber(cube: Cube, at: Readonly<Record<string, string>>, measure: string): number | null {
  const cell = readCell(cube, at, measure);
  return cell.kind === 'number' ? cell.value : null;
}

/** Nobody or everybody would tell what each of them said; a figure without its answers tells nothing. */
function closeShare(
  shareOf1: number,
  respondents: number | null,
  interval: Pick<Estimated, 'low' | 'high'>,
): Reckoned {
  if (respondents === null || shareOf1 <= 1e-9 || shareOf1 >= 1 - 1e-9) return 'withheld';
  const toPercent = (end: number | null): number | null => (end === null ? null : round(end * 100));
  return {
    value: round(shareOf1 * 100),
    low: toPercent(interval.low),
    high: toPercent(interval.high),
    respondents,
  };
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Wilson's interval on the answers the weights are worth; the findings of single answers have none for several together. */
function toInterval(
  { isOpen, weighting }: ClosedSurvey,
  shareOf1: number,
  n: number,
): Pick<Estimated, 'low' | 'high'> {
  if (isOpen || n <= 0) return { low: null, high: null };
  const effectiveSize = n / Math.max(1, weighting?.designEffect ?? 1);
  const found = estimateShareInterval(shareOf1 * n, n, { effectiveSize });
  return found.kind === 'interval' ? found : { low: null, high: null };
}

function reckonShare(survey: ClosedSurvey, concept: string, codes: readonly string[]): Reckoned {
  const variable = survey.variables.find((one) => one.concept === concept);
  if (variable === undefined) return 'not-asked';
  const compared = readCompared(survey, concept, codes);
  if (compared !== null) return compared;
  const cube = findTable(survey, `survey-answers-${variable.id}`);
  if (cube === undefined) return 'withheld';
  const { waveId } = survey;
  const groups = listAnswers(cube);
  const meant = groups.filter((group) => group.split('+').some((code) => codes.includes(code)));
  if (!meant.every((group) => group.split('+').every((code) => codes.includes(code)))) return 'grouped';
  const shares = meant.map((answer) => readNumber(cube, { wave: waveId, answer }, 'share'));
  const n = readNumber(cube, { wave: waveId, answer: 'given' }, 'answers');
  if (n === null || shares.length === 0 || shares.includes(null)) return 'withheld';
  const total = shares.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const [only] = meant;
  if (meant.length > 1 || only === undefined) return closeShare(total, n, toInterval(survey, total, n));
  const at = { wave: waveId, answer: only };
  return closeShare(total, n, { low: readNumber(cube, at, 'lower'), high: readNumber(cube, at, 'upper') });
}

const listAnswers = (cube: Cube): string[] =>
  (cube.dimensions.find(({ id }) => id === 'answer')?.categories ?? []).flatMap(({ code, parent }) =>
    parent === undefined ? [] : [code],
  );

/** The same answers as they stand beside what others guessed, with the interval reckoned from the answers. */
function readCompared(survey: ClosedSurvey, concept: string, codes: readonly string[]): Estimated | null {
  const cube = findTable(survey, GAP_TABLE);
  const statement = `${concept}=${codes.toSorted().join('+')}`;
  if (cube === undefined || !listStatements(cube).includes(statement)) return null;
  const real = readView(cube, survey.waveId, statement, 'real');
  return real === null ? null : toEstimated(real);
}

const GAP_TABLE = 'perception-gap';
const FOREIGN_BORN = 'foreign-born';

const listStatements = (cube: Cube): string[] =>
  (cube.dimensions.find(({ id }) => id === 'statement')?.categories ?? []).map(({ code }) => code);

interface View {
  readonly share: number;
  readonly n: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

function readView(cube: Cube, wave: string, statement: string, view: string): View | null {
  const at = { wave, statement, view };
  const share = readNumber(cube, at, 'share');
  if (share === null) return null;
  const read = (measure: string) => readNumber(cube, at, measure);
  return { share, n: read('n'), low: read('lower'), high: read('upper') };
}

function toEstimated({ share, n, low, high }: View): Estimated | null {
  const found = closeShare(share, n, { low, high });
  return typeof found === 'string' ? null : found;
}

function readMean(survey: ClosedSurvey, name: string): Reckoned {
  const item = survey.items.find(({ id, concept }) => concept === name || id === name)?.id;
  if (item === undefined) return 'not-asked';
  const cube = findTable(survey, 'survey-means');
  if (cube === undefined) return 'withheld';
  const read = (measure: string) => readNumber(cube, { wave: survey.waveId, item }, measure);
  const [value, respondents, low, high] = [read('mean'), read('n'), read('lower'), read('upper')];
  if (value === null || respondents === null) return 'withheld';
  return { value, respondents, low: high === null ? null : low, high: low === null ? null : high };
}

function scale(found: Reckoned, times: number, plus: number): Reckoned {
  if (typeof found === 'string') return found;
  const turn = (end: number | null): number | null => (end === null ? null : round(end * times + plus));
  return { ...found, value: round(found.value * times + plus), low: turn(found.low), high: turn(found.high) };
}

/**
 * How far answers of one person go together is not told, so the interval is the widest there can be: the average of the
 * ends, which holds if they all move together.
 */
function reckonMeanOf(parts: readonly Reckoned[]): Reckoned {
  const known = parts.filter((one) => typeof one !== 'string');
  if (known.length < parts.length) return parts.find((one) => typeof one === 'string') ?? 'withheld';
  const average = (values: readonly (number | null)[]): number | null =>
    values.includes(null)
      ? null
      : round(values.reduce<number>((sum, one) => sum + (one ?? 0), 0) / values.length);
  return {
    value: average(known.map(({ value }) => value)) ?? 0,
    low: average(known.map(({ low }) => low)),
    high: average(known.map(({ high }) => high)),
    respondents: Math.min(...known.map(({ respondents }) => respondents)),
  };
}

/**
 * 1 − share that did not choose the one × share of those that did not choose the other either. Both are options of one
 * question, so the same people answered both. Every cell of the cross-table has to be shown.
 */
function reckonEither(survey: ClosedSurvey, concept: string, options: readonly [string, string]): Reckoned {
  const ids = options.map(
    (wanted) => survey.variables.find((one) => one.concept === concept && one.option === wanted)?.id,
  );
  if (ids.includes(undefined)) return 'not-asked';
  const cube = survey.crossTables.find(({ dimensions }) => {
    const crossed = dimensions.map(({ id }) => id).filter((id) => id !== 'wave');
    return crossed.length === 2 && crossed.every((id) => ids.includes(id));
  });
  const [row, column] = (cube?.dimensions ?? []).map(({ id }) => id).filter((id) => id !== 'wave');
  if (cube === undefined || row === undefined || column === undefined) return 'no-cross-table';
  const read = (a: string, b: string, measure: string) =>
    readNumber(cube, { wave: survey.waveId, [row]: a, [column]: b }, measure);
  const codes = ['chosen', 'not-chosen'];
  const counts = codes.flatMap((a) => codes.map((b) => read(a, b, 'answers')));
  const alone = findTable(survey, `survey-answers-${row}`);
  const outside = alone && readNumber(alone, { wave: survey.waveId, answer: 'not-chosen' }, 'share');
  const neither = read('not-chosen', 'not-chosen', 'share');
  const n = read('all', 'all', 'answers');
  if (outside === undefined || outside === null || neither === null || n === null || counts.includes(null))
    return 'withheld';
  const either = 1 - outside * neither;
  return closeShare(either, n, toInterval(survey, either, n));
}

/** In points; the register counts everybody, so the interval is that of the guess. */
function reckonGuessGap(survey: ClosedSurvey): Reckoned {
  const cube = findTable(survey, GAP_TABLE);
  if (cube === undefined || !listStatements(cube).includes(FOREIGN_BORN)) return 'not-asked';
  const real = readView(cube, survey.waveId, FOREIGN_BORN, 'real');
  if (real === null) return 'no-register';
  const guessed = readView(cube, survey.waveId, FOREIGN_BORN, 'residents');
  if (guessed === null || guessed.n === null) return 'withheld';
  const points = (share: number | null): number | null =>
    share === null ? null : round((share - real.share) * 100);
  const { n, share, low, high } = guessed;
  return { value: points(share) ?? 0, low: points(low), high: points(high), respondents: n };
}

/** Mean over all statements or none; who guesses one too low may guess another too low, so there is no interval of the mean. */
function reckonStatementsGap(survey: ClosedSurvey, statements: number): Reckoned {
  const cube = findTable(survey, GAP_TABLE);
  if (cube === undefined) return 'not-asked';
  const rows = listStatements(cube).filter((one) => one !== FOREIGN_BORN);
  const pairs = rows.map((statement) => ({
    real: readView(cube, survey.waveId, statement, 'real'),
    guessed: readView(cube, survey.waveId, statement, 'policymakers'),
  }));
  if (pairs.every(({ guessed }) => guessed === null)) return 'no-estimates';
  const gaps = pairs.flatMap(({ real, guessed }) =>
    real === null || guessed === null || guessed.n === null
      ? []
      : [{ gap: guessed.share - real.share, n: guessed.n }],
  );
  if (gaps.length < statements) return 'withheld';
  const mean = gaps.reduce((sum, { gap }) => sum + gap, 0) / gaps.length;
  return {
    value: round(mean * 100),
    low: null,
    high: null,
    respondents: Math.min(...gaps.map(({ n }) => n)),
  };
}
