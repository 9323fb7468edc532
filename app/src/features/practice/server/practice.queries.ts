/** Rows of practices: as the place writes them, the versions it published, and who may look at them. */
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import { NO_DETAILS, type Approver } from '../practice.rules.ts';
import type { Practice, PracticeDetails, PracticeState, PublishedPractice } from '../practice.types.ts';

export type Reader = OfficeReader | OfficeTransaction;
export const narrow = (reader: Reader): OfficeReader => reader as OfficeReader;

interface PracticeRow {
  readonly practice_id: string;
  readonly practice_key: string;
  readonly strategy_id: string | null;
  readonly action_id: string | null;
  readonly language: string;
  readonly texts: Practice['texts'];
  readonly details: object;
  readonly state: string;
  readonly version: number;
  readonly revision: number;
  readonly changed_by: string;
  readonly changed_on: string;
}

const toPractice = (row: PracticeRow): Practice => ({
  practiceId: row.practice_id,
  practiceKey: row.practice_key,
  strategyId: row.strategy_id,
  actionId: row.action_id,
  language: row.language,
  texts: row.texts,
  details: { ...NO_DETAILS, ...(row.details as Partial<PracticeDetails>) },
  state: row.state as PracticeState,
  version: row.version,
  revision: row.revision,
  changedBy: row.changed_by,
  changedOn: row.changed_on,
});

/** Newest change first. */
export async function selectOwnPractices(reader: Reader, placeId: string): Promise<Practice[]> {
  const rows = await narrow(reader)
    .selectFrom('office.practice')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('changed_on', 'desc')
    .orderBy('practice_id')
    .execute();
  return rows.map(toPractice);
}

export async function selectOwnPractice(
  reader: Reader,
  placeId: string,
  practiceId: string,
): Promise<Practice | undefined> {
  const row = await narrow(reader)
    .selectFrom('office.practice')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('practice_id', '=', practiceId)
    .executeTakeFirst();
  return row && toPractice(row);
}

/** Held until the transaction ends. */
export async function lockOwnPractice(
  transaction: OfficeTransaction,
  placeId: string,
  practiceId: string,
): Promise<Practice | undefined> {
  const row = await transaction
    .selectFrom('office.practice')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('practice_id', '=', practiceId)
    .forUpdate()
    .executeTakeFirst();
  return row && toPractice(row);
}

export type NewPractice = Pick<Practice, 'language' | 'texts' | 'details' | 'strategyId' | 'actionId'>;

/** @returns id of the new row; undefined: the action has a record already */
export async function insertPractice(
  transaction: OfficeTransaction,
  member: { readonly placeId: string; readonly userId: string },
  practice: NewPractice,
): Promise<string | undefined> {
  const row = await transaction
    .insertInto('office.practice')
    .values({
      place_id: member.placeId,
      strategy_id: practice.strategyId,
      action_id: practice.actionId,
      language: practice.language,
      texts: JSON.stringify(practice.texts),
      details: JSON.stringify(practice.details),
      changed_by: member.userId,
    })
    .onConflict((conflict) =>
      conflict.columns(['place_id', 'action_id']).where('action_id', 'is not', null).doNothing(),
    )
    .returning('practice_id')
    .executeTakeFirst();
  return row?.practice_id;
}

export type PracticeChange = Partial<Pick<Practice, 'language' | 'texts' | 'details' | 'state' | 'version'>>;

/** The revision goes up; `by`: who changed it, where that counts for who may publish it. */
export async function updatePractice(
  transaction: OfficeTransaction,
  placeId: string,
  practice: Pick<Practice, 'practiceId' | 'revision'>,
  { texts, details, ...change }: PracticeChange & { readonly by?: { userId: string; day: string } },
): Promise<void> {
  const { by, ...plain } = change;
  await transaction
    .updateTable('office.practice')
    .set({
      ...plain,
      ...(texts === undefined ? {} : { texts: JSON.stringify(texts) }),
      ...(details === undefined ? {} : { details: JSON.stringify(details) }),
      ...(by === undefined ? {} : { changed_by: by.userId, changed_on: by.day }),
      revision: practice.revision + 1,
    })
    .where('place_id', '=', placeId)
    .where('practice_id', '=', practice.practiceId)
    .execute();
}

export async function deletePractice(
  transaction: OfficeTransaction,
  placeId: string,
  practiceId: string,
): Promise<void> {
  await transaction
    .deleteFrom('office.practice')
    .where('place_id', '=', placeId)
    .where('practice_id', '=', practiceId)
    .execute();
}

/** Coordinators and officers of the place. */
export async function selectStaff(reader: Reader, placeId: string): Promise<Approver[]> {
  return narrow(reader)
    .selectFrom('office.membership as m')
    .innerJoin('auth.user as u', 'u.id', 'm.user_id')
    .select(['m.user_id as userId', 'u.name'])
    .where('m.place_id', '=', placeId)
    .where('m.role', 'in', ['coordinator', 'officer'])
    .orderBy('u.name')
    .execute();
}

/** The version that stands becomes one of the past. */
export async function replacePublished(
  transaction: OfficeTransaction,
  placeId: string,
  practiceId: string,
): Promise<void> {
  await transaction
    .updateTable('published.practice')
    .set({ state: 'replaced' })
    .where('place_id', '=', placeId)
    .where('practice_id', '=', practiceId)
    .where('state', '=', 'published')
    .execute();
}

export type VersionToPublish = Pick<
  PublishedPractice,
  'practiceKey' | 'version' | 'language' | 'texts' | 'context' | 'isExample' | 'earlier' | 'contentHash'
> & {
  readonly practiceId: string;
  readonly title: string;
  readonly details: NonNullable<PublishedPractice['details']>;
  readonly publishedOn: string;
};

export async function insertVersion(
  transaction: OfficeTransaction,
  placeId: string,
  version: VersionToPublish,
): Promise<void> {
  const { context, details } = version;
  await transaction
    .insertInto('published.practice')
    .values({
      place_id: placeId,
      practice_id: version.practiceId,
      version: version.version,
      practice_key: version.practiceKey,
      language: version.language,
      title: version.title,
      texts: JSON.stringify(version.texts),
      details: JSON.stringify(details),
      areas: [...details.areas],
      evidence_level: details.evidenceLevel,
      cost_per_participant_cents: details.costPerParticipantCents,
      currency: details.currency,
      context: JSON.stringify(context),
      country: context.country,
      size_class: context.sizeClass,
      degree_of_urbanisation: context.degreeOfUrbanisation,
      structure: context.structure,
      diversity: context.diversity,
      population: context.population,
      is_example: version.isExample,
      earlier: JSON.stringify(version.earlier),
      content_hash: version.contentHash,
      published_on: version.publishedOn,
    })
    .execute();
}

/** Its words go, its title and the notice stay. @returns whether one stood */
export async function withdrawPublished(
  transaction: OfficeTransaction,
  placeId: string,
  practiceId: string,
  { withdrawal, day }: { readonly withdrawal: string; readonly day: string },
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('published.practice')
    .set({ state: 'withdrawn', withdrawal, withdrawn_on: day, texts: '{}', details: '{}' })
    .where('place_id', '=', placeId)
    .where('practice_id', '=', practiceId)
    .where('state', '=', 'published')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
