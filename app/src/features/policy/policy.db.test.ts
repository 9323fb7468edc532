/** Measures, places of encounter and counts on a real database: history, public copies, who sees what. */
import type { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readIndicatorSheet } from '#features/indicator/server/reading.usecases.ts';
import { seedPlace } from '#features/survey/testing/seed.ts';
import type { Member } from '#server/auth/member.ts';
import { setClock } from '#server/clock.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { addEncounter, keepEncounterCount, readEncounters } from './server/encounters.usecases.ts';
import {
  readKeepsOpen,
  removeService,
  saveCohorts,
  savePopulation,
  saveService,
} from './server/keeps-open.usecases.ts';
import {
  addMeasure,
  changeMeasure,
  listDecisions,
  listMeasures,
  noteDecision,
  previewMeasure,
  publishMeasure,
  readMeasure,
  readPublicMeasures,
  removeMeasure,
  withdrawMeasure,
} from './server/measures.usecases.ts';

const BUS = { title: 'Night bus', kind: 'service', forWhom: 'everybody', adoptedOn: '2025-05-01' };

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
beforeEach(() => owner.query('truncate office.measure, office.encounter, confidential.observation cascade'));

const publish = async (id: string) =>
  publishMeasure(member, id, { previewHash: (await previewMeasure(member, id)).previewHash });

describe('a measure', () => {
  test('keeps what it said before, and its public copy until it is published again', async () => {
    const id = await addMeasure(member, BUS);
    await publish(id);
    await changeMeasure(member, id, { ...BUS, title: 'Call bus' });
    await changeMeasure(member, id, { ...BUS, title: 'Call bus' });
    const { measure, changes } = await readMeasure(member, id);
    expect(measure.title).toBe('Call bus');
    expect(changes.map(({ before }) => before)).toEqual([{ title: 'Night bus' }]);
    expect(await readPublicMeasures(member.placeId)).toMatchObject([{ title: 'Night bus' }]);
    expect(await previewMeasure(member, id)).toMatchObject({ isPublic: false });
    await publish(id);
    expect(await previewMeasure(member, id)).toMatchObject({ isPublic: true });
    await withdrawMeasure(member, id);
    expect(await readPublicMeasures(member.placeId)).toEqual([]);
    const { rows } = await owner.query(
      `select action, detail from office.audit_entry where object_kind = 'measure' order by at`,
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'policy.change',
      'policy.publish',
      'policy.change',
      'policy.publish',
      'policy.publish',
    ]);
    expect(rows[2].detail).toEqual({ fields: 'title' });
  });

  test('is published as it was previewed, or not at all', async () => {
    const id = await addMeasure(member, BUS);
    const { previewHash } = await previewMeasure(member, id);
    await changeMeasure(member, id, { ...BUS, what: 'For Mrs Okafor from Eritrea' });
    await expect(publishMeasure(member, id, { previewHash })).rejects.toMatchObject({
      code: 'measure-preview-outdated',
    });
    const { flagged } = await previewMeasure(member, id);
    expect(flagged).toMatchObject([{ field: 'what' }]);
  });

  test('stands on the time line once it has a day, and goes with its public copy', async () => {
    const id = await noteDecision(member, { decidedOn: '2026-01-02', what: 'Round table', link: '' });
    await addMeasure(member, { ...BUS, adoptedOn: '' });
    await addMeasure(member, BUS);
    expect(await listDecisions(member)).toMatchObject([{ what: 'Night bus' }, { what: 'Round table' }]);
    await publish(id);
    await removeMeasure(member, id);
    expect(await readPublicMeasures(member.placeId)).toEqual([]);
    expect(await listMeasures(stranger)).toEqual([]);
    await expect(readMeasure(stranger, id)).rejects.toMatchObject({ code: 'not-found' });
  });

  test.each([
    ['link', { link: 'javascript:alert(1)' }, 'link-begins-with-https'],
    ['implementedFrom', { implementedFrom: '2025-01-01' }, 'measure-implemented-before-adopted'],
    ['endedOn', { endedOn: '2025-01-01' }, 'measure-ends-before'],
    ['endedOn', { endReason: 'No money' }, 'measure-end-without-day'],
    ['area', { area: 'moon' }, 'input-invalid'],
    ['title', { title: ' ' }, 'input-invalid'],
  ])('with a wrong %s is not kept (%#)', async (field, change, code) => {
    await expect(addMeasure(member, { ...BUS, ...change })).rejects.toMatchObject({ code, field });
    expect(await listMeasures(member)).toEqual([]);
  });
});

test('places of encounter are counted and become a value of SC5 once', async () => {
  const cafe = {
    name: 'Café',
    kind: 'cafe',
    howOften: 'weekly',
    openTo: 'everybody',
    moderatedBy: 'Library',
  };
  await addEncounter(member, cafe);
  await addEncounter(member, { ...cafe, name: 'Club', openTo: 'members' });
  await expect(addEncounter(member, { ...cafe, name: 'café' })).rejects.toMatchObject({
    code: 'database.a-place-of-encounter-of-this-name-is-there-already',
  });
  expect(await readEncounters(member, 2025)).toMatchObject({ count: 1 });
  const keep = { year: '2025', residents: '2 000', source: 'Inventory; register' };
  await keepEncounterCount(member, keep);
  const read = async () => (await readIndicatorSheet(member, 'sc5')).reading.latest;
  expect(await read()).toMatchObject([{ period: '2025', numerator: 1, denominator: 2000 }]);
  await addEncounter(member, { ...cafe, name: 'Garden', kind: 'garden' });
  await expect(keepEncounterCount(member, keep)).rejects.toMatchObject({ code: 'why-missing' });
  await keepEncounterCount(member, { ...keep, why: 'The garden was missing' });
  expect(await read()).toMatchObject([{ numerator: 2 }]);
});

test('what newcomers keep open: counts, a service, arrivals; nothing of it for readers', async () => {
  expect(await readKeepsOpen(member, 0)).toMatchObject({ population: null, services: [], retention: null });
  await saveService(member, null, {
    name: 'School',
    fromAge: '6',
    toAge: '9',
    needed: '45',
    source: 'School law',
  });
  const counts = { 'rows.0.from': '6', 'rows.0.to': '9', 'rows.0.residents': '52', 'rows.0.newcomers': '14' };
  const about = { countedOn: '2025-12-31', newcomersAre: 'since 2015', source: 'Register' };
  await savePopulation(member, { ...about, ...counts });
  await savePopulation(member, { ...about, ...counts, 'rows.0.newcomers': '15' });
  await saveCohorts(member, { 'rows.0.year': '2021', 'rows.0.arrived': '40', 'rows.0.after2': '30' });
  const sheet = await readKeepsOpen(member, 0);
  expect(sheet.services).toMatchObject([
    { projection: { withNewcomers: 52, withoutNewcomers: 37, outcome: 'open-only-with-newcomers' } },
  ]);
  expect(sheet.retention?.after2.reading).toMatchObject({ level: 0.75, numerator: 30 });
  await expect(readKeepsOpen({ ...member, role: 'reader' }, 0)).rejects.toMatchObject({ status: 403 });
  const id = sheet.services[0]?.need.thresholdId ?? '';
  await expect(removeService(stranger, id)).rejects.toMatchObject({ code: 'not-found' });
  await removeService(member, id);
  expect((await readKeepsOpen(member, 0)).services).toEqual([]);
});
