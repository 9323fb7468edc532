/** What nobody started: words of comments that are not shown are emptied when their time is over. */
import { sql } from 'kysely';
import { addDays, today } from '#server/clock.ts';
import { work } from '#server/db/doors.ts';

/** Days after which words that are not shown are emptied; the page on which they are written says so. */
const HIDDEN_DAYS = 90;
/** A page of a form is sent again within this time, or never. */
const SUBMISSION_DAYS = 7;

export function listPlacesWithComments(): Promise<string[]> {
  return work('places with comments', null, async (transaction) => {
    const { rows } = await sql<{
      place_id: string;
    }>`select * from vicus.places_with_strategy_comments()`.execute(transaction);
    return rows.map((row) => row.place_id);
  });
}

/** Row and reason stay for the count. */
export async function forgetComments(placeId: string): Promise<void> {
  await work('forget comments', placeId, async (transaction) => {
    await transaction
      .updateTable('confidential.strategy_comment')
      .set({ words: '' })
      .where('place_id', '=', placeId)
      .where('state', '=', 'not-shown')
      .where('words', '<>', '')
      .where('decided_on', '<', addDays(today(), -HIDDEN_DAYS))
      .execute();
    await transaction
      .deleteFrom('confidential.participation_submission')
      .where('place_id', '=', placeId)
      .where('day', '<', addDays(today(), -SUBMISSION_DAYS))
      .execute();
  });
}
