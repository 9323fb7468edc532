/** Data sets: what departments and organisations are asked for. */
import type { OfficeReader, OfficeTransaction, WorkTransaction } from '#server/db/doors.ts';
import type {
  DataSet,
  DataSetField,
  DataSetInput,
  DataSetKind,
  DataSetRules,
  Frequency,
} from '../delivery.types.ts';

export type Reader = OfficeReader | OfficeTransaction | WorkTransaction;

const toColumns = (input: DataSetInput) => ({
  kind: input.kind,
  title: input.title,
  note: input.note,
  department: input.department,
  owner_actor_id: input.ownerActorId,
  answering_user_id: input.answeringUserId,
  answering_actor_id: input.answeringActorId,
  frequency: input.frequency,
  first_period: input.firstPeriod,
  days_until_due: input.daysUntilDue,
  rules: JSON.stringify(input.rules),
});

/** Running ones first, then by title. */
export async function selectDataSets(
  reader: Reader,
  placeId: string,
  dataSetId?: string,
): Promise<DataSet[]> {
  const query = composeDataSets(reader, placeId);
  const rows = await (
    dataSetId === undefined ? query : query.where('s.data_set_id', '=', dataSetId)
  ).execute();
  return rows.map((row) => ({
    dataSetId: row.data_set_id,
    kind: row.kind as DataSetKind,
    title: row.title,
    note: row.note,
    department: row.department,
    ownerActorId: row.owner_actor_id,
    answeringUserId: row.answering_user_id,
    answeringActorId: row.answering_actor_id,
    frequency: row.frequency as Frequency,
    firstPeriod: row.first_period,
    daysUntilDue: row.days_until_due,
    rules: row.rules as unknown as DataSetRules,
    fields: row.fields as unknown as DataSetField[],
    createdOn: row.created_on,
    endedOn: row.ended_on,
    ownerName: row.owner_name ?? row.department,
    answeringName: row.answering_name ?? row.user_name ?? '',
  }));
}

function composeDataSets(reader: Reader, placeId: string) {
  return (reader as OfficeReader)
    .selectFrom('office.data_set as s')
    .leftJoin('office.actor as owner', (join) =>
      join.onRef('owner.place_id', '=', 's.place_id').onRef('owner.actor_id', '=', 's.owner_actor_id'),
    )
    .leftJoin('office.actor as answering', (join) =>
      join
        .onRef('answering.place_id', '=', 's.place_id')
        .onRef('answering.actor_id', '=', 's.answering_actor_id'),
    )
    .leftJoin('auth.user as u', 'u.id', 's.answering_user_id')
    .selectAll('s')
    .select(['owner.name as owner_name', 'answering.name as answering_name', 'u.name as user_name'])
    .where('s.place_id', '=', placeId)
    .orderBy((one) => one('s.ended_on', 'is not', null))
    .orderBy('s.title')
    .orderBy('s.data_set_id');
}

export async function selectDataSet(
  reader: Reader,
  placeId: string,
  dataSetId: string,
): Promise<DataSet | undefined> {
  const [found] = await selectDataSets(reader, placeId, dataSetId);
  return found;
}

export async function insertDataSet(
  transaction: OfficeTransaction,
  placeId: string,
  input: DataSetInput,
  createdOn: string,
): Promise<string> {
  const { data_set_id } = await transaction
    .insertInto('office.data_set')
    .values({ ...toColumns(input), place_id: placeId, created_on: createdOn, fields: '[]' })
    .returning('data_set_id')
    .executeTakeFirstOrThrow();
  return data_set_id;
}

type DataSetChange =
  DataSetInput | { readonly fields: readonly DataSetField[] } | { readonly endedOn: string | null };

/** @returns whether it is there */
export async function updateDataSet(
  transaction: OfficeTransaction,
  placeId: string,
  dataSetId: string,
  change: DataSetChange,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('office.data_set')
    .set(
      'fields' in change
        ? { fields: JSON.stringify(change.fields) }
        : 'endedOn' in change
          ? { ended_on: change.endedOn }
          : toColumns(change),
    )
    .where('place_id', '=', placeId)
    .where('data_set_id', '=', dataSetId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export interface Answerer {
  /** `user:<id>` or `actor:<id>` */
  readonly id: string;
  readonly name: string;
}

/** Members who may deliver for their own office. */
export async function selectMembersWhoMayAnswer(reader: Reader, placeId: string): Promise<Answerer[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.membership as m')
    .innerJoin('auth.user as u', 'u.id', 'm.user_id')
    .select(['m.user_id', 'u.name'])
    .where('m.place_id', '=', placeId)
    .where('m.role', 'in', ['coordinator', 'officer'])
    .orderBy('u.name')
    .orderBy('m.user_id')
    .execute();
  return rows.map((row) => ({ id: `user:${row.user_id}`, name: row.name }));
}

export interface AnsweringActor extends Answerer {
  /** somebody of theirs has an account */
  readonly hasPartner: boolean;
}

/** Organisations of the place that take part. */
export async function selectActorsWhoMayAnswer(reader: Reader, placeId: string): Promise<AnsweringActor[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.actor as a')
    .select((one) => [
      'a.actor_id',
      'a.name',
      one
        .exists(
          one
            .selectFrom('office.membership as m')
            .select('m.user_id')
            .whereRef('m.place_id', '=', 'a.place_id')
            .whereRef('m.actor_id', '=', 'a.actor_id')
            .where('m.role', '=', 'partner'),
        )
        .as('has_partner'),
    ])
    .where('a.place_id', '=', placeId)
    .where('a.ended_on', 'is', null)
    .orderBy('a.name')
    .orderBy('a.actor_id')
    .execute();
  return rows.map((row) => ({
    id: `actor:${row.actor_id}`,
    name: row.name,
    hasPartner: Boolean(row.has_partner),
  }));
}
