/** The job that compares places. It works under a role that sees places that agreed and nothing else of anybody. */
import { SIZE_CLASSES } from '@vicus/reference';
import { restoreProtectedTables, toStoredTables } from '#features/release/server/release.usecases.ts';
import { today } from '#server/clock.ts';
import { combine } from '#server/db/doors.ts';
import { logBug } from '#server/log.ts';
import { readSettings } from '#server/settings/settings.ts';
import type { ProtectedCube } from '@vicus/cube';
import { computeExpectedOfGroups, type ExpectedOfGroups } from '../expected-of-groups.rules.ts';
import { judgeFigures } from '../kept-groups.rules.ts';
import { computeGroupContacts, pickContactGroup } from '../contacts.rules.ts';
import { readEditionFigures } from '../edition-figures.rules.ts';
import { judgeGroups } from '../group-choice.rules.ts';
import { listRangedFigures, protectGroupFigures } from '../group-figures.rules.ts';
import type { ComparedPlace, GroupOutlook, JudgedGroup } from '../group-figures.types.ts';
import { isDue, listCandidates, type Candidate } from '../periods.rules.ts';
import {
  deleteWaiting,
  lockComparison,
  selectEditionTables,
  selectFixedPeriods,
  selectSharedEditions,
  selectSharingPlaces,
  upsertResult,
  type EditionTables,
  type ResultRow,
  type SharingPlace,
} from './group-figures.queries.ts';

const JOB = 'comparison';

/** Counts who shares and makes the comparisons that are due, among real places and among examples. May run again. */
export async function computeComparisons(): Promise<void> {
  for (const isExample of [false, true]) await computeAmong(isExample);
}

interface Gathered {
  readonly sharing: readonly SharingPlace[];
  readonly candidates: readonly Candidate[];
  readonly editions: readonly EditionTables[];
}

async function computeAmong(isExample: boolean): Promise<void> {
  const { sharing, candidates, editions } = await gather(isExample);
  const places = toComparedPlaces(sharing, candidates, editions);
  const thisYear = Number(today().slice(0, 4));
  const periods = new Set([thisYear, ...candidates.map(({ period }) => period)]);
  const rows = [...periods].flatMap((period) => {
    const ofYear = places.get(period) ?? [];
    return composeRows(ofYear, sharing, { period, isExample, isCounted: period === thisYear });
  });
  await keep(rows, isExample);
}

/** What the role may see, of one kind of place. */
function gather(isExample: boolean): Promise<Gathered> {
  return combine(JOB, async (tx) => {
    const all = await selectSharingPlaces(tx, today());
    const sharing = all.filter((place) => place.isExample === isExample);
    const fixed = await selectFixedPeriods(tx, isExample);
    const ids = new Set(sharing.map(({ placeId }) => placeId));
    const candidates = listCandidates(await selectSharedEditions(tx)).filter(
      ({ placeId, period }) => ids.has(placeId) && !fixed.has(period),
    );
    const releaseIds = candidates.map(({ releaseId }) => releaseId);
    return { sharing, candidates, editions: await selectEditionTables(tx, releaseIds) };
  });
}

/** Rounds with all figures shown, by year. An edition that was damaged is left out and logged, the others go on. */
function toComparedPlaces(
  sharing: readonly SharingPlace[],
  candidates: readonly Candidate[],
  editions: readonly EditionTables[],
): Map<number, ComparedPlace[]> {
  const compared = candidates.flatMap((candidate) => {
    const place = sharing.find(({ placeId }) => placeId === candidate.placeId);
    const edition = editions.find(({ releaseId }) => releaseId === candidate.releaseId);
    const read = edition === undefined ? undefined : readEdition(edition);
    if (place === undefined || read?.figures === undefined) return [];
    const { structure, diversity, orientation, degreeOfUrbanisation, country } = place;
    const one: ComparedPlace = {
      placeId: candidate.placeId,
      subject: candidate.subject,
      releaseId: candidate.releaseId,
      size: readDefaultSize(place.population),
      structure,
      diversity,
      orientation,
      degreeOfUrbanisation,
      country,
      figures: read.figures,
      further: read.further,
      answers: read.answers,
      contacts: read.contacts,
    };
    return [[candidate.period, one] as const];
  });
  const byYear = Map.groupBy(compared, ([period]) => period);
  return new Map([...byYear].map(([period, list]) => [period, list.map(([, place]) => place)]));
}

