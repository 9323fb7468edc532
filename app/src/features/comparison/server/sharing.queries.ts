/** Agreements to share, and what the job wrote for the own place. */
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { ExpectedOfGroups } from '../expected-of-groups.rules.ts';
import type { GroupContacts, GroupOutlook } from '../group-figures.types.ts';
import type { RegisteredDescription, SharedDescription, SharingAgreement } from '../sharing.types.ts';

type Reader = OfficeReader | OfficeTransaction;

/** The agreement in force on a day. */
export async function selectAgreement(
  reader: Reader,
  placeId: string,
  today: string,
): Promise<SharingAgreement | undefined> {
  const row = await (reader as OfficeReader)
    .selectFrom('office.comparison_agreement as agreement')
    .leftJoin('auth.user as user', 'user.id', 'agreement.agreed_by')
    .select(['comparison_agreement_id', 'structure', 'diversity', 'orientation'])
    .select(['degree_of_urbanisation', 'agreement.country'])
    .select(['agreed_on', 'until', 'ended_on', 'user.name'])
    .where('place_id', '=', placeId)
    .where('ended_on', 'is', null)
    .where('until', '>=', today)
    .executeTakeFirst();
  return (
    row && {
      agreementId: row.comparison_agreement_id,
      structure: row.structure as SharedDescription['structure'],
      diversity: row.diversity as SharedDescription['diversity'],
      orientation: row.orientation as SharedDescription['orientation'],
      degreeOfUrbanisation: row.degree_of_urbanisation as RegisteredDescription['degreeOfUrbanisation'],
      country: row.country,
      agreedOn: row.agreed_on,
      until: row.until,
      endedOn: row.ended_on,
      agreedBy: row.name ?? '',
    }
  );
}

/** The entry of the place in the register today; nothing is known of a place that is not there. */
export async function selectRegistered(
  tx: OfficeTransaction,
  placeId: string,
): Promise<RegisteredDescription> {
  const row = await tx
    .selectFrom('office.place as place')
    .innerJoin('reference.register_place as register', 'register.place_code', 'place.register_code')
    .select(['register.degree_of_urbanisation', 'register.country'])
    .where('place.place_id', '=', placeId)
    .executeTakeFirst();
  return {
    degreeOfUrbanisation: (row?.degree_of_urbanisation ??
      null) as RegisteredDescription['degreeOfUrbanisation'],
    country: row?.country ?? null,
  };
}

/** @returns how many were ended: one, or none where none was in force */
export async function endAgreement(
  tx: OfficeTransaction,
  placeId: string,
  by: { readonly userId: string; readonly today: string },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('office.comparison_agreement')
    .set({ ended_on: by.today, ended_by: by.userId })
    .where('place_id', '=', placeId)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function insertAgreement(
  tx: OfficeTransaction,
  placeId: string,
  agreement: SharedDescription &
    RegisteredDescription & {
      readonly agreedBy: string;
      readonly agreedOn: string;
      readonly until: string;
    },
): Promise<void> {
  const { structure, diversity, orientation, agreedBy, agreedOn, until } = agreement;
  const { degreeOfUrbanisation, country } = agreement;
  await tx
    .insertInto('office.comparison_agreement')
    .values({
      place_id: placeId,
      structure,
      diversity,
      orientation,
      degree_of_urbanisation: degreeOfUrbanisation,
      country,
      agreed_by: agreedBy,
      agreed_on: agreedOn,
      until,
    })
    .execute();
}

export interface StoredResult {
  readonly period: number;
  readonly isMade: boolean;
  readonly computedOn: string;
  readonly sharingPlaces: number;
  readonly releaseId: string | null;
  readonly groups: readonly GroupOutlook[];
  readonly contacts: GroupContacts | null;
  readonly expected: ExpectedOfGroups | null;
  readonly tables: unknown;
  readonly contentHash: string;
}

/** Newest year first. */
export async function selectResults(reader: OfficeReader, placeId: string): Promise<StoredResult[]> {
  const rows = await reader
    .selectFrom('office.comparison_result')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('period', 'desc')
    .execute();
  return rows.map((row) => ({
    period: row.period,
    isMade: row.state === 'fixed',
    computedOn: row.computed_on,
    sharingPlaces: row.sharing_places,
    releaseId: row.release_id,
    groups: row.groups as GroupOutlook[],
    contacts: row.contacts as GroupContacts | null,
    expected: row.expected as ExpectedOfGroups | null,
    tables: row.tables,
    contentHash: row.content_hash,
  }));
}

/** Kinds of the actors that take part today. */
export async function selectRegisteredKinds(
  reader: OfficeReader,
  placeId: string,
  today: string,
): Promise<Set<string>> {
  const rows = await reader
    .selectFrom('office.actor')
    .select('kind')
    .distinct()
    .where('place_id', '=', placeId)
    .where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>', today)]))
    .execute();
  return new Set(rows.map(({ kind }) => kind));
}

/** What the office wrote last about who governs; empty where it wrote nothing. */
export async function selectExecutive(reader: OfficeReader, placeId: string, today: string): Promise<string> {
  const row = await reader
    .selectFrom('office.political_constellation')
    .select('executive')
    .where('place_id', '=', placeId)
    .where('from_date', '<=', today)
    .orderBy('from_date', 'desc')
    .executeTakeFirst();
  return row?.executive ?? '';
}
