import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setClock } from '#server/clock.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { addPlace, addSharing, at, publishRound, terms, toId, toMember } from './comparison-world.fixture.ts';
import { computeComparisons } from './server/group-figures.usecases.ts';
import { agreeToShare, endSharing, readComparison } from './server/sharing.usecases.ts';

let world: TestWorld;
let owner: pg.Client;

beforeAll(async () => {
  world = await openTestWorld();
  owner = world.superuser;
});
afterAll(() => world.close());
beforeEach(async () => {
  await owner.query('truncate office.place, auth."user" cascade');
  await owner.query(`insert into auth."user" (id, name, email) values ('ada', 'Ada', 'ada@example.org')`);
});
afterEach(() => setClock(undefined));

describe('six places that agreed', () => {
  beforeEach(async () => {
    at('2026-11-22');
    await addSharing(owner, [1, 2, 3, 4, 5, 6], '2026-05-01');
  });

  test('the comparison of a year is made in February of the next, with the average of all', async () => {
    await computeComparisons();
    const [waiting] = (await readComparison(toMember(1))).comparisons;
    expect(waiting).toMatchObject({ isMade: false, dueOn: '2027-02-01', sharingPlaces: 6, takesPart: true });
    expect(waiting?.groups[0]?.outlook).toMatchObject({ code: 'all', state: 'shown', places: 6 });
    expect(waiting?.groups.flatMap(({ contact, indices }) => [...contact, ...indices])).toEqual([]);

    at('2027-02-01');
    await computeComparisons();
    const made = (await readComparison(toMember(1))).comparisons.find(({ period }) => period === 2026);
    const all = made?.groups.find(({ outlook }) => outlook.code === 'all');
    const horizontal = all?.contact.find(({ code }) => code === 'horizontal');
    expect(horizontal).toMatchObject({ own: 1.2, mean: 1.7 });
    expect(horizontal?.range).not.toBeNull();
    expect(horizontal?.standing).toBe('inside');
  });

  test('what was made stays when a place leaves, joins or is counted again', async () => {
    at('2027-02-01');
    await computeComparisons();
    const read = async () =>
      (await owner.query(`select * from office.comparison_result where period = 2026 order by place_id`))
        .rows;
    const before = await read();
    expect(before).toHaveLength(6);
    await endSharing(toMember(6));
    await addSharing(owner, [7], '2026-06-01');
    at('2027-03-01');
    await computeComparisons();
    expect(await read()).toEqual(before);
    const late = (await readComparison(toMember(7))).comparisons;
    expect(late.map(({ period }) => period)).toEqual([2027]);
    await expect(owner.query(`update office.comparison_result set computed_on = now()`)).rejects.toThrow(
      /kept/,
    );
    await expect(owner.query(`delete from office.comparison_result where state = 'fixed'`)).rejects.toThrow(
      /kept/,
    );
  });

  test('a round stands in one year only, also when it is corrected later', async () => {
    at('2027-02-01');
    await computeComparisons();
    for (const place of [1, 2, 3, 4, 5])
      await publishRound(owner, place, '2027-05-01', { wave: `wave-${place}-2026`, version: 2, level: 3 });
    await publishRound(owner, 6, '2027-05-01');
    at('2028-02-01');
    await computeComparisons();
    const years = (await readComparison(toMember(6))).comparisons;
    expect(years.find(({ period }) => period === 2027)).toMatchObject({ isMade: false });
    expect(years.find(({ period }) => period === 2027)?.groups[0]?.outlook).toMatchObject({
      state: 'too-few',
      needed: 5,
    });
  });

  test('kinds of actor that most have contact with and this one has not', async () => {
    await addPlace(owner, 8);
    await agreeToShare(toMember(8), terms);
    await publishRound(owner, 8, '2026-07-01', { kinds: { 'private-companies': 0.2 } });
    at('2027-02-01');
    await computeComparisons();
    const read = async (place: number) =>
      (await readComparison(toMember(place))).comparisons.find(({ period }) => period === 2026)?.contacts;
    expect((await read(8))?.missing).toEqual([{ kind: 'private-companies', how: 'hardly-any' }]);
    expect((await read(1))?.missing).toEqual([]);
    expect((await read(8))?.group).toMatchObject({ group: 'size-small', places: 7 });
  });
});

