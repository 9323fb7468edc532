/** Skip logic as a form on paper says it: "Only if 3: yes, sometimes". */
import type { Condition, Instrument } from '@vicus/questionnaire';
import type { Translate } from '#ui/messages.ts';
import { listOptions } from './answer-text.rules.ts';
import { layOutPaper } from './paper.rules.ts';
import type { PaperQuestion } from './paper.types.ts';

interface Reader {
  readonly language: string;
  readonly t: Translate;
}

/** By question id: under which answers it is asked; absent where everybody is asked. */
export function describeSkips(instrument: Instrument, reader: Reader): ReadonlyMap<string, string> {
  const numbered = layOutPaper(instrument, reader).flatMap(({ questions }) => questions);
  const skips = new Map<string, string>();
  for (const section of instrument.sections)
    for (const question of section.questions) {
      const conditions = [section.askedWhen, question.askedWhen].filter((one) => one !== undefined);
      const rows = question.kind === 'matrix' ? question.rowsAskedWhen : undefined;
      const words = [
        ...conditions.map((one) =>
          reader.t('respond.paper.only-if', { when: describe(one, numbered, reader) }),
        ),
        ...(rows === undefined
          ? []
          : [reader.t('respond.paper.only-rows', { when: describe(rows, numbered, reader) })]),
      ];
      if (words.length > 0) skips.set(question.id, words.join(' '));
    }
  return skips;
}

function describe(condition: Condition, numbered: readonly PaperQuestion[], reader: Reader): string {
  const { language, t } = reader;
  if ('all' in condition) return condition.all.map((one) => describe(one, numbered, reader)).join('; ');
  if ('any' in condition)
    return condition.any.map((one) => describe(one, numbered, reader)).join(` ${t('respond.paper.or')} `);
  if ('not' in condition) return t('respond.paper.not', { when: describe(condition.not, numbered, reader) });
  const asked = numbered.find(({ question }) => question.id === condition.question);
  const number = asked?.number ?? '';
  if (!('oneOf' in condition)) {
    const { atLeast, atMost } = condition;
    return `${number}: ${[atLeast === undefined ? '' : `≥ ${atLeast}`, atMost === undefined ? '' : `≤ ${atMost}`].filter(Boolean).join(', ')}`;
  }
  const options = asked === undefined ? [] : listOptions(asked.question, language, t);
  const labels = condition.oneOf.map((code) => options.find((one) => one.code === code)?.label ?? code);
  return `${number}: ${labels.join(', ')}`;
}
