/** A colleague who cannot sign in any more gets a link from the operator; each of their places has it in its record. */
import { createRecoveryLink, findAccount, type RecoveryChoice } from '#server/auth/recovery.ts';
import { readOffice, work } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';

/** Stands for the command line where the record names who did something. */
const OPERATOR = 'operator (command line)';

export interface Recovery {
  readonly link: string;
  /** names of the places that have it in their record */
  readonly places: readonly string[];
}

/** Called by the command line only. Problem `no-such-account` (404). */
export async function recoverColleague(
  email: string,
  origin: string,
  choice: RecoveryChoice,
): Promise<Recovery> {
  const userId = await findAccount(email);
  if (userId === null) throw new Problem('no-such-account', 404);
  const places = await listPlaces(userId);
  for (const { placeId } of places) await recordRecovery(placeId, userId, choice);
  const link = await createRecoveryLink(userId, origin, choice);
  return { link, places: places.map(({ name }) => name) };
}

function listPlaces(userId: string): Promise<{ placeId: string; name: string }[]> {
  return readOffice({ userId, placeId: null }, async (reader) => {
    const rows = await reader
      .selectFrom('office.membership as m')
      .innerJoin('office.place as p', 'p.place_id', 'm.place_id')
      .select(['m.place_id', 'p.name'])
      .where('m.user_id', '=', userId)
      .orderBy('p.name')
      .execute();
    return rows.map((row) => ({ placeId: row.place_id, name: row.name }));
  });
}

function recordRecovery(placeId: string, userId: string, choice: RecoveryChoice): Promise<void> {
  return work('recover a colleague', placeId, async (transaction) => {
    await transaction
      .insertInto('office.audit_entry')
      .values({
        place_id: placeId,
        user_id: OPERATOR,
        action: 'member.recover',
        object_kind: 'member',
        object_id: userId,
        detail: JSON.stringify({ withoutSecondFactor: choice.withoutSecondFactor }),
      })
      .execute();
  });
}
