/** The register on a real database: bad input is named, nothing is half saved, partners see their own only. */
import type { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addOwnIndicator } from '#features/indicator/server/chosen.usecases.ts';
import { seedPlace } from '#features/survey/testing/seed.ts';
import type { Member } from '#server/auth/member.ts';
import { setClock } from '#server/clock.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import {
  addActivity,
  changeActivity,
  readActivities,
  readActivity,
  removeActivity,
} from './server/activities.usecases.ts';
import {
  exportFundReport,
  readFundReport,
  readFundTotal,
  readReportQuery,
  removeFundTotal,
  saveFundTotal,
} from './server/fund-report.usecases.ts';
import { keepFigure, listFigureTargets } from './server/hand-over.usecases.ts';
import { readRecords, removeRecord, saveRecord } from './server/records.usecases.ts';

const COURSE = { title: 'German A1', type: 'language', fromOn: '2026-01-12', funds: ['AMIF', 'ESF+'] };
const EVENING = { counted: 'visits', recordId: null } as const;
const PERSONS = { counted: 'persons', recordId: null } as const;
const QUARTER = { year: '2026', span: 'Q1' };

let world: TestWorld;
let owner: Client;
let member: Member;
let stranger: Member;

beforeAll(async () => {
  setClock(() => new Date('2026-11-22T12:00:00Z'));
  world = await openTestWorld();
  owner = world.superuser;
  member = await seedPlace(world, 'vico');
  stranger = await seedPlace(world, 'borgo');
});
afterAll(() => world.close());
beforeEach(() => owner.query('truncate office.activity, confidential.fund_total cascade'));

const readLine = async (code: string, fund = 'AMIF', period = '2026') => {
  const query = readReportQuery({ fund, year: period.slice(0, 4), span: period.slice(5) });
  const { lines } = await readFundReport(member, query);
  return lines.find(({ indicator }) => indicator.code === code);
};

test('an evening, the persons of a quarter, and what the funds read from them', async () => {
  const id = await addActivity(member, COURSE);
  await saveRecord(member, id, EVENING, { heldOn: '2026-01-14', hours: '1,5', total: '9' });
  await saveRecord(member, id, EVENING, { heldOn: '2026-01-21', hours: '1.5', total: '11' });
  const fields = {
    ...QUARTER,
    total: '12',
    'n.non-eu.30-54.f': '8',
    'x.helpful.yes.f': '6',
    'x.helpful.no': '1',
  };
  const recordId = await saveRecord(member, id, PERSONS, fields);
  expect(await readLine('O.2.3', 'AMIF', '2026-Q1')).toMatchObject({
    state: 'certain',
    counted: { atLeast: 12, atMost: 12 },
  });
  expect(await readLine('EECO13', 'ESF+', '2026-Q1')).toMatchObject({ counted: { atLeast: 8 }, unknown: 4 });
  expect(await readLine('O.2.3')).toMatchObject({
    state: 'at-least',
    counted: { atLeast: 12, atMost: null },
  });
  expect((await readActivities(member))[0]).toMatchObject({
    lastVisitOn: '2026-01-21',
    lastPeriod: '2026-Q1',
  });

  await saveRecord(member, id, { ...PERSONS, recordId }, { ...QUARTER, total: '10' });
  expect(await readLine('R.2.9', 'AMIF', '2026-Q1')).toMatchObject({ state: 'not-asked', notAsked: 10 });
  await removeRecord(member, id, recordId);
  expect(await readLine('O.2.3', 'AMIF', '2026-Q1')).toMatchObject({ state: 'not-counted', counted: null });
  expect(await readRecords(member, id)).toHaveLength(2);
});

