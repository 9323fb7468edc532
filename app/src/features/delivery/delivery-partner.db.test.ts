/** Whose deliveries are whose, on a real PostgreSQL: two organisations, an office, a stranger. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { GOOD_CELLS } from './delivery.fixture.ts';
import { approveDelivery, commentDelivery } from './server/approval.usecases.ts';
import { readBoard, readDelivery } from './server/delivery.usecases.ts';
import { correctDelivery, recallDelivery, saveDelivery } from './server/fill.usecases.ts';
import { renderDeliveryTemplate } from './server/template.usecases.ts';
import { openDeliveryWorld, seedDataSet, toTyped, type DeliveryWorld } from './testing/delivery-world.ts';

let world: DeliveryWorld;
let office: Member;
let stranger: Member;
let caritas: Member;
let diakonie: Member;

beforeAll(async () => {
  world = await openDeliveryWorld();
  ({ office, stranger, caritas, diakonie } = world);
});
afterAll(() => world.close());

test('a partner sees and fills in its own, and nothing of another organisation, by any id', async () => {
  const own = await seedDataSet(office, 'Courses', caritas);
  const other = await seedDataSet(office, 'Homes', diakonie);
  const [mine = ''] = own.deliveryIds;
  const [theirs = ''] = other.deliveryIds;
  const board = await readBoard(caritas);
  expect(board.rows.map(({ dataSet }) => dataSet.title)).toEqual(['Courses']);

  const refused = { code: 'not-found', status: 404 };
  await expect(readDelivery(caritas, theirs)).rejects.toMatchObject(refused);
  await expect(saveDelivery(caritas, theirs, toTyped(GOOD_CELLS), true)).rejects.toMatchObject(refused);
  await expect(commentDelivery(caritas, theirs, { body: 'hello' })).rejects.toMatchObject(refused);
  await expect(recallDelivery(caritas, theirs)).rejects.toMatchObject(refused);
  await expect(correctDelivery(caritas, theirs, { why: 'x' })).rejects.toMatchObject(refused);
  await expect(renderDeliveryTemplate(caritas, theirs, 'en')).rejects.toMatchObject(refused);
  await expect(approveDelivery(caritas, mine)).rejects.toMatchObject({ status: 403 });

  // The database alone says the same, whatever a use case forgot.
  await saveDelivery(diakonie, theirs, toTyped(GOOD_CELLS));
  await commentDelivery(diakonie, theirs, { body: 'For the office' });
  const count = (table: string) =>
    readOffice(caritas, async (reader) => {
      const found = await sql<{ n: string }>`select count(*) as n from ${sql.table(table)}
        where place_id = ${office.placeId}`.execute(reader as unknown as OfficeTransaction);
      return Number(found.rows[0]?.n);
    });
  expect(await count('office.data_set')).toBe(1);
  expect(await count('office.delivery')).toBe(own.deliveryIds.length);
  expect(await count('confidential.delivery_value')).toBe(0);
  expect(await count('confidential.delivery_comment')).toBe(0);
  expect(await count('confidential.observation')).toBe(0);
  const writeAs = (member: Member, query: (transaction: OfficeTransaction) => Promise<unknown>) =>
    write(member, query);
  await writeAs(caritas, (transaction) =>
    sql`update office.delivery set state = 'draft' where delivery_id = ${theirs}`.execute(transaction),
  );
  expect((await readDelivery(diakonie, theirs)).delivery.state).toBe('draft');
  await expect(
    writeAs(caritas, (transaction) =>
      sql`insert into confidential.delivery_value (place_id, delivery_id, field_id, amount)
        values (${office.placeId}, ${theirs}, 'forged', 1)`.execute(transaction),
    ),
  ).rejects.toThrow();
  await expect(
    writeAs(caritas, (transaction) =>
      sql`update office.delivery set state = 'approved' where delivery_id = ${mine}`.execute(transaction),
    ),
  ).rejects.toThrow();
  const renamed = await write(caritas, (transaction) =>
    sql`update office.data_set set title = 'Mine now' where place_id = ${office.placeId}`.execute(
      transaction,
    ),
  );
  expect(Number(renamed.numAffectedRows)).toBe(0);

  // Its own it delivers, and the office approves.
  expect(await saveDelivery(caritas, mine, toTyped(GOOD_CELLS), true)).toMatchObject({ isSubmitted: true });
  expect((await readBoard(office)).counts.submitted).toBeGreaterThan(0);
  await expect(readDelivery(stranger, mine)).rejects.toMatchObject(refused);
  expect((await readBoard(stranger)).rows).toEqual([]);
});
