/** Spreadsheets, the daily work and use of services, on a real PostgreSQL. */
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { setClock } from '#server/clock.ts';
import { configureMail, type Mail } from '#server/mail/mail.ts';
import { readTable } from '#server/spreadsheet/read-table.ts';
import { renderCsv, renderXlsx } from '#server/spreadsheet/render-table.ts';
import { FIELDS, GOOD_CELLS, SERVICE_FIELDS } from './delivery.fixture.ts';
import { approveDelivery } from './server/approval.usecases.ts';
import { listPlacesThatCollect, openDeliveries } from './server/daily.usecases.ts';
import { endDataSet, readDataSet } from './server/data-set.usecases.ts';
import { readDelivery } from './server/delivery.usecases.ts';
import { saveDelivery } from './server/fill.usecases.ts';
import { sendDeliveryReminder } from './server/reminder.usecases.ts';
import { readServiceUse } from './server/service.usecases.ts';
import { previewDeliveryFile, renderDeliveryTemplate } from './server/template.usecases.ts';
import {
  openDeliveryWorld,
  seedDataSet,
  stopClock,
  toTyped,
  type DeliveryWorld,
} from './testing/delivery-world.ts';

vi.mock('#server/jobs/enqueue.ts', () => ({
  enqueueAll: (_name: string, list: readonly unknown[]) => {
    jobs.push(...list);
    return Promise.resolve();
  },
}));
const jobs: unknown[] = [];

let world: DeliveryWorld;
let office: Member;
let diakonie: Member;
let owner: DeliveryWorld['owner'];

beforeAll(async () => {
  world = await openDeliveryWorld();
  ({ office, diakonie, owner } = world);
});
afterEach(() => {
  configureMail(undefined);
  stopClock();
  jobs.length = 0;
});
afterAll(() => world.close());

test('the spreadsheet goes out with rows and codes and comes back whole or not at all', async () => {
  const { deliveryIds } = await seedDataSet(office, 'By file', office);
  const [id = ''] = deliveryIds;
  await saveDelivery(office, id, { 'amount.counter/newcomers': '10' });
  for (const language of ['en', 'de'] as const) {
    const { content, fileName } = await renderDeliveryTemplate(office, id, language);
    expect(fileName).toBe('by-file-2026-Q3.xlsx');
    expect(strFromU8(unzipSync(content)['xl/worksheets/sheet2.xml'] ?? new Uint8Array())).toContain(
      '<sheetProtection sheet="1"',
    );
    const table = await readTable(content);
    expect(table.rows.map(({ cells }) => cells[0])).toEqual(FIELDS.map(({ fieldId }) => fieldId));
    // As it is it changes nothing, and nothing is wrong with it.
    const same = await previewDeliveryFile(office, id, { fileName, content });
    expect(same.findings).toEqual([]);
    expect(same.rows).toHaveLength(FIELDS.length);
    expect(same.rows.every(({ before, after }) => JSON.stringify(before) === JSON.stringify(after))).toBe(
      true,
    );
  }
  const heading = ['code', 'number', 'of how many', 'no number, because', 'period'];
  const rows = Object.entries(GOOD_CELLS).map(([code, { amount, base }]) => [
    code,
    amount,
    base,
    '',
    '2026-Q3',
  ]);
  const send = async (changed: readonly (readonly (string | number | null)[])[]) =>
    previewDeliveryFile(office, id, {
      fileName: 'x.xlsx',
      content: await renderXlsx([{ name: 'S', heading, rows: changed }]),
    });
  const good = await send(rows);
  expect(good).toMatchObject({ findings: [], open: [] });
  expect(good.rows.find(({ field }) => field.fieldId === 'counter/others/sex=f')?.after).toEqual({
    amount: 0,
    base: null,
    reason: null,
  });

  const wrong = await send([
    ['counter/newcomers', '1.200', null, '', '2026-Q3'],
    ['counter/others', 'many', null, '', '2026-Q2'],
    ['counter/nobody', 3, null, '', ''],
    ['jobs/newcomers', 3, 4, 'nicht erhoben', ''],
    ['jobs/newcomers', 3, 4, '', ''],
    ['jobs/others', null, null, 'holiday', ''],
  ]);
  expect(wrong.rows).toEqual([]);
  expect(
    wrong.findings
      .filter(({ severity }) => severity === 'error')
      .map(({ row, column, code }) => [row, column, code]),
  ).toEqual([
    [3, 'period', 'delivery-other-period'],
    [4, 'code', 'delivery-unknown-row'],
    [6, 'code', 'delivery-row-twice'],
    [2, 'number', 'delivery-thousands-sign'],
    [3, 'number', 'delivery-not-a-number'],
    [5, 'no number, because', 'delivery-number-and-reason'],
    [7, 'no number, because', 'delivery-reason-unknown'],
  ]);
  expect((await readDelivery(office, id)).cells).toEqual({
    'counter/newcomers': { amount: 10, base: null, reason: null },
  });

  // A list of people is refused, and nothing of it is kept.
  const people = renderCsv(
    ['Name', 'Geburtsdatum', 'Aktenzeichen'],
    [
      ['Ada Muster', '01.02.1980', 'A-1'],
      ['Omar Beispiel', '03.04.1990', 'A-2'],
    ],
  );
  const list = { fileName: 'people.csv', content: new TextEncoder().encode(people) };
  await expect(previewDeliveryFile(office, id, list)).rejects.toMatchObject({ code: 'file-of-persons' });
  const { rows: kept } = await owner.query(`select count(*)::int as n from office.upload`);
  expect(kept).toEqual([{ n: 0 }]);
});