describe('what is wrong is named, and nothing is kept', () => {
  test.each([
    ['title', { ...COURSE, title: '' }, 'input-invalid'],
    ['type', { ...COURSE, type: 'yoga' }, 'input-invalid'],
    ['fromOn', { ...COURSE, fromOn: '2026-02-31' }, 'input-invalid'],
    ['untilOn', { ...COURSE, untilOn: '2025-01-01' }, 'activity-ends-before'],
    ['funds.0', { ...COURSE, funds: ['IMF'] }, 'input-invalid'],
    ['interventionCode', { ...COURSE, interventionCode: 'II.999' }, 'input-invalid'],
    ['actorId', { ...COURSE, actorId: '33333333-3333-4333-8333-333333333333' }, 'activity-organiser-unknown'],
    ['note', { ...COURSE, note: 'Mrs Okafor helps.' }, 'activity-note-names'],
  ])('%s of an activity (%#)', async (field, input, code) => {
    await expect(addActivity(member, input)).rejects.toMatchObject({ code, field });
    expect(await readActivities(member)).toEqual([]);
  });

  test.each([
    ['heldOn', EVENING, { heldOn: '2026-01-01', total: '3' }, 'activity-day-outside'],
    ['heldOn', EVENING, { heldOn: '2026-12-24', total: '3' }, 'activity-day-in-future'],
    ['heldOn', EVENING, { heldOn: 'soon', total: '3' }, 'input-invalid'],
    ['hours', EVENING, { heldOn: '2026-02-01', hours: '25', total: '3' }, 'input-invalid'],
    ['total', EVENING, { heldOn: '2026-02-01' }, 'activity-count-missing'],
    ['n.eu.u18.f', EVENING, { heldOn: '2026-02-01', 'n.eu.u18.f': 'x' }, 'activity-count-not-whole'],
    ['year', PERSONS, { year: '26', total: '3' }, 'input-invalid'],
    ['year', PERSONS, { year: '2026', span: 'Q9', total: '3' }, 'input-invalid'],
    ['year', PERSONS, { year: '2025', total: '3' }, 'activity-period-outside'],
    ['year', PERSONS, { year: '2027', total: '3' }, 'activity-period-outside'],
    [
      'x.employment.yes.f',
      PERSONS,
      { ...QUARTER, total: '3', 'x.employment.no': '4' },
      'activity-answers-too-many',
    ],
    ['note', PERSONS, { ...QUARTER, total: '3', note: 'Ask +49 170 1234567' }, 'activity-note-names'],
  ])('%s of a count (%#)', async (field, asked, fields, code) => {
    const id = await addActivity(member, COURSE);
    await expect(saveRecord(member, id, asked, fields)).rejects.toMatchObject({ code, field });
    expect(await readRecords(member, id)).toEqual([]);
  });

  test('boxes of funds are read one by one', async () => {
    const boxes = { title: 'Advice', type: 'guidance', fromOn: '2026-01-12', 'fund-ERDF': 'yes' };
    expect((await readActivity(member, await addActivity(member, boxes))).funds).toEqual(['ERDF']);
  });

  test('a note that was looked at is kept', async () => {
    const fields = { ...QUARTER, total: '3', note: 'Room of Anna Seghers House', isLookedAt: 'yes' };
    const id = await addActivity(member, COURSE);
    await saveRecord(member, id, PERSONS, fields);
    expect((await readRecords(member, id))[0]?.note).toContain('Anna Seghers');
  });
});

test('the same evening or quarter twice is refused; persons are counted once', async () => {
  const id = await addActivity(member, COURSE);
  for (const [asked, fields, code] of [
    [EVENING, { heldOn: '2026-02-01', total: '3' }, 'activity-day-taken'],
    [PERSONS, { ...QUARTER, total: '3' }, 'activity-period-taken'],
  ] as const) {
    await saveRecord(member, id, asked, fields);
    await expect(saveRecord(member, id, asked, { ...fields, total: '9' })).rejects.toMatchObject({ code });
  }
  expect((await readRecords(member, id)).map(({ cells }) => cells[0]?.people)).toEqual([3, 3]);
  await expect(addActivity(member, { ...COURSE, title: ' german a1 ' })).rejects.toMatchObject({
    code: 'activity-there-already',
  });
  await expect(removeActivity(member, id)).rejects.toMatchObject({ code: 'activity-has-counts' });
});

test('another place sees and changes nothing', async () => {
  const id = await addActivity(member, COURSE);
  const recordId = await saveRecord(member, id, EVENING, { heldOn: '2026-02-01', total: '3' });
  for (const attempt of [
    () => readActivity(stranger, id),
    () => changeActivity(stranger, id, COURSE),
    () => removeActivity(stranger, id),
    () => readRecords(stranger, id),
    () => saveRecord(stranger, id, EVENING, { heldOn: '2026-02-02', total: '3' }),
    () => removeRecord(stranger, id, recordId),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'not-found' });
  expect(await readActivities(stranger)).toEqual([]);
});

test('a partner counts for its own organisation and sees no other', async () => {
  const { placeId } = member;
  const [mine, theirs] = ['44444444-4444-4444-8444-444444444444', '55555555-5555-4555-8555-555555555555'];
  for (const [actorId, name] of [
    [mine, 'Language café'],
    [theirs, 'School'],
  ])
    await owner.query(
      `insert into office.actor (place_id, actor_id, kind, name) values ($1, $2, 'employers', $3)`,
      [placeId, actorId, name],
    );
  await owner.query(
    `insert into auth."user" (id, name, email) values ('paula', 'Paula', 'paula@example.org')`,
  );
  await owner.query(
    `insert into office.membership (place_id, user_id, role, actor_id) values ($1, 'paula', 'partner', $2)`,
    [placeId, mine],
  );
  const partner: Member = { userId: 'paula', placeId, role: 'partner', actorId: mine };
  const own = await addActivity(member, { ...COURSE, actorId: mine });
  const other = await addActivity(member, { ...COURSE, title: 'Homework', actorId: theirs });
  await saveRecord(member, other, EVENING, { heldOn: '2026-02-01', total: '7' });
  expect((await readActivities(partner)).map(({ title, actorName }) => [title, actorName])).toEqual([
    ['German A1', 'Language café'],
  ]);
  await saveRecord(partner, own, EVENING, { heldOn: '2026-02-01', total: '5', 'n.eu.u18.f': '2' });
  expect((await readRecords(member, own))[0]?.cells).toHaveLength(2);
  await expect(readRecords(partner, other)).rejects.toMatchObject({ code: 'not-found' });
  await expect(
    saveRecord(partner, other, EVENING, { heldOn: '2026-02-03', total: '5' }),
  ).rejects.toMatchObject({ code: 'not-found' });
  await expect(addActivity(partner, COURSE)).rejects.toMatchObject({ status: 403 });
  await expect(readFundReport(partner, readReportQuery({}))).rejects.toMatchObject({ status: 403 });
  // An organisation that ended keeps what it organised.
  await owner.query(`update office.actor set ended_on = '2026-03-01' where actor_id = $1`, [mine]);
  await changeActivity(member, own, { ...COURSE, actorId: mine, heldAt: 'Library' });
});

