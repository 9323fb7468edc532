/** Rows that each place writes to a joint service: its part, its agreement, its real use; and the real costs of its lead. */
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { JointAgreement, JointPart, JointService, JointUse, JointYear } from '../joint.types.ts';
import type { ServiceKey } from './joint.queries.ts';

type Reader = OfficeReader | OfficeTransaction;

const narrow = (reader: Reader): OfficeReader => reader as OfficeReader;

export async function selectParts(reader: Reader, key: ServiceKey): Promise<JointPart[]> {
  const rows = await narrow(reader)
    .selectFrom('office.joint_part')
    .selectAll()
    .where('lead_place_id', '=', key.leadPlaceId)
    .where('service_id', '=', key.serviceId)
    .execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    needs: row.needs,
    useUnits: row.use_units,
    population: row.population,
    migrants: row.migrants,
    migrantsSource: row.migrants_source as JointPart['migrantsSource'],
    keeps: row.keeps,
    role: row.role,
    contactPoint: row.contact_point,
    dpoContact: row.dpo_contact,
  }));
}

/** What the place said to services whose lead took it out or is gone. */
export async function selectOwnParts(
  reader: Reader,
  placeId: string,
): Promise<(ServiceKey & { readonly title: string; readonly leadName: string })[]> {
  return narrow(reader)
    .selectFrom('office.joint_part')
    .select([
      'lead_place_id as leadPlaceId',
      'service_id as serviceId',
      'service_title as title',
      'lead_name as leadName',
    ])
    .where('place_id', '=', placeId)
    .orderBy('service_title')
    .execute();
}

export async function upsertPart(
  transaction: OfficeTransaction,
  service: JointService,
  part: JointPart,
  changedOn: string,
): Promise<void> {
  const words = {
    service_title: service.title,
    lead_name: service.leadName,
    needs: part.needs,
    use_units: part.useUnits,
    population: part.population,
    migrants: part.migrants,
    migrants_source: part.migrantsSource,
    keeps: part.keeps,
    role: part.role,
    contact_point: part.contactPoint,
    dpo_contact: part.dpoContact,
    changed_on: changedOn,
  };
  await transaction
    .insertInto('office.joint_part')
    .values({
      place_id: part.placeId,
      lead_place_id: service.leadPlaceId,
      service_id: service.serviceId,
      ...words,
    })
    .onConflict((conflict) =>
      conflict.columns(['place_id', 'lead_place_id', 'service_id']).doUpdateSet(words),
    )
    .execute();
}

export async function selectAgreements(reader: Reader, key: ServiceKey): Promise<JointAgreement[]> {
  const rows = await narrow(reader)
    .selectFrom('office.joint_agreement')
    .selectAll()
    .where('lead_place_id', '=', key.leadPlaceId)
    .where('service_id', '=', key.serviceId)
    .orderBy('agreed_on', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    revision: row.revision,
    fingerprint: row.fingerprint,
    shareCents: Number(row.share_cents),
    currency: row.currency,
    agreedOn: row.agreed_on,
    agreedName: row.agreed_name,
    endedOn: row.ended_on,
  }));
}

export async function endAgreements(
  transaction: OfficeTransaction,
  placeId: string,
  key: ServiceKey,
  endedOn: string,
): Promise<void> {
  await transaction
    .updateTable('office.joint_agreement')
    .set({ ended_on: endedOn })
    .where('place_id', '=', placeId)
    .where('lead_place_id', '=', key.leadPlaceId)
    .where('service_id', '=', key.serviceId)
    .where('ended_on', 'is', null)
    .execute();
}

export async function insertAgreement(
  transaction: OfficeTransaction,
  service: JointService,
  said: Omit<JointAgreement, 'endedOn' | 'revision' | 'currency'> & { readonly userId: string },
): Promise<void> {
  await transaction
    .insertInto('office.joint_agreement')
    .values({
      place_id: said.placeId,
      lead_place_id: service.leadPlaceId,
      service_id: service.serviceId,
      service_title: service.title,
      revision: service.revision,
      fingerprint: said.fingerprint,
      share_cents: said.shareCents,
      currency: service.currency,
      agreed_on: said.agreedOn,
      agreed_by: said.userId,
      agreed_name: said.agreedName,
    })
    .execute();
}

export async function selectYears(reader: Reader, key: ServiceKey): Promise<JointYear[]> {
  const rows = await narrow(reader)
    .selectFrom('office.joint_year')
    .select(['year', 'fixed_cents', 'variable_cents'])
    .where('place_id', '=', key.leadPlaceId)
    .where('service_id', '=', key.serviceId)
    .execute();
  return rows.map((row) => ({
    year: row.year,
    fixedCents: Number(row.fixed_cents),
    variableCents: Number(row.variable_cents),
  }));
}

export async function upsertYear(
  transaction: OfficeTransaction,
  { leadPlaceId, serviceId }: ServiceKey,
  { year, fixedCents, variableCents }: JointYear,
): Promise<void> {
  const costs = { fixed_cents: fixedCents, variable_cents: variableCents };
  await transaction
    .insertInto('office.joint_year')
    .values({ place_id: leadPlaceId, service_id: serviceId, year, ...costs })
    .onConflict((conflict) => conflict.columns(['place_id', 'service_id', 'year']).doUpdateSet(costs))
    .execute();
}

export async function selectUses(reader: Reader, key: ServiceKey): Promise<JointUse[]> {
  const rows = await narrow(reader)
    .selectFrom('office.joint_use')
    .select(['place_id as placeId', 'year', 'use_units as useUnits', 'paid_cents as paidCents'])
    .where('lead_place_id', '=', key.leadPlaceId)
    .where('service_id', '=', key.serviceId)
    .execute();
  return rows.map((row) => ({ ...row, paidCents: Number(row.paidCents) }));
}

export async function upsertUse(
  transaction: OfficeTransaction,
  { leadPlaceId, serviceId }: ServiceKey,
  { placeId, year, useUnits, paidCents }: JointUse,
): Promise<void> {
  const used = { use_units: useUnits, paid_cents: paidCents };
  await transaction
    .insertInto('office.joint_use')
    .values({ place_id: placeId, lead_place_id: leadPlaceId, service_id: serviceId, year, ...used })
    .onConflict((conflict) =>
      conflict.columns(['place_id', 'lead_place_id', 'service_id', 'year']).doUpdateSet(used),
    )
    .execute();
}

/** Name of the signed-in person. */
export async function selectOwnName(reader: Reader, userId: string): Promise<string> {
  const row = await narrow(reader)
    .selectFrom('auth.user')
    .select('name')
    .where('id', '=', userId)
    .executeTakeFirst();
  return row?.name ?? '';
}
