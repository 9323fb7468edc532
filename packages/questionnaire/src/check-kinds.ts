/** One check for each kind of question: raw value → answer as stored, or findings. */
import { toFinding } from './findings.ts';
import { isBlank, isRecord, readOwn } from './records.ts';
import { countCharacters, normaliseText, toShownText } from './texts.ts';
import type { Answer, Finding, FindingCode, RosterEntry, Spot } from './answers.types.ts';
import type {
  Choice,
  Column,
  MatrixQuestion,
  MonthQuestion,
  NumberQuestion,
  Question,
  RosterQuestion,
  ScalePoint,
  SeveralChoicesQuestion,
  SpecialCode,
  TextQuestion,
} from './questionnaire.types.ts';

/** `answer` is `undefined` when nothing was given or something is wrong. */
export interface Checked<A> {
  readonly answer: A | undefined;
  readonly findings: readonly Finding[];
}

const accept = <A>(answer: A | undefined): Checked<A> => ({ answer, findings: [] });

function refuse(spot: Spot, code: FindingCode, parameters: Finding['parameters'] = {}): Checked<never> {
  return { answer: undefined, findings: [toFinding(spot, code, parameters)] };
}

function isOffered(question: Question, value: unknown): value is SpecialCode {
  return (question.specials ?? []).some((code) => code === value);
}

function checkCode(
  question: Question,
  choices: readonly Choice[],
  value: unknown,
  spot: Spot,
): Checked<string> {
  if (typeof value !== 'string') return refuse(spot, 'wrong-kind');
  if (isOffered(question, value) || choices.some((choice) => choice.code === value)) return accept(value);
  return refuse(spot, 'unknown-choice', { given: toShownText(value) });
}

function checkSeveral(
  question: SeveralChoicesQuestion,
  value: unknown,
  spot: Spot,
): Checked<readonly string[]> {
  if (!Array.isArray(value)) return refuse(spot, 'wrong-kind');
  const known = [...question.choices.map((choice) => choice.code), ...(question.specials ?? [])];
  const unknown = value.find((code) => !known.includes(code));
  if (unknown !== undefined) return refuse(spot, 'unknown-choice', { given: toShownText(unknown) });
  const codes = known.filter((code) => value.includes(code));
  const special = codes.find((code) => isOffered(question, code));
  if (special !== undefined && codes.length > 1) return refuse(spot, 'not-alone', { given: special });
  const maximum = question.maximumChoices ?? known.length;
  if (codes.length > maximum) return refuse(spot, 'too-many-choices', { given: codes.length, maximum });
  return accept(codes);
}

type NumberRange = Pick<NumberQuestion, 'minimum' | 'maximum' | 'decimals'>;

function checkNumber(question: Question, range: NumberRange, value: unknown, spot: Spot): Checked<Answer> {
  if (isOffered(question, value)) return accept<Answer>(value);
  const given = toShownText(value);
  if (typeof value !== 'number' || !Number.isFinite(value)) return refuse(spot, 'not-a-number', { given });
  const { minimum, maximum, decimals } = range;
  if (value < minimum || value > maximum) return refuse(spot, 'out-of-range', { given, minimum, maximum });
  if (Number(value.toFixed(decimals)) !== value) {
    return refuse(spot, 'too-many-decimals', { given, maximum: decimals });
  }
  // Minus zero would not survive JSON.
  return accept<Answer>(value === 0 ? 0 : value);
}

function checkMonth(question: MonthQuestion, value: unknown, spot: Spot): Checked<Answer> {
  if (isOffered(question, value)) return accept<Answer>(value);
  const given = toShownText(value);
  if (typeof value !== 'string' || !/^\d{4}-(?:0[1-9]|1[0-2])$/u.test(value)) {
    return refuse(spot, 'not-a-month', { given });
  }
  const { minimum, maximum } = question;
  if (value < minimum || value > maximum) return refuse(spot, 'out-of-range', { given, minimum, maximum });
  return accept<Answer>(value);
}

function checkText(question: TextQuestion, value: unknown, spot: Spot): Checked<Answer> {
  if (isRecord(value)) {
    const special = readOwn(value, 'special');
    const isAlone = Object.keys(value).length === 1;
    return isAlone && isOffered(question, special) ? accept<Answer>({ special }) : refuse(spot, 'wrong-kind');
  }
  if (typeof value !== 'string') return refuse(spot, 'wrong-kind');
  const text = normaliseText(value, question.kind === 'long-text' ? 'several' : 'one');
  const length = countCharacters(text);
  const maximum = question.maximumLength;
  if (length > maximum) return refuse(spot, 'too-long', { length, maximum });
  return accept<Answer>(text === '' ? undefined : text);
}

type Rated = Question & { readonly columns: readonly Column[]; readonly points: readonly ScalePoint[] };

