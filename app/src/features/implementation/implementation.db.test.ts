/** Owners' links on the real database: what they open, what they take in, what nobody else sees. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readOffice, takePart } from '#server/db/doors.ts';
import { configureMail, type Mail } from '#server/mail/mail.ts';
import { computeReportHash, computeReportToken } from './link.rules.ts';
import { askOwners } from './server/daily.usecases.ts';
import { sendAskingMail } from './server/ask-mail.usecases.ts';
import { readStrategyBoard } from './server/board.usecases.ts';
import {
  linkActivity,
  noteMilestone,
  readRunningAction,
  saveCountsPeople,
} from './server/counting.usecases.ts';
import { readOwnerPage, submitOwnerReports } from './server/owner-page.usecases.ts';
import { readProgress, readProgressToPublish } from './server/progress.usecases.ts';
import { readStrategyTablesToRelease } from './server/released-outputs.usecases.ts';
import {
  listOwnRequests,
  listReports,
  readOfficeForm,
  readOwnForm,
  saveOfficeReports,
  saveOwnReports,
} from './server/report.usecases.ts';
import { selectRequests } from './server/request.queries.ts';
import { askNow, closeMonth, readReportDesk, saveRhythm } from './server/rhythm.usecases.ts';
import { openRunningWorld, setDay, toReportFields, type RunningWorld } from './testing/running-world.ts';

const queued = vi.hoisted(() => [] as { requestId: string; kind: string; placeId: string }[]);
vi.mock('#server/jobs/enqueue.ts', () => ({
  enqueue: (_: string, data: never) => Promise.resolve(void queued.push(data)),
  enqueueAll: (_: string, data: never[]) => Promise.resolve(void queued.push(...data)),
}));

let world: RunningWorld;
let mails: Mail[] = [];

beforeAll(async () => {
  world = await openRunningWorld();
  configureMail((mail) => Promise.resolve(void mails.push(mail)));
});
afterAll(async () => {
  configureMail(undefined);
  await world.close();
});

/** The daily work, and the mails it put off. */
async function runDay(day: string): Promise<Mail[]> {
  setDay(day);
  queued.length = 0;
  mails = [];
  await askOwners({ placeId: world.office.placeId });
  for (const job of queued) await sendAskingMail(job as never);
  return mails;
}

async function findRequest(owner: string, month = '2027-01') {
  const requests = await readOffice(world.office, (reader) =>
    selectRequests(reader, world.office.placeId, { month }),
  );
  const found = requests.find((one) => one.owner.name === owner);
  if (found === undefined) throw new Error(`nobody asked ${owner}`);
  return { ...found, token: computeReportToken(found.requestId, found.linkNumber) };
}

const toAddress = (token: string, slug = 'vico') => ({ slug, token, network: '' });
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'went well',
    (problem: { code?: string; status?: number }) => `${problem.code} ${problem.status}`,
  );

describe('asking', () => {
  test('on the day: one mail to each owner with an address, in the language of the strategy; again sends nothing', async () => {
    const sent = await runDay('2027-02-01');
    expect(sent.map(({ to }) => to).toSorted()).toEqual(['club@example.org', 'school@example.org']);
    expect(sent[0]?.text).toContain('Evening courses');
    expect(sent.map(({ subject }) => subject)).toEqual(
      Array(2).fill('Town of vico: zwei Minuten zum Januar 2027'),
    );
    expect(await runDay('2027-02-01')).toEqual([]);
    expect(await runDay('2027-02-03')).toEqual([]);
  });

  test('the mail leads to the page, which opening changes nothing', async () => {
    const { token } = await findRequest('School for adults');
    const page = await readOwnerPage(toAddress(token), 'de');
    expect(page.request.asked.actions.map(({ title }) => title)).toEqual(['Evening courses']);
    expect(page.sent).toEqual([]);
    expect(page.values[`state.${world.actions.courses}`]).toBe('planned');
    expect((await findRequest('School for adults')).answeredOn).toBeNull();
  });

  test('who is in no register, or has no address, is asked nothing by mail: the office sees that', async () => {
    const desk = await readReportDesk(world.office, world.strategyId);
    const channels = Object.fromEntries(desk.owners.map(({ owner, channel }) => [owner.name, channel]));
    expect(channels).toEqual({
      'School for adults': 'mail',
      'Sports club': 'mail',
      'Village bus': 'none',
      'Press office': 'none',
    });
    // The campaign begins in June.
    expect(desk.requests.map(({ owner, sentOn }) => [owner.name, sentOn])).toEqual([
      ['School for adults', '2027-02-01'],
      ['Sports club', '2027-02-01'],
      ['Village bus', null],
    ]);
  });
});

