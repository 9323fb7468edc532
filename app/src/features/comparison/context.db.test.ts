/** Conditions, peers and the public profile over a small register made by hand. */
import type { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPlace } from '#features/place/server/installation.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { readPublic } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import type { PeerQuestion } from './peers.types.ts';
import { endAxisOverride, readContext, setAxisOverride } from './server/axes.usecases.ts';
import { readPeers } from './server/peers.usecases.ts';
import { openPlaceTable } from './server/place-table.ts';
import {
  previewPublicContext,
  publishContext,
  readPublishedContext,
  withdrawContext,
} from './server/public-context.usecases.ts';

/** Places 1 to 40 in Spain; place n has n·100 + 1000 inhabitants in 2021. */
const SPANISH = 40;
const codeOf = (n: number) => `ES_${String(n).padStart(5, '0')}`;

let world: TestWorld;
let owner: Client;
let member: Member;

beforeAll(async () => {
  world = await openTestWorld();
  owner = world.superuser;
  await world.addOperator('op', 'Olga');
  await fillRegister();
});
afterAll(() => world.close());
beforeEach(async () => {
  const { placeId } = await createPlace('op', { name: 'Villa', country: 'ES' });
  member = { userId: 'op', placeId, role: 'coordinator', actorId: null };
});

async function fillRegister(): Promise<void> {
  await owner.query(`insert into reference.dataset (dataset, title, publisher, licence, row_count, content_hash)
    values ('lau', 'List', 'Office', 'CC BY 4.0', 43, 'a'), ('census', 'Census', 'Office', 'CC BY 4.0', 160, 'b')`);
  await owner.query(`insert into reference.register_place (place_code, level, country, national_code, name, search_name, dataset)
    values ('ES', 'country', 'ES', 'ES', 'España', 'espana', 'lau'), ('PT', 'country', 'PT', 'PT', 'Portugal', 'portugal', 'lau')`);
  await owner.query(`insert into reference.register_place
    (place_code, level, parent_code, country, national_code, name, search_name, area_km2, degree_of_urbanisation, dataset)
    select 'ES_' || lpad(n::text, 5, '0'), 'locality', 'ES', 'ES', n::text, 'Villa ' || n, 'villa', 10, 3, 'lau'
      from generate_series(1, ${SPANISH}) n
    union all select 'PT_1', 'locality', 'PT', 'PT', '1', 'Vila', 'vila', 10, 3, 'lau'
    union all select 'PT_2', 'locality', 'PT', 'PT', '2', 'Cidade', 'cidade', 10, 1, 'lau'`);
  await owner.query(`insert into reference.place_population
    select 'ES_' || lpad(n::text, 5, '0'), y, case y when 2015 then 1000 else n * 100 + 1000 end, 'census'
      from generate_series(1, ${SPANISH}) n, (values (2015), (2021)) years (y)
    union all select 'PT_1', 2018, 3000, 'lau' union all select 'PT_2', 2018, 90000, 'lau'`);
  await owner.query(`insert into reference.place_characteristic
    select 'ES_' || lpad(n::text, 5, '0'), k, y, case when n = 1 and k like 'net%' then null else n end,
      case when n = 1 and k like 'net%' then 'withheld-at-source' end, 'census'
      from generate_series(1, ${SPANISH}) n, (values ('unemployment-percent', 2021), ('net-income-per-person-euro', 2021),
        ('foreign-nationals-percent', 2015)) figures (k, y)`);
}

async function chooseEntry(code: string | null): Promise<void> {
  await owner.query('update office.place set register_code = $2 where place_id = $1', [member.placeId, code]);
}

