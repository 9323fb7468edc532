/** The open question of each group: what changed, and why. */
import type { Question } from '@vicus/questionnaire';
import { readTexts } from '#ui/messages.ts';
import { MINIMUM_CROWD, type WaveMode } from '#features/survey/survey.types.ts';
import { sayAll } from './instrument-texts.ts';

/** Ids of open questions begin with this; the rest is the group. */
export const WHY = 'why-';
const WHY_MAXIMUM_CHARACTERS = 2_000;

/** Before anything is written it is said who will read it: see docs/decisions/0006-open-answers.md. */
export function buildOpenQuestion(group: string, mode: WaveMode): Question {
  const help = mode === 'named' ? 'respond.open.help.named' : 'respond.open.help.anonymous';
  return {
    id: `${WHY}${group}`,
    kind: 'long-text',
    label: readTexts('respond.open.question'),
    help: sayAll(help, { maximum: WHY_MAXIMUM_CHARACTERS, minimum: MINIMUM_CROWD }),
    maximumLength: WHY_MAXIMUM_CHARACTERS,
  };
}
