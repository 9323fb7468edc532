/** Deliveries from asking to approving, on a real PostgreSQL: values that come, are corrected and go. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { listImports, undoImport } from '#features/indicator/server/observations.usecases.ts';
import { FIELDS, GOOD_CELLS } from './delivery.fixture.ts';
import {
  approveDelivery,
  commentDelivery,
  resolveComment,
  returnDelivery,
} from './server/approval.usecases.ts';
import { addDataSet, changeDataSet, readDataSet } from './server/data-set.usecases.ts';
import { readDelivery } from './server/delivery.usecases.ts';
import { correctDelivery, recallDelivery, saveDelivery } from './server/fill.usecases.ts';
import {
  openDeliveryWorld,
  seedDataSet,
  toSetInput,
  toTyped,
  type DeliveryWorld,
} from './testing/delivery-world.ts';

let world: DeliveryWorld;
let office: Member;
let stranger: Member;
let caritas: Member;
let owner: DeliveryWorld['owner'];

beforeAll(async () => {
  world = await openDeliveryWorld();
  ({ office, stranger, caritas, owner } = world);
});
afterAll(() => world.close());

async function readValues(indicatorId: string): Promise<unknown[]> {
  const { rows } = await owner.query(
    `select people, breakdown, period, coalesce(value::text, reason) as said from confidential.observation
     where place_id = $1 and indicator_id = $2 order by period, people, breakdown`,
    [office.placeId, indicatorId],
  );
  return rows.map((row: Record<string, string>) => [
    row['people'],
    row['breakdown'],
    row['period'],
    row['said'],
  ]);
}

test('a delivery is filled in, sent, sent back, approved, corrected, and taken back as a whole', async () => {
  const { deliveryIds } = await seedDataSet(office, 'Counter', office);
  const [id = ''] = deliveryIds;
  expect((await readDelivery(office, id)).delivery).toMatchObject({
    state: 'expected',
    period: '2026-Q3',
    dueOn: '2026-12-22',
  });

  // Unreadable: nothing at all is kept.
  const bad = await saveDelivery(office, id, {
    'amount.counter/newcomers': '10',
    'amount.counter/others': 'x',
  });
  expect(bad).toMatchObject({ isSaved: false, findings: [{ fieldId: 'counter/others' }] });
  expect((await readDelivery(office, id)).cells).toEqual({});

  // Incomplete: kept as a draft, with what is missing.
  const half = await saveDelivery(office, id, { 'amount.counter/newcomers': '10' }, true);
  expect(half).toMatchObject({ isSaved: true, isSubmitted: false });
  expect(half.findings.every(({ code }) => code === 'missing')).toBe(true);
  expect((await readDelivery(office, id)).delivery.state).toBe('draft');
  await expect(approveDelivery(office, id)).rejects.toMatchObject({ code: 'delivery-not-submitted' });

  expect(await saveDelivery(office, id, toTyped(GOOD_CELLS), true)).toMatchObject({ isSubmitted: true });
  await expect(saveDelivery(office, id, {})).rejects.toMatchObject({ code: 'delivery-not-fillable' });
  await returnDelivery(office, id, { because: 'Others look low.' });
  expect((await readDelivery(office, id)).delivery).toMatchObject({
    state: 'returned',
    returnedBecause: 'Others look low.',
  });
  await saveDelivery(office, id, {}, true);
  await recallDelivery(office, id);
  await saveDelivery(office, id, {}, true);

  expect(await approveDelivery(office, id)).toMatchObject({ added: 11, changed: 0 });
  expect(await readValues('jobs')).toEqual([
    ['newcomers', '', '2026-Q3', '40'],
    ['others', '', '2026-Q3', '40'],
  ]);
  const [first] = await listImports(office);
  expect(first).toMatchObject({ kind: 'delivery', title: 'Counter, 2026-Q3', source: 'Social office' });

  // A correction replaces values with its reason; until then the old ones stand.
  await correctDelivery(office, id, { why: 'Two people were counted twice.' });
  await saveDelivery(office, id, { 'amount.jobs/newcomers': '2', 'base.jobs/newcomers': '8' }, true);
  expect((await readValues('jobs'))[0]).toContain('40');
  expect(await approveDelivery(office, id)).toMatchObject({ added: 0, changed: 1, unchanged: 10 });
  const { rows } = await owner.query(`select why from confidential.observation_change where why <> ''`);
  expect(rows).toEqual([{ why: 'Two people were counted twice.' }]);

  // Taken back as a whole, the delivery waits for a decision again.
  const [second] = await listImports(office);
  await undoImport(office, second?.importId ?? '');
  expect((await readValues('jobs'))[0]).toContain('40');
  expect((await readDelivery(office, id)).standing).toBe('taken-back');
  await expect(approveDelivery(office, id)).rejects.toMatchObject({ code: 'why-missing' });
  expect(await approveDelivery(office, id, { why: 'It was right.' })).toMatchObject({ changed: 1 });
  expect((await readDelivery(office, id)).standing).toBe('approved');
});

test('if the values do not go in, nothing is approved', async () => {
  const { deliveryIds } = await seedDataSet(office, 'Counter again', office);
  const [id = ''] = deliveryIds;
  await saveDelivery(
    office,
    id,
    toTyped({ ...GOOD_CELLS, 'jobs/newcomers': { amount: 9, base: 10, reason: null } }),
    true,
  );
  await expect(approveDelivery(office, id)).rejects.toMatchObject({ code: 'why-missing' });
  expect((await readDelivery(office, id)).standing).toBe('submitted');
});

test('comments stand beside cells for both sides, and either settles them', async () => {
  const { deliveryIds } = await seedDataSet(office, 'Advice', caritas);
  const [id = ''] = deliveryIds;
  await saveDelivery(caritas, id, {
    commentField: 'counter/others',
    commentBody: 'From the till.',
    'comment.': 'ignored',
  });
  await commentDelivery(office, id, { fieldId: 'counter/others', body: 'Persons or visits?' });
  await expect(commentDelivery(office, id, { fieldId: 'no-such-row', body: 'x' })).rejects.toMatchObject({
    status: 404,
  });
  await expect(commentDelivery(office, id, { fieldId: '', body: ' ' })).rejects.toMatchObject({
    code: 'comment-empty',
  });
  const { comments } = await readDelivery(caritas, id);
  expect(comments.map(({ writtenBy, body, resolvedAt }) => [writtenBy, body, resolvedAt])).toEqual([
    ['Caritas Person', 'From the till.', null],
    ['vico-coordinator', 'Persons or visits?', null],
  ]);
  const question = comments[1]?.commentId ?? '';
  await resolveComment(caritas, id, question);
  await expect(resolveComment(office, id, question)).rejects.toMatchObject({ status: 404 });
  expect((await readDelivery(office, id)).comments[1]).toMatchObject({ resolvedBy: 'Caritas Person' });
});

test('nobody replaces unseen what somebody else has saved in the meantime', async () => {
  const { deliveryIds } = await seedDataSet(office, 'Two at once', office, FIELDS.slice(0, 1));
  const [id = ''] = deliveryIds;
  const { seen } = await readDelivery(office, id);
  await saveDelivery(office, id, { seen, 'amount.counter/newcomers': '3' });
  const late = saveDelivery(office, id, { seen, 'amount.counter/newcomers': '4' });
  await expect(late).rejects.toMatchObject({ code: 'delivery-changed-meanwhile' });
  const again = await readDelivery(office, id);
  await saveDelivery(office, id, { seen: again.seen, 'amount.counter/newcomers': '4' });
  expect((await readDelivery(office, id)).cells['counter/newcomers']?.amount).toBe(4);
});

test('a leap against the last period waits for a word about it', async () => {
  const { deliveryIds } = await seedDataSet(office, 'Leaps', office, FIELDS.slice(0, 1), {
    firstPeriod: '2026-Q2',
  });
  const [before = '', now = ''] = deliveryIds;
  await saveDelivery(office, before, { 'amount.counter/newcomers': '100' }, true);
  const leap = await saveDelivery(office, now, { 'amount.counter/newcomers': '10' }, true);
  expect(leap.findings).toMatchObject([{ code: 'changed-much', values: { amount: 10, last: 100 } }]);
  const told = await saveDelivery(
    office,
    now,
    { 'comment.counter/newcomers': 'The counter was closed in July.' },
    true,
  );
  expect(told).toMatchObject({ isSubmitted: true });
});

test('changing a data set moves what nobody has begun with, and keeps the rest', async () => {
  const { dataSetId, deliveryIds } = await seedDataSet(office, 'Moved', office, FIELDS.slice(0, 1), {
    firstPeriod: '2026-Q2',
  });
  await saveDelivery(office, deliveryIds[0] ?? '', { 'amount.counter/newcomers': '3' });
  await changeDataSet(
    office,
    dataSetId,
    toSetInput('Moved', office, { frequency: 'year', firstPeriod: '2025' }),
  );
  expect(
    (await readDataSet(office, dataSetId)).deliveries.map(({ period, state }) => [period, state]),
  ).toEqual([
    ['2025', 'expected'],
    ['2026', 'expected'],
    ['2026-Q2', 'draft'],
  ]);
  const refused = (rest: Record<string, string>) =>
    addDataSet(office, { ...toSetInput('New', office), ...rest });
  await expect(refused({ answering: 'user:somebody' })).rejects.toMatchObject({ code: 'answering-unknown' });
  await expect(refused({ answering: `user:${stranger.userId}` })).rejects.toMatchObject({
    code: 'answering-unknown',
  });
  await expect(refused({ department: '' })).rejects.toMatchObject({ code: 'owner-one' });
  await expect(refused({ firstPeriod: '2026' })).rejects.toMatchObject({ code: 'period-of-other-frequency' });
  await expect(refused({ title: 'Moved' })).rejects.toMatchObject({
    code: 'database.a-data-set-has-this-title-already',
  });
});
