/** Conditions of a form → conditions of an instrument. What has no counterpart says why. */
import { parseExpression, type Expression, type Sign } from './expression.ts';
import type { Condition } from '../questionnaire.types.ts';

/** What the name of a row of the form became. */
export interface Reference {
  readonly question: string;
  /** matrix: the row that it became */
  readonly row?: string;
  /** codes by the names that the form has for them; `undefined`: no choice */
  readonly codes?: ReadonlyMap<string, string>;
  /** numbers: what may be answered */
  readonly range?: { readonly minimum: number; readonly maximum: number; readonly isWhole: boolean };
}

export type References = ReadonlyMap<string, Reference>;

/** Why a condition could not be carried over. */
export type Obstacle =
  | 'not-readable'
  | 'not-an-earlier-question'
  | 'not-a-known-choice'
  | 'no-choice-or-number'
  | 'compares-two-answers'
  | 'function-not-supported';

export type Translated =
  | { readonly ok: true; readonly condition: Condition }
  | { readonly ok: false; readonly obstacle: Obstacle; readonly at: string };

const refuse = (obstacle: Obstacle, at: string): Translated => ({ ok: false, obstacle, at });
const accept = (condition: Condition): Translated => ({ ok: true, condition });

function findReference(name: string, references: References): Reference | undefined {
  return references.get(name);
}

function holdOneOf({ question, row }: Reference, codes: readonly string[]): Condition {
  return { question, ...(row === undefined ? {} : { row }), oneOf: codes };
}

const MIRRORED: Readonly<Record<Sign, Sign>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function isTrueFor(value: number, sign: Sign, other: number): boolean {
  if (sign === '<') return value < other;
  if (sign === '<=') return value <= other;
  if (sign === '>') return value > other;
  return value >= other;
}

/** A choice against a text or number. A blank answer is unlike every text, as in the form. */
function compareChoice(reference: Reference, sign: Sign, text: string, name: string): Translated {
  const codes = reference.codes ?? new Map<string, string>();
  const all = [...new Set(codes.values())];
  if (sign === '=' || sign === '!=') {
    const code = codes.get(text);
    if (text !== '' && code === undefined) return refuse('not-a-known-choice', text);
    const isHeld = holdOneOf(reference, text === '' ? all : [code ?? '']);
    // `= ''` asks for a blank, `!= ''` for any answer: the other way round.
    return accept((sign === '=') === (text !== '') ? isHeld : { not: isHeld });
  }
  const limit = Number(text);
  if (text === '' || Number.isNaN(limit)) return refuse('not-readable', text);
  const met = [...codes].filter(([given]) => given !== '' && isTrueFor(Number(given), sign, limit));
  const found = [...new Set(met.map(([, code]) => code))];
  return found.length === 0 ? refuse('not-a-known-choice', name) : accept(holdOneOf(reference, found));
}

type Range = NonNullable<Reference['range']>;

/** A number against a number; `''` stands for blank. */
function compareNumber({ question }: Reference, range: Range, sign: Sign, text: string): Translated {
  const isAnswered: Condition = { question, atLeast: range.minimum };
  if (text === '') return accept(sign === '=' ? { not: isAnswered } : isAnswered);
  const limit = Number(text);
  if (Number.isNaN(limit)) return refuse('not-readable', text);
  const isEqual: Condition = { question, atLeast: limit, atMost: limit };
  const above: Condition = range.isWhole
    ? { question, atLeast: Math.floor(limit) + 1 }
    : { all: [isAnswered, { not: { question, atMost: limit } }] };
  const below: Condition = range.isWhole
    ? { question, atMost: Math.ceil(limit) - 1 }
    : { all: [isAnswered, { not: { question, atLeast: limit } }] };
  const bySign: Readonly<Record<Sign, Condition>> = {
    '=': isEqual,
    '!=': { not: isEqual },
    '>': above,
    '<': below,
    '>=': { question, atLeast: limit },
    '<=': { question, atMost: limit },
  };
  return accept(bySign[sign]);
}

function compare(expression: Expression & { readonly kind: 'compare' }, references: References): Translated {
  const { left, right, sign } = expression;
  if (left.kind === 'answer' && right.kind === 'answer') return refuse('compares-two-answers', left.name);
  if (right.kind === 'answer')
    return compare({ ...expression, left: right, right: left, sign: MIRRORED[sign] }, references);
  if (left.kind !== 'answer') {
    return refuse(
      left.kind === 'call' ? 'function-not-supported' : 'not-readable',
      left.kind === 'call' ? left.name : '',
    );
  }
  if (right.kind !== 'text' && right.kind !== 'number')
    return refuse('function-not-supported', right.kind === 'call' ? right.name : '');
  const reference = findReference(left.name, references);
  if (reference === undefined) return refuse('not-an-earlier-question', left.name);
  const text = right.kind === 'text' ? right.text : String(right.value);
  if (reference.codes !== undefined) return compareChoice(reference, sign, text, left.name);
  if (reference.range !== undefined) return compareNumber(reference, reference.range, sign, text);
  return refuse('no-choice-or-number', left.name);
}

function translateCall(
  expression: Expression & { readonly kind: 'call' },
  references: References,
): Translated {
  const [first, second] = expression.given;
  if (expression.name !== 'selected' || first?.kind !== 'answer' || second === undefined)
    return refuse('function-not-supported', expression.name);
  const reference = findReference(first.name, references);
  if (reference === undefined) return refuse('not-an-earlier-question', first.name);
  const text = second.kind === 'text' ? second.text : second.kind === 'number' ? String(second.value) : '';
  const code = reference.codes?.get(text);
  if (reference.codes === undefined) return refuse('no-choice-or-number', first.name);
  return code === undefined ? refuse('not-a-known-choice', text) : accept(holdOneOf(reference, [code]));
}

function translate(expression: Expression, references: References): Translated {
  switch (expression.kind) {
    case 'all':
    case 'any': {
      const parts = expression.parts.map((part) => translate(part, references));
      const failed = parts.find((part) => !part.ok);
      if (failed !== undefined) return failed;
      const conditions = parts.flatMap((part) => (part.ok ? [part.condition] : []));
      return accept(expression.kind === 'all' ? { all: conditions } : { any: conditions });
    }
    case 'not': {
      const part = translate(expression.part, references);
      return part.ok ? accept({ not: part.condition }) : part;
    }
    case 'compare':
      return compare(expression, references);
    case 'call':
      return translateCall(expression, references);
    case 'answer':
      // An answer by itself is true when there is one; computed values come this way and are not asked.
      return compare(
        { kind: 'compare', sign: '!=', left: expression, right: { kind: 'text', text: '' } },
        references,
      );
    default:
      return refuse('not-readable', '');
  }
}

/**
 * A `relevant` cell as a condition on earlier questions. Comparisons with a blank answer come out as in the form:
 * unlike every text, neither above nor below any number.
 */
export function toCondition(source: string, references: References): Translated {
  const expression = parseExpression(source);
  return expression === undefined ? refuse('not-readable', '') : translate(expression, references);
}
