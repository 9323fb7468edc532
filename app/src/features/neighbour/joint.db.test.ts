/** Joint services on the real database: whose row is whose, what an agreement is to, and who is kept out. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addPublicPlace, type MadePlace } from '#features/circle/testing/circle-world.ts';
import { beginCircle } from '#features/circle/server/circle.usecases.ts';
import { invitePlace, sayYes } from '#features/circle/server/joining.usecases.ts';
import { removePlace } from '#features/place/server/place.usecases.ts';
import { setClock } from '#server/clock.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import {
  agreeToJointService,
  endOwnAgreement,
  savePart,
  saveRealUse,
  saveRoles,
} from './server/joint-part.usecases.ts';
import { listJointServices, readJointService } from './server/joint-read.usecases.ts';
import {
  beginJointService,
  chooseCostKey,
  saveCosts,
  saveIndicators,
  savePlaces,
  saveRealCosts,
  saveWords,
} from './server/joint.usecases.ts';

let world: TestWorld;
let vico: MadePlace;
let alba: MadePlace;
let stranger: MadePlace;
let circleId: string;
let serviceId: string;

const COSTS = {
  title: 'Interpreter for the valley',
  area: 'language-and-culture',
  useUnit: 'hours',
  fixed: '12,000.00',
  variable: '18,000.01',
  fromOn: '2027-01-01',
  untilOn: '2027-12-31',
};
const KEYS = {
  fixedBy: 'equal',
  variableBy: 'use',
  'percent-equal': '20',
  'percent-population': '30',
  'percent-migrants': '0',
  'percent-use': '50',
};

beforeAll(async () => {
  world = await openTestWorld();
  setClock(() => new Date('2027-03-01T12:00:00Z'));
  vico = await addPublicPlace(world.superuser, 'Vico');
  alba = await addPublicPlace(world.superuser, 'Alba', { north: 0.1 });
  stranger = await addPublicPlace(world.superuser, 'Strano', { north: 2 });
  circleId = await beginCircle(vico.coordinator, { name: 'Upper valley' });
  await invitePlace(vico.coordinator, circleId, { placeId: alba.placeId });
});
afterAll(() => world.close());

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'went well',
    (problem: { code?: string; status?: number }) => `${problem.code} ${problem.status}`,
  );
const read = () => readJointService(alba.coordinator, serviceId);
const agreeNow = async (place: MadePlace) =>
  agreeToJointService(place.coordinator, serviceId, { fingerprint: (await read()).fingerprint });
const states = async () => (await read()).places.map(({ agreementState }) => agreementState);

test('it begins with the places of a circle that said yes', async () => {
  const begin = () => beginJointService(vico.coordinator, { circleId, ...COSTS }, 'en');
  expect(await code(begin())).toBe('joint-too-few-places 422');
  await sayYes(alba.coordinator, circleId, {});
  expect(await code(beginJointService(stranger.coordinator, { circleId, ...COSTS }, 'en'))).toBe(
    'not-found 404',
  );
  serviceId = await begin();
  const sheet = await read();
  expect(sheet.places.map(({ name, isLead }) => [name, isLead])).toEqual([
    ['Vico', true],
    ['Alba', false],
  ]);
  expect((await listJointServices(alba.coordinator)).services).toMatchObject([
    { isLead: false, placeCount: 2 },
  ]);
});

describe('figures', () => {
  test('each place enters its own; shares are of the whole cost, to the cent', async () => {
    const part = { needs: 'Twice a week', population: '9000', migrantsFrom: 'entered', migrants: '600' };
    await savePart(vico.coordinator, serviceId, { ...part, useUnits: '310' });
    expect(await code(chooseCostKey(vico.coordinator, serviceId, { costKey: 'use' }))).toBe(
      'joint-key-not-possible 409',
    );
    await savePart(alba.coordinator, serviceId, { population: '4000', useUnits: '120' });
    await chooseCostKey(vico.coordinator, serviceId, { costKey: 'use' });
    const { chosen, scenarios } = await read();
    expect(chosen).toMatchObject({ shares: [{ cents: 2_162_791 }, { cents: 837_210 }] });
    expect(scenarios.find(({ costKey }) => costKey === 'migrants')?.result).toEqual({
      why: 'missing',
      figure: 'migrants',
      placeIds: [alba.placeId],
    });
  });

  test('a number of migrant residents is entered knowingly or published, never taken from elsewhere', async () => {
    const part = { population: '4000', useUnits: '120' };
    expect(await code(savePart(alba.coordinator, serviceId, { ...part, migrantsFrom: 'entered' }))).toBe(
      'joint-migrants-missing 422',
    );
    expect(await code(savePart(alba.coordinator, serviceId, { ...part, migrantsFrom: 'published' }))).toBe(
      'joint-no-published-share 422',
    );
    await savePart(alba.coordinator, serviceId, { ...part, migrants: '77' });
    expect((await read()).places.find(({ name }) => name === 'Alba')?.part).toMatchObject({ migrants: null });
  });

  test('only the lead changes costs, places, words, indicators', async () => {
    const id = serviceId;
    const { coordinator } = alba;
    for (const tried of [
      () => saveCosts(coordinator, id, { ...COSTS, ...KEYS }, 'en'),
      () => chooseCostKey(coordinator, id, { costKey: 'equal' }),
      () => saveWords(coordinator, id, {}),
      () => saveIndicators(coordinator, id, {}),
      () => saveRealCosts(coordinator, id, { year: '2027', fixed: '1', variable: '1' }, 'en'),
    ])
      expect(await code(tried())).toBe('joint-only-lead 403');
    expect(await code(savePlaces(vico.coordinator, id, { places: [stranger.placeId] }))).toBe(
      'joint-not-in-circle 422',
    );
    const wrong = { ...COSTS, ...KEYS, floor: '9,000', cap: '8,000' };
    expect(await code(saveCosts(vico.coordinator, id, wrong, 'en'))).toBe('joint-floor-above-cap 422');
    const mixed = { ...COSTS, ...KEYS, 'percent-use': '60' };
    expect(await code(saveCosts(vico.coordinator, id, mixed, 'en'))).toBe('joint-percent 422');
  });
});

describe('agreeing', () => {
  test('is the coordinator’s word to what stands; any change afterwards asks for it anew', async () => {
    const officer = await alba.as('officer');
    const { fingerprint } = await read();
    expect(await code(agreeToJointService(officer, serviceId, { fingerprint }))).toBe('forbidden 403');
    await agreeNow(vico);
    await agreeNow(alba);
    expect(await states()).toEqual(['current', 'current']);
    expect((await read()).isAgreed).toBe(true);
    await saveWords(vico.coordinator, serviceId, { 'step-law': 'Asked the district' });
    expect(await states(), 'notes on steps are no part of it').toEqual(['current', 'current']);
    await saveRoles(alba.coordinator, serviceId, { dpoContact: 'Data protection, district of Alba' });
    expect(await states()).toEqual(['outdated', 'outdated']);
    expect(await code(agreeToJointService(vico.coordinator, serviceId, { fingerprint }))).toBe(
      'joint-changed 409',
    );
    await agreeNow(vico);
    expect(await states()).toEqual(['current', 'outdated']);
    await agreeNow(alba);
    await endOwnAgreement(alba.coordinator, serviceId);
    expect(await states()).toEqual(['current', 'none']);
  });

  test('nobody agrees, uses or says something for another', async () => {
    const forge = (table: string, columns: string, values: string) =>
      code(
        write(stranger.coordinator, (tx) =>
          sql`insert into ${sql.table(table)} (place_id, lead_place_id, service_id, ${sql.raw(columns)})
            values (${stranger.placeId}, ${vico.placeId}, ${serviceId}, ${sql.raw(values)})`.execute(tx),
        ),
      );
    expect(await forge('office.joint_part', 'service_title, lead_name', `'x', 'y'`)).not.toBe('went well');
    expect(await forge('office.joint_use', 'year, use_units', '2027, 1')).not.toBe('went well');
    const agreed = `'x', 1, repeat('a', 64), 1, 'EUR', '${stranger.coordinator.userId}', 'S'`;
    const columns = 'service_title, revision, fingerprint, share_cents, currency, agreed_by, agreed_name';
    expect(await forge('office.joint_agreement', columns, agreed)).not.toBe('went well');
    const changed = await write(alba.coordinator, (tx) =>
      tx
        .updateTable('office.joint_part')
        .set({ use_units: 0 })
        .where('place_id', '=', vico.placeId)
        .executeTakeFirst(),
    );
    expect(changed.numUpdatedRows).toBe(0n);
    expect(
      await code(
        write(vico.coordinator, (tx) =>
          tx
            .updateTable('office.joint_agreement')
            .set({ share_cents: 1 } as never)
            .execute(),
        ),
      ),
    ).not.toBe('went well');
  });

  test('a third place sees no row of it', async () => {
    expect(await code(readJointService(stranger.coordinator, serviceId))).toBe('not-found 404');
    for (const table of ['service', 'service_place', 'part', 'agreement', 'year', 'use'] as const) {
      const rows = await readOffice(stranger.coordinator, (reader) =>
        reader.selectFrom(`office.joint_${table}`).select('place_id').execute(),
      );
      expect(rows, table).toEqual([]);
    }
  });
});

test('the true-up of a year is reckoned from real costs and real use', async () => {
  await saveRealCosts(vico.coordinator, serviceId, { year: '2027', fixed: '12000', variable: '15000' }, 'en');
  await saveRealUse(vico.coordinator, serviceId, { year: '2027', useUnits: '200', paid: '21,627.91' }, 'en');
  expect((await read()).trueUps[0]?.result).toMatchObject({ why: 'missing', figure: 'use' });
  await saveRealUse(alba.coordinator, serviceId, { year: '2027', useUnits: '100', paid: '8372.10' }, 'en');
  expect((await read()).trueUps[0]?.result).toMatchObject({
    lines: [
      { cents: 1_800_000, differenceCents: -362_791 },
      { cents: 900_000, differenceCents: 62_790 },
    ],
  });
});

test('a lead that is gone leaves the name of what was planned', async () => {
  await removePlace(vico.coordinator, { typedName: 'Vico' });
  expect(await listJointServices(alba.coordinator)).toEqual({
    services: [],
    past: [expect.objectContaining({ title: COSTS.title, leadName: 'Vico' })],
  });
  expect(await code(read())).toBe('not-found 404');
});
