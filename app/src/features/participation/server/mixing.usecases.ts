/** The work of jobs: counts ballots when five have gathered or it is over, ends, forgets. */
import { addDays, today } from '#server/clock.ts';
import { work, type WorkTransaction } from '#server/db/doors.ts';
import { sql } from 'kysely';
import { unsealValue } from '#server/sealing.ts';
import { KEPT_DAYS, MINIMUM_BALLOTS, readPhase, SUBMISSION_DAYS } from '../participation.rules.ts';
import { selectConsultation } from './consultation.queries.ts';

export interface ConsultationAddress {
  readonly placeId: string;
  readonly consultationId: string;
}

async function listAddresses(call: ReturnType<typeof sql>): Promise<ConsultationAddress[]> {
  return work('list consultations', null, async (transaction) => {
    const { rows } = await call.execute(transaction);
    return (rows as { place_id: string; consultation_id: string }[]).map((row) => ({
      placeId: row.place_id,
      consultationId: row.consultation_id,
    }));
  });
}

export function listBallotsToMix(): Promise<ConsultationAddress[]> {
  return listAddresses(sql`select * from vicus.ballots_to_mix()`);
}

export function listConsultationsToEnd(): Promise<ConsultationAddress[]> {
  return listAddresses(sql`select * from vicus.consultations_to_end(${today()}::date)`);
}

/** Counts the ballots of each kind of which at least five have gathered. @returns how many were counted */
export function mixBallots({ placeId, consultationId }: ConsultationAddress): Promise<number> {
  return work('count ballots', placeId, (transaction) =>
    countBallots(transaction, placeId, consultationId, () => MINIMUM_BALLOTS),
  );
}

/**
 * Ends a consultation whose last day has passed and counts what is left; of initiatives, the ballots for those whose
 * gathering is over. Runs again without harm.
 */
export async function finishConsultation({ placeId, consultationId }: ConsultationAddress): Promise<void> {
  await work('end consultation', placeId, async (transaction) => {
    const consultation = await selectConsultation(transaction, placeId, consultationId);
    if (consultation === undefined) return;
    const isOver = readPhase(consultation, today()) === 'ended';
    if (isOver && consultation.state === 'open')
      await transaction
        .updateTable('office.consultation')
        .set({ state: 'ended' })
        .where('place_id', '=', placeId)
        .where('consultation_id', '=', consultationId)
        .execute();
    const over = await listOverProposals(transaction, placeId, consultationId);
    await countBallots(transaction, placeId, consultationId, (choices) =>
      isOver || choices.some((one) => over.has(one)) ? 1 : MINIMUM_BALLOTS,
    );
    if (isOver)
      await transaction
        .deleteFrom('confidential.support_code')
        .where('place_id', '=', placeId)
        .where('consultation_id', '=', consultationId)
        .execute();
  });
}

async function listOverProposals(
  transaction: WorkTransaction,
  placeId: string,
  consultationId: string,
): Promise<Set<string>> {
  const rows = await transaction
    .selectFrom('office.proposal')
    .select('proposal_id')
    .where('place_id', '=', placeId)
    .where('consultation_id', '=', consultationId)
    .where('closes_on', '<', today())
    .execute();
  return new Set(rows.map((row) => row.proposal_id));
}

/**
 * Moves ballots into the counts, each kind by itself. `needed`: how many of the kind have to be there for a ballot with
 * these choices to be counted. All counts of the consultation are written anew, so that none shows which one changed.
 */