test('the daily work opens periods that have begun, once, and reminds once before and once after', async () => {
  const mails: Mail[] = [];
  configureMail((mail) => Promise.resolve(void mails.push(mail)));
  const { dataSetId, deliveryIds } = await seedDataSet(office, 'Reminded', diakonie, FIELDS.slice(0, 1), {
    frequency: 'month',
    firstPeriod: '2026-10',
  });
  expect(deliveryIds).toHaveLength(2);
  expect(await listPlacesThatCollect()).toEqual([{ placeId: office.placeId }]);
  const run = async (day: string) => {
    setClock(() => new Date(`${day}T01:00:00Z`));
    jobs.length = 0;
    await openDeliveries({ placeId: office.placeId });
    return (jobs as Parameters<typeof sendDeliveryReminder>[0][]).filter(({ deliveryId }) =>
      deliveryIds.includes(deliveryId),
    );
  };
  expect(await run('2026-12-01')).toEqual([]);
  expect((await readDataSet(office, dataSetId)).deliveries.map(({ period }) => period)).toEqual([
    '2026-10',
    '2026-11',
    '2026-12',
  ]);
  // October is due 30 days after it was first asked for: 22 December.
  const [before] = await run('2026-12-16');
  expect(before).toMatchObject({ kind: 'before', deliveryId: deliveryIds[0] });
  expect((await run('2026-12-17')).filter(({ deliveryId }) => deliveryId === deliveryIds[0])).toEqual([]);
  await sendDeliveryReminder(before!);
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({
    to: 'diakonie@example.org',
    subject: 'Zahlen für Reminded, Oktober 2026',
  });
  expect(mails[0]?.text).toContain(`https://vicus.example.org/office/vico/deliveries/${deliveryIds[0]}`);
  expect(mails[0]?.text).toContain('22. Dezember 2026');
  // Submitted in the meantime: the job says nothing more, and none is made.
  await saveDelivery(diakonie, deliveryIds[0] ?? '', { 'amount.counter/newcomers': '0' }, true);
  await sendDeliveryReminder(before!);
  expect(mails).toHaveLength(1);
  const late = await run('2027-01-10');
  expect(late.map(({ kind, deliveryId }) => [kind, deliveryId === deliveryIds[1]])).toEqual([
    ['after', true],
  ]);
  await endDataSet(office, dataSetId);
  expect(await run('2027-02-20')).toEqual([]);
});

test('use of services stands together with coverage and parity', async () => {
  const { deliveryIds } = await seedDataSet(office, 'Library', office, SERVICE_FIELDS, {
    kind: 'service',
  });
  const cells = Object.fromEntries(
    SERVICE_FIELDS.map(({ fieldId, people }) => [
      fieldId,
      people === 'newcomers'
        ? { amount: 5, base: 50, reason: null }
        : { amount: 40, base: 200, reason: null },
    ]),
  );
  await saveDelivery(office, deliveryIds[0] ?? '', toTyped(cells), true);
  await approveDelivery(office, deliveryIds[0] ?? '');
  expect(await readServiceUse(office)).toMatchObject([
    {
      name: { en: 'Childcare' },
      owners: ['Social office'],
      parity: { ratio: 0.5 },
      newcomersPercent: (5 / 45) * 100,
    },
    { name: { en: 'Library card' }, parity: { ratio: 0.5 } },
  ]);
});
