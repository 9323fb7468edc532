/** Where deliveries stand, and what one of them says. */
import { createHash } from 'node:crypto';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, type OfficeReader, type OfficeTransaction } from '#server/db/doors.ts';
import { notFound } from '../delivery.problems.ts';
import type {
  CellComment,
  CellFinding,
  Cells,
  DataSet,
  DataSetField,
  Delivery,
  DeliveryStanding,
} from '../delivery.types.ts';
import { toCellsText } from '../cell.rules.ts';
import { checkDelivery, type Checked } from '../check.rules.ts';
import { readPeriodBefore } from '../period.rules.ts';
import { isDueSoon, readStanding } from '../state.rules.ts';
import { selectComments } from './comment.queries.ts';
import { selectDataSet, selectDataSets } from './data-set.queries.ts';
import { parseId } from './data-set.usecases.ts';
import { selectCells, selectDeliveries, selectDeliveryForChange } from './delivery.queries.ts';

/** Periods a board shows of each data set, besides those that still wait for somebody. */
const SHOWN_PERIODS = 4;

export interface BoardDelivery extends Delivery {
  readonly standing: DeliveryStanding;
  readonly isDueSoon: boolean;
}

export interface BoardRow {
  readonly dataSet: DataSet;
  /** newest period first */
  readonly deliveries: readonly BoardDelivery[];
}

export interface Board {
  readonly rows: readonly BoardRow[];
  readonly counts: Readonly<Partial<Record<DeliveryStanding, number>>>;
}

/** Every data set with its periods; a partner's: what its organisation answers for. */
export async function readBoard(member: Member): Promise<Board> {
  authorise(member, 'delivery.read');
  const { dataSets, deliveries } = await readOffice(member, async (reader) => ({
    dataSets: await selectDataSets(reader, member.placeId),
    deliveries: await selectDeliveries(reader, member.placeId, { newest: SHOWN_PERIODS }),
  }));
  const day = today();
  const rows = dataSets
    .filter((dataSet) => isVisible(member, dataSet))
    .map((dataSet) => ({
      dataSet,
      deliveries: deliveries
        .filter(({ dataSetId }) => dataSetId === dataSet.dataSetId)
        .map((one) => ({ ...one, standing: readStanding(one, day), isDueSoon: isDueSoon(one, day) }))
        .toReversed(),
    }));
  return { rows, counts: countStandings(rows) };
}

function countStandings(rows: readonly BoardRow[]): Board['counts'] {
  const counts: Partial<Record<DeliveryStanding, number>> = {};
  for (const { standing } of rows.flatMap(({ deliveries }) => deliveries))
    counts[standing] = (counts[standing] ?? 0) + 1;
  return counts;
}

/** The database says the same; said twice, so that neither must be right alone. */
export function isVisible(
  { role, actorId }: Pick<Member, 'role' | 'actorId'>,
  { answeringActorId }: Pick<DataSet, 'answeringActorId'>,
): boolean {
  return role !== 'partner' || (actorId !== null && actorId === answeringActorId);
}

export interface DeliveryPage {
  readonly dataSet: DataSet;
  readonly delivery: Delivery;
  readonly standing: DeliveryStanding;
  /** rows as they are asked for, or as they stood when it was submitted */
  readonly fields: readonly DataSetField[];
  readonly cells: Cells;
  /** of the period before */
  readonly before: Cells;
  readonly periodBefore: string;
  readonly comments: readonly CellComment[];
  /** what would keep it from being submitted */
  readonly findings: readonly CellFinding[];
  /** stands in the form, so that nobody replaces what somebody else has saved since */
  readonly seen: string;
}

/** The same for the same cells. */
export const computeSeen = (cells: Cells): string =>
  createHash('sha256').update(toCellsText(cells)).digest('hex').slice(0, 20);

/** Problem `not-found`: also for a partner who asks for another organisation's. */
export async function readDelivery(member: Member, id: string): Promise<DeliveryPage> {
  authorise(member, 'delivery.read');
  const deliveryId = parseId(id);
  return readOffice(member, async (reader) => {
    const [delivery] = await selectDeliveries(reader, member.placeId, { deliveryId });
    if (delivery === undefined) throw notFound();
    const page = await readPage(reader, member, delivery);
    return {
      ...page,
      standing: readStanding(delivery, today()),
      periodBefore: readPeriodBefore(delivery.period),
      findings: checkDelivery(toChecked(page)),
      seen: computeSeen(page.cells),
    };
  });
}

type ReadPage = Pick<DeliveryPage, 'dataSet' | 'delivery' | 'fields' | 'cells' | 'before' | 'comments'>;

async function readPage(
  reader: OfficeReader | OfficeTransaction,
  member: Member,
  delivery: Delivery,
): Promise<ReadPage> {
  const { placeId } = member;
  const dataSet = await selectDataSet(reader, placeId, delivery.dataSetId);
  if (dataSet === undefined || !isVisible(member, dataSet)) throw notFound();
  const others = await selectDeliveries(reader, placeId, { dataSetId: dataSet.dataSetId });
  const last = others.find(({ period }) => period === readPeriodBefore(delivery.period));
  return {
    dataSet,
    delivery,
    fields: delivery.fields ?? dataSet.fields,
    cells: await selectCells(reader, placeId, delivery.deliveryId),
    before: last === undefined ? {} : await selectCells(reader, placeId, last.deliveryId),
    comments: await selectComments(reader, placeId, delivery.deliveryId),
  };
}

/** The same for a use case that changes it, locked until its transaction ends. */
export async function lockDelivery(
  transaction: OfficeTransaction,
  member: Member,
  deliveryId: string,
): Promise<ReadPage> {
  const delivery = await selectDeliveryForChange(transaction, member.placeId, deliveryId);
  if (delivery === undefined) throw notFound();
  return readPage(transaction, member, delivery);
}

export function toChecked({
  dataSet,
  fields,
  cells,
  before,
  comments,
}: Pick<ReadPage, 'dataSet' | 'fields' | 'cells' | 'before' | 'comments'>): Checked {
  const commented = new Set(comments.map(({ fieldId }) => fieldId));
  return { fields, rules: dataSet.rules, cells, before, commented };
}
