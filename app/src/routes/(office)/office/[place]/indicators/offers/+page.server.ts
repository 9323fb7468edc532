import { writeOrigin } from '#features/indicator/known-figure-text.rules.ts';
import { NOT_FROM_SURVEYS } from '#features/indicator/known-figure-map.ts';
import { isWanted } from '#features/indicator/known-figures.rules.ts';
import { listChosenIndicators } from '#features/indicator/server/chosen.usecases.ts';
import { readKnownFigures, takeKnownFigures } from '#features/policy/server/known-figures.usecases.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { createTranslator } from '#ui/messages.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const sheet = await readKnownFigures(member);
    const followed = (await listChosenIndicators(member)).map(({ definition }) => definition);
    const read = (name: string): number => Number(event.url.searchParams.get(name) ?? 0);
    return {
      groups: [...Map.groupBy(sheet.figures, ({ origin }) => origin.id)].map(([id, figures]) => ({
        id,
        origin: figures[0]?.origin ?? null,
        figures: figures
          .map((figure) => ({ ...figure, isWanted: isWanted(figure) }))
          .toSorted((a, b) => Number(a.state === 'same') - Number(b.state === 'same')),
      })),
      absent: sheet.absent,
      notFollowed: sheet.notFollowed.length,
      unasked: followed.flatMap(({ id }) =>
        NOT_FROM_SURVEYS[id] ? [{ id, why: NOT_FROM_SURVEYS[id] }] : [],
      ),
      definitions: Object.fromEntries(followed.map((one) => [one.id, one])),
      mayTake: mayRole(member.role, 'data.change'),
      taken: event.url.searchParams.has('added')
        ? { added: read('added'), changed: read('changed'), unchanged: read('unchanged') }
        : null,
    };
  });

export const actions: Actions = {
  default: changeThenShow('take', async (member, fields, { locals, params }: RequestEvent) => {
    const t = createTranslator(locals.language);
    const done = await takeKnownFigures(member, fields, (origin, figures) =>
      writeOrigin(
        origin,
        figures.map(({ basis }) => basis),
        t,
        locals.language,
      ),
    );
    const counts = new URLSearchParams(Object.entries(done).map(([name, count]) => [name, String(count)]));
    return `/office/${params.place}/indicators/offers?${counts}`;
  }),
};
