import type { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { listProfileGaps } from '../place.rules.ts';
import { createPlace, readPublicPlaces, removeExamplePlaces } from './installation.usecases.ts';
import {
  addReceptionEvent,
  removeConstellation,
  removeReceptionEvent,
  saveConstellation,
} from './place-history.usecases.ts';
import {
  changePlaceProfile,
  changeSizeThresholds,
  publishPlaceProfile,
  readPlaceDossier,
  removePlace,
} from './place.usecases.ts';

let world: TestWorld;
let owner: Client;
let member: Member;

beforeAll(async () => {
  world = await openTestWorld();
  owner = world.superuser;
  for (const id of ['op', 'anna'])
    await owner.query(`insert into auth."user" (id, name, email) values ($1, $1, $1 || '@example.org')`, [
      id,
    ]);
  await owner.query(`insert into auth.operator values ('op')`);
});
afterAll(() => world.close());
beforeEach(async () => {
  const { placeId } = await createPlace('op', { name: 'Bad Tölz', country: 'de' });
  member = { userId: 'op', placeId, role: 'coordinator', actorId: null };
});

async function countRows(): Promise<Record<string, number>> {
  const { rows } = await owner.query<Record<string, number>>(`select
    (select count(*)::int from office.place) as places,
    (select count(*)::int from office.membership) as memberships,
    (select count(*)::int from published.place) as published,
    (select count(*)::int from published.place_address) as addresses`);
  return rows[0] ?? {};
}

describe('setting up', () => {
  test('gives readable addresses that are taken once', async () => {
    const first = await createPlace('op', { name: 'Sankt Pölten', country: 'AT' });
    const second = await createPlace('op', { name: 'Sankt Pölten', country: 'AT' });
    const third = await createPlace('op', { name: 'Sankt Pölten!', country: 'AT' });
    expect([first.slug, second.slug, third.slug]).toEqual([
      'sankt-poelten',
      'sankt-poelten-at',
      'sankt-poelten-at-2',
    ]);
    const parallel = await Promise.all(
      [1, 2, 3].map(() => createPlace('op', { name: 'Київ', country: 'UA' })),
    );
    expect(new Set(parallel.map((one) => one.slug)).size).toBe(3);
  });

  test('is for the operator; a refused one leaves nothing', async () => {
    const before = await countRows();
    await expect(createPlace('anna', { name: 'X', country: 'AT' })).rejects.toMatchObject({ status: 403 });
    await expect(createPlace('nobody', { name: 'X', country: 'AT' })).rejects.toMatchObject({ status: 403 });
    expect(await countRows()).toEqual(before);
  });

  test.each([
    [{ name: '', country: 'AT' }],
    [{ name: 'x'.repeat(10_000), country: 'AT' }],
    [{ name: 'A', country: 'Austria' }],
    [{ name: 'A', country: 'AT', population: '-1' }],
    [{ name: 'A', country: 'AT', latitude: '91' }],
    [{ name: 'A', country: 'AT', gazetteerId: '99999999999' }],
    [{ name: 'A\u0000B', country: 'AT' }],
    [null],
    ['text'],
  ])('refuses wrong input (case %#)', async (input) => {
    await expect(createPlace('op', input)).rejects.toMatchObject({ name: 'Problem', status: 422 });
  });

  test('a script as a name is a name', async () => {
    const { slug } = await createPlace('op', { name: '<script>alert(1)</script>', country: 'AT' });
    expect(slug).toBe('script-alert-1-script');
  });
});

const PROFILE = {
  name: 'Bad Tölz',
  otherNames: 'Tölz\nBad Tolz, Tölz',
  nutsCode: 'DE216',
  population: '19 000',
  populationYear: '2024',
  populationSource: 'Statistical office',
  latitude: '47,76',
  longitude: '11.55',
};

describe('the profile', () => {
  test('is kept, and public only when published', async () => {
    await changePlaceProfile(member, PROFILE);
    const { profile } = await readPlaceDossier(member);
    expect(profile).toMatchObject({ population: 19_000, latitude: 47.76, otherNames: ['Tölz', 'Bad Tolz'] });
    const readPublished = async () =>
      (
        await owner.query(`select population, introduction from published.place where place_id = $1`, [
          member.placeId,
        ])
      ).rows[0];
    expect(await readPublished()).toMatchObject({ population: null });
    await publishPlaceProfile(member, { en: 'A town on the Isar.', de: '' });
    expect(await readPublished()).toEqual({
      population: 19_000,
      introduction: { en: 'A town on the Isar.' },
    });
  });

  test.each([
    [{ population: '5', populationYear: '', populationSource: 'x' }, 'population-without-year'],
    [{ population: '5', populationYear: '2024', populationSource: '' }, 'population-without-source'],
    [{ latitude: '4', longitude: '' }, 'coordinates-incomplete'],
    [{ contactEmail: 'nobody' }, 'input-invalid'],
    [{ name: 'x'.repeat(10_000) }, 'input-invalid'],
  ])('refuses what cannot be (case %#)', async (change, code) => {
    await expect(changePlaceProfile(member, { ...PROFILE, ...change })).rejects.toMatchObject({
      code,
      status: 422,
    });
  });

  test('a number from the gazetteer may stay without a year, as a gap', async () => {
    await changePlaceProfile(member, { ...PROFILE, populationYear: '', populationSource: 'GeoNames' });
    const { profile } = await readPlaceDossier(member);
    expect(profile).toMatchObject({ population: 19_000, populationYear: null });
    expect(listProfileGaps(profile)).toContain('population');
  });

  test('limits of size classes rise', async () => {
    await changeSizeThresholds(member, { rural: '3000', small: '20000', medium: '100000' });
    expect((await readPlaceDossier(member)).profile.sizeThresholds).toEqual([3_000, 20_000, 100_000]);
    await expect(changeSizeThresholds(member, { rural: '3', small: '2', medium: '9' })).rejects.toMatchObject(
      {
        code: 'size-thresholds-not-rising',
      },
    );
    await expect(changeSizeThresholds(member, {})).rejects.toMatchObject({ code: 'input-invalid' });
  });

  test('history and politics are listed by date', async () => {
    await addReceptionEvent(member, { fromYear: '2022', toYear: '', description: 'People from Ukraine' });
    await addReceptionEvent(member, { fromYear: '1992', toYear: '1995', description: 'People from Bosnia' });
    await expect(
      addReceptionEvent(member, { fromYear: '2000', toYear: '1999', description: 'x' }),
    ).rejects.toMatchObject({ code: 'reception-ends-before' });
    await saveConstellation(member, {
      fromDate: '2020-05-01',
      executive: 'A',
      radicalRightSeatPercent: '12,5',
    });
    await saveConstellation(member, { fromDate: '2020-05-01', executive: 'B', radicalRightSeatPercent: '' });
    const dossier = await readPlaceDossier(member);
    expect(dossier.receptionEvents.map((event) => event.fromYear)).toEqual([1992, 2022]);
    expect(dossier.constellations).toMatchObject([{ executive: 'B', radicalRightSeatPercent: null }]);
    await removeConstellation(member, { fromDate: '2020-05-01' });
    await removeReceptionEvent(member, { receptionEventId: dossier.receptionEvents[0]!.receptionEventId });
    await expect(removeConstellation(member, { fromDate: '2020-05-01' })).rejects.toMatchObject({
      status: 404,
    });
    await expect(removeReceptionEvent(member, { receptionEventId: 'x' })).rejects.toMatchObject({
      status: 422,
    });
  });
});

describe('removing', () => {
  test('a real place goes with everything, once its name is typed', async () => {
    const before = await countRows();
    await changePlaceProfile(member, PROFILE);
    await expect(removePlace(member, { typedName: 'Tölz' })).rejects.toMatchObject({
      code: 'place-name-differs',
    });
    await removePlace(member, { typedName: 'Bad Tölz' });
    expect(await countRows()).toEqual(
      Object.fromEntries(Object.entries(before).map(([table, count]) => [table, count - 1])),
    );
  });

  test('examples go in one step, and only examples', async () => {
    const before = await countRows();
    const example = await createPlace('op', { name: 'Musterstadt', country: 'AT' });
    await owner.query(`update office.place set is_example = true where place_id = $1`, [example.placeId]);
    await expect(removeExamplePlaces('anna')).rejects.toMatchObject({ status: 403 });
    expect(await removeExamplePlaces('op')).toBe(1);
    expect(await removeExamplePlaces('op')).toBe(0);
    expect(await countRows()).toEqual(before);
    expect((await readPublicPlaces()).some((place) => place.slug === example.slug)).toBe(false);
  });
});
