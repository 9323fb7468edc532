/** Progress as it was published: composed by the room `implementation`, stored here beside the strategy it is about. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { hashPreview } from '#server/json-hash.ts';
import { Problem } from '#server/problem.ts';
import { notPublic, previewOutdated } from '../public.problems.ts';
import { confirmSchema, progressDaySchema } from '../public.schema.ts';
import type { MoneyDetail } from '../public.types.ts';
import { makePublicKey } from './public-key.ts';
import {
  deleteProgress,
  selectMoneyDetail,
  selectProgressDays,
  upsertProgress,
} from './public-progress.queries.ts';

/** Under which keys, and with how much of the money, the public knows the strategy. Problem `strategy-not-public` (409). */
export async function readAdoptedPublication(
  member: Member,
  strategyId: string,
): Promise<{ readonly toKey: (id: string) => string; readonly moneyDetail: MoneyDetail }> {
  authorise(member, 'strategy.publish');
  const detail = await readOffice(member, (reader) => selectMoneyDetail(reader, member.placeId, strategyId));
  if (detail === undefined) throw notPublic();
  return { toKey: makePublicKey(member.placeId), moneyDetail: detail };
}

/** Days as of which progress is public, newest first. */
export async function listProgressDays(member: Member, strategyId: string): Promise<string[]> {
  authorise(member, 'strategy.read');
  return readOffice(member, (reader) => selectProgressDays(reader, member.placeId, strategyId));
}

/** Stores what a person looked at. Problem `strategy-preview-outdated` (409). */
export async function publishProgress(
  member: Member,
  strategyId: string,
  { asOf, content }: { readonly asOf: string; readonly content: object },
  input: unknown,
): Promise<void> {
  authorise(member, 'strategy.publish');
  const { previewHash } = parseInput(confirmSchema, input);
  if (previewHash !== hashPreview(content)) throw previewOutdated();
  const key = makePublicKey(member.placeId)(strategyId);
  await write(member, async (transaction) => {
    const row = { strategyId, key, asOf, content, day: today() };
    await upsertProgress(transaction, member.placeId, row);
    await note(transaction, member, strategyId, { progress: asOf });
  });
}

/** Takes published progress off the public site. Problem `not-found` (404). */
export async function withdrawProgress(member: Member, strategyId: string, input: unknown): Promise<void> {
  authorise(member, 'strategy.publish');
  const { asOf } = parseInput(progressDaySchema, input);
  await write(member, async (transaction) => {
    if (!(await deleteProgress(transaction, member.placeId, strategyId, asOf)))
      throw new Problem('not-found', 404);
    await note(transaction, member, strategyId, { progressWithdrawn: asOf });
  });
}

const note = (
  transaction: OfficeTransaction,
  member: Member,
  strategyId: string,
  detail: Readonly<Record<string, string>>,
): Promise<void> =>
  recordAudit(transaction, member, {
    action: 'strategy.publish',
    objectKind: 'strategy',
    objectId: strategyId,
    detail,
  });
