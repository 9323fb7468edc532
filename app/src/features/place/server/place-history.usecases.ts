/** What members write down about the past of their place: reception of newcomers, and who governed since when. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import {
  constellationKey,
  constellationSchema,
  receptionEventKey,
  receptionEventSchema,
} from '../place.schema.ts';

const MAXIMUM_ENTRIES = 200;

export async function addReceptionEvent(member: Member, input: unknown): Promise<void> {
  authorise(member, 'place.change');
  const event = parseInput(receptionEventSchema, input);
  await write(member, async (transaction) => {
    const { count } = await transaction
      .selectFrom('office.reception_event')
      .select((select) => select.fn.countAll<string>().as('count'))
      .where('place_id', '=', member.placeId)
      .executeTakeFirstOrThrow();
    if (Number(count) >= MAXIMUM_ENTRIES)
      throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_ENTRIES });
    await transaction
      .insertInto('office.reception_event')
      .values({
        place_id: member.placeId,
        from_year: event.fromYear,
        to_year: event.toYear,
        description: event.description,
      })
      .execute();
    await noteChange(transaction, member, 'reception history');
  });
}

export async function removeReceptionEvent(member: Member, input: unknown): Promise<void> {
  authorise(member, 'place.change');
  const { receptionEventId } = parseInput(receptionEventKey, input);
  await write(member, async (transaction) => {
    const { numDeletedRows } = await transaction
      .deleteFrom('office.reception_event')
      .where('place_id', '=', member.placeId)
      .where('reception_event_id', '=', receptionEventId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw new Problem('not-found', 404);
    await noteChange(transaction, member, 'reception history');
  });
}

/** Writes down who governs since a day; the same day again corrects it. */
export async function saveConstellation(member: Member, input: unknown): Promise<void> {
  authorise(member, 'place.change');
  const one = parseInput(constellationSchema, input);
  const values = {
    executive: one.executive,
    radical_right_seat_percent:
      one.radicalRightSeatPercent === null ? null : String(one.radicalRightSeatPercent),
    region: one.region,
    country_government: one.countryGovernment,
  };
  await write(member, async (transaction) => {
    await transaction
      .insertInto('office.political_constellation')
      .values({ place_id: member.placeId, from_date: one.fromDate, ...values })
      .onConflict((conflict) => conflict.columns(['place_id', 'from_date']).doUpdateSet(values))
      .execute();
    await noteChange(transaction, member, 'political constellation');
  });
}

export async function removeConstellation(member: Member, input: unknown): Promise<void> {
  authorise(member, 'place.change');
  const { fromDate } = parseInput(constellationKey, input);
  await write(member, async (transaction) => {
    const { numDeletedRows } = await transaction
      .deleteFrom('office.political_constellation')
      .where('place_id', '=', member.placeId)
      .where('from_date', '=', fromDate)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw new Problem('not-found', 404);
    await noteChange(transaction, member, 'political constellation');
  });
}

function noteChange(transaction: OfficeTransaction, member: Member, part: string): Promise<void> {
  return recordAudit(transaction, member, {
    action: 'place.change',
    objectKind: 'place',
    objectId: member.placeId,
    detail: { part },
  });
}
