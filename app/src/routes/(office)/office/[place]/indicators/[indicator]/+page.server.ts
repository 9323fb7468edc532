import { AREAS_OF_LIFE } from '@vicus/reference';
import { adoptNewestVersion } from '#features/indicator/server/chosen.usecases.ts';
import { parsePoolWay, takesNeighbours } from '#features/indicator/pooling.rules.ts';
import { readIndicatorContext } from '#features/indicator/server/context.usecases.ts';
import { listValueChanges, readIndicatorSheet } from '#features/indicator/server/reading.usecases.ts';
import { readSpreadSheet } from '#features/indicator/server/segregation.usecases.ts';
import { readWishToStay } from '#features/policy/server/wish-to-stay.usecases.ts';
import { drawIndicator } from '#features/publication/server/indicator-figures.ts';
import { drawSpreadSheet } from '#features/publication/server/spread-figures.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { createTranslator } from '#ui/messages.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMembership } from '../../../member.ts';
import { changeThenShow } from '../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const { member, place } = await requireMembership(event);
    const { language } = event.locals;
    const t = createTranslator(language);
    const pooled = parsePoolWay(event.url.searchParams.get('pool'));
    const whole = await readIndicatorSheet(member, event.params.indicator, pooled);
    const { versions, ...sheet } = whole;
    const spread = await readSpreadSheet(member, whole);
    const warnings = [
      ...(place.isExample ? [t('word.example.why')] : []),
      ...(sheet.isInternal && (versions.length > 0 || spread !== null)
        ? [t('office.indicators.internal.mark')]
        : []),
    ];
    return {
      ...sheet,
      pooled,
      takesNeighbours: takesNeighbours(sheet.definition),
      context: await readIndicatorContext(member, sheet.definition),
      wish: sheet.retention === null ? null : await readWishToStay(member),
      heading: AREAS_OF_LIFE.find(({ code }) => code === sheet.definition.heading)?.label ?? null,
      figures: versions.map(({ definition, cube }) => ({
        version: definition.version,
        since: definition.since,
        figure: drawIndicator(cube, { language, medium: 'screen', warnings, idPrefix: '' }),
      })),
      spread,
      spreadFigure: drawSpreadSheet(spread, { language, medium: 'screen', warnings, idPrefix: '' }),
      hasUnits: versions.some(({ cube }) => cube.dimensions.some(({ id }) => id === 'unit')),
      changes: sheet.isInternal ? await listValueChanges(member, event.params.indicator) : [],
      mayChange: mayRole(member.role, 'indicator.change'),
      mayChangePlace: mayRole(member.role, 'place.change'),
    };
  });

export const actions: Actions = {
  adopt: changeThenShow('adopt', async (member, _, { url, params }: RequestEvent) => {
    await adoptNewestVersion(member, params.indicator);
    return url.pathname;
  }),
};
