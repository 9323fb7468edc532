/** Networks of a place on the real database: own rows, what everybody reads, and what another place cannot do. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPublicPlace, type MadePlace } from '#features/circle/testing/circle-world.ts';
import { setClock } from '#server/clock.ts';
import { readPublic } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import {
  listPublishedNetworks,
  readNetworkDesk,
  readNetworkSheet,
  readPublicDirectory,
} from './server/directory.usecases.ts';
import * as network from './server/network.usecases.ts';
import { addPosting, readPostingDesk } from './server/posting.usecases.ts';

let world: TestWorld;
let vico: MadePlace;
let alba: MadePlace;

beforeAll(async () => {
  world = await openTestWorld();
  setClock(() => new Date('2027-03-01T12:00:00Z'));
  vico = await addPublicPlace(world.superuser, 'Vico');
  alba = await addPublicPlace(world.superuser, 'Alba');
});
afterAll(() => world.close());

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'went well',
    (problem: { code?: string; status?: number }) => `${problem.code} ${problem.status}`,
  );
const valley = {
  name: 'Valley of three towns',
  purpose: 'Interpreters',
  reach: 'local',
  checkedOn: '2027-02-01',
};
const key = 'reference:eccar';

test('a membership: euro exact, hours, what came back; nobody is named', async () => {
  const euros = { networkKey: key, sinceYear: '2024', euros: '1.200,05', hoursAMonth: '1,5' };
  const named = { ...euros, contactFunction: 'Mrs. Anna Huber' };
  expect(await code(network.saveMembership(vico.coordinator, named, 'de'))).toBe('network-names 422');
  await network.saveMembership(vico.coordinator, { ...euros, contactFunction: 'Integration office' }, 'de');
  const back = {
    networkKey: key,
    cameOn: '2026-05-04',
    kind: 'training',
    words: 'A day on rumours',
    amount: '0,10',
  };
  await network.addReturn(vico.coordinator, back, 'de');
  const { budget, plan } = await readNetworkDesk(vico.coordinator, [], 'en');
  expect(budget).toMatchObject({
    eurosCents: 120_005,
    hoursAYear: 18,
    returns: 1,
    moneyBackCents: 10,
    silent: 0,
  });
  expect(plan.has).toEqual(['action-plan', 'anti-racism']);
  expect(plan.steps.some(({ network: one }) => one.key === key)).toBe(false);
  expect(await code(network.addReturn(alba.coordinator, back, 'de'))).toBe('not-found 404');
  const ended = { ...euros, untilYear: '2020' };
  expect(await code(network.saveMembership(vico.coordinator, ended, 'de'))).toBe('network-ends-before 422');
  const unknown = { networkKey: 'own:00000000-0000-4000-8000-000000000000' };
  expect(await code(network.saveMembership(vico.coordinator, unknown, 'de'))).toBe('not-found 404');
  expect(await code(network.saveMembership(vico.coordinator, { networkKey: 'reference:none' }, 'de'))).toBe(
    'not-found-network 422',
  );
});

test('a network of one’s own is told, not found; published it stands in every directory, with who told it', async () => {
  const id = await network.saveOwnNetwork(
    vico.coordinator,
    { ...valley, purposes: 'voice', cost: '250' },
    'en',
  );
  const sheet = await readNetworkSheet(vico.coordinator, `own:${id}`, 'en');
  expect(sheet.network.eurosAYear).toEqual({ evidence: 'told', value: { from: 250, to: 250 } });
  expect(sheet.network.size).toEqual({ evidence: 'not-found' });
  expect(await code(network.saveOwnNetwork(vico.coordinator, valley, 'en'))).toMatch(/409$/);
  expect(await code(readNetworkSheet(alba.coordinator, `shared:${id}`, 'en'))).toBe('not-found 404');
  expect(await code(network.publishOwnNetwork(alba.coordinator, { networkId: id }))).toBe('not-found 404');
  await network.publishOwnNetwork(vico.coordinator, { networkId: id });
  const seen = await readNetworkSheet(alba.coordinator, `shared:${id}`, 'en');
  expect(seen.network).toMatchObject({ toldBy: 'Vico', origin: 'shared' });
  expect((await readPublicDirectory('de')).networks.at(-1)?.name).toBe(valley.name);
  expect((await readPublic(listPublishedNetworks))[0]).toMatchObject({
    costCents: 25_000,
    context: { name: 'Vico' },
  });
  expect(await code(network.removeOwnNetwork(alba.coordinator, { networkId: id }))).toBe('not-found 404');
  await network.withdrawOwnNetwork(vico.coordinator, { networkId: id });
  expect(await readPublic(listPublishedNetworks)).toEqual([]);
});

test('a note for everybody: on a shipped network at once, on an own one only with its entry', async () => {
  await network.publishNote(vico.coordinator, {
    networkKey: key,
    language: 'en',
    words: 'Two trainings a year.',
  });
  const { notes } = await readPublicDirectory('en');
  expect(notes).toMatchObject([
    { networkKey: key, words: 'Two trainings a year.', context: { name: 'Vico' } },
  ]);
  expect((await readNetworkSheet(alba.coordinator, key, 'en')).notes).toHaveLength(1);
  expect((await readNetworkSheet(vico.coordinator, key, 'en')).ownNote?.words).toBe('Two trainings a year.');
  expect(await code(network.withdrawNote(alba.coordinator, { networkKey: key }))).toBe('not-found 404');
  await network.withdrawNote(vico.coordinator, { networkKey: key });
  expect((await readPublicDirectory('en')).notes).toEqual([]);
});

test('an example place is seen by example places only', async () => {
  const example = await addPublicPlace(world.superuser, 'Esempio', { isExample: true });
  await network.publishNote(example.coordinator, { networkKey: key, language: 'en', words: 'Example' });
  expect((await readPublicDirectory('en')).notes).toEqual([]);
  expect((await readNetworkSheet(alba.coordinator, key, 'en')).notes).toEqual([]);
  expect((await readNetworkSheet(example.coordinator, key, 'en')).notes).toHaveLength(1);
});

test('a place without a public page reads the directory, and publishes nothing', async () => {
  const hidden = await addPublicPlace(world.superuser, 'Nascosto', { isPublic: false });
  expect((await readNetworkDesk(hidden.coordinator, ['voice'], 'en')).population).toBeNull();
  const words = { networkKey: key, language: 'en', words: 'x' };
  expect(await code(network.publishNote(hidden.coordinator, words))).toBe('public-profile-missing 409');
});

test('one joins, and tells of, what stands in one’s own directory only', async () => {
  const own = { ...valley, name: 'Two valleys' };
  const id = await network.saveOwnNetwork(vico.coordinator, own, 'en');
  const join = (place: MadePlace, networkKey: string) =>
    code(network.saveMembership(place.coordinator, { networkKey }, 'en'));
  const tell = (place: MadePlace, networkKey: string) =>
    code(network.publishNote(place.coordinator, { networkKey, language: 'en', words: 'Good' }));
  expect(await join(alba, `shared:${id}`)).toBe('not-found 404');
  await network.publishOwnNetwork(vico.coordinator, { networkId: id });
  const example = await addPublicPlace(world.superuser, 'Altro-esempio', { isExample: true });
  for (const act of [join, tell]) {
    expect(await act(vico, `own:${id}`)).toBe('went well');
    expect(await act(alba, `shared:${id}`)).toBe('went well');
    expect(await act(vico, `shared:${id}`)).toBe('not-found 404');
    expect(await act(alba, `own:${id}`)).toBe('not-found 404');
    expect(await act(example, `shared:${id}`)).toBe('not-found 404');
  }
});

test('only what is published is posted elsewhere', async () => {
  expect(await readPostingDesk(vico.coordinator, null, 'en')).toMatchObject({ practices: [], filled: [] });
  const posting = { practiceKey: 'none', templateId: 'ewsi', postedOn: '2027-01-01' };
  expect(await code(addPosting(vico.coordinator, posting))).toBe('network-practice-not-published 409');
});
