/** Rows of joint services. Row-level security shows them to the places of the service only; each place writes its own. */
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { CostPlan, JointService, JointServiceWords, ServicePlace } from '../joint.types.ts';

type Reader = OfficeReader | OfficeTransaction;

const narrow = (reader: Reader): OfficeReader => reader as OfficeReader;
const toCents = (text: string | null): number | null => (text === null ? null : Number(text));

/** Those of the places in which the asking place takes part, its own first by name. */
export async function selectServices(reader: Reader): Promise<JointService[]> {
  const rows = await narrow(reader)
    .selectFrom('office.joint_service')
    .selectAll()
    .orderBy('title')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    leadPlaceId: row.place_id,
    serviceId: row.service_id,
    circlePlaceId: row.circle_place_id,
    circleId: row.circle_id,
    leadName: row.lead_name,
    title: row.title,
    area: row.area,
    useUnit: row.use_unit as JointService['useUnit'],
    currency: row.currency,
    fixedCents: Number(row.fixed_cents),
    variableCents: Number(row.variable_cents),
    fromOn: row.from_on,
    untilOn: row.until_on,
    costKey: row.cost_key as JointService['costKey'],
    fixedBy: row.fixed_by as JointService['fixedBy'],
    variableBy: row.variable_by as JointService['variableBy'],
    mixedPercent: { equal: 0, population: 0, migrants: 0, use: 0, ...row.mixed_weights },
    floorCents: toCents(row.floor_cents),
    capCents: toCents(row.cap_cents),
    clauses: row.clauses,
    steps: row.steps,
    indicators: row.indicators,
    revision: row.revision,
    state: row.state as JointService['state'],
  }));
}

const toWordsRow = (words: JointServiceWords) => ({
  title: words.title,
  area: words.area,
  use_unit: words.useUnit,
  currency: words.currency,
  fixed_cents: words.fixedCents,
  variable_cents: words.variableCents,
  from_on: words.fromOn,
  until_on: words.untilOn,
  fixed_by: words.fixedBy,
  variable_by: words.variableBy,
  mixed_weights: JSON.stringify(words.mixedPercent satisfies CostPlan['mixedPercent']),
  floor_cents: words.floorCents,
  cap_cents: words.capCents,
});

export async function insertService(
  transaction: OfficeTransaction,
  lead: ServicePlace,
  circle: { readonly leadPlaceId: string; readonly circleId: string },
  words: JointServiceWords,
): Promise<string> {
  const { service_id } = await transaction
    .insertInto('office.joint_service')
    .values({
      place_id: lead.placeId,
      lead_name: lead.name,
      circle_place_id: circle.leadPlaceId,
      circle_id: circle.circleId,
      ...toWordsRow(words),
    })
    .returning('service_id')
    .executeTakeFirstOrThrow();
  return service_id;
}

export interface ServiceKey {
  readonly leadPlaceId: string;
  readonly serviceId: string;
}

/** What else of a service its lead may change. */
export interface ServiceChange {
  readonly words?: JointServiceWords;
  readonly costKey?: string;
  readonly clauses?: JointService['clauses'];
  readonly steps?: JointService['steps'];
  readonly indicators?: readonly string[];
  readonly state?: JointService['state'];
}

export async function updateService(
  transaction: OfficeTransaction,
  { leadPlaceId, serviceId }: ServiceKey,
  change: ServiceChange,
  changedOn: string,
): Promise<void> {
  const { words, costKey, clauses, steps, indicators, state } = change;
  await transaction
    .updateTable('office.joint_service')
    .set({
      ...(words !== undefined && toWordsRow(words)),
      ...(costKey !== undefined && { cost_key: costKey }),
      ...(clauses !== undefined && { clauses: JSON.stringify(clauses) }),
      ...(steps !== undefined && { steps: JSON.stringify(steps) }),
      ...(indicators !== undefined && { indicators }),
      ...(state !== undefined && { state }),
      changed_on: changedOn,
    })
    .set((row) => ({ revision: row('revision', '+', 1) }))
    .where('place_id', '=', leadPlaceId)
    .where('service_id', '=', serviceId)
    .execute();
}

export async function selectServicePlaces(reader: Reader, key: ServiceKey): Promise<ServicePlace[]> {
  return narrow(reader)
    .selectFrom('office.joint_service_place')
    .select(['other_place_id as placeId', 'other_name as name', 'other_slug as slug'])
    .where('place_id', '=', key.leadPlaceId)
    .where('service_id', '=', key.serviceId)
    .orderBy('other_name')
    .execute();
}

export async function replaceServicePlaces(
  transaction: OfficeTransaction,
  { leadPlaceId, serviceId }: ServiceKey,
  places: readonly ServicePlace[],
): Promise<void> {
  await transaction
    .deleteFrom('office.joint_service_place')
    .where('place_id', '=', leadPlaceId)
    .where('service_id', '=', serviceId)
    .execute();
  const rows = places.map((one) => ({
    place_id: leadPlaceId,
    service_id: serviceId,
    other_place_id: one.placeId,
    other_name: one.name,
    other_slug: one.slug,
  }));
  await transaction.insertInto('office.joint_service_place').values(rows).execute();
}
