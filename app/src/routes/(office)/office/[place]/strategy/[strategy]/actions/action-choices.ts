/** What the form of an action offers: goals, areas, names of the register, statements, years. */
import { readActors } from '#features/governance/server/actor.usecases.ts';
import { listYears } from '#features/strategy/action-values.rules.ts';
import type { StrategyContent } from '#features/strategy/strategy.types.ts';
import type { Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { createTranslator, type Language } from '#ui/messages.ts';
import { listAreas } from '../../../measures/areas.ts';

type Held = Pick<StrategyContent, 'strategy' | 'goals' | 'perspectives'>;

export async function listActionChoices(
  member: Member,
  { strategy, goals, perspectives }: Held,
  language: Language,
) {
  const t = createTranslator(language);
  const sections = mayRole(member.role, 'actor.read')
    ? (await readActors(member, {}, language)).sections
    : [];
  return {
    goals: goals.map(({ goalId, title }) => ({ value: goalId, label: title })),
    areas: listAreas(language),
    actors: sections
      .flatMap(({ actors }) => actors.map(({ name }) => name))
      .toSorted((a, b) => a.localeCompare(b)),
    said: perspectives.map(({ perspectiveId, statement, voice }) => ({
      value: perspectiveId,
      label: statement,
      voice: t(`office.action.voice.${voice}`),
    })),
    years: listYears(strategy),
  };
}
