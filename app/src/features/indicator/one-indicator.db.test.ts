/** The page of one indicator: open figures beside it, years put together, who stays; as staff and as a councillor read them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedPlace } from '#features/survey/testing/seed.ts';
import type { Member } from '#server/auth/member.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { readIndicatorContext } from './server/context.usecases.ts';
import { saveValue } from './server/enter.usecases.ts';
import { readIndicatorSheet } from './server/reading.usecases.ts';

let world: TestWorld;
let member: Member;
let councillor: Member;

beforeAll(async () => {
  world = await openTestWorld();
  member = await seedPlace(world, 'vico');
  councillor = await world.addCouncillor(member.placeId);
  await world.superuser.query(`update office.place set country = 'DE' where place_id = $1`, [member.placeId]);
});
afterAll(() => world.close());

async function save(
  indicatorId: string,
  years: readonly (readonly [year: string, part: number, whole: number])[],
) {
  for (const [period, numerator, denominator] of years)
    await saveValue(member, indicatorId, {
      people: 'newcomers',
      period,
      numerator: String(numerator),
      denominator: String(denominator),
      source: 'Register',
      why: 'Counted again.',
    });
}

describe('open figures beside an indicator', () => {
  const foreignBorn = { id: 'cx1', version: 1 };
  const read = async (id: string) =>
    (await readIndicatorContext(member, { id, version: 1 })).blocks.map(({ link, lines, commands }) => ({
      figure: link.figure,
      lines: lines.map(({ scope, people, period, value, reason, places, allPlaces }) =>
        [
          scope,
          people,
          period,
          value ?? reason,
          ...(places === null ? [] : [`${places} of ${allPlaces}`]),
        ].join(' '),
      ),
      commands,
    }));

  test('are none where no source counts anything comparable, for no version but the one they were linked to', async () => {
    expect((await readIndicatorContext(member, { id: 'la2', version: 1 })).blocks).toEqual([]);
    expect((await readIndicatorContext(member, { ...foreignBorn, version: 9 })).blocks).toEqual([]);
  });

  test('say how to bring them in where nothing is imported', async () => {
    expect(await read('em1')).toEqual([
      {
        figure: 'employment-rate-15-64-percent',
        lines: [],
        commands: ['vicus import eurostat-integration FOLDER'],
      },
    ]);
    expect((await readIndicatorContext(councillor, foreignBorn)).registerCode).toBeNull();
  });

  test('are of the country, the region and places as densely built, weighted by inhabitants', async () => {
    await world.superuser
      .query(`insert into reference.dataset (dataset, title, publisher, licence, attribution, address, version, content_hash, row_count)
      values ('open', 'Open figures', 'Office', 'CC BY', 'Source: Office', 'https://example.org', '1', repeat('0', 64), 1)`);
    await world.superuser
      .query(`insert into reference.register_place (place_code, level, parent_code, country, national_code, name, search_name, degree_of_urbanisation, dataset)
      values ('DE', 'country', null, 'DE', 'DE', 'Deutschland', 'deutschland', null, 'open'),
        ('DE1', 'nuts-1', 'DE', 'DE', 'DE1', 'Süden', 'suden', null, 'open'),
        ('DE_1', 'locality', 'DE1', 'DE', '1', 'Vico', 'vico', 3, 'open'),
        ('DE_2', 'locality', 'DE1', 'DE', '2', 'Dorf', 'dorf', 3, 'open'),
        ('DE_3', 'locality', 'DE1', 'DE', '3', 'Stadt', 'stadt', 1, 'open'),
        ('DE_4', 'locality', 'DE1', 'DE', '4', 'Weiler', 'weiler', 3, 'open')`);
    await world.superuser
      .query(`insert into reference.place_population (place_code, year, population, dataset)
      values ('DE_1', 2022, 1000, 'open'), ('DE_2', 2022, 3000, 'open'), ('DE_3', 2022, 6000, 'open'), ('DE_4', 2022, 90, 'open')`);
    await world.superuser
      .query(`insert into reference.place_characteristic (place_code, characteristic, year, value, reason, dataset)
      values ('DE_1', 'foreign-nationals-percent', 2022, 10, null, 'open'), ('DE_2', 'foreign-nationals-percent', 2022, 2, null, 'open'),
        ('DE_3', 'foreign-nationals-percent', 2022, 20, null, 'open'), ('DE_1', 'foreign-nationals-percent', 2011, 1, null, 'open'),
        ('DE_4', 'foreign-nationals-percent', 2022, null, 'withheld-at-source', 'open')`);
    await world.superuser
      .query(`insert into reference.context_figure (measure, place_code, people, breakdown, period, value, status, reason, flag, dataset)
      values ('foreign-nationals-percent', 'DE1', 'everyone', '', '2022', 14.2, 'provisional', null, '', 'open'),
        ('employment-rate-15-64-percent', 'DE', 'newcomers', '', '2023', 66, 'final', null, 'b', 'open'),
        ('employment-rate-15-64-percent', 'DE', 'others', '', '2023', null, null, 'withheld-at-source', 'u', 'open')`);
    await world.superuser.query(`update office.place set register_code = 'DE_1' where place_id = $1`, [
      member.placeId,
    ]);
    const blocks = await read('cx1');
    expect(blocks.map(({ figure, lines }) => [figure, lines])).toEqual([
      ['foreign-born-percent', []],
      // (10 × 1,000 + 2 × 3,000) / 4,000, and with 20 × 6,000 of 10,000; the hamlet withheld at source counts in neither.
      ['foreign-nationals-percent', ['rural everyone 2022 4 2 of 3', 'country everyone 2022 13.6 3 of 4']],
      ['foreign-nationals-percent', ['region everyone 2022 14.2']],
    ]);
    // The next import is seen at once.
    await world.superuser.query(
      `update reference.place_characteristic set value = 6 where place_code = 'DE_2'`,
    );
    await world.superuser.query(
      `update reference.dataset set content_hash = repeat('1', 64) where dataset = 'open'`,
    );
    expect((await read('cx1'))[1]?.lines[0]).toBe('rural everyone 2022 7 2 of 3');
    expect((await read('em1'))[0]?.lines).toEqual([
      'country newcomers 2023 66',
      'country others 2023 withheld-at-source',
    ]);
  });
});

describe('years put together', () => {
  test('are offered by rule and made where somebody asks, of all that staff see', async () => {
    await save('la2', [
      ['2022', 12, 31],
      ['2023', 3, 31],
      ['2024', 9, 30],
    ]);
    const offered = await readIndicatorSheet(member, 'la2');
    expect(offered.poolings).toMatchObject([
      {
        newest: { year: 2024, counted: 9 },
        choices: [{ spanYears: 3, counted: 24, isRecommended: true }],
        pooled: null,
      },
    ]);
    expect((await readIndicatorSheet(member, 'la2', 3)).poolings[0]?.pooled).toMatchObject({
      numerator: 24,
      denominator: 92,
    });
  });

  test('tell a councillor nothing of the year that is withheld, however often the count behind it changes', async () => {
    const pages = new Set<string>();
    for (const hidden of [3, 2, 4, 1]) {
      await save('la2', [['2023', hidden, 31]]);
      for (const span of [null, 3, 5] as const) {
        const { poolings, reading } = await readIndicatorSheet(councillor, 'la2', span);
        expect(poolings.every(({ pooled }) => pooled === null)).toBe(true);
        pages.add(JSON.stringify([poolings, reading.points]));
      }
    }
    expect(pages.size).toBe(1);
    expect([...pages][0]).toContain('"withheldYears":[2023]');
  });

  test('reach a councillor where every year of them is shown', async () => {
    await save('em6', [
      ['2022', 12, 31],
      ['2023', 8, 31],
      ['2024', 9, 30],
    ]);
    expect((await readIndicatorSheet(councillor, 'em6', 3)).poolings[0]?.pooled).toMatchObject({
      numerator: 29,
      denominator: 92,
    });
  });
});

describe('who stays', () => {
  test('is one reading of two and five years, and no second pooling', async () => {
    await save('cx3', [
      ['2018', 18, 24],
      ['2019', 20, 30],
      ['2021', 9, 12],
      ['2022', 41, 55],
    ]);
    await save('cx3-5', [
      ['2018', 12, 24],
      ['2019', 15, 30],
    ]);
    const { poolings, retention } = await readIndicatorSheet(member, 'cx3-5');
    expect(poolings).toEqual([]);
    expect(retention?.sides.map(({ pooled }) => pooled?.reading)).toMatchObject([
      { numerator: 70, denominator: 97 },
      { numerator: 27, denominator: 54 },
    ]);
    expect((await readIndicatorSheet(member, 'em1')).retention).toBeNull();
  });

  test('is no sum over a year of arrival that a councillor may not see', async () => {
    await save('cx3', [['2021', 3, 12]]);
    const { retention } = await readIndicatorSheet(councillor, 'cx3', 5);
    expect(retention?.sides[0]).toMatchObject({ pooled: null, withheldCohorts: [2021] });
    expect((await readIndicatorSheet(member, 'cx3', 5)).retention?.sides[0]?.pooled?.reading).toMatchObject({
      numerator: 82,
    });
  });
});