describe('conditions', () => {
  test('z-scores by hand: 1 to 40 have mean 20.5 and deviation √(n(n+1)/12) = 11.690', async () => {
    await chooseEntry(codeOf(40));
    const { profile, evidenceHref, hasFixedInputs } = await readContext(member);
    expect(profile).toMatchObject({
      sizeClass: 'small',
      groupSize: 1,
      population: { value: 5_000, year: 2021 },
    });
    // Alone in its class: nothing is usual.
    expect(profile.axes.map(({ side }) => side)).toEqual([null, null]);
    expect(evidenceHref).toBeNull();
    expect(hasFixedInputs).toBe(true);

    await chooseEntry(codeOf(30));
    const { profile: other, evidenceHref: href } = await readContext(member);
    expect(other).toMatchObject({ sizeClass: 'rural', groupSize: 39, degreeOfUrbanisation: 3 });
    const [structure, diversity] = other.axes;
    // 1 to 39: mean 20, deviation √(39·40/12) = 11.402; (30 − 20) / 11.402 = 0.877
    expect(structure?.inputs[0]).toMatchObject({
      value: 30,
      group: { n: 39, mean: 20 },
      datasets: ['census'],
    });
    expect(structure?.inputs[0]?.z).toBeCloseTo(0.877058, 5);
    // change 300 %, mean 200, deviation 114.02
    expect(structure?.inputs[1]).toMatchObject({ value: 300, fromYear: 2015, year: 2021 });
    expect(structure?.inputs[1]?.z).toBeCloseTo(0.877058, 5);
    // income is withheld for place 1: 2 to 39 have mean 20.5, deviation √(38·39/12) = 11.113
    expect(structure?.inputs[2]?.z).toBeCloseTo(9.5 / Math.sqrt((38 * 39) / 12), 9);
    expect(structure?.position).toMatchObject({ kind: 'position', side: 'above', known: 3 });
    expect(diversity).toMatchObject({ side: 'high', position: { isBorderline: false } });
    expect(href).toBe('/evidence/conditions#structure-favourable-diversity-high');
    expect(other.datasets.map(({ title }) => title)).toEqual(['Census', 'List']);
  });

  test('what is withheld stays withheld, and the axis does without it', async () => {
    await chooseEntry(codeOf(1));
    const [structure] = (await readContext(member)).profile.axes;
    expect(structure?.inputs[2]).toMatchObject({
      value: null,
      z: null,
      reason: 'withheld-at-source',
      datasets: [],
    });
    expect(structure?.position).toMatchObject({ kind: 'position', known: 2, stated: 3 });
  });

  test('another country without data says what is missing; a place without an entry too', async () => {
    await chooseEntry('PT_1');
    const { profile } = await readContext(member);
    expect(profile).toMatchObject({ country: 'PT', registerName: 'Vila', population: { value: 3_000 } });
    expect(profile.axes.flatMap(({ inputs }) => inputs.map(({ reason }) => reason))).toEqual(
      Array.from({ length: 4 }, () => 'not-imported'),
    );
    expect(profile.axes[0]?.position).toMatchObject({ kind: 'too-few-inputs', known: 0, needed: 2 });
    await chooseEntry('ES_gone');
    expect((await readContext(member)).profile).toMatchObject({
      registerCode: null,
      country: 'ES',
      groupSize: 0,
    });
  });

  test('a place that others became part of has their past', async () => {
    await owner.query(
      `insert into reference.place_change values ('ES_00039', 'ES_00038', 2018, 'merger', null, 'lau')`,
    );
    await owner.query(`update reference.dataset set content_hash = 'c' where dataset = 'lau'`);
    await chooseEntry(codeOf(38));
    const change = (await readContext(member)).profile.axes[0]?.inputs[1];
    // 2015: 1,000 of its own and 1,000 of the place that joined; 2021: 4,800
    expect(change?.value).toBeCloseTo(140, 9);
    await owner.query('delete from reference.place_change');
    await owner.query(`update reference.dataset set content_hash = 'a' where dataset = 'lau'`);
  });
});

describe('another side', () => {
  test('is set with its reason, replaced, ended, and all of it kept', async () => {
    await chooseEntry(codeOf(30));
    await setAxisOverride(member, {
      axis: 'structure',
      side: 'unfavourable',
      reason: 'The mine closed in 2024.',
    });
    const { profile, overrides, evidenceHref } = await readContext(member);
    expect(profile.axes[0]).toMatchObject({
      side: 'unfavourable',
      override: { reason: 'The mine closed in 2024.' },
      position: { side: 'above' },
    });
    expect(profile.axes[0]?.override?.computedZ).toBeCloseTo(0.2863, 2);
    expect(evidenceHref).toContain('structure-unfavourable');
    expect(overrides).toMatchObject([{ setBy: 'Olga', endedOn: null }]);
    await setAxisOverride(member, { axis: 'structure', side: 'favourable', reason: 'It opened again.' });
    const [newest] = (await readContext(member)).overrides;
    await endAxisOverride(member, { axisOverrideId: newest?.axisOverrideId });
    const after = await readContext(member);
    expect(after.profile.axes[0]?.override).toBeNull();
    expect(after.overrides.map(({ endedBy }) => endedBy)).toEqual(['Olga', 'Olga']);
    await expect(endAxisOverride(member, { axisOverrideId: newest?.axisOverrideId })).rejects.toMatchObject({
      status: 404,
    });
  });

  test.each([
    [{ axis: 'structure', side: 'high', reason: 'x' }, 'side-of-another-axis'],
    [{ axis: 'structure', side: 'favourable', reason: ' ' }, 'input-invalid'],
    [{ axis: 'size', side: 'favourable', reason: 'x' }, 'input-invalid'],
  ])('case %# is refused', async (input, code) => {
    await expect(setAxisOverride(member, input)).rejects.toMatchObject({ code, status: 422 });
  });
});