async function countBallots(
  transaction: WorkTransaction,
  placeId: string,
  consultationId: string,
  needed: (choices: readonly string[]) => number,
): Promise<number> {
  const rows = await transaction
    .selectFrom('confidential.ballot')
    .select(['ballot_id', 'kind', 'sealed'])
    .where('place_id', '=', placeId)
    .where('consultation_id', '=', consultationId)
    .forUpdate()
    .execute();
  const ballots = rows.map((row) => ({ ...row, choices: openBallot(row.sealed, consultationId) }));
  const ripe = ballots.filter(
    ({ kind, choices }) => ballots.filter((one) => one.kind === kind).length >= needed(choices),
  );
  if (ripe.length === 0) return 0;
  const added = { coded: countChoices(ripe, 'coded'), expression: countChoices(ripe, 'expression') };
  await writeTallies(transaction, placeId, consultationId, added);
  const ids = ripe.map((one) => one.ballot_id);
  await transaction
    .deleteFrom('confidential.ballot')
    .where('place_id', '=', placeId)
    .where('consultation_id', '=', consultationId)
    .where('ballot_id', 'in', ids)
    .execute();
  return ripe.length;
}

/** Every count of the consultation is written, also those that stay the same. */
async function writeTallies(
  transaction: WorkTransaction,
  placeId: string,
  consultationId: string,
  added: { readonly coded: ReadonlyMap<string, number>; readonly expression: ReadonlyMap<string, number> },
): Promise<void> {
  const tallies = await transaction
    .selectFrom('office.support_tally')
    .select(['proposal_id', 'coded', 'expressions'])
    .where('place_id', '=', placeId)
    .where('consultation_id', '=', consultationId)
    .orderBy('proposal_id')
    .execute();
  for (const tally of tallies)
    await transaction
      .updateTable('office.support_tally')
      .set({
        coded: tally.coded + (added.coded.get(tally.proposal_id) ?? 0),
        expressions: tally.expressions + (added.expression.get(tally.proposal_id) ?? 0),
      })
      .where('place_id', '=', placeId)
      .where('proposal_id', '=', tally.proposal_id)
      .execute();
}

function countChoices(
  ballots: readonly { readonly kind: string; readonly choices: readonly string[] }[],
  kind: string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const ballot of ballots.filter((one) => one.kind === kind))
    for (const choice of ballot.choices) counts.set(choice, (counts.get(choice) ?? 0) + 1);
  return counts;
}

/** What was changed on the way counts for nothing: nobody but this program can make a ballot. */
function openBallot(sealed: Uint8Array, consultationId: string): readonly string[] {
  const opened = unsealValue(sealed, { purpose: 'ballot', waveId: consultationId, material: '' });
  return Array.isArray(opened) ? opened.map(String) : [];
}

export function listPlacesThatTakePart(): Promise<string[]> {
  return work('places that take part', null, async (transaction) => {
    const { rows } = await sql<{ place_id: string }>`select * from vicus.places_that_take_part()`.execute(
      transaction,
    );
    return rows.map((row) => row.place_id);
  });
}

/** Empties texts that are not shown, and deletes keys of pages and addresses nobody confirmed, when their time is over. */
export async function forgetParticipation(placeId: string): Promise<void> {
  await work('forget', placeId, async (transaction) => {
    await transaction
      .updateTable('office.proposal')
      .set({ title: '', body: '', translations: '{}' })
      .where('place_id', '=', placeId)
      .where('state', '=', 'not-shown')
      .where('decided_on', '<', addDays(today(), -KEPT_DAYS))
      .where('title', '<>', '')
      .execute();
    const lastWeek = addDays(today(), -SUBMISSION_DAYS);
    await transaction
      .deleteFrom('confidential.participation_submission')
      .where('place_id', '=', placeId)
      .where('day', '<', lastWeek)
      .execute();
    await transaction
      .deleteFrom('confidential.notice_address')
      .where('place_id', '=', placeId)
      .where('is_confirmed', '=', false)
      .where('asked_on', '<', lastWeek)
      .execute();
  });
}

/** Drops the dead rows that counting and spending left behind, with their order. */
export async function rewriteBallotTables(): Promise<void> {
  await work('rewrite ballots', null, (transaction) =>
    sql`select vicus.rewrite_ballot_tables()`.execute(transaction),
  );
}
