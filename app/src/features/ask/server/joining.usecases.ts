/** Others join an ask; addressees answer it, or the place writes down what an office elsewhere said. */
import { readOwnLevel } from '#features/level/server/level.usecases.ts';
import { readContextOf } from '#features/practice/server/context.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { write, type OfficeReader } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import {
  addresseeAnswersItself,
  addresseeUnknown,
  alreadyJoined,
  askNotPublic,
  askOwn,
} from '../ask.problems.ts';
import { answerSchema, joinSchema } from '../ask.schema.ts';
import type { PublishedAsk } from '../ask.types.ts';
import { selectSupports } from './published.queries.ts';
import { readAsk } from './reading.usecases.ts';

async function requirePublic(member: Member, askKey: string): Promise<PublishedAsk> {
  const { ask } = await readAsk(member, askKey);
  if (ask.state !== 'public' || ask.content === null) throw askNotPublic();
  return ask;
}

/**
 * Joins with the own sentence. Problems `ask-own`, `ask-joined-already`, `ask-not-public`, `public-profile-missing` (409),
 * `ask-not-confirmed` (422): what becomes public was not confirmed.
 */
export async function joinAsk(member: Member, askKey: string, input: unknown): Promise<void> {
  authorise(member, 'ask.raise');
  const { words, language } = parseInput(joinSchema, input);
  const ask = await requirePublic(member, askKey);
  if (ask.placeId === member.placeId) throw askOwn();
  await write(member, async (tx) => {
    const there = await selectSupports(tx, [ask.askKey]);
    if (there.some(({ placeId }) => placeId === member.placeId)) throw alreadyJoined();
    const { context, isExample } = await readContextOf(tx as unknown as OfficeReader, member.placeId);
    await tx
      .insertInto('published.ask_support')
      .values({
        place_id: member.placeId,
        ask_place_id: ask.placeId,
        ask_key: ask.askKey,
        words,
        language,
        context: JSON.stringify(context),
        is_example: isExample,
        joined_on: today(),
      })
      .execute();
    await recordAudit(tx, member, {
      action: 'ask.raise',
      objectKind: 'ask',
      objectId: ask.askKey,
      detail: { step: 'joined' },
    });
  });
}

/** Takes the own sentence back. Nothing happens where there is none. */
export async function leaveAsk(member: Member, askKey: string): Promise<void> {
  authorise(member, 'ask.raise');
  await write(member, async (tx) => {
    await tx
      .deleteFrom('published.ask_support')
      .where('place_id', '=', member.placeId)
      .where('ask_key', '=', askKey)
      .execute();
    await recordAudit(tx, member, {
      action: 'ask.raise',
      objectKind: 'ask',
      objectId: askKey,
      detail: { step: 'left' },
    });
  });
}

/** A level answers what was put to it. Problems `ask-addressee-unknown` (422), `ask-not-public` (409) */
export async function answerAsk(member: Member, askKey: string, input: unknown): Promise<void> {
  authorise(member, 'ask.answer');
  const { state, words, dueOn, isPublic } = parseInput(answerSchema, input);
  const ask = await requirePublic(member, askKey);
  const level = await readOwnLevel(member);
  if (!ask.content?.addressees.some(({ levelPlaceId }) => levelPlaceId === level.placeId))
    throw addresseeUnknown();
  await keepAnswer(member, ask, {
    recorded_by: 'level',
    level_kind: level.kind,
    addressee: level.name,
    state,
    words,
    due_on: state === 'will-do' ? dueOn : null,
    answered_on: today(),
    is_public: isPublic,
  });
}

/**
 * The place that asked writes down what an office elsewhere answered; it is marked so. Problems `ask-addressee-unknown`,
 * `ask-addressee-answers-itself` (422): a level of this installation speaks for itself.
 */
export async function recordAskAnswer(member: Member, askKey: string, input: unknown): Promise<void> {
  authorise(member, 'ask.raise');
  const {
    state,
    words,
    dueOn,
    isPublic,
    addressee: addresseeId,
    answeredOn,
  } = parseInput(answerSchema, input);
  const ask = await requirePublic(member, askKey);
  if (ask.placeId !== member.placeId) throw addresseeUnknown();
  const addressee = ask.content?.addressees.find((one) => one.addresseeId === addresseeId);
  if (addressee === undefined) throw addresseeUnknown();
  if (addressee.levelPlaceId !== null) throw addresseeAnswersItself();
  const day = answeredOn !== null && answeredOn <= today() ? answeredOn : today();
  await keepAnswer(member, ask, {
    recorded_by: 'place',
    level_kind: addressee.kind,
    addressee: addressee.name,
    state,
    words,
    due_on: state === 'will-do' ? dueOn : null,
    answered_on: day,
    is_public: isPublic,
  });
}

interface AnswerRow {
  readonly recorded_by: 'level' | 'place';
  readonly level_kind: string;
  readonly addressee: string;
  readonly state: string;
  readonly words: string;
  readonly due_on: string | null;
  readonly answered_on: string;
  readonly is_public: boolean;
}

function keepAnswer(member: Member, ask: PublishedAsk, row: AnswerRow): Promise<void> {
  return write(member, async (tx) => {
    await tx
      .insertInto('published.ask_answer')
      .values({
        place_id: member.placeId,
        ask_place_id: ask.placeId,
        ask_key: ask.askKey,
        is_example: ask.isExample,
        ...row,
      })
      .execute();
    await recordAudit(tx, member, {
      action: row.recorded_by === 'level' ? 'ask.answer' : 'ask.raise',
      objectKind: 'ask',
      objectId: ask.askKey,
      detail: { step: 'answered', state: row.state },
    });
  });
}