/** The cells of one row by column id; blank cells are left out. */
function checkCells(question: Rated, value: unknown, spot: Spot): Checked<Readonly<Record<string, string>>> {
  if (!isRecord(value)) return refuse(spot, 'wrong-kind');
  const cells = Object.entries(value).map(([column, code]) => ({ column, code }));
  const checked = cells.map(({ column, code }) => {
    const isKnown = question.columns.some(({ id }) => id === column);
    if (!isKnown) return { column, ...refuse(spot, 'unknown-column', { given: toShownText(column) }) };
    if (isBlank(code)) return { column, ...accept<string>(undefined) };
    return { column, ...checkCode(question, question.points, code, { ...spot, column }) };
  });
  const findings = checked.flatMap((cell) => cell.findings);
  const codes = new Map(checked.map((cell) => [cell.column, cell.answer]));
  const filled = question.columns.flatMap(({ id }) => {
    const code = codes.get(id);
    return code === undefined ? [] : [[id, code] as const];
  });
  return { answer: findings.length > 0 ? undefined : Object.fromEntries(filled), findings };
}

function checkMatrix(question: MatrixQuestion, value: unknown, spot: Spot): Checked<Answer> {
  if (!isRecord(value)) return refuse(spot, 'wrong-kind');
  const known = new Set(question.rows.map((row) => row.id));
  const strangers = Object.keys(value).filter((row) => !known.has(row));
  const findings = strangers.map((row) => toFinding(spot, 'unknown-row', { given: toShownText(row) }));
  const rows = question.rows.flatMap(({ id }) => {
    const cells = readOwn(value, id);
    if (isBlank(cells)) return [];
    const checked = checkCells(question, cells, { ...spot, row: id });
    findings.push(...checked.findings);
    const isEmpty = Object.keys(checked.answer ?? {}).length === 0;
    return checked.answer === undefined || isEmpty ? [] : [[id, checked.answer] as const];
  });
  if (findings.length > 0) return { answer: undefined, findings };
  return accept<Answer>(rows.length === 0 ? undefined : Object.fromEntries(rows));
}

function checkEntry(question: RosterQuestion, value: unknown, spot: Spot): Checked<RosterEntry> {
  if (!isRecord(value)) return refuse(spot, 'wrong-kind');
  if (Object.keys(value).some((key) => key !== 'name' && key !== 'codes')) return refuse(spot, 'wrong-kind');
  const given = readOwn(value, 'name') ?? '';
  if (typeof given !== 'string') return refuse(spot, 'wrong-kind');
  const cells = checkCells(question, readOwn(value, 'codes') ?? {}, spot);
  if (cells.answer === undefined) return { answer: undefined, findings: cells.findings };
  const name = normaliseText(given, 'one');
  if (name === '')
    return Object.keys(cells.answer).length > 0
      ? refuse(spot, 'without-name')
      : accept<RosterEntry>(undefined);
  const length = countCharacters(name);
  const maximum = question.maximumNameLength;
  if (length > maximum) return refuse(spot, 'too-long', { length, maximum });
  return accept({ name, codes: cells.answer });
}

function checkRoster(question: RosterQuestion, value: unknown, spot: Spot): Checked<Answer> {
  if (isRecord(value)) {
    const special = readOwn(value, 'special');
    const isAlone = Object.keys(value).length === 1;
    return isAlone && isOffered(question, special) ? accept<Answer>({ special }) : refuse(spot, 'wrong-kind');
  }
  if (!Array.isArray(value)) return refuse(spot, 'wrong-kind');
  const maximum = question.maximumRows;
  if (value.length > maximum) return refuse(spot, 'too-many-rows', { given: value.length, maximum });
  const rows = value.map((entry, index) => checkEntry(question, entry, { ...spot, row: String(index) }));
  const findings = rows.flatMap((row) => row.findings);
  if (findings.length > 0) return { answer: undefined, findings };
  const entries = rows.flatMap((row) => row.answer ?? []);
  return accept<Answer>(entries.length === 0 ? undefined : entries);
}

const ZERO_TO_TEN: NumberRange = { minimum: 0, maximum: 10, decimals: 0 };

/** Checks one raw value against its question, whatever was answered elsewhere. */
export function checkValue(question: Question, value: unknown): Checked<Answer> {
  const spot: Spot = { question: question.id };
  if (isBlank(value)) return accept<Answer>(undefined);
  switch (question.kind) {
    case 'one-choice':
      return checkCode(question, question.choices, value, spot);
    case 'scale':
      return checkCode(question, question.points, value, spot);
    case 'district':
      return checkCode(question, question.districts, value, spot);
    case 'several-choices':
      return checkSeveral(question, value, spot);
    case 'zero-to-ten':
      return checkNumber(question, ZERO_TO_TEN, value, spot);
    case 'number':
      return checkNumber(question, question, value, spot);
    case 'month':
      return checkMonth(question, value, spot);
    case 'short-text':
    case 'long-text':
      return checkText(question, value, spot);
    case 'matrix':
      return checkMatrix(question, value, spot);
    case 'roster':
      return checkRoster(question, value, spot);
  }
}