describe('a link', () => {
  test('takes a report in exactly: money to the cent, counts, words; twice is once with the same receipt', async () => {
    const { token } = await findRequest('School for adults');
    const { courses } = world.actions;
    const fields = {
      sending: randomUUID(),
      ...toReportFields(courses, {
        spent: '1.234,05',
        outputs: { [world.outputs.hours]: '12' },
        link: 'https://example.org/list',
      }),
    };
    const receipt = await submitOwnerReports(toAddress(token), fields, 'de');
    expect(receipt).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(await submitOwnerReports(toAddress(token), fields, 'de')).toBe(receipt);
    const [report, ...others] = await readOffice(world.office, (reader) =>
      listReports(reader, world.office.placeId, world.strategyId),
    );
    expect(others).toEqual([]);
    expect(report).toMatchObject({
      month: '2027-01',
      spentCents: 123_405,
      spent: [{ moneySourceId: world.sourceId, cents: 123_405 }],
      outputs: { [world.outputs.hours]: 12 },
      toldBy: 'School for adults',
    });
    const { rows } = await world.owner.query('select count(*)::int as n from confidential.action_report');
    expect(rows).toEqual([{ n: 1 }]);
  });

  test('may be used again to correct: the latest holds, the earlier one is kept', async () => {
    const { token } = await findRequest('School for adults');
    const { courses } = world.actions;
    const page = await readOwnerPage(toAddress(token), 'de');
    expect(page.values[`spent.${courses}.0`]).toBe('1.234,05');
    const fields = {
      sending: randomUUID(),
      ...toReportFields(courses, { state: 'blocked', spent: '1000', hinders: 'No teacher' }),
    };
    await submitOwnerReports(toAddress(token), fields, 'de');
    const sheet = await readRunningAction(world.office, world.strategyId, courses);
    expect(sheet.reports.map(({ spentCents, hinders }) => [spentCents, hinders])).toEqual([
      [100_000, 'No teacher'],
    ]);
    expect(sheet.earlier.map(({ spentCents }) => spentCents)).toEqual([123_405]);
  });

  test('of one owner opens nothing of another, and nothing else of the place', async () => {
    const school = await findRequest('School for adults');
    const club = await findRequest('Sports club');
    const inHand = computeReportHash(club.token).toString('hex');
    const seen = await takePart(
      world.office.placeId,
      async (transaction) => ({
        requests: await transaction.selectFrom('office.action_report_request').select('request_id').execute(),
        reports: await transaction.selectFrom('confidential.action_report').selectAll().execute(),
        words: await transaction.selectFrom('confidential.action_report_words').selectAll().execute(),
      }),
      inHand,
    );
    expect(seen).toEqual({ requests: [{ request_id: club.requestId }], reports: [], words: [] });
    const foreign = takePart(
      world.office.placeId,
      (transaction) =>
        transaction
          .insertInto('confidential.action_report')
          .values({
            place_id: world.office.placeId,
            strategy_id: world.strategyId,
            action_id: world.actions.courses,
            month: '2027-01',
            sending_id: randomUUID(),
            request_id: school.requestId,
            state: 'done',
            told_by: 'x',
          })
          .execute(),
      inHand,
    );
    expect(await code(foreign)).toBe('forbidden 403');
    const nothing = await takePart(world.office.placeId, (transaction) =>
      transaction.selectFrom('office.action_report_request').select('request_id').execute(),
    );
    expect(nothing).toEqual([]);
  });

  test('wrong, foreign and cut-off ones get their own problem', async () => {
    const { token, requestId } = await findRequest('School for adults');
    expect(await code(readOwnerPage(toAddress(token.slice(0, 20)), 'en'))).toBe('report-link-malformed 400');
    expect(await code(readOwnerPage(toAddress(token, 'borgo'), 'en'))).toBe('report-link-unknown 404');
    expect(await code(readOwnerPage(toAddress(token, 'nowhere'), 'en'))).toBe('report-link-unknown 404');
    expect(await code(readOwnerPage(toAddress(computeReportToken(requestId, 2)), 'en'))).toBe(
      'report-link-unknown 404',
    );
    expect(await code(readOwnerPage(toAddress(`${token}'; drop`), 'en'))).toBe('report-link-malformed 400');
  });

  test.each([
    [{ spent: '-5' }, 'report-amount 422'],
    [{ spent: 'a lot' }, 'report-amount 422'],
    [{ spent: '1,234' }, 'report-amount 422'],
    [{ spent: '100.000.000.000,01' }, 'report-amount-too-large 422'],
    [{ spent: '9'.repeat(400) }, 'report-amount-too-large 422'],
    [{ state: 'dropped' }, 'input-invalid 422'],
    [{ link: 'javascript:alert(1)' }, 'report-link-https 422'],
    [{ hinders: 'x'.repeat(1001) }, 'input-invalid 422'],
    [{ hinders: 'a\u0000b' }, 'unreadable-characters 422'],
  ])('hostile input %o is a problem of its field and stores nothing', async (told, problem) => {
    const { token } = await findRequest('Sports club');
    const fields = { sending: randomUUID(), ...toReportFields(world.actions.evening, told) };
    expect(await code(submitOwnerReports(toAddress(token), fields, 'de'))).toBe(problem);
    expect((await readOwnerPage(toAddress(token), 'de')).sent).toEqual([]);
  });

  test('a page of somebody else’s making is refused', async () => {
    const { token } = await findRequest('Sports club');
    expect(await code(submitOwnerReports(toAddress(token), { sending: 'x' }, 'de'))).toBe('bad-form 400');
  });
});

