/** The list of a general wave: thousands of rows, read a page at a time. */
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { ResidentInput } from '../general.schema.ts';
import type { InvitedCounts } from '../general.types.ts';
import type { Invitation } from '../survey.types.ts';
import { INVITATION_COLUMNS, toInvitation } from './invitation.queries.ts';

/** Rows in one statement; PostgreSQL takes at most 65,535 parameters. */
const ROWS_AT_ONCE = 2_000;

/** Stands where governance waves keep the role of the invited. */
const RESIDENT_ROLE = 'resident';

export async function insertResidents(
  transaction: OfficeTransaction,
  placeId: string,
  waveId: string,
  residents: readonly ResidentInput[],
): Promise<void> {
  for (let from = 0; from < residents.length; from += ROWS_AT_ONCE) {
    const rows = residents.slice(from, from + ROWS_AT_ONCE).map((one) => ({
      place_id: placeId,
      wave_id: waveId,
      name: one.name,
      email: one.email,
      language: one.language,
      role: RESIDENT_ROLE,
      channel: one.channel,
      address_lines: [...one.addressLines],
      district: one.district,
    }));
    await transaction.insertInto('office.invitation').values(rows).execute();
  }
}

/** People whose name or address holds the text, by name. */
export async function selectResidents(
  reader: OfficeReader,
  placeId: string,
  waveId: string,
  page: { readonly search: string; readonly from: number; readonly count: number },
): Promise<{ readonly people: readonly Invitation[]; readonly found: number }> {
  const pattern = `%${page.search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const matching = reader
    .selectFrom('office.invitation')
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .where((where) =>
      where.or([
        where('name', 'ilike', pattern),
        where('email', 'ilike', pattern),
        sql<boolean>`array_to_string(address_lines, ' ') ilike ${pattern}`,
      ]),
    );
  const rows = await matching
    .select(INVITATION_COLUMNS)
    .orderBy('name')
    .orderBy('invitation_id')
    .offset(page.from)
    .limit(page.count)
    .execute();
  const { found } = await matching
    .select((of) => of.fn.countAll<string>().as('found'))
    .executeTakeFirstOrThrow();
  return { people: rows.map(toInvitation), found: Number(found) };
}

export async function countResidents(
  reader: OfficeReader | OfficeTransaction,
  placeId: string,
  waveId: string,
): Promise<InvitedCounts> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.invitation')
    .select(['channel', 'language', 'district'])
    .select((of) => of.fn.countAll<string>().as('people'))
    .select(
      sql<string>`count(*) filter (where channel = 'letter' and cardinality(address_lines) = 0)`.as('bare'),
    )
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .groupBy(['channel', 'language', 'district'])
    .execute();
  const sumBy = (read: (row: (typeof rows)[number]) => string): Record<string, number> => {
    const sums: Record<string, number> = {};
    for (const row of rows) sums[read(row)] = (sums[read(row)] ?? 0) + Number(row.people);
    return sums;
  };
  return {
    total: rows.reduce((sum, { people }) => sum + Number(people), 0),
    byChannel: sumBy(({ channel }) => channel),
    byLanguage: sumBy(({ language }) => language),
    byDistrict: sumBy(({ district }) => district ?? ''),
    lettersWithoutAddress: rows.reduce((sum, { bare }) => sum + Number(bare), 0),
  };
}
