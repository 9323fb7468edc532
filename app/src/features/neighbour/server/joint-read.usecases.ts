/** Services that places pay for together, as each of their places reads them. */
import { createHash } from 'node:crypto';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, type OfficeReader, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { composeJointSheet, type JointSheet } from '../joint.rules.ts';
import type { JointService } from '../joint.types.ts';
import * as queries from './joint.queries.ts';
import * as said from './joint-part.queries.ts';
import { readPlacesThere } from './offer.usecases.ts';

export interface JointServiceLine extends Pick<
  JointService,
  'serviceId' | 'title' | 'leadName' | 'state' | 'costKey'
> {
  readonly isLead: boolean;
  readonly placeCount: number;
}

export interface JointServices {
  readonly services: readonly JointServiceLine[];
  /** said something to, and no longer part of: the lead is gone or took the place out */
  readonly past: readonly { readonly title: string; readonly leadName: string }[];
}

export async function listJointServices(member: Member): Promise<JointServices> {
  authorise(member, 'joint-service.read');
  return readOffice(member, async (reader) => {
    const services = await queries.selectServices(reader);
    const lines: JointServiceLine[] = [];
    for (const one of services) {
      const placeCount = (await queries.selectServicePlaces(reader, one)).length;
      lines.push({ ...one, isLead: one.leadPlaceId === member.placeId, placeCount });
    }
    const parts = await said.selectOwnParts(reader, member.placeId);
    const past = parts.filter((part) => !services.some((one) => one.serviceId === part.serviceId));
    return { services: lines, past };
  });
}

/** Problem `not-found` (404): no such service, or none that this place takes part in. */
export async function requireService(
  reader: OfficeReader | OfficeTransaction,
  serviceId: string,
): Promise<JointService> {
  const id = parseInput(rowId, serviceId);
  const service = (await queries.selectServices(reader)).find((one) => one.serviceId === id);
  if (service === undefined) throw new Problem('not-found', 404);
  return service;
}

const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Everything the places of a service say, what it comes to by each key, and who agreed to what stands now. */
export async function readJointService(member: Member, serviceId: string): Promise<JointSheet> {
  authorise(member, 'joint-service.read');
  const rows = await readOffice(member, async (reader) => readRows(reader, serviceId));
  const there = await readPlacesThere(rows.places.map(({ placeId }) => placeId));
  return composeJointSheet(rows, member.placeId, there, hashText);
}

async function readRows(reader: OfficeReader | OfficeTransaction, serviceId: string) {
  const service = await requireService(reader, serviceId);
  return {
    service,
    places: await queries.selectServicePlaces(reader, service),
    parts: await said.selectParts(reader, service),
    agreements: await said.selectAgreements(reader, service),
    years: await said.selectYears(reader, service),
    uses: await said.selectUses(reader, service),
  };
}