test('totals of organisers: kept, replaced, taken back, and never where a register has nothing to say', async () => {
  const fields = { year: '2026', span: '', total: '31', 'n.unknown.30-54.f': '20', toldBy: 'School' };
  await saveFundTotal(member, 'esf-plus-eeco02', '', fields);
  await saveFundTotal(member, 'esf-plus-eeco02', '', { ...fields, total: '32', isEstimate: 'yes' });
  expect(await readLine('EECO02', 'ESF+')).toMatchObject({
    state: 'estimate',
    counted: { atLeast: 32, atMost: 32 },
  });
  const period = { period: '2026', project: '' };
  expect(await readFundTotal(member, 'esf-plus-eeco02', period)).toMatchObject({
    toldBy: 'School',
    people: 32,
  });
  await removeFundTotal(member, 'esf-plus-eeco02', period);
  expect((await readLine('EECO02', 'ESF+'))?.state).toBe('total-missing');
  await expect(saveFundTotal(member, 'amif-o-1-3', '', fields)).rejects.toMatchObject({
    code: 'fund-total-not-asked',
  });
  await expect(saveFundTotal(member, 'none', '', fields)).rejects.toMatchObject({ code: 'not-found' });
  await expect(saveFundTotal(member, 'esf-plus-eeco02', '', { ...fields, toldBy: '' })).rejects.toMatchObject(
    { field: 'toldBy' },
  );
});

test('the file is marked as internal and written to the audit', async () => {
  const id = await addActivity(member, { ...COURSE, project: 'Arrive' });
  await saveRecord(member, id, PERSONS, { year: '2026', total: '12', 'n.non-eu.u18.f': '3' });
  const text = await exportFundReport(member, readReportQuery({ fund: 'AMIF', project: 'Arrive' }), 'en');
  expect(text).toContain('Internal, not for publication: report to AMIF for 2026');
  expect(text).toContain('Number of participants supported: Under 18, Women and girls');
  const { rows } = await owner.query(
    `select detail from office.audit_entry where object_id = 'fund-report.csv' and place_id = $1`,
    [member.placeId],
  );
  expect(rows[0]?.detail).toMatchObject({ fund: 'AMIF', project: 'Arrive', period: '2026' });
  expect(readReportQuery({ fund: 'X', year: 'soon', span: 'Q9' })).toEqual({
    fund: 'AMIF',
    period: '2026',
    project: '',
  });
});

test('a certain figure becomes a value of an indicator once; bounds never do', async () => {
  const own = {
    name: 'People in courses',
    question: 'How many?',
    definition: 'Different persons in a year',
    kind: 'count',
    unit: 'persons',
    polarity: 'none',
    heading: 'education',
    describes: 'newcomers',
    usualSource: 'own-records',
  };
  const indicatorId = await addOwnIndicator(member, own);
  const id = await addActivity(member, COURSE);
  await saveRecord(member, id, PERSONS, { ...QUARTER, total: '12' });
  const [quarter, year] = [{ year: '2026', span: 'Q1' }, { year: '2026' }].map(readReportQuery);
  const figure = 'amif-o-2-3';
  expect((await listFigureTargets(member, quarter!)).figures).toContain(figure);
  expect((await listFigureTargets(member, quarter!)).indicators.map((one) => one.id)).toContain(indicatorId);
  await expect(keepFigure(member, year!, { figure, indicatorId })).rejects.toMatchObject({
    code: 'activity-nothing-to-hand-over',
  });
  for (let times = 0; times < 2; times += 1) await keepFigure(member, quarter!, { figure, indicatorId });
  const { rows } = await owner.query(
    `select o.value, o.period, o.people, o.counted, o.status, i.kind from confidential.observation o
     join office.data_import i using (place_id, import_id) where o.indicator_id = $1`,
    [indicatorId],
  );
  const what = { period: '2026-Q1', people: 'newcomers', counted: 'persons', status: 'final' };
  expect(rows).toEqual([{ value: 12, ...what, kind: 'activity' }]);
});
