/** Which open figures stand beside an indicator, and which of their values. */
import { CONTEXT_LINKS, type ContextLink, type IndicatorDefinition } from '@vicus/reference';
import type { ContextFigure } from '#features/place/context-figure.types.ts';
import { CONTEXT_SOURCES } from '#features/place/context-sources.rules.ts';
import { RECIPES } from '#features/place/sources.rules.ts';
import type { ContextLine, ContextScope } from './context.types.ts';
import { PEOPLE } from './indicator.types.ts';
import { comparePeriods } from './observation.rules.ts';

/** Of this version of the definition only: another one may count something else. */
export function listContextLinks({
  id,
  version,
}: Pick<IndicatorDefinition, 'id' | 'version'>): readonly ContextLink[] {
  return CONTEXT_LINKS.filter((link) => link.indicatorId === id && link.version === version);
}

const SCOPES: readonly ContextScope[] = ['place', 'region', 'rural', 'towns', 'cities', 'country'];

/** The newest figure of each place and group of people, totals only; nearest first. A number that is old beats a reason that is new. */
export function pickNewestFigures(
  figures: readonly ContextFigure[],
  places: ReadonlyMap<string, Pick<ContextLine, 'scope' | 'name'>>,
): ContextLine[] {
  const lines = [...places].flatMap(([code, where]) =>
    PEOPLE.flatMap((people): ContextLine[] => {
      const own = figures
        .filter((one) => one.placeCode === code && one.people === people && one.breakdown === '')
        .toSorted((a, b) => comparePeriods(a.period, b.period));
      const newest = own.findLast(({ value }) => value !== null) ?? own.at(-1);
      if (newest === undefined) return [];
      const { period, value, status, reason, flag } = newest;
      return [{ ...where, people, period, value, status, reason, flag, places: null, allPlaces: null }];
    }),
  );
  return lines.toSorted((a, b) => SCOPES.indexOf(a.scope) - SCOPES.indexOf(b.scope));
}

const KINDS: Readonly<Record<number, ContextScope>> = { 1: 'cities', 2: 'towns', 3: 'rural' };

/** Null: the whole country. */
export function toScope(degree: number | null): ContextScope {
  return degree === null ? 'country' : (KINDS[degree] ?? 'country');
}

/** What brings the figure in. */
export function listImportCommands({ from, figure }: ContextLink): string[] {
  const sources =
    from === 'context-figure'
      ? CONTEXT_SOURCES.filter(({ files }) => files.some((file) => hasMeasure(file, figure)))
      : RECIPES.filter(({ files }) =>
          files.some(({ columns }) => columns.some(({ characteristic }) => characteristic === figure)),
        );
  return sources.map(({ about }) => `vicus import ${about.dataset} FOLDER`);
}

type ContextFile = (typeof CONTEXT_SOURCES)[number]['files'][number];

function hasMeasure({ always, dimensions, measures }: ContextFile, measure: string): boolean {
  const named = Object.values(dimensions).flatMap((codes) =>
    Object.values(codes).map((meaning) => meaning?.measure),
  );
  return [always.measure, ...named, ...measures.map((one) => one.measure)].includes(measure);
}
