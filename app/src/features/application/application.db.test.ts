/** Applications on a real database: checklist, draft annex read back, two people at once, money and duties, who sees what. */
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addAction } from '#features/strategy/server/action.usecases.ts';
import { addMoneySource, saveBudget } from '#features/strategy/server/budget.usecases.ts';
import { readStrategy } from '#features/strategy/server/content.usecases.ts';
import { addGoal, addGoalMeasure } from '#features/strategy/server/goal.usecases.ts';
import { writePart } from '#features/strategy/server/parts.usecases.ts';
import { beginStrategy } from '#features/strategy/server/strategies.usecases.ts';
import { seedPlace } from '#features/survey/testing/seed.ts';
import type { Member } from '#server/auth/member.ts';
import { setClock } from '#server/clock.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { readDocxStructure } from '#server/documents/testing/read-docx.ts';
import { publishSettings, type RunningSettings } from '#server/settings/settings.ts';
import { composeDraft, readPoster, readSummary } from './draft.rules.ts';
import {
  beginApplication,
  changeApplication,
  listApplications,
  readApplication,
  removeApplication,
  settleApplication,
} from './server/application.usecases.ts';
import { exportAnnex, exportCalendar, readDraft } from './server/draft.usecases.ts';
import { addItem, changeItem, markItem, removeItem, writeWords } from './server/items.usecases.ts';
import {
  addDuty,
  addMoney,
  listDueMoneySteps,
  markDuty,
  readPortfolio,
} from './server/portfolio.usecases.ts';

let world: TestWorld;
let member: Member;
let stranger: Member;
let reader: Member;
let strategyId: string;
let chosen: string;

const look = { colour: '', arms: null };
const fundKey = 'programme:AMIF-NAT';

beforeAll(async () => {
  setClock(() => new Date('2026-06-22T12:00:00Z'));
  world = await openTestWorld();
  publishSettings({ origin: 'https://vicus.example.org' } as RunningSettings);
  member = await seedPlace(world, 'vico');
  stranger = await seedPlace(world, 'borgo');
  reader = { ...member, role: 'reader' };
  await world.superuser.query(
    `update office.place set population = 8400, population_year = 2025, population_source = 'Census office' where place_id = $1`,
    [member.placeId],
  );
  strategyId = await beginStrategy(member, {
    title: 'Together',
    fromYear: '2027',
    toYear: '2029',
    language: 'en',
    currency: 'EUR',
  });
  await writePart(member, strategyId, 'diagnosis', { text: 'Few people meet.', revision: 1 });
  const goalId = await addGoal(member, strategyId, { title: 'Meet each other' });
  await addGoalMeasure(
    member,
    { strategyId, goalId },
    {
      name: 'Visitors',
      unit: 'people',
      baselineValue: '12.5',
      baselinePeriod: '2025',
      baselineSource: 'register',
      targetValue: '40',
    },
  );
  chosen = await addAction(member, strategyId, { title: 'Open kitchen', goalId });
  const other = await addAction(member, strategyId, { title: 'Road signs', goalId });
  const moneySourceId = await addMoneySource(member, strategyId, {
    name: 'AMIF grant',
    kind: 'eu',
    programme: 'AMIF',
    endsOn: '2027-03-31',
  });
  const line = (n: number, actionId: string, costKind: string, amount: string) =>
    Object.fromEntries(
      Object.entries({
        actionId,
        year: '2027',
        costKind,
        amount,
        moneySourceId,
        isSecured: 'on',
        revision: '1',
      }).map(([field, value]) => [`lines.${n}.${field}`, value]),
    );
  await saveBudget(
    member,
    strategyId,
    {
      ...line(0, chosen, 'staff', '10,000.00'),
      ...line(1, chosen, 'premises', '2,000.55'),
      ...line(2, other, 'other', '777'),
    },
    'en',
  );
});
afterAll(() => world.close());

const begin = (more: object = {}) =>
  beginApplication(
    member,
    { fundKey, title: 'Kitchen for all', dueOn: '2026-09-23', strategyId, ...more },
    'en',
  );
const settings = async (id: string, more: object = {}) => {
  const { application } = await readApplication(member, id);
  const { title, dueOn, dueTime, timeZone, outline, language, partners, projectFrom, projectUntil } =
    application;
  return {
    title,
    dueOn,
    dueTime,
    timeZone,
    outline,
    language,
    partners,
    strategyId: application.strategyId ?? '',
    projectFrom: projectFrom ?? '',
    projectUntil: projectUntil ?? '',
    actionIds: [...application.actionIds],
    revision: application.revision,
    ...more,
  };
};

