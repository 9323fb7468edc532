/** When something is asked, as an officer puts it together: parts that all hold, or of which one does. */
import type { Condition, Instrument, Question, SpecialCode, Texts } from '@vicus/questionnaire';
import { findQuestion, findSection } from './edit.rules.ts';

export type ConditionMode = 'all' | 'any';

/** A part is one comparison with an earlier question, or something made elsewhere that is kept as it is. */
export interface ConditionParts {
  readonly mode: ConditionMode;
  readonly parts: readonly Condition[];
}

/** `section.<id>` or the id of a question. */
export type ConditionTarget = string;

export function readCondition(instrument: Instrument, target: ConditionTarget): Condition | undefined {
  return target.startsWith('section.')
    ? findSection(instrument, target.slice('section.'.length))?.askedWhen
    : findQuestion(instrument, target)?.askedWhen;
}

export function takeApart(condition: Condition | undefined): ConditionParts {
  if (condition === undefined) return { mode: 'all', parts: [] };
  if ('all' in condition) return { mode: 'all', parts: condition.all };
  if ('any' in condition) return { mode: 'any', parts: condition.any };
  return { mode: 'all', parts: [condition] };
}

export function putTogether({ mode, parts }: ConditionParts): Condition | undefined {
  const [first] = parts;
  if (parts.length <= 1) return first;
  return mode === 'all' ? { all: parts } : { any: parts };
}

function replaceCondition<Item extends { readonly askedWhen?: Condition }>(
  item: Item,
  condition: Condition | undefined,
): Item {
  const { askedWhen: _, ...rest } = item;
  return (condition === undefined ? rest : { ...rest, askedWhen: condition }) as Item;
}

export function writeCondition(
  instrument: Instrument,
  target: ConditionTarget,
  condition: Condition | undefined,
): Instrument {
  const sections = instrument.sections.map((section) => {
    if (`section.${section.id}` === target) return replaceCondition(section, condition);
    const questions = section.questions.map((question) =>
      question.id === target ? replaceCondition(question, condition) : question,
    );
    return { ...section, questions };
  });
  return { ...instrument, sections };
}

/** What an answer to a question can be compared with: codes, or a number. null: with nothing. */
export type Comparable =
  | {
      readonly kind: 'codes';
      readonly codes: readonly { readonly code: string; readonly label: Texts | null }[];
    }
  | { readonly kind: 'number'; readonly minimum: number; readonly maximum: number };

/** A special code has no words of its own: `label` is null and the page says it. */
const toSpecials = (specials: readonly SpecialCode[] = []) => specials.map((code) => ({ code, label: null }));

export function readComparable(question: Question): Comparable | null {
  switch (question.kind) {
    case 'one-choice':
    case 'several-choices':
      return { kind: 'codes', codes: [...question.choices, ...toSpecials(question.specials)] };
    case 'scale':
    case 'matrix':
      return { kind: 'codes', codes: [...question.points, ...toSpecials(question.specials)] };
    case 'district':
      return { kind: 'codes', codes: [...question.districts, ...toSpecials(question.specials)] };
    case 'zero-to-ten':
      return { kind: 'number', minimum: 0, maximum: 10 };
    case 'number':
      return { kind: 'number', minimum: question.minimum, maximum: question.maximum };
    default:
      return null;
  }
}
