/** What the platform knows of the own place, to hold what a practice needs against. Each part is read by the room that has it. */
import { readActors } from '#features/governance/server/actor.usecases.ts';
import { listLendables } from '#features/implementation/server/lending.usecases.ts';
import { readCompetenceSheet } from '#features/place/server/competence.usecases.ts';
import { readPosts } from '#features/stock-take/server/post.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import type { PlaceContext } from '../context.rules.ts';
import type { KnownHere } from '../transfer.rules.ts';

export async function readKnownHere(member: Member, { population }: PlaceContext): Promise<KnownHere> {
  const { lines } = await readCompetenceSheet(member);
  const { sections, total } = await readActors(member, {}, 'en');
  const lendables = await listLendables(member);
  const posts = await readPosts(member);
  const actors = sections.flatMap((section) => section.actors).filter(({ endedOn }) => endedOn === null);
  return {
    competences: new Map(
      lines.flatMap(({ area, own }) =>
        own === null
          ? []
          : [[area.code, [...own.decides, ...own.pays, ...own.delivers].includes('municipality')]],
      ),
    ),
    actorKinds: total === 0 ? null : new Set(actors.map(({ kind }) => kind)),
    lendables:
      lendables.length === 0
        ? null
        : new Set(lendables.filter(({ isOffered }) => isOffered).map(({ kind }) => kind)),
    filledHours: posts.posts.length === 0 ? null : posts.today.filledHours,
    population,
  };
}