describe('an application', () => {
  test('begins with a checklist counted backwards, which moves with the day where nobody touched it', async () => {
    const id = await begin({ outline: 'part-b' });
    const before = (await readApplication(member, id)).items;
    expect(before.find(({ code }) => code === 'pic')?.dueOn).toBe('2026-07-29');
    const budget = before.find(({ code }) => code === 'budget');
    const read = before.find(({ code }) => code === 'read-call');
    await changeItem(member, id, { ...budget, dueOn: '2026-08-01', doneOn: '' });
    await markItem(member, id, { itemId: read?.itemId, isDone: 'on' });
    await changeApplication(member, id, await settings(id, { dueOn: '2026-10-07' }));
    const after = (await readApplication(member, id)).items;
    const day = (code: string) => after.find((one) => one.code === code)?.dueOn;
    expect(day('pic')).toBe('2026-08-12');
    expect(day('budget')).toBe('2026-08-01');
    expect(day('read-call')).toBe('2026-07-01');
    expect(after.find(({ code }) => code === 'read-call')?.doneOn).toBe('2026-06-22');
    await expect(removeItem(member, id, { itemId: budget?.itemId })).rejects.toMatchObject({
      code: 'application-step-stays',
    });
    await removeApplication(member, id);
    await expect(readApplication(member, id)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('two people at once: the second sees both, nothing is lost', async () => {
    const id = await begin();
    const mine = await settings(id, { partners: 'Library: rooms' });
    await changeApplication(member, id, await settings(id, { partners: 'Church: rooms' }));
    await expect(changeApplication(member, id, mine)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    const { application, changes } = await readApplication(member, id);
    expect(application.partners).toBe('Church: rooms');
    expect(changes[0]?.before).toEqual({ partners: '' });
    const words = { heading: 'point-a', words: 'First', revision: 1 };
    await writeWords(member, id, words);
    await writeWords(member, id, words);
    await expect(writeWords(member, id, { ...words, words: 'Second' })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    await expect(writeWords(member, id, { ...words, heading: 'invented' })).rejects.toMatchObject({
      status: 404,
    });
    await removeApplication(member, id);
  });

  test('a summary has at most 7,480 characters', async () => {
    const id = await begin();
    const heading = 'publishable-summary';
    await expect(
      writeWords(member, id, { heading, words: 'x'.repeat(7_481), revision: 1 }),
    ).rejects.toMatchObject({ code: 'application-summary-too-long', values: { count: 7_481, limit: 7_480 } });
    await writeWords(member, id, { heading, words: 'ü'.repeat(7_480), revision: 1 });
    expect(readSummary(await readDraft(member, id)).isSuggested).toBe(false);
    await removeApplication(member, id);
  });
});

describe('the draft', () => {
  test('holds the chosen actions with their money, and says what is missing', async () => {
    const id = await begin();
    await changeApplication(
      member,
      id,
      await settings(id, { actionIds: [chosen], partners: 'Library: rooms' }),
    );
    const basis = await readDraft(member, id);
    expect(basis.content?.actions.map(({ title }) => title)).toEqual(['Open kitchen']);
    const draft = composeDraft(basis);
    const text = JSON.stringify(draft);
    expect(text).toContain('8,400');
    expect(text).toContain('Census office');
    expect(text).toContain('€12,000.55');
    expect(text).not.toContain('Road signs');
    expect(text).not.toContain('777');
    // 10,000.00 staff and 40 % of it: 4,000.00 without receipts.
    expect(text).toContain('€14,000.00');
    expect(text).toContain('12.5');
    const missing = draft.flatMap(({ gaps }) => gaps.map(({ source }) => source));
    expect(missing).toEqual(expect.arrayContaining(['area-and-people', 'figures', 'rationale']));
    expect(readPoster(basis).text).toContain('Kitchen for all');
    await removeApplication(member, id);
  });

  test('without a strategy nothing is invented', async () => {
    const id = await begin({ strategyId: '', outline: 'part-b' });
    const draft = composeDraft(await readDraft(member, id));
    const strategic = draft.find(({ heading }) => heading.headingId === 'part-1-2');
    expect(strategic?.gaps).toContainEqual({ source: 'strategy', path: `applications/${id}#settings` });
    expect(draft.find(({ heading }) => heading.headingId === 'part-2-1-3')?.gaps).toEqual([
      { source: 'words', path: '' },
    ]);
    await removeApplication(member, id);
  });

  test('is read back from DOCX, is a PDF, and its days a calendar', async () => {
    const id = await begin();
    await changeApplication(
      member,
      id,
      await settings(id, { dueTime: '17:00', timeZone: 'Europe/Brussels' }),
    );
    await writeWords(member, id, { heading: 'point-a', words: 'Our valley.\n\n- one\n- two', revision: 1 });
    const docx = await exportAnnex(member, id, { format: 'docx', look });
    const { headings, text } = readDocxStructure(docx.content);
    expect(headings).toEqual(expect.arrayContaining(['1 Publishable summary', '1 Budget', '1 Partners']));
    const cells = new TextDecoder().decode(unzipSync(docx.content)['word/document.xml']);
    const written = text + cells;
    for (const said of [
      'Kitchen for all',
      'Our valley.',
      'Few people meet.',
      'Open kitchen',
      '8,400',
      'A draft.',
    ])
      expect(written).toContain(said);
    const pdf = await exportAnnex(reader, id, { format: 'pdf', look });
    expect(new TextDecoder('latin1').decode(pdf.content.subarray(0, 5))).toBe('%PDF-');
    const calendar = new TextDecoder().decode((await exportCalendar(member, id)).content);
    expect(calendar).toContain('DTSTART:20260923T150000Z');
    expect(calendar.match(/BEGIN:VEVENT/g)?.length).toBe(
      (await readApplication(member, id)).items.length + 1,
    );
    await removeApplication(member, id);
  });
});

describe('money and duties', () => {
  test('secured, applied for, planned and ended stand in one list, never in one sum', async () => {
    const id = await begin();
    const { revision } = (await readApplication(member, id)).application;
    const standing = { state: 'submitted', asked: '50,000', granted: '', currency: 'EUR', revision };
    await settleApplication(member, id, standing, 'en');
    await addMoney(
      member,
      { name: 'Own budget', state: 'secured', amount: '1,500.10', currency: 'EUR', endsOn: '2026-01-31' },
      'en',
    );
    const { rows, sums } = await readPortfolio(member);
    expect(rows.map(({ origin, state, cents }) => [origin, state, cents])).toEqual([
      ['own', 'ended', 150_010],
      ['strategy', 'secured', 1_277_755],
      ['application', 'applied', 5_000_000],
    ]);
    expect(rows[1]).toMatchObject({ endsSoon: true, endsOn: '2027-03-31' });
    expect(sums).toHaveLength(3);
    await expect(
      settleApplication(member, id, { ...standing, asked: 'much', revision: revision + 1 }, 'en'),
    ).rejects.toMatchObject({ code: 'application-amount' });
    await removeApplication(member, id);
  });

  test('the desk reminds of steps and duties until they are done', async () => {
    const id = await begin({ title: 'Reminded', dueOn: '2026-06-25' });
    await addItem(member, id, { what: 'Call the mayor', dueOn: '2026-06-01' });
    await addDuty(member, id, { kind: 'report', what: 'Interim report', dueOn: '2026-08-01' });
    await addDuty(member, id, { kind: 'records', what: 'Much later', dueOn: '2031-12-31' });
    const due = await listDueMoneySteps(reader);
    // The first of those that are late, and how many more there are.
    expect(due[0]).toMatchObject({ code: 'read-call', isLate: true, more: 10 });
    expect(due.map(({ what }) => what)).toContain('Interim report');
    expect(due.map(({ what }) => what)).not.toContain('Much later');
    const duty = (await readPortfolio(member)).duties.find(({ what }) => what === 'Interim report');
    await markDuty(member, duty?.dutyId ?? '', true);
    expect((await listDueMoneySteps(member)).map(({ what }) => what)).not.toContain('Interim report');
    await removeApplication(member, id);
  });
});

test('another place sees nothing, a reader changes nothing', async () => {
  const id = await begin();
  expect(await listApplications(stranger)).toEqual([]);
  await expect(readApplication(stranger, id)).rejects.toMatchObject({ status: 404 });
  await expect(markItem(stranger, id, { itemId: id })).rejects.toMatchObject({ status: 404 });
  await expect(changeApplication(reader, id, {})).rejects.toMatchObject({ code: 'forbidden' });
  await expect(
    beginApplication(stranger, { fundKey, title: 'x', dueOn: '2026-09-23', strategyId }, 'en'),
  ).rejects.toMatchObject({ code: 'application-strategy-unknown' });
  expect((await readStrategy(member, strategyId)).actions).toHaveLength(2);
});