describe('partners, readers, strangers', () => {
  test('a partner sees and reports what its organisation is asked, nothing else', async () => {
    const own = await listOwnRequests(world.partner);
    expect(own.map(({ owner }) => owner.name)).toEqual(['Sports club']);
    const school = await findRequest('School for adults');
    expect(await code(readOwnForm(world.partner, school.requestId, 'de'))).toBe('not-found 404');
    const fields = { sending: randomUUID(), nothing: 'all' };
    await saveOwnReports(world.partner, own[0]?.requestId ?? '', fields, 'de');
    const form = await readOwnForm(world.partner, own[0]?.requestId ?? '', 'de');
    expect(form.sent.map(({ isNothingNew, state }) => [isNothingNew, state])).toEqual([[true, 'planned']]);
    const seen = await readOffice(world.partner, (reader) =>
      listReports(reader, world.office.placeId, world.strategyId),
    );
    expect(seen.map(({ actionId }) => actionId)).toEqual([world.actions.evening]);
  });

  test('a reader sees numbers and no words; another place sees nothing', async () => {
    const seen = await readOffice(world.reader, (reader) =>
      listReports(reader, world.office.placeId, world.strategyId),
    );
    expect(seen.find(({ actionId }) => actionId === world.actions.courses)).toMatchObject({
      spentCents: 100_000,
      hinders: '',
    });
    const stranger = await readOffice(world.stranger, (reader) =>
      listReports(reader, world.office.placeId, world.strategyId),
    );
    expect(stranger).toEqual([]);
    expect(await code(readStrategyBoard(world.stranger, world.strategyId))).toBe('not-found 404');
  });
});