describe('the public profile', () => {
  test('exists once the office published exactly what it looked at, and stays as it was', async () => {
    await chooseEntry(codeOf(30));
    await setAxisOverride(member, { axis: 'diversity', side: 'low', reason: 'Counted by nationality only.' });
    expect(await readPublishedContext(member.placeId)).toBeNull();
    const { previewHash } = await previewPublicContext(member);
    await publishContext(member, { previewHash });
    const published = await readPublishedContext(member.placeId);
    expect(published?.context.axes[1]?.override).toMatchObject({
      side: 'low',
      reason: 'Counted by nationality only.',
    });
    expect(JSON.stringify(published)).not.toContain('Olga');
    expect((await previewPublicContext(member)).published?.isSame).toBe(true);
    await setAxisOverride(member, { axis: 'diversity', side: 'high', reason: 'Later.' });
    expect(JSON.stringify(await readPublishedContext(member.placeId))).not.toContain('Later.');
    await expect(publishContext(member, { previewHash })).rejects.toMatchObject({ code: 'preview-outdated' });
    await withdrawContext(member);
    expect(await readPublishedContext(member.placeId)).toBeNull();
    await expect(withdrawContext(member)).rejects.toMatchObject({ status: 404 });
  });

  test('needs an entry in the register', async () => {
    const { previewHash } = await previewPublicContext(member);
    await expect(publishContext(member, { previewHash })).rejects.toMatchObject({
      code: 'nothing-to-publish',
    });
  });
});

describe('peers', () => {
  const question: PeerQuestion = { scope: 'country', characteristics: null, sameDegree: true };

  test('the nearest in every figure, with figures, years and reasons', async () => {
    await chooseEntry(codeOf(2));
    const { comparison, datasets } = await readPeers(member, question);
    expect(comparison).toMatchObject({ asked: 39, compared: 39, minimumShared: 5, own: { name: 'Villa 2' } });
    expect(comparison?.peers.map(({ code }) => code).toSorted()).toContain(codeOf(3));
    const first = comparison?.peers.find(({ code }) => code === codeOf(1));
    expect(first?.shared).toBe(5);
    expect(first?.figures.find(({ characteristic }) => characteristic.startsWith('net'))).toMatchObject({
      value: null,
      reason: 'withheld-at-source',
      year: 2021,
    });
    const distances = comparison?.peers.map(({ distance }) => distance) ?? [];
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    expect(datasets.map(({ title }) => title)).toEqual(['Census', 'List']);
  });

  test('in other countries by what there is, of the same degree unless asked', async () => {
    await chooseEntry(codeOf(20));
    const everywhere = { ...question, scope: 'everywhere' } as const;
    expect((await readPeers(member, everywhere)).comparison?.asked).toBe(40);
    const abroad = { ...question, scope: 'other-countries', sameDegree: false } as const;
    const { comparison } = await readPeers(member, abroad);
    expect(comparison?.peers.map(({ name, shared }) => [name, shared])).toEqual([
      ['Vila', 2],
      ['Cidade', 2],
    ]);
    expect(
      comparison?.measures.filter(({ isChosen }) => isChosen).map(({ characteristic }) => characteristic),
    ).toEqual(['population', 'density']);
    expect(comparison?.peers[0]?.figures.find(({ value }) => value === null)?.reason).toBe('not-imported');
  });

  test('nothing without an entry', async () => {
    expect(await readPeers(member, question)).toEqual({ comparison: null, datasets: [] });
  });

  test('an import changes what is kept in memory', async () => {
    const before = await readPublic(openPlaceTable);
    expect(await readPublic(openPlaceTable)).toBe(before);
    await owner.query(`update reference.dataset set content_hash = 'd' where dataset = 'census'`);
    expect(await readPublic(openPlaceTable)).not.toBe(before);
  });
});
