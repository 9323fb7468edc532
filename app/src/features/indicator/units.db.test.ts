/** Counts by school and district in the database: what staff and readers get of the index and of the map. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawDistrictMap } from '#features/place/server/districts.usecases.ts';
import { seedPlace } from '#features/survey/testing/seed.ts';
import type { Member } from '#server/auth/member.ts';
import { write } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { findIndicator } from '@vicus/reference';
import type { NewObservation, People } from './indicator.types.ts';
import { toContent } from './observation.rules.ts';
import { composeProfile } from './profile.rules.ts';
import { chooseIndicators } from './server/chosen.usecases.ts';
import { readMapSheet } from './server/map.usecases.ts';
import { commitObservations } from './server/observations.usecases.ts';
import { readGlance, readIndicatorSheet } from './server/reading.usecases.ts';
import { readSpreadSheet } from './server/segregation.usecases.ts';

let world: TestWorld;
let member: Member;
let reader: Member;
const nothing = { people: null, period: null };

beforeAll(async () => {
  world = await openTestWorld();
  member = await seedPlace(world, 'vico');
  reader = await world.addCouncillor(member.placeId);
  await chooseIndicators(member, { indicators: ['cx1', 'ed6', 'ed6-share', 'ed6-pupils'] });
});
afterAll(() => world.close());

interface Told {
  readonly id: string;
  readonly people: People;
  readonly unit: string;
  readonly value?: number;
  readonly numerator?: number;
  readonly denominator?: number;
}

function observe({ id, people, unit, value, numerator, denominator }: Told): NewObservation {
  const parts = { value: value ?? null, numerator: numerator ?? null, denominator: denominator ?? null };
  return {
    indicatorId: id,
    definitionVersion: 1,
    people,
    breakdown: unit === '' ? '' : `unit=${unit}`,
    period: '2025',
    ...toContent(findIndicator(id)!, parts, { status: 'final', counted: 'persons' }),
  };
}

const commit = (rows: readonly NewObservation[], why = '') =>
  write(member, (transaction) =>
    commitObservations(transaction, member, { kind: 'file', title: 'Rolls', source: 'Schools', rows, why }),
  );

const listSchools = (schools: Readonly<Record<string, readonly [number, number]>>) =>
  Object.entries(schools).flatMap(([unit, [newcomers, others]]) => [
    observe({ id: 'ed6-pupils', people: 'newcomers', unit, value: newcomers }),
    observe({ id: 'ed6-pupils', people: 'others', unit, value: others }),
  ]);

const readSpread = async (who: Member, id = 'ed6') => readSpreadSheet(who, await readIndicatorSheet(who, id));

describe('unevenness', () => {
  test('asks for the counts where there are none, and an index typed in is shown to readers', async () => {
    await commit([observe({ id: 'ed6', people: 'everyone', unit: '', value: 0.25, denominator: 800 })]);
    expect(await readSpread(member)).toMatchObject({ counted: { id: 'ed6-pupils' }, readings: [] });
    expect((await readIndicatorSheet(reader, 'ed6')).versions).toHaveLength(1);
    expect(await readSpread(member, 'cx1')).toBeNull();
  });

  test('is computed from counts by school, for readers from the same where nothing is withheld', async () => {
    await commit(listSchools({ North: [12, 150], South: [30, 90], East: [7, 210], West: [21, 33] }));
    const own = await readSpread(member);
    expect(own?.readings[0]).toMatchObject({ units: 4, newcomers: 70, result: { kind: 'told' } });
    expect(await readSpread(reader)).toEqual(own);
    expect((await readSpread(reader, 'ed6-pupils'))?.readings).toEqual(own?.readings);
  });

  test('is told to nobody but staff once a count is withheld, typed or computed', async () => {
    const few = listSchools({ North: [3, 150] });
    await commit(few, 'Counted anew.');
    expect((await readSpread(member))?.readings[0]?.result.kind).toBe('told');
    const shown = await readSpread(reader);
    expect(shown?.readings[0]).toEqual({
      period: '2025',
      units: 4,
      newcomers: null,
      others: null,
      shareInLargestUnit: null,
      result: { kind: 'withheld' },
    });
    const sheet = await readIndicatorSheet(reader, 'ed6');
    expect(sheet.versions).toEqual([]);
    expect(sheet.reading.latest.map(({ cell }) => cell)).toEqual([{ kind: 'none', reason: 'withheld' }]);
    expect((await readIndicatorSheet(member, 'ed6')).versions).toHaveLength(1);
  });
});

const square = (name: string, x: number) => ({
  type: 'Feature',
  properties: { name },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [x, 0],
        [x + 0.01, 0],
        [x + 0.01, 0.01],
        [x, 0.01],
        [x, 0],
      ],
    ],
  },
});

describe('the map', () => {
  test('says so where nothing is known by district', async () => {
    expect((await readMapSheet(member, 'cx1', nothing)).shown).toBeNull();
    await expect(readMapSheet(member, 'no-such', nothing)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('finds districts by their names; those without outline stand in the table', async () => {
    const features = [square('Altstadt', 0), square('Mühl Viertel', 0.01), square('Wald', 0.02)];
    await drawDistrictMap(member, new TextEncoder().encode(JSON.stringify({ features })));
    const share = (unit: string, numerator: number, denominator: number) =>
      observe({ id: 'cx1', people: 'everyone', unit, numerator, denominator });
    await commit([share('altstadt', 120, 900), share('Mühl  viertel', 3, 410), share('Hof', 40, 300)]);
    const { shown } = await readMapSheet(member, 'cx1', { people: 'nobody', period: '1999' });
    expect(shown?.view).toEqual({ people: 'everyone', period: '2025' });
    expect(shown?.areas.map(({ code, mark }) => [code, mark])).toEqual([
      ['altstadt', '1'],
      ['Mühl  viertel', '2'],
      [null, '3'],
    ]);
    expect(shown?.lines.map(({ mark, name, numerator }) => [mark, name, numerator])).toEqual([
      ['1', 'Altstadt', 120],
      ['2', 'Mühl Viertel', 3],
      ['3', 'Wald', null],
      ['', 'Hof', 40],
    ]);
  });

  test('readers see it withheld where few are counted, and no number of it anywhere', async () => {
    const { shown, isInternal } = await readMapSheet(reader, 'cx1', nothing);
    expect(isInternal).toBe(false);
    expect(shown?.lines[1]).toMatchObject({ cell: { kind: 'none', reason: 'withheld' }, numerator: null });
    expect(shown?.lines[0]).toMatchObject({ cell: { kind: 'number' } });
    expect((await readSpread(reader, 'cx1'))?.readings[0]?.result.kind).toBe('withheld');
    expect((await readSpread(member, 'cx1'))?.readings[0]?.result.kind).toBe('told');
  });
});

test('the profile of readers counts what is withheld as withheld', async () => {
  const profile = async (who: Member) =>
    composeProfile((await readGlance(who)).map(({ reading }) => reading)).find(
      ({ code }) => code === 'education',
    )!;
  expect((await profile(member)).known.map(({ id }) => id)).toEqual(['ed6', 'ed6-pupils', 'ed6-share']);
  const shown = await profile(reader);
  expect(shown.known.map(({ id }) => id)).toEqual(['ed6-pupils']);
  expect(shown.withheld.map(({ id }) => id)).toEqual(['ed6', 'ed6-share']);
});
