/** At the counter or on the phone: somebody of the office opens a respondent's pages for them. Never noted who or when. */
import { authorise, type Member } from '#server/auth/member.ts';
import { respond } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/languages.ts';
import {
  computeDraftId,
  computeTokenOfCode,
  isGenuineCode,
  makeOpenToken,
  parseCode,
} from '../link.rules.ts';
import { assistedSchema } from '../tablet.schema.ts';
import type { AnswerChannel, LinkAddress } from '../respond.types.ts';
import type { Wave } from '../survey.types.ts';
import { readGeneralWave } from './general.usecases.ts';
import { readOwnPlaceContact } from './letters.usecases.ts';
import { holdDraft, isLinkUnspent, storeDraft } from './respond.queries.ts';
import { enterLink, keepsLink, readStored, sealDraft } from './respond.usecases.ts';
import { selectWaveKey } from './survey.queries.ts';
import { spentLink } from '../survey.problems.ts';

/** Where to ask, and how somebody comes in. Problem `wave-not-open` (409). */
export async function readAssistance(member: Member, waveId: string): Promise<Wave> {
  authorise(member, 'answer.assist');
  const wave = await readGeneralWave(member, waveId);
  if (wave.state !== 'open') throw new Problem('wave-not-open', 409);
  return wave;
}

/**
 * Opens the pages of somebody who is there or on the phone: by the code of their letter, in an open wave without. Their
 * answer is marked with how it came. Not audited: a trace of each would tell who answered, and when. Problems:
 * `wave-not-open` (409), `code-malformed`, `code-unknown` (422), `link-used` (410).
 */
export async function beginAssistedAnswer(
  member: Member,
  waveId: string,
  input: unknown,
): Promise<{ readonly address: LinkAddress; readonly language: Language }> {
  authorise(member, 'answer.assist');
  const { channel, language, code } = parseInput(assistedSchema, input);
  const wave = await readAssistance(member, waveId);
  const { slug } = await readOwnPlaceContact(member);
  const key = await respond(member.placeId, '', (transaction) =>
    selectWaveKey(transaction, member.placeId, waveId),
  );
  if (key === undefined) throw new Problem('wave-not-open', 409);
  const token = wave.approach === 'open' ? makeOpenToken(key) : findToken(key, code);
  const address = { slug, waveId, token };
  await markHelp(address, channel);
  return { address, language };
}

function findToken(key: Uint8Array, typed: string): string {
  const code = parseCode(typed);
  if (code === undefined) throw new Problem('code-malformed', 422, {}, 'code');
  if (!isGenuineCode(key, code)) throw new Problem('code-unknown', 422, {}, 'code');
  return computeTokenOfCode(key, code);
}

/** Sealed with the link, beside the draft: what was filled in before stays. */
async function markHelp(address: LinkAddress, channel: AnswerChannel): Promise<void> {
  await enterLink(address, async (transaction, link) => {
    const where = { placeId: link.place.placeId, waveId: link.wave.waveId };
    const isSpendable = link.wave.approach !== 'open' && !keepsLink(link.wave);
    if (isSpendable && !(await isLinkUnspent(transaction, where.placeId, where.waveId)))
      throw spentLink(link.place);
    const draftId = computeDraftId(address.token);
    await holdDraft(transaction, draftId);
    const stored = await readStored(transaction, link);
    const sealed = sealDraft({ ...stored, channel }, address);
    await storeDraft(transaction, { ...where, draftId, sealed });
  });
}
