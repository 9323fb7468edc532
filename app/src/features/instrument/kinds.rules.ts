/** What can be asked, in the order in which an officer is offered it. */
import type { QuestionKind } from '@vicus/questionnaire';

export const QUESTION_KINDS = [
  'one-choice',
  'several-choices',
  'scale',
  'zero-to-ten',
  'matrix',
  'number',
  'month',
  'short-text',
  'long-text',
  'district',
  'roster',
] as const satisfies readonly QuestionKind[];

export function isQuestionKind(text: string | null): text is QuestionKind {
  return QUESTION_KINDS.some((kind) => kind === text);
}
