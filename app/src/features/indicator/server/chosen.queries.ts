/** Which indicators a place follows, and its own definitions. */
import type { IndicatorDefinition } from '@vicus/reference';
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction, WorkTransaction } from '#server/db/doors.ts';

type Reader = OfficeReader | OfficeTransaction | WorkTransaction;

export interface ChosenRow {
  readonly indicatorId: string;
  readonly definitionVersion: number;
  readonly newcomersAre: string;
  readonly baselinePeriod: string | null;
  readonly targetValue: number | null;
  readonly targetOn: string | null;
}

export async function selectChosen(reader: Reader, placeId: string): Promise<ChosenRow[]> {
  return (reader as OfficeReader)
    .selectFrom('office.chosen_indicator')
    .select([
      'indicator_id as indicatorId',
      'definition_version as definitionVersion',
      'newcomers_are as newcomersAre',
      'baseline_period as baselinePeriod',
      'target_value as targetValue',
      'target_on as targetOn',
    ])
    .where('place_id', '=', placeId)
    .orderBy('indicator_id')
    .execute();
}

type StoredDefinition = Omit<IndicatorDefinition, 'countedEachYear'> &
  Partial<Pick<IndicatorDefinition, 'countedEachYear'>>;

export async function selectOwnDefinitions(reader: Reader, placeId: string): Promise<IndicatorDefinition[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.own_indicator')
    .select(['indicator_id', 'version', 'definition'])
    .where('place_id', '=', placeId)
    .orderBy('indicator_id')
    .orderBy('version')
    .execute();
  // Definitions of earlier versions of the program do not say; then years are not added up.
  return rows.map(({ indicator_id, version, definition }) => ({
    countedEachYear: 'same',
    ...(definition as unknown as StoredDefinition),
    id: indicator_id,
    version,
  }));
}

export async function insertChosen(
  transaction: OfficeTransaction,
  placeId: string,
  chosen: readonly { readonly id: string; readonly version: number }[],
): Promise<void> {
  if (chosen.length === 0) return;
  await transaction
    .insertInto('office.chosen_indicator')
    .values(
      chosen.map(({ id, version }) => ({ place_id: placeId, indicator_id: id, definition_version: version })),
    )
    .onConflict((conflict) => conflict.columns(['place_id', 'indicator_id']).doNothing())
    .execute();
}

export async function deleteChosen(
  transaction: OfficeTransaction,
  placeId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await transaction
    .deleteFrom('office.chosen_indicator')
    .where('place_id', '=', placeId)
    .where('indicator_id', 'in', [...ids])
    .execute();
}

/** @returns whether the place follows it */
export async function updateChosen(
  transaction: OfficeTransaction,
  placeId: string,
  indicatorId: string,
  {
    definitionVersion,
    newcomersAre,
    baselinePeriod,
    targetValue,
    targetOn,
  }: Partial<Omit<ChosenRow, 'indicatorId'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('office.chosen_indicator')
    .set({
      ...(definitionVersion !== undefined && { definition_version: definitionVersion }),
      ...(newcomersAre !== undefined && { newcomers_are: newcomersAre }),
      ...(baselinePeriod !== undefined && { baseline_period: baselinePeriod }),
      ...(targetValue !== undefined && { target_value: targetValue }),
      ...(targetOn !== undefined && { target_on: targetOn }),
    })
    .where('place_id', '=', placeId)
    .where('indicator_id', '=', indicatorId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function upsertOwnDefinition(
  transaction: OfficeTransaction,
  placeId: string,
  definition: IndicatorDefinition,
): Promise<void> {
  const values = { definition: JSON.stringify(definition) };
  await transaction
    .insertInto('office.own_indicator')
    .values({ place_id: placeId, indicator_id: definition.id, version: definition.version, ...values })
    .onConflict((conflict) => conflict.columns(['place_id', 'indicator_id', 'version']).doUpdateSet(values))
    .execute();
}

/** Whether there is a value under the indicator, in one version or in any. */
export async function hasObservations(
  reader: Reader,
  placeId: string,
  indicatorId: string,
  version: number,
): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select exists (select from confidential.observation
    where place_id = ${placeId} and indicator_id = ${indicatorId} and definition_version = ${version}) as is`.execute(
    reader as OfficeTransaction,
  );
  return rows[0]?.is ?? false;
}
