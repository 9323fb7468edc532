/** The words for a Problem: its own message where there is one, a general one where there is none. */
import { isMessageKey, type Translate } from './messages.ts';

interface ShownProblem {
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export function readProblemText(t: Translate, problem: ShownProblem): string {
  const key = `problem.${problem.code}`;
  if (isMessageKey(key)) return t(key, problem.values ?? {});
  return t('problem.not-accepted', { reason: String(problem.values?.['constraint'] ?? problem.code) });
}
