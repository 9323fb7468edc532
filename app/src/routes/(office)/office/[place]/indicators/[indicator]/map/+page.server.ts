import { writePeriod } from '#features/indicator/indicator-text.rules.ts';
import { toMapChoice } from '#features/indicator/map.rules.ts';
import { readMapSheet, type MapSheet } from '#features/indicator/server/map.usecases.ts';
import { drawMap } from '#features/publication/server/map-figures.ts';
import type { FigureView } from '#features/publication/publication.types.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { createTranslator, type Language } from '#ui/messages.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMembership } from '../../../../member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const { member, place } = await requireMembership(event);
    const { language } = event.locals;
    const t = createTranslator(language);
    const { searchParams } = event.url;
    const asked = { people: searchParams.get('people'), period: searchParams.get('period') };
    const { shown, ...sheet } = await readMapSheet(member, event.params.indicator, asked);
    const warnings = [
      ...(place.isExample ? [t('word.example.why')] : []),
      ...(sheet.isInternal ? [t('office.indicators.internal.mark')] : []),
    ];
    return {
      ...sheet,
      shown: shown && {
        options: shown.options,
        view: shown.view,
        lines: shown.lines,
        figure: draw({ ...sheet, shown }, language, warnings),
      },
      mayDraw: mayRole(member.role, 'district.change'),
    };
  });

/** null: no district is drawn; then the table stands alone. */
function draw({ definition, shown }: MapSheet, language: Language, warnings: string[]): FigureView | null {
  if (shown === null || shown.areas.length === 0) return null;
  const t = createTranslator(language);
  const { cube, areas, view } = shown;
  const { name, unit } = definition;
  const legend = t('office.indicators.map.legend', {
    name: name[language === 'de' ? 'de' : 'en'],
    unit: t(`office.indicators.unit-name.${unit}`),
    who: t(`office.indicators.people.${view.people}`),
    period: writePeriod(view.period, t, language),
  });
  const choice = toMapChoice(cube, areas, view, { en: legend });
  return drawMap(cube, choice, { language, medium: 'screen', warnings, idPrefix: '' });
}
