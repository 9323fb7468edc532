/** Figures of this room and of those before it that are values of indicators already, but for being taken. */
import { findIndicator } from '@vicus/reference';
import type {
  AbsentFigure,
  FigureOrigin,
  FigureSource,
  KnownFigure,
  KnownFigures,
} from '#features/indicator/known-figure.types.ts';
import type { FigureSheet } from '#features/indicator/known-figures.rules.ts';
import { toContent } from '#features/indicator/observation.rules.ts';
import {
  acceptFigures,
  readFigureSheet,
  type DescribeOrigin,
} from '#features/indicator/server/known-figures.usecases.ts';
import { listSurveyFigures } from '#features/indicator/server/survey-figures.usecases.ts';
import { readPlaceDossier } from '#features/place/server/place.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice } from '#server/db/doors.ts';
import { selectCohorts } from './keeps-open.queries.ts';
import { ENCOUNTER_INDICATOR, readEncounters } from './encounters.usecases.ts';

/** Still here two years after the year of arrival. */
const STILL_HERE = 'cx3';

/** Surveys, places of encounter, years of arrival. Deliveries became values when they were approved. */
const SOURCES: readonly FigureSource[] = [listSurveyFigures, listEncounterFigures, listArrivalFigures];

/** What the platform has for the indicators the place follows. */
export async function readKnownFigures(member: Member): Promise<FigureSheet> {
  authorise(member, 'data.read');
  return readFigureSheet(member, SOURCES);
}

/** @throws Problem `figures-none`, `figures-changed`, `why-missing` */
export async function takeKnownFigures(member: Member, input: unknown, describe: DescribeOrigin) {
  authorise(member, 'data.change');
  return acceptFigures(member, SOURCES, input, describe);
}

function toFigure(
  id: string,
  about: Pick<KnownFigure, 'people' | 'period' | 'origin'>,
  counts: { readonly numerator: number; readonly denominator: number },
): KnownFigure[] {
  const definition = findIndicator(id, 1);
  if (definition === undefined) return [];
  const isOver = about.period < today().slice(0, 4);
  const counted = definition.kind === 'share' ? 'persons' : '';
  return [
    {
      indicatorId: id,
      definitionVersion: 1,
      breakdown: '',
      ...about,
      ...toContent(
        definition,
        { ...counts, value: null },
        { status: isOver ? 'final' : 'provisional', counted },
      ),
      basis: 'count',
    },
  ];
}

/** Of the year whose residents are known: a count of today has no base of another year. */
async function listEncounterFigures(member: Member): Promise<KnownFigures> {
  const { profile } = await readPlaceDossier(member);
  const year = profile.populationYear ?? Number(today().slice(0, 4));
  const { encounters, count } = await readEncounters(member, year);
  if (encounters.length === 0) return { figures: [], absent: [] };
  const source = [profile.populationSource, profile.populationYear].filter(Boolean).join(', ');
  const origin: FigureOrigin = {
    kind: 'encounters',
    id: 'encounters',
    title: source,
    path: 'encounters',
    closedOn: null,
  };
  const about = { people: 'everyone', period: String(year), origin } as const;
  if (profile.population === null || profile.populationYear === null) {
    const absent: AbsentFigure = {
      indicatorId: ENCOUNTER_INDICATOR,
      people: 'everyone',
      why: 'no-residents',
      origin,
    };
    return { figures: [], absent: [absent] };
  }
  const counts = { numerator: count, denominator: profile.population };
  return { figures: toFigure(ENCOUNTER_INDICATOR, about, counts), absent: [] };
}

/** Arrivals of a year and those still here two years later, as the office entered them. */
async function listArrivalFigures(member: Member): Promise<KnownFigures> {
  authorise(member, 'data.read');
  const cohorts = await readOffice(member, (reader) => selectCohorts(reader, member.placeId));
  const origin: FigureOrigin = {
    kind: 'arrivals',
    id: 'arrivals',
    title: '',
    path: 'keeps-open',
    closedOn: null,
  };
  const figures = cohorts.flatMap(({ year, arrived, stillHereAfter2 }) =>
    stillHereAfter2 === undefined
      ? []
      : toFigure(
          STILL_HERE,
          { people: 'newcomers', period: String(year), origin },
          { numerator: stillHereAfter2, denominator: arrived },
        ),
  );
  return { figures, absent: [] };
}
