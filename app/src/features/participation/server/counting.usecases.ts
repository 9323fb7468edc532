/** Codes on slips, and support on paper. */
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { readSettings } from '#server/settings/settings.ts';
import { computeCodeHash, makeCode } from '../code.rules.ts';
import { readPhase } from '../participation.rules.ts';
import { batchSchema, paperSchema } from '../participation.schema.ts';
import type { Consultation } from '../participation.types.ts';
import { holdConsultation, parseId, recordDeed, requireFound } from './consultation-hold.ts';
import { selectAllProposals, selectConsultation } from './consultation.queries.ts';
import { renderSlips } from './slips.ts';

const ROWS_AT_ONCE = 1_000;

/**
 * Makes codes and the slips to hand out, as a PDF that is shown once: the codes themselves are stored nowhere. Which
 * code came with which batch is not stored either. Problem `consultation-closed` (410) once support is over.
 */
export async function makeCodes(member: Member, id: string, input: unknown): Promise<Uint8Array> {
  authorise(member, 'participation.count');
  const consultationId = parseId(id);
  const batch = parseInput(batchSchema, input);
  const { place, consultation } = await readOffice(member, async (reader) => ({
    place: await reader
      .selectFrom('office.place')
      .select(['name', 'slug', 'is_example'])
      .where('place_id', '=', member.placeId)
      .executeTakeFirst(),
    consultation: await selectConsultation(reader, member.placeId, consultationId),
  }));
  if (place === undefined || consultation === undefined) throw new Problem('not-found', 404);
  refuseOver(consultation);
  const codes = [...new Set(Array.from({ length: batch.codes }, () => makeCode(consultationId)))];
  const slips = await renderSlips({
    place: { name: place.name, isExample: place.is_example },
    consultation,
    codes,
    language: batch.language,
    address: `${readSettings().origin}/p/${place.slug}/participation`,
  });
  await write(member, async (transaction) => {
    refuseOver(await holdConsultation(transaction, member.placeId, consultationId));
    await storeCodes(transaction, member.placeId, consultationId, codes);
    const row = { place_id: member.placeId, consultation_id: consultationId, purpose: batch.purpose };
    await transaction
      .insertInto('office.code_batch')
      .values({ ...row, codes: codes.length })
      .execute();
    const detail = { what: 'codes', codes: codes.length, purpose: batch.purpose };
    await recordCount(transaction, member, consultationId, detail);
  });
  return slips;
}

/** In the order of their hashes, which is none of the slips. */
async function storeCodes(
  transaction: OfficeTransaction,
  placeId: string,
  consultationId: string,
  codes: readonly string[],
): Promise<void> {
  const hashes = codes.map((code) => computeCodeHash(consultationId, code)).toSorted(Buffer.compare);
  for (let from = 0; from < hashes.length; from += ROWS_AT_ONCE) {
    const rows = hashes.slice(from, from + ROWS_AT_ONCE);
    await transaction
      .insertInto('confidential.support_code')
      .values(rows.map((code_hash) => ({ place_id: placeId, consultation_id: consultationId, code_hash })))
      .execute();
  }
}

function refuseOver(consultation: Consultation): void {
  const phase = readPhase(consultation, today());
  if (phase === 'ended' || phase === 'concluded' || !consultation.takesSupport)
    throw new Problem('support-is-over', 409);
}

/** All codes that may still be used stop being codes, e.g. when slips were lost. */
export async function voidCodes(member: Member, id: string): Promise<void> {
  authorise(member, 'participation.count');
  const consultationId = parseId(id);
  await write(member, async (transaction) => {
    await holdConsultation(transaction, member.placeId, consultationId);
    const { numDeletedRows } = await transaction
      .deleteFrom('confidential.support_code')
      .where('place_id', '=', member.placeId)
      .where('consultation_id', '=', consultationId)
      .executeTakeFirst();
    const detail = { what: 'void codes', codes: Number(numDeletedRows) };
    await recordCount(transaction, member, consultationId, detail);
  });
}

/** Support counted from paper by two people, or by one who says why. */
export async function addPaperCount(member: Member, id: string, input: unknown): Promise<void> {
  authorise(member, 'participation.count');
  const consultationId = parseId(id);
  const count = parseInput(paperSchema, input);
  const { placeId } = member;
  await write(member, async (transaction) => {
    const consultation = await holdConsultation(transaction, placeId, consultationId);
    if (consultation.concludedOn !== null) throw new Problem('support-is-over', 409);
    const proposals = await selectAllProposals(transaction, placeId, consultationId);
    const isShown = proposals.some((one) => one.proposalId === count.proposalId && one.state === 'shown');
    requireFound(isShown);
    await transaction
      .insertInto('office.paper_count')
      .values({
        place_id: placeId,
        consultation_id: consultationId,
        proposal_id: count.proposalId,
        supports: count.supports,
        counted_on: count.countedOn,
        occasion: count.occasion,
        second_counter: count.secondCounter,
        note: count.note,
      })
      .execute();
    const detail = { what: 'paper', supports: count.supports, proposal: count.proposalId };
    await recordCount(transaction, member, consultationId, detail);
  });
}

/** For mistakes; the audit keeps that it was there. */
export async function removePaperCount(member: Member, id: string, paperCountId: string): Promise<void> {
  authorise(member, 'participation.count');
  const consultationId = parseId(id);
  const paperId = parseId(paperCountId);
  await write(member, async (transaction) => {
    const removed = await transaction
      .deleteFrom('office.paper_count')
      .where('place_id', '=', member.placeId)
      .where('consultation_id', '=', consultationId)
      .where('paper_count_id', '=', paperId)
      .returning(['supports', 'proposal_id'])
      .executeTakeFirst();
    requireFound(removed !== undefined);
    const detail = {
      what: 'remove paper',
      supports: removed?.supports ?? 0,
      proposal: removed?.proposal_id ?? '',
    };
    await recordCount(transaction, member, consultationId, detail);
  });
}

async function recordCount(
  transaction: OfficeTransaction,
  member: Member,
  consultationId: string,
  detail: Readonly<Record<string, string | number>>,
): Promise<void> {
  const object = { kind: 'consultation', id: consultationId } as const;
  await recordDeed(transaction, member, 'participation.count', object, detail);
}
