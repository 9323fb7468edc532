/** One practice record, posted to several networks and databases: their fields filled, and a log of where it stands. */
import { POSTING_TEMPLATES } from '@vicus/reference';
import type { Practice } from '#features/practice/practice.types.ts';
import { listOwnPractices } from '#features/practice/server/record.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { practiceNotPublished } from '../network.problems.ts';
import { postingIdSchema, postingSchema } from '../network.schema.ts';
import type { Posting } from '../network.types.ts';
import { fillTemplate, type FilledTemplate } from '../posting.rules.ts';
import * as queries from './network.queries.ts';

export interface PostingDesk {
  /** published ones of the own place: nothing leaves without being published */
  readonly practices: readonly { readonly practiceKey: string; readonly title: string }[];
  readonly chosen: string | null;
  readonly filled: readonly FilledTemplate[];
  readonly postings: readonly Posting[];
}

const readTitle = ({ texts }: Practice): string => texts.title ?? '';

/** `practiceKey`: which record; null: the first. */
export async function readPostingDesk(
  member: Member,
  practiceKey: string | null,
  language: string,
): Promise<PostingDesk> {
  authorise(member, 'network.read');
  const published = await listPublished(member);
  const chosen = published.find((one) => one.practiceKey === practiceKey) ?? published[0];
  const postings = await readOffice(member, (reader) => queries.selectPostings(reader, member.placeId));
  return {
    practices: published.map((one) => ({ practiceKey: one.practiceKey, title: readTitle(one) })),
    chosen: chosen?.practiceKey ?? null,
    filled:
      chosen === undefined ? [] : POSTING_TEMPLATES.map((one) => fillTemplate(one, chosen.texts, language)),
    postings,
  };
}

async function listPublished(member: Member): Promise<Practice[]> {
  const { practices } = await listOwnPractices(member);
  return practices.filter(({ state, version }) => state === 'published' && version > 0);
}

/** Writes down that a record was posted. Problem `network-practice-not-published` (409) */
export async function addPosting(member: Member, input: unknown): Promise<void> {
  authorise(member, 'network.change');
  const words = parseInput(postingSchema, input);
  const practice = (await listPublished(member)).find((one) => one.practiceKey === words.practiceKey);
  if (practice === undefined) throw practiceNotPublished();
  await write(member, async (transaction) => {
    const posting = { ...words, practiceTitle: readTitle(practice) || words.practiceKey };
    await queries.insertPosting(transaction, member.placeId, posting);
    await recordAudit(transaction, member, {
      action: 'network.change',
      objectKind: 'network',
      objectId: words.templateId,
      detail: { posted: words.practiceKey },
    });
  });
}

export async function removePosting(member: Member, input: unknown): Promise<void> {
  authorise(member, 'network.change');
  const { postingId } = parseInput(postingIdSchema, input);
  await write(member, async (transaction) => {
    if (!(await queries.deletePosting(transaction, member.placeId, postingId)))
      throw new Problem('not-found', 404);
    await recordAudit(transaction, member, {
      action: 'network.change',
      objectKind: 'network',
      objectId: postingId,
      detail: { posting: 'removed' },
    });
  });
}
