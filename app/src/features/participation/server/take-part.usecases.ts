/** A resident takes part: reads, proposes, supports. No account, no name, no citizenship; exactly once. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { today } from '#server/clock.ts';
import type { TakePartTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Limiter, toNetwork } from '#server/limiter.ts';
import { Problem } from '#server/problem.ts';
import { sealValue } from '#server/sealing.ts';
import { computeCodeHash, parseCode } from '../code.rules.ts';
import { isGathering, readPhase } from '../participation.rules.ts';
import {
  closedConsultation,
  nothingChosen,
  notYetOpen,
  spentCode,
  tooManyChosen,
  tooOften,
  wrongCode,
} from '../participation.problems.ts';
import { ballotSchema, proposalSchema } from '../participation.schema.ts';
import type { Consultation } from '../participation.types.ts';
import { parseId } from './consultation-hold.ts';
import { selectConsultation, selectShownProposals } from './consultation.queries.ts';
import { deleteCode, enterPlace, insertSubmission } from './take-part.queries.ts';

const WINDOW_MINUTES = 60;
/** A library, a school or a reception centre shares one address. */
const LIMITS = { proposal: 20, expression: 60, 'wrong-code': 30, notice: 20 } as const;
const limiter = new Limiter(WINDOW_MINUTES * 60 * 1000);

/** Problem `too-often` (429). `address`: of the request; kept in memory only, for an hour. Empty: nobody knows. */
export function refuseTooOften(what: keyof typeof LIMITS, address: string): void {
  if (address !== '' && limiter.count(what, toNetwork(address)) >= LIMITS[what])
    throw tooOften(WINDOW_MINUTES);
}

export function countTry(what: keyof typeof LIMITS, address: string): void {
  if (address !== '') limiter.add(what, toNetwork(address));
}

/** Where somebody takes part. */
export interface TakingAddress {
  readonly slug: string;
  readonly consultationId: string;
  /** of the request */
  readonly network: string;
}

export function computePageHash(key: string): Buffer {
  return createHash('sha256').update(`participation\0${key}`).digest();
}

/**
 * Takes a proposal in; it waits until the office has looked at it. Sent twice it is there once. Problems:
 * `input-invalid` (422), `consultation-closed` (410), `consultation-not-yet-open` (409), `too-often` (429).
 */
export async function submitProposal(address: TakingAddress, input: unknown): Promise<void> {
  refuseTooOften('proposal', address.network);
  const { key, ...proposal } = parseInput(proposalSchema, input);
  const consultationId = parseId(address.consultationId);
  await enterPlace(address.slug, async (transaction, { placeId }) => {
    if (!(await insertSubmission(transaction, placeId, computePageHash(key)))) return;
    const consultation = await requireCollecting(transaction, placeId, consultationId);
    if (!consultation.takesProposals) throw new Problem('takes-no-proposals', 409);
    await transaction
      .insertInto('office.proposal')
      .values({ place_id: placeId, consultation_id: consultationId, ...proposal })
      .execute();
  });
  countTry('proposal', address.network);
}

async function requireCollecting(
  transaction: TakePartTransaction,
  placeId: string,
  consultationId: string,
): Promise<Consultation> {
  const consultation = await selectConsultation(transaction, placeId, consultationId);
  if (consultation === undefined) throw new Problem('not-found', 404);
  const phase = readPhase(consultation, today());
  if (phase === 'waiting') throw notYetOpen(consultation.opensOn ?? '');
  if (phase !== 'collecting') throw closedConsultation(consultation.closesOn ?? '');
  return consultation;
}

/**
 * Takes support in. With a code it counts and the code is deleted in the same transaction; without, it is an expression
 * and is never added to support. What was chosen lies sealed until five have gathered. Problems: `support-code-wrong` (422),
 * `code-spent` (410), `nothing-chosen`, `too-many-chosen` (422), `consultation-closed` (410), `too-often` (429).
 */
export async function sendBallot(address: TakingAddress, input: unknown): Promise<'coded' | 'expression'> {
  const { key, proposalId: chosen, way, code } = parseInput(ballotSchema, input);
  const consultationId = parseId(address.consultationId);
  if (chosen.length === 0) throw nothingChosen();
  const kind = way === 'code' ? 'coded' : 'expression';
  const inHand = kind === 'coded' ? readCodeInHand(address, consultationId, code) : '';
  if (kind === 'expression') refuseTooOften('expression', address.network);
  await enterPlace(
    address.slug,
    async (transaction, { placeId }) => {
      // Acknowledged means on disk, whatever the server's default is.
      await sql`set local synchronous_commit to on`.execute(transaction);
      if (!(await insertSubmission(transaction, placeId, computePageHash(key)))) return;
      const consultation = await requireCollecting(transaction, placeId, consultationId);
      await refuseOthers(transaction, placeId, consultation, chosen);
      if (kind === 'coded' && !(await deleteCode(transaction, placeId, consultationId))) throw spentCode();
      const sealed = sealBallot(consultationId, chosen);
      await transaction
        .insertInto('confidential.ballot')
        .values({ place_id: placeId, consultation_id: consultationId, kind, sealed })
        .execute();
    },
    inHand,
  );
  if (kind === 'expression') countTry('expression', address.network);
  return kind;
}

/** @returns hash of the code (hex) */
function readCodeInHand(address: TakingAddress, consultationId: string, typed: string): string {
  refuseTooOften('wrong-code', address.network);
  if (typed === '')
    throw new Problem('input-invalid', 422, { field: 'code', reason: 'required', limit: 0 }, 'code');
  const letters = parseCode(consultationId, typed);
  if (letters !== undefined) return computeCodeHash(consultationId, letters).toString('hex');
  countTry('wrong-code', address.network);
  throw wrongCode();
}

async function refuseOthers(
  transaction: TakePartTransaction,
  placeId: string,
  consultation: Consultation,
  chosen: readonly string[],
): Promise<void> {
  if (chosen.length > consultation.choicesPerCode) throw tooManyChosen(consultation.choicesPerCode);
  const shown = await selectShownProposals(transaction, placeId, consultation.consultationId);
  const open = new Set(
    shown.filter((one) => isGathering(one, consultation, today())).map(({ proposalId }) => proposalId),
  );
  if (chosen.some((one) => !open.has(one))) throw new Problem('not-gathering', 409, {}, 'proposalId');
}

/** All ballots are equally long, however many were chosen. */
function sealBallot(consultationId: string, chosen: readonly string[]): Uint8Array {
  const choices = [...new Set(chosen)];
  return sealValue(choices, { purpose: 'ballot', waveId: consultationId, material: '' });
}