function readEdition({
  tables,
  contentHash,
}: EditionTables): ReturnType<typeof readEditionFigures> | undefined {
  try {
    return readEditionFigures(restoreProtectedTables(tables, contentHash));
  } catch (error) {
    logBug(error, 'comparison');
    return undefined;
  }
}

/** By the limits of the platform, the same for every place: those a place moved are its own. */
function readDefaultSize(population: number | null): string | null {
  if (population === null) return null;
  const found = SIZE_CLASSES.find(
    ({ belowInhabitants }) => belowInhabitants === null || population < belowInhabitants,
  );
  return found?.code ?? null;
}

interface Year {
  readonly period: number;
  readonly isExample: boolean;
  /** places without a round in it are told how many share */
  readonly isCounted: boolean;
}

function composeRows(
  places: readonly ComparedPlace[],
  sharing: readonly SharingPlace[],
  { period, isExample, isCounted }: Year,
): ResultRow[] {
  const groups = judgeGroups(places);
  const isMade = isDue(period, isExample, today()) && groups.some(({ state }) => state === 'shown');
  const facts = { period, codeVersion: readSettings().version };
  const tables = isMade ? protectGroupFigures(places, groups, facts) : undefined;
  const stored = tables && toStoredTables(tables);
  const expect = tables === undefined ? undefined : openExpectation(places, groups, tables);
  const base = { period, isExample, computedOn: today(), sharingPlaces: sharing.length };
  const members = places.map((place, index): ResultRow => {
    const own = pickContactGroup(groups, index);
    const contacts = own === undefined ? null : computeGroupContacts(places, own);
    return {
      ...base,
      placeId: place.placeId,
      groups: listOutlooks(groups, index),
      edition: { subject: place.subject, releaseId: place.releaseId },
      made: stored === undefined ? null : { ...stored, contacts, expected: expect?.(index) ?? null },
    };
  });
  const ids = new Set(places.map(({ placeId }) => placeId));
  const others = isCounted ? sharing.filter(({ placeId }) => !ids.has(placeId)) : [];
  return [
    ...members,
    ...others.map(({ placeId }) => ({ ...base, placeId, groups: [], edition: null, made: null })),
  ];
}

/** Rests on what the tables show, so it is made of them and never of more. */
function openExpectation(
  places: readonly ComparedPlace[],
  groups: readonly JudgedGroup[],
  tables: readonly ProtectedCube[],
): (place: number) => ExpectedOfGroups | undefined {
  const shown = groups.filter(({ state }) => state === 'shown');
  const kept = judgeFigures(places, shown);
  const ranged = listRangedFigures(tables);
  return (place) => computeExpectedOfGroups(places, kept, { place, ranged });
}

/** The groups the place stands in; of others it is told nothing. */
function listOutlooks(groups: readonly JudgedGroup[], place: number): GroupOutlook[] {
  return groups.flatMap(({ members, ...group }) =>
    members.includes(place) ? [{ ...group, places: members.length }] : [],
  );
}

async function keep(rows: readonly ResultRow[], isExample: boolean): Promise<void> {
  await combine(JOB, async (tx) => {
    await lockComparison(tx);
    const fixed = await selectFixedPeriods(tx, isExample);
    await deleteWaiting(tx, isExample);
    // A place may have left, or be gone, since its figures were read.
    const here = new Set((await selectSharingPlaces(tx, today())).map(({ placeId }) => placeId));
    for (const row of rows) {
      if (!here.has(row.placeId)) continue;
      // Another run made it meanwhile, or it is made and this place joined too late: it stays as it is.
      if (row.made !== null && fixed.has(row.period)) continue;
      await upsertResult(tx, row);
    }
  });
}
