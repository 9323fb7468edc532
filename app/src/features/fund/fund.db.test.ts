/** Funds on the real database: calls that come in, a place that asks what it can reach, and what others see of it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setClock } from '#server/clock.ts';
import { readPublic } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { addPublicPlace, type MadePlace } from '#features/circle/testing/circle-world.ts';
import { importFundCalls } from './server/call-import.usecases.ts';
import {
  listCalls,
  listPublishedFunds,
  readCall,
  readFund,
  removeNote,
  saveNote,
} from './server/fund.usecases.ts';
import {
  addOwnFund,
  changeOwnFund,
  listOwnFunds,
  publishOwnFund,
  removeOwnFund,
  withdrawOwnFund,
} from './server/own-fund.usecases.ts';
import { readReach, readReachOf, saveBasis } from './server/reach.usecases.ts';

let world: TestWorld;
let vico: MadePlace;
let alba: MadePlace;

beforeAll(async () => {
  world = await openTestWorld();
  setClock(() => new Date('2026-11-22T12:00:00Z'));
  vico = await addPublicPlace(world.superuser, 'Vico');
  alba = await addPublicPlace(world.superuser, 'Alba', { north: 0.1 });
  await world.superuser.query(`
    insert into reference.dataset (dataset, title, publisher, licence, row_count, content_hash) values ('lau', 'LAU', 'E', 'CC', 3, 'x');
    insert into reference.register_place (place_code, level, parent_code, country, national_code, name, search_name, dataset)
      values ('IT', 'country', null, 'IT', 'IT', 'Italia', 'italia', 'lau'), ('AT', 'country', null, 'AT', 'AT', 'Österreich', 'a', 'lau');`);
  await world.superuser.query(
    `update office.place set population = 12000, population_year = 2025, register_code = 'IT_1' where place_id = $1`,
    [vico.placeId],
  );
  const [latitude, longitude] = [45, 11];
  const places = [
    ['IT_1', 'IT', 'Vico', 2, 12_000, 0],
    ['IT_2', 'IT', 'Borgo', 2, 39_000, 0.05],
    ['IT_3', 'IT', 'Monte', 3, 90_000, 0.01],
    ['AT_1', 'AT', 'Dorf', 3, 900, 0.1],
  ] as const;
  for (const [code, country, name, degree, population, north] of places) {
    await world.superuser.query(
      `insert into reference.register_place (place_code, level, parent_code, country, national_code, name, search_name, latitude,
        longitude, coordinates_source, degree_of_urbanisation, dataset)
      values ($1, 'locality', $2, $2, $1, $3, lower($3), $4, $5, 'GeoNames', $6, 'lau')`,
      [code, country, name, latitude + north, longitude, degree],
    );
    await world.superuser.query(
      `insert into reference.place_population (place_code, year, population, dataset) values ($1, 2024, $2, 'lau')`,
      [code, population],
    );
  }
});
afterAll(() => world.close());

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'went well',
    (problem: { code?: string; status?: number }) => `${problem.code} ${problem.status}`,
  );
const toFile = (...rows: readonly string[]) => ({
  name: 'calls.csv',
  content: new TextEncoder().encode(
    `\uFEFFreference,topicId,title,programme,deadline,callStatus,portalUrl\n${rows.join('\n')}\n`,
  ),
});
const TWINNING =
  '1,CERV-2026-CITIZENS-TOWN-TT,Rencontres citoyennes Ã©galitÃ©,CERV,2026-12-23,open,https://example.org/1';
const OLD = '2,CERV-2026-DAPHNE,Over,CERV,2026-09-15,open,https://example.org/2';
const BROKEN = '3,T,Bad day,CERV,2026-02-31,open,';

describe('calls', () => {
  test('come in once, are told by row, and the same file again changes nothing', async () => {
    const report = await importFundCalls(toFile(TWINNING, OLD, BROKEN, TWINNING), '2026-08-14');
    expect(report).toMatchObject({ isImported: true, rowsRead: 4, added: 2, changed: 0, unchanged: 0 });
    expect(report.refused).toEqual([
      { reason: 'call-deadline', rows: 1 },
      { reason: 'call-repeated', rows: 1 },
    ]);
    expect(report.findings.map(({ row, code: what }) => [row, what])).toContainEqual([
      2,
      'mojibake-repaired',
    ]);
    const again = await importFundCalls(toFile(TWINNING, OLD, BROKEN, TWINNING), '2026-08-14');
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 2, contentHash: report.contentHash });
  });
  test('a newer list moves the day of check on, an older one changes nothing', async () => {
    const newer = TWINNING.replace('2026-12-23', '2026-12-24');
    expect(await importFundCalls(toFile(newer), '2026-09-01')).toMatchObject({ changed: 1 });
    expect(await importFundCalls(toFile(TWINNING), '2026-08-20')).toMatchObject({ changed: 0 });
    const member = await vico.as('reader');
    expect(await readCall(member, '1')).toMatchObject({ deadline: '2026-12-24', checkedOn: '2026-09-01' });
    expect(await readCall(member, '2')).toMatchObject({ status: 'closed', checkedOn: '2026-08-14' });
  });
  test('are found by words without accents, by programme and by deadline; those that are over only when asked for', async () => {
    const member = await vico.as('reader');
    const find = async (input: object) => (await listCalls(member, input)).calls.map(({ callId }) => callId);
    expect(await find({ q: 'ÉGALITE renc' })).toEqual(['1']);
    expect(await find({ q: "it's & | ! :* (" })).toEqual([]);
    expect(await find({})).toEqual(['1']);
    expect(await find({ all: 'yes' })).toEqual(['1', '2']);
    expect(await find({ programme: 'CERV-TT' })).toEqual(['1']);
    expect(await find({ programme: 'none', all: 'yes' })).toEqual(['2']);
    expect(await find({ until: '2026-12-01' })).toEqual([]);
  });
  test('the portal’s own list', async ({ skip }) => {
    const path = join(process.env['VICUS_OPEN_DATA'] ?? '', 'eu-funding-calls-2026', 'calls.csv');
    if (!existsSync(path)) skip('VICUS_OPEN_DATA names no folder with eu-funding-calls-2026');
    const report = await importFundCalls({ name: 'calls.csv', content: readFileSync(path) }, '2026-08-14');
    expect(report).toMatchObject({ isImported: true, rowsRead: 629 });
    expect(report.added + report.refused.reduce((sum, { rows }) => sum + rows, 0)).toBe(629);
    expect(report.findings.filter(({ code: what }) => what === 'mojibake-repaired').length).toBeGreaterThan(
      30,
    );
    const found = await listCalls(await vico.as('reader'), { q: 'migration' });
    expect(found.calls.map(({ topic }) => topic)).toContain('HORIZON-CL2-2027-01-TRANSFO-08');
  });
});

describe('what a place can reach', () => {
  const outcome = async (id: string, input: object = {}) =>
    (await readReach(vico.coordinator, input)).rows.find(({ programme }) => programme.id === id)?.decision;
  test('names the neighbours that would bring it over a threshold, and the nearest town abroad', async () => {
    const initiative = await outcome('EUI-IA');
    expect(initiative).toMatchObject({ outcome: 'together', nearestWay: 'combine-with-neighbours' });
    expect(initiative?.company?.places.map(({ name }) => name)).toEqual(['Borgo']);
    expect((await outcome('CERV-TT'))?.company?.places.map(({ name }) => name)).toEqual(['Dorf']);
  });
  test('changes with the places it looks at together', async () => {
    expect((await outcome('EUI-IA', { with: 'IT_2' }))?.outcome).toBe('yes');
    expect((await outcome('CERV-TT', { with: ['IT_2', 'AT_1', 'XX_9', '; drop'] }))?.outcome).toBe('yes');
    const { offered } = await readReach(vico.coordinator, { find: 'bor' });
    expect(offered.map(({ name }) => name)).toEqual(['Borgo']);
  });
  test('changes with what it says of itself; an answer can be taken back', async () => {
    expect((await outcome('CLLD-LEADER'))?.outcome).toBe('not-known');
    await saveBasis(vico.coordinator, { 'local-action-group': 'yes', ownSharePercent: '20' });
    expect((await outcome('CLLD-LEADER'))?.outcome).toBe('yes');
    expect((await readReachOf(vico.coordinator, 'CLLD-LEADER')).decision.outcome).toBe('yes');
    await saveBasis(vico.coordinator, {});
    expect((await outcome('CLLD-LEADER'))?.outcome).toBe('not-known');
    expect(await code(readReachOf(vico.coordinator, 'NONE'))).toBe('fund-unknown 404');
  });
});

describe('notes', () => {
  test('turn not known into asked, and then into what the office answered', async () => {
    const key = 'programme:AMIF-NAT';
    await saveNote(vico.coordinator, key, {
      state: 'asked',
      askedOn: '2026-11-20',
      askedWhom: 'AMIF authority',
    });
    const asked = await readReachOf(vico.coordinator, 'AMIF-NAT');
    expect(asked.note).toMatchObject({ state: 'asked', askedOn: '2026-11-20', revision: 1 });
    expect(await code(saveNote(vico.coordinator, key, { state: 'interested' }))).toBe(
      'fund-changed-meanwhile 409',
    );
    const answer = {
      state: 'answered',
      askedOn: '2026-11-20',
      answeredOn: '2026-11-22',
      answeredOutcome: 'as-partner',
      answer: 'Only with the region',
      revision: '1',
    };
    await saveNote(vico.coordinator, key, answer);
    expect((await readReachOf(vico.coordinator, 'AMIF-NAT')).note?.answeredOutcome).toBe('as-partner');
    await removeNote(vico.coordinator, key);
    expect(await code(removeNote(vico.coordinator, key))).toBe('fund-unknown 404');
  });
  test.each([
    ['asked without a day', { state: 'asked' }, 'fund-asked-when 422'],
    [
      'answered without outcome',
      { state: 'answered', askedOn: '2026-11-01', answeredOn: '2026-11-02' },
      'fund-answered-how 422',
    ],
    [
      'answered before asking',
      { state: 'answered', askedOn: '2026-11-02', answeredOn: '2026-11-01', answeredOutcome: 'no' },
      'fund-answered-before 422',
    ],
    ['a day to come', { state: 'asked', askedOn: '2026-12-24' }, 'fund-day-ahead 422'],
  ])('refuse what is %s', async (_, input, problem) => {
    expect(await code(saveNote(vico.coordinator, 'programme:TSI', input))).toBe(problem);
  });
  test('are on funds that exist', async () => {
    for (const key of ['programme:NONE', 'call:none', `own:${vico.placeId}`, 'nonsense'])
      expect(await code(saveNote(vico.coordinator, key, { state: 'interested' })), key).toBe(
        'fund-unknown 404',
      );
  });
});

describe('funds it found itself', () => {
  const given = {
    name: 'Valley foundation',
    funder: 'Foundation',
    minimumEur: '1 000',
    maximumEur: '5000',
    link: 'https://example.org',
    checkedOn: '2026-11-01',
  };
  let id: string;
  test('are its own: others read nothing of them until they are shared', async () => {
    id = await addOwnFund(vico.coordinator, given);
    expect(await readFund(vico.coordinator, `own:${id}`)).toMatchObject({
      name: 'Valley foundation',
      minimumEur: 1_000,
      kind: 'own',
    });
    expect(await code(readFund(alba.coordinator, `own:${id}`))).toBe('fund-unknown 404');
    expect(await listOwnFunds(alba.coordinator)).toEqual([]);
    expect(await readPublic(listPublishedFunds)).toEqual([]);
  });
  test('are shared as they were on the day, shared again, and taken back', async () => {
    await publishOwnFund(vico.coordinator, id);
    await changeOwnFund(vico.coordinator, id, { ...given, name: 'Valley foundation 2027', revision: '1' });
    const [shared] = await readPublic(listPublishedFunds);
    expect(shared).toMatchObject({ name: 'Valley foundation', placeName: 'Vico', maximumEur: 5_000 });
    expect(await code(changeOwnFund(vico.coordinator, id, { ...given, revision: '1' }))).toBe(
      'fund-changed-meanwhile 409',
    );
    await withdrawOwnFund(vico.coordinator, id);
    expect(await readPublic(listPublishedFunds)).toEqual([]);
    await removeOwnFund(vico.coordinator, id);
    expect(await listOwnFunds(vico.coordinator)).toEqual([]);
  });
  test.each([
    ['a link that is none', { link: 'javascript:alert(1)' }, 'fund-link 422'],
    ['amounts the wrong way round', { minimumEur: '10', maximumEur: '9' }, 'fund-amounts-order 422'],
    ['a day of check to come', { checkedOn: '2027-01-01' }, 'fund-day-ahead 422'],
    ['no name', { name: ' ' }, 'input-invalid 422'],
  ])('refuse %s', async (_, wrong, problem) => {
    expect(await code(addOwnFund(vico.coordinator, { ...given, ...wrong }))).toBe(problem);
  });
  test('readers look, and change nothing', async () => {
    const reader = await vico.as('reader');
    expect(await code(addOwnFund(reader, given))).toBe('forbidden 403');
    expect(await code(saveBasis(reader, {}))).toBe('forbidden 403');
    expect((await readReach(reader, {})).mayChange).toBe(false);
  });
});
