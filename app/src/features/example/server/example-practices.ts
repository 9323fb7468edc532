/** The example town writes up what it did, publishes it and answers others, by the use cases of its officers; neighbours reply. */
import type { PracticeTexts } from '#features/evaluation/practice.types.ts';
import { readPractice, savePractice } from '#features/evaluation/server/practice.usecases.ts';
import { findPractices } from '#features/practice/server/find.usecases.ts';
import {
  publishPractice,
  sendBack,
  sendToReview,
  withdrawPractice,
} from '#features/practice/server/publish.usecases.ts';
import {
  beginPractice,
  readOwnPractice,
  savePracticeRecord,
  takeOverPractice,
} from '#features/practice/server/record.usecases.ts';
import { replyToPractice } from '#features/practice/server/share.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import * as example from '../example-practices.ts';
import { EXAMPLE_TOWN } from '../example-town.ts';
import { findAction, type ExampleEvaluated } from './example-evaluation.ts';

const LANGUAGE = { language: 'en' } as const;
const LOOKED = { isLookedAt: 'on' } as const;

/** What the form of a record holds. */
type Fields = Readonly<Record<string, string | readonly string[]>>;

/** After the evaluation, which proposes what is written. */
export async function shareExamplePractices(member: Member, evaluated: ExampleEvaluated): Promise<void> {
  for (const record of example.EXAMPLE_RECORDS) {
    const { about, fate, texts, details, later } = record;
    if (about === null) {
      await letOut(member, await begin(member, { ...texts, ...details }), fate);
      continue;
    }
    const actionId = findAction(evaluated, about) ?? '';
    const written = await writeInEvaluation(member, { ...evaluated, actionId }, record);
    if (fate.is === 'ready') continue;
    const practiceId = await takeOverPractice(member, { ...evaluated, actionId });
    await save(member, practiceId, written);
    await letOut(member, practiceId, fate);
    if (later === undefined) continue;
    await save(member, practiceId, { ...written, ...later });
    await letOut(member, practiceId, fate);
  }
  const { practiceKey, ...reply } = example.EXAMPLE_REPLY_TO_STUDY;
  await replyToPractice(member, practiceKey, { ...reply, ...LANGUAGE, ...LOOKED });
}

/** What an invented neighbour shares, and what it says of the town's practice while that stands. */
export async function shareAsNeighbour(member: Member, name: string): Promise<void> {
  const { record, reply } = example.EXAMPLE_NEIGHBOURLY[name] ?? {};
  if (record !== undefined) {
    const practiceId = await begin(member, { ...record.texts, ...record.details });
    await letOut(member, practiceId, { is: 'published' });
  }
  if (reply === undefined) return;
  const { found } = await findPractices(member, {});
  const ofTown = found.find(({ practice }) => practice.context.name === EXAMPLE_TOWN.name);
  if (ofTown !== undefined)
    await replyToPractice(member, ofTown.practice.practiceKey, { ...reply, ...LANGUAGE, ...LOOKED });
}

/** Takes what is proposed, writes the rest and says that it is ready. */
async function writeInEvaluation(
  member: Member,
  address: ExampleEvaluated & { readonly actionId: string },
  { texts: own, details, participants }: example.ExampleRecord,
): Promise<Fields> {
  const { texts: proposed } = await readPractice(member, address);
  const texts = { ...proposed, ...fillIn(own, proposed) };
  const cost = participants === null ? '' : writeCost(address, address.actionId, participants);
  const { staffHoursPerWeek = '' } = details;
  await savePractice(member, address, {
    ...texts,
    cost,
    staffHoursPerWeek,
    isReady: 'on',
    ...LOOKED,
    revision: 0,
  });
  return { ...texts, ...details, cost };
}

const fillIn = (own: PracticeTexts, proposed: PracticeTexts): PracticeTexts =>
  Object.fromEntries(
    Object.entries(own).map(([field, text]) => [
      field,
      text.replace('{proposed}', proposed[field as keyof PracticeTexts] ?? ''),
    ]),
  );

/** What was spent in the year for each who took part, as it is typed. */
function writeCost({ atHand }: ExampleEvaluated, about: string, participants: number): string {
  const spentCents = atHand.find(({ actionId }) => actionId === about)?.spentCents ?? 0;
  return (spentCents / participants / 100).toFixed(2);
}

async function begin(member: Member, fields: Fields): Promise<string> {
  const practiceId = await beginPractice(member, { title: fields['title'], ...LANGUAGE });
  await save(member, practiceId, fields);
  return practiceId;
}

async function save(member: Member, practiceId: string, fields: Fields): Promise<void> {
  const { revision } = await readOwnPractice(member, practiceId);
  await savePracticeRecord(member, practiceId, { ...fields, ...LANGUAGE, revision });
}

async function letOut(
  member: Member,
  practiceId: string,
  fate: Exclude<example.RecordFate, { readonly is: 'ready' }>,
): Promise<void> {
  await step(sendToReview, member, practiceId);
  if (fate.is === 'review') return;
  if (fate.is === 'sent-back') {
    await sendBack(member, practiceId, { note: fate.why });
    return;
  }
  await step(publishPractice, member, practiceId);
  if (fate.is === 'withdrawn') await withdrawPractice(member, practiceId, { withdrawal: fate.why });
}

/** Where the operator is the only officer, the one who wrote it looks at it again and lets it out. */
async function step(
  take: typeof sendToReview | typeof publishPractice,
  member: Member,
  practiceId: string,
): Promise<void> {
  const { revision } = await readOwnPractice(member, practiceId);
  await take(member, practiceId, { revision, ...LOOKED });
}