describe('the office', () => {
  test('reports for who cannot be asked, and sees blocked, late and missing', async () => {
    const about = `actor:${world.actors.mute}`;
    const address = { strategyId: world.strategyId, month: '2027-01', about };
    const form = await readOfficeForm(world.office, address, 'en');
    expect(form.ownerName).toBe('Village bus');
    // Others have reported about this month already: nothing of theirs stands here.
    expect(form.sent).toEqual([]);
    const before = await readStrategyBoard(world.office, world.strategyId);
    expect(before.board.missing.map(({ title }) => title)).toEqual(['Call bus']);
    const fields = { sending: randomUUID(), ...toReportFields(world.actions.bus, { spent: '0' }) };
    await saveOfficeReports(world.office, address, fields, 'en');
    const { board, dueMonth } = await readStrategyBoard(world.office, world.strategyId);
    expect(dueMonth).toBe('2027-01');
    expect(board.blocked.map(({ title, hinders }) => [title, hinders])).toEqual([
      ['Evening courses', 'No teacher'],
    ]);
    expect(board.late.map(({ title }) => title)).toEqual(['Evening courses']);
    expect(board.missing).toEqual([]);
    await noteMilestone(
      world.office,
      { strategyId: world.strategyId, actionId: world.actions.courses },
      { milestoneId: 'aaaaaaaa-0000-4000-8000-000000000060', reachedOn: '2027-02-01' },
    );
    expect((await readStrategyBoard(world.office, world.strategyId)).board.late).toEqual([]);
  });

  test('activities of the register count for an output; people are withheld in public', async () => {
    const { placeId } = world.office;
    await world.owner.query(
      `insert into office.activity (place_id, activity_id, title, type, from_on) values ($1, $1, 'Evening', 'encounter', '2027-01-01')`,
      [placeId],
    );
    for (const [day, people] of [
      ['2027-01-10', 7],
      ['2027-01-24', 4],
    ] as const)
      await world.owner.query(
        `with r as (insert into confidential.activity_record (place_id, activity_id, counted, held_on, entered_by)
           values ($1, $1, 'visits', $2, 'x') returning record_id)
         insert into confidential.activity_count (place_id, record_id, topic, people) select $1, record_id, 'attendance', $3 from r`,
        [placeId, day, people],
      );
    const address = { strategyId: world.strategyId, actionId: world.actions.evening };
    const { visits: outputId, hours } = world.outputs;
    await linkActivity(world.office, address, { outputId, activityId: placeId, counts: 'visits' });
    await saveCountsPeople(
      world.office,
      { ...address, actionId: world.actions.courses },
      { outputId: hours, countsPeople: 'things' },
    );
    const find = (progress: Awaited<ReturnType<typeof readProgress>>, wanted: string) =>
      progress.goals
        .flatMap(({ actions }) => actions.flatMap(({ outputs }) => outputs))
        .find((one) => one.outputId === wanted)?.years[0];
    const inside = await readProgress(world.office, world.strategyId);
    expect(find(inside, outputId)).toEqual({ year: 2027, planned: 200, told: { kind: 'number', value: 11 } });
    expect(inside.total).toEqual({ key: 'all', plannedCents: 1_200_050, spentCents: 100_000 });
    const outside = await readProgressToPublish(world.office, world.strategyId);
    expect(find(outside, outputId)?.told).toEqual({ kind: 'none', reason: 'withheld' });
    expect(find(await readProgress(world.reader, world.strategyId), outputId)?.told).toEqual({
      kind: 'none',
      reason: 'withheld',
    });
    const [offered] = await readStrategyTablesToRelease(world.office);
    expect(offered?.table.cube.id).toBe(`strategy-outputs-${world.strategyId}`);
    expect(offered?.table.basis).toEqual({ people: { kind: 'count-of-persons' } });
  });
});

describe('time', () => {
  test('one reminder to who did not report, none to who did; links end when the month closes', async () => {
    expect(await runDay('2027-02-08')).toEqual([]);
    setDay('2027-03-01');
    const march = await runDay('2027-03-01');
    expect(march.map(({ to }) => to).toSorted()).toEqual(['club@example.org', 'school@example.org']);
    const reminded = await runDay('2027-03-08');
    expect(reminded.map(({ to, subject }) => [to, subject.split(',')[0]]).toSorted()).toEqual([
      ['club@example.org', 'Erinnerung'],
      ['school@example.org', 'Erinnerung'],
    ]);
    expect(await runDay('2027-03-09')).toEqual([]);
    const { token } = await findRequest('School for adults');
    expect(await code(readOwnerPage(toAddress(token), 'de'))).toBe('report-link-ended 410');
    await runDay('2027-05-02');
    expect(await code(readOwnerPage(toAddress(token), 'de'))).toBe('report-link-unknown 404');
  });

  test('a month closed by hand takes nothing more, and asking again does not open it', async () => {
    setDay('2027-05-02');
    const { token } = await findRequest('School for adults', '2027-04');
    await closeMonth(world.office, world.strategyId, { month: '2027-04' });
    await askNow(world.office, world.strategyId);
    setDay('2027-05-03');
    expect(await code(readOwnerPage(toAddress(token), 'de'))).toBe('report-link-ended 410');
    expect(await code(closeMonth(world.office, world.strategyId, { month: '2027-05' }))).toBe(
      'report-month-running 422',
    );
  });

  test('mails can be switched off; a strategy that has ended asks nobody', async () => {
    await saveRhythm(world.office, world.strategyId, { dayOfMonth: '3', reminderAfterDays: '5', isOn: '' });
    expect(await runDay('2027-06-03')).toEqual([]);
    await saveRhythm(world.office, world.strategyId, {
      dayOfMonth: '3',
      reminderAfterDays: '5',
      isOn: 'true',
    });
    await world.owner.query(`update office.strategy set state = 'ended'`);
    expect(await runDay('2027-07-03')).toEqual([]);
    await world.owner.query(`update office.strategy set state = 'adopted'`);
    expect((await runDay('2027-07-03')).length).toBe(2);
  });
});