describe('refused', () => {
  test('four places, and five, make no comparison; the page says how many are missing', async () => {
    at('2026-11-22');
    for (const [count, missing] of [
      [4, 2],
      [5, 1],
    ] as const) {
      await owner.query('truncate office.place cascade');
      await addSharing(
        owner,
        Array.from({ length: count }, (_, i) => i + 1),
        '2026-05-01',
      );
      at('2027-02-01');
      await computeComparisons();
      const year = (await readComparison(toMember(1))).comparisons.find(({ period }) => period === 2026);
      expect(year).toMatchObject({ isMade: false });
      expect(year?.groups[0]?.outlook).toMatchObject({ state: 'too-few', needed: missing });
      at('2026-11-22');
    }
  });

  test('places that have not agreed, whose agreement ended, with withheld figures, not public, withdrawn', async () => {
    at('2026-11-22');
    await addSharing(owner, [1, 2, 3, 4, 5], '2026-05-01');
    await addPlace(owner, 6);
    await publishRound(owner, 6, '2026-05-01');
    await addSharing(owner, [7], '2026-05-01');
    await endSharing(toMember(7));
    await agreeToShare(await addPlace(owner, 8), terms);
    await publishRound(owner, 8, '2026-05-01', { withheld: ['translocal'] });
    await agreeToShare(await addPlace(owner, 9), terms);
    await publishRound(owner, 9, '2026-05-01', { audience: 'shared' });
    await addSharing(owner, [10], '2026-05-01');
    await owner.query(
      `update published.release set state = 'withdrawn', erratum = '{}' where place_id = $1`,
      [toId(10)],
    );
    at('2027-02-01');
    await computeComparisons();
    const fixed = await owner.query(
      `select count(*)::int as n from office.comparison_result where state = 'fixed'`,
    );
    expect(fixed.rows).toEqual([{ n: 0 }]);
  });

  test('an edition that was changed by hand', async () => {
    at('2026-11-22');
    await addSharing(owner, [1, 2, 3, 4, 5, 6], '2026-05-01');
    await owner.query('alter table published.release disable trigger user');
    await owner.query(`update published.release set content_hash = 'x' where place_id = $1`, [toId(6)]);
    await owner.query('alter table published.release enable trigger user');
    at('2027-02-01');
    await computeComparisons();
    const [year] = (await readComparison(toMember(1))).comparisons.filter(({ period }) => period === 2026);
    expect(year).toMatchObject({ isMade: false });
  });

  test('examples beside real places: neither counts for the other', async () => {
    at('2026-11-22');
    await addSharing(owner, [1, 2, 3], '2026-05-01');
    await addSharing(owner, [11, 12, 13], '2026-05-01', true);
    at('2027-02-01');
    await computeComparisons();
    const fixed = async () =>
      (await owner.query(`select from office.comparison_result where state = 'fixed'`)).rowCount;
    expect(await fixed()).toBe(0);
    await addSharing(owner, [14, 15, 16], '2026-05-01', true);
    await computeComparisons();
    expect(await fixed()).toBe(6);
    const rows = await owner.query(
      `select distinct is_example from office.comparison_result where state = 'fixed'`,
    );
    expect(rows.rows).toEqual([{ is_example: true }]);
  });

  test('agreeing without saying so, ending what is not in force, and anybody but the coordinator', async () => {
    const member = await addPlace(owner, 1);
    await expect(agreeToShare(member, { years: '3' })).rejects.toMatchObject({
      code: 'sharing-not-confirmed',
    });
    await expect(agreeToShare(member, { ...terms, years: '4' })).rejects.toMatchObject({ status: 422 });
    await expect(agreeToShare(member, { ...terms, diversity: 'x' })).rejects.toMatchObject({ status: 422 });
    await expect(endSharing(member)).rejects.toMatchObject({ code: 'sharing-not-in-force' });
    await owner.query(`update office.membership set role = 'officer'`);
    await expect(agreeToShare(member, terms)).rejects.toMatchObject({ status: 403 });
  });
});
