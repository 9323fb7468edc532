/** What an observer sees of towns: which are seen at all, and protected figures over those that share. */
import { readText } from '@vicus/cube';
import { composeSections, type NamedRow } from '#features/observer/observer-page.rules.ts';
import { readObservation, type ShownRound } from '#features/observer/server/observer.usecases.ts';
import type { Language } from '#ui/messages.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const { level, coverage, rounds } = await readObservation(member);
    const asked = event.url.searchParams.get('round');
    const shown = rounds.find(({ round }) => round === asked) ?? rounds[0];
    const { language } = event.locals;
    return {
      level,
      coverage,
      rounds: rounds.map(({ round }) => round),
      shown: shown === undefined ? null : nameRound(shown, level.placeId, language),
    };
  });

function nameRound({ round, computedOn, facts }: ShownRound, ownArea: string, language: Language) {
  const nameRow = (row: NamedRow) => ({
    ...row,
    answers: row.answers.map(({ label, places }) => ({ label: readText(label, language), places })),
  });
  const sections = composeSections(facts, ownArea).map(({ part, facts: list }) => ({
    part,
    facts: list.map(({ question, rows, further, ...fact }) => ({
      ...fact,
      question: readText(question, language),
      rows: rows.map(nameRow),
      further: further.map(nameRow),
    })),
  }));
  return { round, computedOn, sections };
}
