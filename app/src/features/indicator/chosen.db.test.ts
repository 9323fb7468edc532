import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedPlace } from '#features/survey/testing/seed.ts';
import type { Member } from '#server/auth/member.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { listSet } from './definition.rules.ts';
import {
  addOwnIndicator,
  changeOwnIndicator,
  chooseIndicators,
  listChosenIndicators,
  listDefinitions,
  saveAim,
} from './server/chosen.usecases.ts';
import { saveDurations, saveValue } from './server/enter.usecases.ts';
import { listValueChanges, readAlerts, readGlance, readIndicatorSheet } from './server/reading.usecases.ts';

let world: TestWorld;
let member: Member;
let reader: Member;

beforeAll(async () => {
  world = await openTestWorld();
  member = await seedPlace(world, 'vico');
  reader = await world.addCouncillor(member.placeId);
});
afterAll(() => world.close());

const typed = { people: 'newcomers', period: '2023', numerator: '30', denominator: '66', source: 'Agency' };

describe('a set', () => {
  test('is ready-made: core, by area, by fund', async () => {
    const all = await listDefinitions(member);
    expect(listSet(all, 'core')).toHaveLength(20);
    expect(new Set(listSet(all, 'area:housing').map(({ heading }) => heading))).toEqual(new Set(['housing']));
    expect(listSet(all, 'fund:AMIF').map(({ id }) => id)).not.toEqual([]);
    expect(listSet(all, 'fund:nothing')).toEqual([]);
    expect(listSet(all, '')).toEqual([]);
  });

  test('is chosen and changed as a whole', async () => {
    expect(await chooseIndicators(member, { indicators: ['em1', 'em2', 'cx1'] })).toEqual({
      added: 3,
      dropped: 0,
    });
    expect(await chooseIndicators(member, { indicators: ['em1', 'em2'] })).toEqual({ added: 0, dropped: 1 });
    expect((await listChosenIndicators(member)).map(({ definition }) => definition.id)).toEqual([
      'em1',
      'em2',
    ]);
    await expect(chooseIndicators(member, { indicators: ['em1', 'nothing'] })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('has a target only with its day', async () => {
    await expect(saveAim(member, 'em1', { targetValue: '60' })).rejects.toMatchObject({
      code: 'target-half',
    });
    await saveAim(member, 'em1', {
      targetValue: '60,5',
      targetOn: '2027-12-31',
      newcomersAre: 'non-nationals',
    });
    const [employment] = await listChosenIndicators(member);
    expect(employment).toMatchObject({
      targetValue: 60.5,
      targetOn: '2027-12-31',
      newcomersAre: 'non-nationals',
    });
    await expect(saveAim(member, 'cx1', {})).rejects.toMatchObject({ code: 'indicator-not-chosen' });
  });
});

describe('values', () => {
  test('need parts that fit together', async () => {
    const wrong = (change: object) => saveValue(member, 'em1', { ...typed, ...change });
    await expect(wrong({ numerator: '' })).rejects.toMatchObject({
      code: 'parts-missing',
      field: 'numerator',
    });
    await expect(wrong({ numerator: '67' })).rejects.toMatchObject({ code: 'part-exceeds-whole' });
    await expect(wrong({ numerator: '3,5' })).rejects.toMatchObject({ code: 'count-not-whole' });
    await expect(wrong({ period: '2023-13' })).rejects.toMatchObject({
      code: 'period-unreadable',
      field: 'period',
    });
    await expect(wrong({ source: '' })).rejects.toMatchObject({ code: 'input-invalid', field: 'source' });
    expect((await readGlance(member))[0]?.reading.latest).toEqual([]);
  });

  test('are read by staff as they are, by others through the gate', async () => {
    await saveValue(member, 'em1', typed);
    await saveValue(member, 'em1', { ...typed, period: '2024', numerator: '3', denominator: '70' });
    await saveValue(member, 'em1', { ...typed, people: 'others', numerator: '3105', denominator: '4120' });
    const own = await readIndicatorSheet(member, 'em1');
    expect(own.isInternal).toBe(true);
    expect(own.reading.latest[0]).toMatchObject({ numerator: 3, period: '2024', isUnstable: true });
    const shown = await readIndicatorSheet(reader, 'em1');
    expect(shown.isInternal).toBe(false);
    expect(shown.reading.latest[0]?.cell).toEqual({ kind: 'none', reason: 'withheld' });
    expect(JSON.stringify(shown.versions)).not.toContain('"numerator":3,');
    expect(shown.reading.gap?.period).toBe('2023');
    await expect(listValueChanges(reader, 'em1')).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('corrected ones reach readers, with what they were for staff', async () => {
    await saveValue(member, 'em1', {
      ...typed,
      period: '2024',
      numerator: '33',
      denominator: '70',
      why: 'Typed wrong.',
    });
    const shown = await readIndicatorSheet(reader, 'em1');
    expect(
      shown.reading.points.find(({ period, people }) => period === '2024' && people === 'newcomers')?.cell
        .kind,
    ).toBeDefined();
    expect(await listValueChanges(member, 'em1')).toMatchObject([
      { period: '2024', why: 'Typed wrong.', before: { numerator: 3 }, after: { numerator: 33 } },
    ]);
  });

  test('a gap is taken from its share', async () => {
    const gap = (await readGlance(member)).find(({ chosen }) => chosen.definition.id === 'em2');
    expect(gap?.reading.computedFrom?.id).toBe('em1');
    expect(gap?.reading.gap?.period).toBe('2023');
  });

  test('a median is worked out from counts, with those who wait, and read with its interval', async () => {
    const counts = { ...typed, 'reached-0': '4', 'reached-1': '9', 'reached-2': '14', 'reached-3': '8' };
    await expect(saveDurations(member, 'em1', counts)).rejects.toMatchObject({ code: 'not-found' });
    await expect(saveDurations(member, 'ho3', { ...counts, 'reached-1': '2,5' })).rejects.toMatchObject({
      field: 'reached-1',
    });
    await saveDurations(member, 'ho3', { ...counts, 'waiting-5': '8' });
    const { reading } = await readIndicatorSheet(member, 'ho3');
    expect(reading.latest[0]).toMatchObject({ denominator: 43, cell: { kind: 'number', value: 9.6 } });
    expect([reading.latest[0]?.low, reading.latest[0]?.high]).toEqual([6.7, 12.8]);
    const shown = await readIndicatorSheet(reader, 'ho3');
    expect(shown.reading.latest[0]).toMatchObject({ cell: { kind: 'number', value: 9.6 }, low: 6.7 });
  });

  test('no alarm where nothing is wrong', async () => {
    const alerts = await readAlerts(member);
    expect(alerts.filter(({ kind }) => kind === 'worsened')).toEqual([]);
  });
});

describe('a definition of its own', () => {
  const own = {
    name: 'Fahrten zum Kurs',
    question: 'Kommen alle zum Kurs?',
    definition: 'Fahrten für Menschen ohne Bus',
    kind: 'count',
    unit: 'number',
    polarity: 'none',
    heading: 'language-and-culture',
    describes: 'institutions',
    usualSource: 'own-records',
  };

  test('is followed at once, and begins anew when something else is counted', async () => {
    await expect(addOwnIndicator(member, { ...own, kind: 'share' })).rejects.toMatchObject({
      code: 'unit-of-other-kind',
    });
    const id = await addOwnIndicator(member, own);
    expect(id).toBe('own-fahrten-zum-kurs');
    await changeOwnIndicator(member, id, { ...own, definition: 'Fahrten mit dem Bürgerbus' });
    expect((await readIndicatorSheet(member, id)).definition.version).toBe(1);
    await saveValue(member, id, { people: 'everyone', period: '2025', value: '14', source: 'Fahrtenbuch' });
    await changeOwnIndicator(member, id, {
      ...own,
      name: 'Fahrten',
      definition: 'Fahrten mit dem Bürgerbus',
    });
    const renamed = await readIndicatorSheet(member, id);
    expect(renamed.definition.version).toBe(1);
    await changeOwnIndicator(member, id, { ...own, definition: 'Fahrgäste' });
    const changed = await readIndicatorSheet(member, id);
    expect(changed.definition.version).toBe(2);
    expect(changed.versions.map(({ definition }) => definition.version)).toEqual([1]);
    expect(changed.reading.points).toEqual([]);
  });
});
