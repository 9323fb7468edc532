/** The world of tests of this room: an office, a stranger, two organisations with a partner each. */
import pg from 'pg';
import { seedPlace } from '#features/survey/testing/seed.ts';
import type { Member } from '#server/auth/member.ts';
import { setClock } from '#server/clock.ts';
import { closeDatabase, connectDatabase } from '#server/db/connection.ts';
import { write } from '#server/db/doors.ts';
import { createTestDatabase } from '#server/db/testing/test-database.ts';
import { publishSettings, type RunningSettings } from '#server/settings/settings.ts';
import { FIELDS } from '../delivery.fixture.ts';
import type { Cell, DataSetField } from '../delivery.types.ts';
import { updateDataSet } from '../server/data-set.queries.ts';
import { addDataSet, openPeriods, readDataSet } from '../server/data-set.usecases.ts';

export interface DeliveryWorld {
  readonly office: Member;
  readonly stranger: Member;
  readonly caritas: Member;
  readonly diakonie: Member;
  /** past every policy */
  readonly owner: pg.Client;
  close(): Promise<void>;
}

/** A day on which three quarters of the year are over. */
export const stopClock = () => setClock(() => new Date('2026-11-22T09:00:00Z'));

export async function openDeliveryWorld(): Promise<DeliveryWorld> {
  const database = await createTestDatabase();
  connectDatabase(database.appUrl);
  publishSettings({ origin: 'https://vicus.example.org', smtpUrl: undefined } as RunningSettings);
  stopClock();
  const owner = new pg.Client({ connectionString: database.superuserUrl });
  await owner.connect();
  const office = await seedPlace(database, 'vico');
  return {
    office,
    owner,
    stranger: await seedPlace(database, 'borgo'),
    caritas: await seedPartner(owner, office.placeId, 'Caritas'),
    diakonie: await seedPartner(owner, office.placeId, 'Diakonie'),
    async close() {
      setClock(undefined);
      await owner.end();
      await closeDatabase();
      await database.drop();
    },
  };
}

async function seedPartner(owner: pg.Client, placeId: string, name: string): Promise<Member> {
  const { rows } = await owner.query<{ actor_id: string }>(
    `insert into office.actor (place_id, kind, name) values ($1, 'civil-society', $2) returning actor_id`,
    [placeId, name],
  );
  const actorId = rows[0]?.actor_id ?? '';
  const userId = `partner-${name}`;
  await owner.query(`insert into auth."user" (id, name, email, language) values ($1, $2, $3, 'de')`, [
    userId,
    `${name} Person`,
    `${name.toLowerCase()}@example.org`,
  ]);
  await owner.query(
    `insert into office.membership (place_id, user_id, role, actor_id) values ($1, $2, 'partner', $3)`,
    [placeId, userId, actorId],
  );
  return { userId, placeId, role: 'partner', actorId };
}

/** The form of a data set. */
export const toSetInput = (
  title: string,
  { userId, actorId }: Member,
  rest: Record<string, string> = {},
) => ({
  kind: 'figures',
  title,
  department: actorId === null ? 'Social office' : '',
  ownerActorId: actorId ?? '',
  answering: actorId === null ? `user:${userId}` : `actor:${actorId}`,
  frequency: 'quarter',
  firstPeriod: '2026-Q3',
  daysUntilDue: '30',
  breakdownAddsUp: 'yes',
  groupsAddUp: 'yes',
  changeFold: '3',
  ...rest,
});

/** A data set with rows, and its deliveries from the oldest. */
export async function seedDataSet(
  office: Member,
  title: string,
  answering: Member,
  fields: readonly DataSetField[] = FIELDS,
  rest: Record<string, string> = {},
): Promise<{ readonly dataSetId: string; readonly deliveryIds: readonly string[] }> {
  const dataSetId = await addDataSet(office, toSetInput(title, answering, rest));
  await write(office, (transaction) => updateDataSet(transaction, office.placeId, dataSetId, { fields }));
  const { dataSet } = await readDataSet(office, dataSetId);
  await write(office, (transaction) => openPeriods(transaction, office.placeId, dataSet));
  const { deliveries } = await readDataSet(office, dataSetId);
  return { dataSetId, deliveryIds: deliveries.map(({ deliveryId }) => deliveryId) };
}

/** Cells as the fields of the page. */
export const toTyped = (cells: Readonly<Record<string, Cell>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(cells).flatMap(([id, { amount, base, reason }]) => [
      [`amount.${id}`, amount === null ? '' : String(amount)],
      [`base.${id}`, base === null ? '' : String(base)],
      [`reason.${id}`, reason ?? ''],
    ]),
  );
