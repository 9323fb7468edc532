/** What the office asks departments and organisations for. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { answeringUnknown, notFound, ownerUnknown } from '../delivery.problems.ts';
import { dataSetSchema, idSchema, toDataSetInput } from '../delivery.schema.ts';
import type { DataSet, DataSetInput, Delivery } from '../delivery.types.ts';
import { listDuePeriods } from '../period.rules.ts';
import {
  insertDataSet,
  selectActorsWhoMayAnswer,
  selectDataSet,
  selectMembersWhoMayAnswer,
  updateDataSet,
  type AnsweringActor,
  type Answerer,
} from './data-set.queries.ts';
import { deleteUntouched, selectDeliveries, upsertDeliveries } from './delivery.queries.ts';

export interface DataSetChoices {
  readonly members: readonly Answerer[];
  readonly actors: readonly AnsweringActor[];
}

/** Who may answer for data, and whose they may be. */
export async function listDataSetChoices(member: Member): Promise<DataSetChoices> {
  authorise(member, 'delivery.change');
  return readOffice(member, async (reader) => ({
    members: await selectMembersWhoMayAnswer(reader, member.placeId),
    actors: await selectActorsWhoMayAnswer(reader, member.placeId),
  }));
}

/** @throws Problem `not-found` */
export async function readDataSet(
  member: Member,
  id: string,
): Promise<{ readonly dataSet: DataSet; readonly deliveries: readonly Delivery[] }> {
  authorise(member, 'delivery.change');
  const dataSetId = parseId(id);
  return readOffice(member, async (reader) => {
    const dataSet = await selectDataSet(reader, member.placeId, dataSetId);
    if (dataSet === undefined) throw notFound();
    return { dataSet, deliveries: await selectDeliveries(reader, member.placeId, { dataSetId }) };
  });
}

/** @returns its id. @throws Problem `answering-unknown`, `owner-unknown`, `database.a-data-set-has-this-title-already` */
export async function addDataSet(member: Member, input: unknown): Promise<string> {
  authorise(member, 'delivery.change');
  const typed = toDataSetInput(parseInput(dataSetSchema, input));
  return write(member, async (transaction) => {
    await requireOfPlace(transaction, member.placeId, typed);
    const createdOn = today();
    const dataSetId = await insertDataSet(transaction, member.placeId, typed, createdOn);
    await recordChange(transaction, member, dataSetId, { what: 'add', title: typed.title });
    return dataSetId;
  });
}

/** Periods nobody has begun with follow the change; what was delivered stays as it is. */
export async function changeDataSet(member: Member, id: string, input: unknown): Promise<void> {
  authorise(member, 'delivery.change');
  const dataSetId = parseId(id);
  const typed = toDataSetInput(parseInput(dataSetSchema, input));
  await write(member, async (transaction) => {
    await requireOfPlace(transaction, member.placeId, typed);
    const before = await selectDataSet(transaction, member.placeId, dataSetId);
    if (before === undefined) throw notFound();
    // The rows of another kind of data set would mean something else.
    const changed = { ...typed, kind: before.kind };
    await updateDataSet(transaction, member.placeId, dataSetId, changed);
    const after = { ...before, ...changed };
    await deleteUntouched(transaction, member.placeId, dataSetId, listDuePeriods(after, today()));
    await openPeriods(transaction, member.placeId, after);
    await recordChange(transaction, member, dataSetId, { what: 'change', title: typed.title });
  });
}

/** Nothing more is expected; what was delivered stays. */
export async function endDataSet(member: Member, id: string): Promise<void> {
  authorise(member, 'delivery.change');
  const dataSetId = parseId(id);
  await write(member, async (transaction) => {
    if (!(await updateDataSet(transaction, member.placeId, dataSetId, { endedOn: today() })))
      throw notFound();
    await deleteUntouched(transaction, member.placeId, dataSetId, []);
    await recordChange(transaction, member, dataSetId, { what: 'end' });
  });
}

/** Asked for again, under its title. @throws Problem `database.a-data-set-has-this-title-already` */
export async function resumeDataSet(member: Member, id: string): Promise<void> {
  authorise(member, 'delivery.change');
  const dataSetId = parseId(id);
  await write(member, async (transaction) => {
    if (!(await updateDataSet(transaction, member.placeId, dataSetId, { endedOn: null }))) throw notFound();
    const dataSet = await selectDataSet(transaction, member.placeId, dataSetId);
    if (dataSet) await openPeriods(transaction, member.placeId, dataSet);
    await recordChange(transaction, member, dataSetId, { what: 'resume' });
  });
}

/** Periods that have begun, once there are rows to fill in. */
export async function openPeriods(
  transaction: OfficeTransaction,
  placeId: string,
  dataSet: DataSet,
): Promise<void> {
  if (dataSet.endedOn !== null || dataSet.fields.length === 0) return;
  await upsertDeliveries(transaction, placeId, dataSet.dataSetId, listDuePeriods(dataSet, today()));
}

async function requireOfPlace(
  transaction: OfficeTransaction,
  placeId: string,
  { ownerActorId, answeringUserId, answeringActorId }: DataSetInput,
): Promise<void> {
  const members = await selectMembersWhoMayAnswer(transaction, placeId);
  const actors = await selectActorsWhoMayAnswer(transaction, placeId);
  const hasActor = (id: string) => actors.some((one) => one.id === `actor:${id}`);
  if (ownerActorId !== null && !hasActor(ownerActorId)) throw ownerUnknown();
  if (answeringActorId !== null && !hasActor(answeringActorId)) throw answeringUnknown();
  if (answeringUserId !== null && !members.some((one) => one.id === `user:${answeringUserId}`))
    throw answeringUnknown();
}

/** An address that is no id names nothing. */
export function parseId(id: string): string {
  const read = idSchema.safeParse(id);
  if (!read.success) throw notFound();
  return read.data;
}

export async function recordChange(
  transaction: OfficeTransaction,
  member: Member,
  dataSetId: string,
  detail: Readonly<Record<string, string | number>>,
): Promise<void> {
  await recordAudit(transaction, member, {
    action: 'delivery.change',
    objectKind: 'data-set',
    objectId: dataSetId,
    detail,
  });
}
