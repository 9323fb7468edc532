/** From closed surveys and registers to values of indicators: taken once, corrected with a reason, taken back as a whole. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runExampleListening } from '#features/example/server/example-listening.ts';
import { chooseIndicators } from '#features/indicator/server/chosen.usecases.ts';
import {
  listImports,
  listObservations,
  undoImport,
} from '#features/indicator/server/observations.usecases.ts';
import { saveValue } from '#features/indicator/server/enter.usecases.ts';
import { readIndicatorSheet } from '#features/indicator/server/reading.usecases.ts';
import { readFindings } from '#features/listening/server/findings.usecases.ts';
import { changePlaceProfile } from '#features/place/server/place.usecases.ts';
import { seedPlace } from '#features/survey/testing/seed.ts';
import type { Member } from '#server/auth/member.ts';
import { closeDatabase, connectDatabase } from '#server/db/connection.ts';
import { createTestDatabase, type TestDatabase } from '#server/db/testing/test-database.ts';
import { configureSealing } from '#server/sealing.ts';
import { publishSettings } from '#server/settings/settings.ts';
import { openProtectedCube, readCell } from '@vicus/cube';
import { addEncounter } from './server/encounters.usecases.ts';
import { saveCohorts } from './server/keeps-open.usecases.ts';
import { readKnownFigures, takeKnownFigures } from './server/known-figures.usecases.ts';

let database: TestDatabase;
let member: Member;
let waveId: string;

const FOLLOWED = ['sc1', 'sc2', 'sc4', 'sa1', 'at1', 'at2', 'at3', 'at4', 'pg1', 'cp3', 'he1', 'sc5', 'cx3'];

const RESIDENTS_TELL = ['at1', 'at2', 'at3', 'at4', 'pg1', 'sa1', 'sc1', 'sc2', 'sc4'];

beforeAll(async () => {
  database = await createTestDatabase();
  connectDatabase(database.appUrl);
  configureSealing(randomBytes(32));
  publishSettings({ version: '0.1.0', origin: 'http://localhost:3000', dataDirectory: '/nowhere' } as never);
  member = await seedPlace(database, 'vico');
  waveId = await runExampleListening(member);
  await chooseIndicators(member, { indicators: FOLLOWED });
}, 60_000);
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const describeOrigin = ({ title }: { readonly title: string }): string => `Survey ${title}`;
const take = (tokens: readonly string[], why = '') =>
  takeKnownFigures(member, { token: [...tokens], why }, describeOrigin);
const find = async (id: string) =>
  (await readKnownFigures(member)).figures.find(({ indicatorId }) => indicatorId === id)!;

describe('a closed survey of residents', () => {
  test('offers what its protected findings say, with interval and answers, never with counts', async () => {
    const all = (await readKnownFigures(member)).figures;
    const listIds = (who: string) =>
      all.filter(({ people }) => people === who).map(({ indicatorId }) => indicatorId);
    expect(listIds('everyone').toSorted()).toEqual(RESIDENTS_TELL);
    expect(listIds('newcomers').toSorted()).toEqual(['cp3', 'sc1', 'sc2']);
    const figures = all.filter(({ people }) => people === 'everyone');
    for (const figure of figures) {
      expect(figure).toMatchObject({
        numerator: null,
        denominator: null,
        status: 'estimated',
        people: 'everyone',
      });
      expect(figure).toMatchObject({ period: '2025', state: 'new' });
      expect(figure.basis).toBe(figure.indicatorId === 'pg1' ? 'list' : 'weighted');
      expect(figure.respondents).toBeGreaterThanOrEqual(figure.indicatorId === 'pg1' ? 5 : 10);
    }
    const { tables } = await readFindings(member, waveId);
    const cubes = tables.map((table) => openProtectedCube(table));
    const gap = cubes.find(({ id }) => id === 'perception-gap')!;
    const at = { wave: waveId, statement: 'get-on-together=agree-fully+rather-agree', view: 'real' };
    const [share, low, high] = ['share', 'lower', 'upper'].map((measure) => {
      const cell = readCell(gap, at, measure);
      return cell.kind === 'number' ? cell.value * 100 : Number.NaN;
    });
    const found = figures.find(({ indicatorId }) => indicatorId === 'sc4')!;
    expect(found.value).toBeCloseTo(share!, 6);
    expect(found.low).toBeCloseTo(low!, 6);
    expect(found.high).toBeCloseTo(high!, 6);
    // residents guess 24 or so of 100 where the register counts 14.1
    const guess = figures.find(({ indicatorId }) => indicatorId === 'at3')!;
    expect(guess.value).toBeGreaterThan(5);
    expect(guess.low! < guess.value! && guess.value! < guess.high!).toBe(true);
    expect(figures.find(({ indicatorId }) => indicatorId === 'pg1')).toMatchObject({ low: null, high: null });
  });

  test('says where nobody was asked', async () => {
    const elsewhere = await seedPlace(database, 'elsewhere');
    await chooseIndicators(elsewhere, { indicators: ['cp3', 'sc1'] });
    const { figures, absent } = await readKnownFigures(elsewhere);
    expect(figures).toEqual([]);
    expect(absent.map(({ indicatorId, people, why }) => [indicatorId, people, why])).toEqual([
      ['cp3', 'newcomers', 'no-survey'],
      ['sc1', 'newcomers', 'no-survey'],
      ['sc1', 'everyone', 'no-survey'],
    ]);
  });

  test('comes in once, as one import with its source, and readers see it past the gate', async () => {
    const { figures } = await readKnownFigures(member);
    const tokens = figures.filter(({ people }) => people === 'everyone').map(({ token }) => token);
    expect(await take(tokens)).toEqual({ added: 9, changed: 0, unchanged: 0 });
    expect(await take(tokens)).toEqual({ added: 0, changed: 0, unchanged: 9 });
    const again = (await readKnownFigures(member)).figures.filter(({ people }) => people === 'everyone');
    expect(again.every(({ state }) => state === 'same')).toBe(true);
    const [made, ...rest] = await listImports(member);
    expect(rest).toEqual([]);
    expect(made).toMatchObject({ kind: 'platform', title: 'How we live together, 2025', added: 9 });
    const shown = await readIndicatorSheet({ ...member, role: 'reader' }, 'sc4');
    const [point] = shown.reading.latest;
    expect(point).toMatchObject({
      cell: { kind: 'number', status: 'estimated' },
      numerator: null,
      isEstimate: true,
    });
    expect(point!.denominator).toBeGreaterThan(300);
  });

  test('another value that stands there is replaced with a reason only, and kept', async () => {
    const [made] = await listImports(member);
    expect(await undoImport(member, made!.importId)).toEqual({ removed: 9, restored: 0 });
    const offered = await find('sc4');
    expect(offered.state).toBe('new');
    await take([offered.token]);
    const [value] = await listObservations(member, 'sc4');
    expect(value).toMatchObject({ respondents: offered.respondents, low: offered.low, numerator: null });
    await expect(take(['sc4|1|everyone||2025|99|||||'])).rejects.toMatchObject({ code: 'figures-changed' });
    await expect(take([])).rejects.toMatchObject({ code: 'figures-none' });
    expect(await listObservations(member, 'sc4')).toHaveLength(1);
  });

  test('a number typed in by hand before is no silent victim', async () => {
    const typed = {
      people: 'everyone',
      period: '2025',
      numerator: '5',
      denominator: '10',
      source: 'By hand',
    };
    await saveValue(member, 'at2', { ...typed, value: '', reason: '', status: 'final', why: '' });
    const offered = await find('at2');
    expect(offered).toMatchObject({ state: 'differs', stored: { source: 'By hand', isFromPlatform: false } });
    await expect(take([offered.token])).rejects.toMatchObject({ code: 'why-missing' });
    expect(await take([offered.token], 'The survey is closed')).toMatchObject({ changed: 1 });
    const { versions } = await readIndicatorSheet(member, 'at2');
    expect(versions.map(({ cube }) => cube.id)).toEqual(['indicator-at2-survey-v1']);
  });
});

describe('registers of the room', () => {
  test('places of encounter need the residents of a year; years of arrival are counts', async () => {
    const garden = {
      name: 'Garden',
      kind: 'garden',
      howOften: 'weekly',
      openTo: 'everybody',
      moderatedBy: 'Circle',
    };
    await addEncounter(member, { ...garden, sinceOn: '2020-01-01' });
    await saveCohorts(member, { 'rows.0.year': '2021', 'rows.0.arrived': '40', 'rows.0.after2': '29' });
    const { figures, absent } = await readKnownFigures(member);
    expect(absent).toContainEqual(expect.objectContaining({ indicatorId: 'sc5', why: 'no-residents' }));
    const stayed = figures.find(({ indicatorId }) => indicatorId === 'cx3')!;
    expect(stayed).toMatchObject({
      period: '2021',
      numerator: 29,
      denominator: 40,
      status: 'final',
      basis: 'count',
    });
    expect(stayed.value).toBeCloseTo(72.5, 9);
    await changePlaceProfile(member, {
      name: 'Town of vico',
      region: '',
      otherNames: '',
      lauCode: '',
      nutsCode: '',
      latitude: '',
      longitude: '',
      administrativeRole: '',
      contactName: 'Ada',
      contactEmail: 'ada@example.org',
      population: '9000',
      populationYear: '2025',
      populationSource: 'Register',
    });
    const sc5 = await find('sc5');
    expect(sc5).toMatchObject({ numerator: 1, denominator: 9000, period: '2025', status: 'final' });
    await take([sc5.token, stayed.token]);
    expect(
      (await listImports(member))
        .slice(0, 2)
        .map(({ source }) => source)
        .toSorted(),
    ).toEqual(['Survey ', 'Survey Register, 2025']);
  });
});

test('officers of another town, partners and readers take nothing', async () => {
  for (const role of ['partner', 'reader'] as const)
    await expect(readKnownFigures({ ...member, role })).rejects.toMatchObject({ status: 403 });
  const stranger = await seedPlace(database, 'borgo');
  expect((await readKnownFigures(stranger)).figures).toEqual([]);
  const offered = await find('sa1');
  await expect(takeKnownFigures(stranger, { token: offered.token }, () => 'x')).rejects.toMatchObject({
    code: 'figures-changed',
  });
});
