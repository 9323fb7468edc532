/** The words for a Problem: its own message where there is one, a general one where there is none. */
import { formatDate, formatMonth, isMessageKey, type Translate } from './messages.ts';

type Values = Readonly<Record<string, string | number>>;

interface ShownProblem {
  readonly code: string;
  readonly values?: Values;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-\d{2}$/;
const isDate = (text: string): boolean => !Number.isNaN(Date.parse(text));

export function readProblemText(t: Translate, problem: ShownProblem): string {
  const key = `problem.${problem.code}`;
  if (isMessageKey(key)) return t(key, writeDays(t, problem.values ?? {}));
  return t('problem.not-accepted', { reason: String(problem.values?.['constraint'] ?? problem.code) });
}

/** A Problem names its `day` and `month` as ISO; people read them in words. What they typed is shown as they typed it. */
function writeDays(t: Translate, values: Values): Values {
  const { day, month } = values;
  return {
    ...values,
    ...(typeof day === 'string' && DAY.test(day) && isDate(day) ? { day: formatDate(day, t.language) } : {}),
    ...(typeof month === 'string' && MONTH.test(month) && isDate(month)
      ? { month: formatMonth(month, t.language) }
      : {}),
  };
}
