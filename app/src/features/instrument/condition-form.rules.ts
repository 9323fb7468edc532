/** "Asked only when … is one of …" from the fields of its form. */
import { z } from 'zod';
import type { Condition, Instrument } from '@vicus/questionnaire';
import { optionalNumber, parseInput, requiredText } from '#server/input.ts';
import { readComparable } from './condition.rules.ts';
import { listEarlierQuestions } from './edit.rules.ts';
import type { Fields } from './entries.rules.ts';
import { entriesMissing, rangeTurned, unknownAnswerNamed } from './instrument.problems.ts';

const questionSchema = z.object({ question: requiredText(80) });
const rangeSchema = z.object({ atLeast: optionalNumber(-1e12, 1e12), atMost: optionalNumber(-1e12, 1e12) });

function parseRange(question: string, fields: Fields): Condition {
  const { atLeast, atMost } = parseInput(rangeSchema, fields);
  if (atLeast === null && atMost === null) throw entriesMissing('atLeast', 1);
  if (atLeast !== null && atMost !== null && atLeast > atMost) throw rangeTurned('atMost');
  return {
    question,
    ...(atLeast === null ? {} : { atLeast }),
    ...(atMost === null ? {} : { atMost }),
  };
}

/**
 * Ticked answers arrive as fields `code.<code>`.
 * @throws Problem with the field: no answer ticked, a question that does not stand before
 */
export function parseConditionPart(instrument: Instrument, target: string, fields: Fields): Condition {
  const { question: id } = parseInput(questionSchema, fields);
  const question = listEarlierQuestions(instrument, target).find((one) => one.id === id);
  const comparable = question === undefined ? null : readComparable(question);
  if (comparable === null) throw unknownAnswerNamed('question');
  if (comparable.kind === 'number') return parseRange(id, fields);
  const oneOf = comparable.codes
    .map(({ code }) => code)
    .filter((code) => fields[`code.${code}`] !== undefined);
  if (oneOf.length === 0) throw entriesMissing('codes', 1);
  return { question: id, oneOf };
}
