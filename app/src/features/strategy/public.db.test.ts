/** The public side of a strategy on a real database: what is published, who may say and read what, exactly once. */
import type pg from 'pg';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedPlace } from '#features/survey/testing/seed.ts';
import type { Member } from '#server/auth/member.ts';
import { addDays, setClock, today } from '#server/clock.ts';
import { readPublic, takePart } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { addNote, readNotes, replyToNote, resolveThread } from './server/comment-notes.usecases.ts';
import { answerComments, makeStatement, moderateComment, readComments } from './server/comment.usecases.ts';
import { readStrategy } from './server/content.usecases.ts';
import { forgetComments, listPlacesWithComments } from './server/forget-comments.usecases.ts';
import { addGoal } from './server/goal.usecases.ts';
import { writePart } from './server/parts.usecases.ts';
import { readStrategyDigest, readStrategySheet } from './server/public-pages.usecases.ts';
import {
  changeCommentPeriod,
  listPublications,
  previewPublication,
  publishStrategy,
  withdrawStrategy,
} from './server/public.usecases.ts';
import { beginStrategy } from './server/strategies.usecases.ts';
import { submitComment } from './server/take-comment.usecases.ts';

let world: TestWorld;
let owner: pg.Client;
let member: Member;
let stranger: Member;
let strategyId: string;
let key: string;

const ALL = { state: '', voice: '', about: '', answered: '' } as const;
const open = () => ({ commentsFrom: addDays(today(), -1), commentsUntil: addDays(today(), 1) });
let sent = 0;
const toComment = (words: string, voice = 'resident', about = 'whole:') => {
  sent += 1;
  return { key: String(sent).padStart(22, 'k'), about, words, voice, language: 'en' };
};
const at = () => ({ slug: 'vico', key, network: '' });

async function publish(choice: Record<string, unknown>): Promise<string> {
  const { previewHash } = await previewPublication(member, strategyId, choice);
  return publishStrategy(member, strategyId, { ...choice, previewHash, hasLooked: 'yes' });
}

const readAll = async () => (await readComments(member, strategyId, ALL)).comments;
const readSheet = async (edition: string | null) =>
  readStrategySheet(member.placeId, await readStrategyDigest(member.placeId), { key, edition });

beforeAll(async () => {
  world = await openTestWorld();
  owner = world.superuser;
  member = await seedPlace(world, 'vico');
  stranger = await seedPlace(world, 'borgo');
  const head = { title: 'Together', fromYear: 2027, toYear: 2030, language: 'en', currency: 'EUR' };
  strategyId = await beginStrategy(member, head);
  await writePart(member, strategyId, 'summary', { text: 'We meet.\n\n- often', revision: 1 });
  await writePart(member, strategyId, 'risks', { text: 'Secret so far.', revision: 1 });
  await addGoal(member, strategyId, { title: 'Everybody learns German' });
  key = await publish({ edition: 'draft', keptParts: ['risks'], ...open() });
});
afterAll(() => world.close());

describe('a public draft', () => {
  test('is a copy without what was kept back, and holds no id of the office', async () => {
    const { strategy, phase } = await readSheet('draft');
    expect(phase).toBe('open');
    expect(strategy.content?.parts.map(({ partId }) => partId)).toEqual(['summary']);
    expect(strategy.content?.keptBack).toEqual({ parts: ['risks'], actions: 0 });
    const { goals } = await readStrategy(member, strategyId);
    const text = JSON.stringify(strategy);
    for (const id of [strategyId, member.placeId, ...goals.map(({ goalId }) => goalId)])
      expect(text).not.toContain(id);
    await expect(
      readPublic((reader) => reader.selectFrom('published.strategy').select('strategy_id').execute()),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('is published only as it was looked at, and never with names nobody looked at', async () => {
    const choice = { edition: 'draft', ...open() };
    const { previewHash } = await previewPublication(member, strategyId, choice);
    await writePart(member, strategyId, 'summary', { text: 'Call Mrs Okafor, 0664 1234567.', revision: 2 });
    await expect(publishStrategy(member, strategyId, { ...choice, previewHash })).rejects.toMatchObject({
      code: 'strategy-preview-outdated',
    });
    const fresh = await previewPublication(member, strategyId, choice);
    expect(fresh.flagged).toMatchObject([{ where: 'part summary' }]);
    await expect(
      publishStrategy(member, strategyId, { ...choice, previewHash: fresh.previewHash }),
    ).rejects.toMatchObject({ code: 'names-not-looked-at' });
    await writePart(member, strategyId, 'summary', { text: 'We meet.\n\n- often', revision: 3 });
  });

  test('is never rewritten, whoever asks', async () => {
    await expect(owner.query(`update published.strategy set title = 'Other'`)).rejects.toThrow(
      /never changed/,
    );
    await expect(
      owner.query(`update published.strategy set content = '{}' where state = 'draft'`),
    ).rejects.toThrow(/never changed/);
  });

  test('takes no adopted version that there is not', async () => {
    await expect(previewPublication(member, strategyId, { edition: 'adopted' })).rejects.toMatchObject({
      code: 'strategy-not-adopted',
    });
  });
});

describe('a comment', () => {
  test('waits, is there once however often it is sent, and appears when it was looked at', async () => {
    const typed = toComment('شكراً جزيلاً – more buses', 'newcomer');
    await submitComment(at(), typed);
    await submitComment(at(), typed);
    expect((await readSheet('draft')).comments).toEqual([]);
    const [comment] = await readAll();
    expect(comment).toMatchObject({ words: 'شكراً جزيلاً – more buses', state: 'waiting', voice: 'newcomer' });
    expect(await world.count('confidential.strategy_comment', { place_id: member.placeId })).toBe(1);
    await moderateComment(member, strategyId, { commentId: comment?.commentId, verdict: 'show' });
    const [shown] = (await readSheet('draft')).comments;
    expect(shown).toMatchObject({ words: 'شكراً جزيلاً – more buses', voice: '', verdict: '' });
    expect(JSON.stringify(shown)).not.toContain(comment?.commentId);
  });

  test('tells its voice in public only from five that share it', async () => {
    for (let n = 2; n <= 5; n += 1) await submitComment(at(), toComment(`Comment ${n}`, 'newcomer'));
    await submitComment(at(), toComment('From a club', 'organisation'));
    for (const { commentId } of (await readAll()).filter(({ state }) => state === 'waiting'))
      await moderateComment(member, strategyId, { commentId, verdict: 'show' });
    const voices = (await readSheet('draft')).comments.map(({ voice }) => voice).toSorted();
    expect(voices).toEqual(['', 'newcomer', 'newcomer', 'newcomer', 'newcomer', 'newcomer']);
  });

  test('that names a third person is not shown unlooked at, and its words go after 90 days', async () => {
    await submitComment(at(), toComment('Ask Anna Huber, 0664 1234567'));
    const comment = (await readAll()).find(({ state }) => state === 'waiting');
    const commentId = comment?.commentId;
    expect(comment?.flagged.join(' ')).toContain('0664 1234567');
    await expect(moderateComment(member, strategyId, { commentId, verdict: 'show' })).rejects.toMatchObject({
      code: 'names-not-looked-at',
    });
    await expect(
      moderateComment(member, strategyId, { commentId, verdict: 'not-show' }),
    ).rejects.toMatchObject({ code: 'reason-missing' });
    await moderateComment(member, strategyId, { commentId, verdict: 'not-show', reason: 'names-a-person' });
    const { strategy, comments } = await readSheet('draft');
    expect(strategy.notShown).toEqual({ 'names-a-person': 1 });
    expect(JSON.stringify(comments)).not.toContain('Huber');
    const later = new Date(`${addDays(today(), 91)}T12:00:00Z`);
    setClock(() => later);
    expect(await listPlacesWithComments()).toEqual([member.placeId]);
    await forgetComments(member.placeId);
    setClock(undefined);
    expect((await readAll()).find((one) => one.commentId === commentId)?.words).toBe('');
  });

  test('is answered alone or with others; a statement is made of it once', async () => {
    const shown = (await readAll()).filter(({ state }) => state === 'shown');
    const [first, second] = shown.map(({ commentId }) => commentId);
    const goal = (await readComments(member, strategyId, ALL)).abouts.find(({ kind }) => kind === 'goal');
    const answer = { verdict: 'taken-up', words: 'Now in goal 1', target: `goal:${goal?.key}` };
    await answerComments(member, strategyId, { ...answer, commentId: [first, second] });
    const { comments } = await readSheet('draft');
    const answered = comments.filter(({ verdict }) => verdict === 'taken-up');
    expect(answered).toHaveLength(2);
    expect(new Set(answered.map(({ answerKey }) => answerKey)).size).toBe(1);
    await answerComments(member, strategyId, {
      verdict: 'not-taken-up',
      words: 'No money',
      target: '',
      commentId: [first, second],
    });
    expect(await world.count('office.strategy_comment_answer', { place_id: member.placeId })).toBe(1);
    const heard = { name: 'Draft 1', language: 'en' } as const;
    const statement = { commentId: first, statement: 'More buses' };
    await makeStatement(member, strategyId, statement, heard);
    await expect(makeStatement(member, strategyId, statement, heard)).rejects.toMatchObject({
      code: 'comment-is-a-statement-already',
    });
    expect((await readStrategy(member, strategyId)).perspectives).toMatchObject([
      { statement: 'More buses', heardIn: 'comment', heardInId: first, heardInName: 'Draft 1' },
    ]);
    const hidden = (await readAll()).find(({ state }) => state === 'not-shown');
    await expect(
      answerComments(member, strategyId, { verdict: 'taken-up', words: 'x', commentId: hidden?.commentId }),
    ).rejects.toMatchObject({ code: 'only-shown-comments-are-answered' });
  });

  test('comes in only within the period and about something that is there', async () => {
    await expect(submitComment(at(), toComment('x', 'resident', 'part:risks'))).rejects.toMatchObject({
      code: 'strategy-not-in-the-draft',
    });
    await expect(submitComment(at(), toComment(''))).rejects.toMatchObject({ code: 'input-invalid' });
    const late = new Date(`${addDays(today(), 2)}T12:00:00Z`);
    setClock(() => late);
    await expect(submitComment(at(), toComment('x'))).rejects.toMatchObject({
      code: 'strategy-comments-closed',
    });
    setClock(undefined);
  });

  test('is slowed down where too many come from one network', async () => {
    const one = { slug: 'vico', key: '000000000000', network: '203.0.113.9' };
    const before = await world.count('confidential.strategy_comment', { place_id: member.placeId });
    for (let n = 0; n < 40; n += 1)
      await submitComment({ ...at(), network: one.network }, toComment(`n ${n}`));
    await expect(submitComment({ ...at(), network: one.network }, toComment('x'))).rejects.toMatchObject({
      code: 'too-often',
    });
    expect(await world.count('confidential.strategy_comment', { place_id: member.placeId })).toBe(
      before + 40,
    );
  });
});

describe('each role on its own', () => {
  const insert = (publicationId: string, state = '') =>
    takePart(member.placeId, (transaction) =>
      sql`insert into confidential.strategy_comment (place_id, publication_id, about_kind, about_key, about_title, words, voice,
        language ${sql.raw(state === '' ? '' : ', state')}) values (${member.placeId}, ${publicationId}, 'whole', '', '', 'x',
        'resident', 'en' ${sql.raw(state === '' ? '' : `, '${state}'`)})`.execute(transaction),
    );

  test('those who take part read no comment, change none, and post only into an open draft', async () => {
    const id = (await listPublications(member, strategyId))[0]?.publicationId ?? '';
    await insert(id);
    await expect(insert(id, 'shown')).rejects.toMatchObject({ code: 'forbidden' });
    for (const statement of [
      'select * from confidential.strategy_comment',
      'update confidential.strategy_comment set words = $$x$$',
      'delete from confidential.strategy_comment',
      'select * from published.strategy_comment',
      'select * from office.strategy_note',
      'select strategy_id from published.strategy',
    ])
      await expect(
        takePart(member.placeId, (transaction) => sql.raw(statement).execute(transaction)),
      ).rejects.toMatchObject({ code: 'forbidden' });
    await owner.query(
      `update published.strategy set comments_from = current_date - 9, comments_until = current_date - 2`,
    );
    await expect(insert(id)).rejects.toMatchObject({ code: 'forbidden' });
    await owner.query(`update published.strategy set comments_from = null, comments_until = null`);
    await expect(insert(id)).rejects.toMatchObject({ code: 'forbidden' });
    await owner.query(
      `update published.strategy set comments_from = current_date - 1, comments_until = current_date + 1`,
    );
  });

  test('everybody reads no waiting comment and no note; another place moderates nothing', async () => {
    for (const table of [
      'confidential.strategy_comment',
      'office.strategy_note',
      'office.strategy_comment_answer',
    ])
      await expect(
        readPublic((reader) => sql.raw(`select * from ${table}`).execute(reader as never)),
      ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(readComments(stranger, strategyId, ALL)).rejects.toMatchObject({ code: 'not-found' });
    const reader = { ...member, role: 'reader' } as const;
    await expect(readComments(reader, strategyId, ALL)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

test('members talk in threads; a partner sees those of its organisation only', async () => {
  const councillor = await world.addCouncillor(member.placeId);
  await owner.query(
    `insert into office.actor (place_id, actor_id, name, kind) values ($1, $1, 'Club', 'sports-club')`,
    [member.placeId],
  );
  await owner.query(`insert into auth."user" (id, name, email) values ('p', 'Pia', 'p@example.org')`);
  await owner.query(
    `insert into office.membership (place_id, user_id, role, actor_id) values ($1, 'p', 'partner', $1)`,
    [member.placeId],
  );
  const partner: Member = { userId: 'p', placeId: member.placeId, role: 'partner', actorId: member.placeId };
  await addNote(councillor, strategyId, { about: 'part:risks', words: 'Is this all?' });
  await addNote(partner, strategyId, { about: 'whole:', words: 'We can help' });
  expect((await readNotes(partner, strategyId)).threads.map(({ first }) => first.words)).toEqual([
    'We can help',
  ]);
  // What is kept back from the public is nothing a partner sees.
  await expect(addNote(partner, strategyId, { about: 'part:risks', words: 'x' })).rejects.toMatchObject({
    code: 'strategy-not-in-the-draft',
  });
  const { threads } = await readNotes(member, strategyId);
  const ofPartner = threads.find(({ first }) => first.isOfPartner)?.first.noteId;
  const ofTown = threads.find(({ first }) => !first.isOfPartner)?.first.noteId;
  await replyToNote(member, strategyId, { threadId: ofPartner, words: 'Gladly' });
  await expect(replyToNote(partner, strategyId, { threadId: ofTown, words: 'x' })).rejects.toMatchObject({
    code: 'not-found',
  });
  await resolveThread(member, strategyId, { threadId: ofPartner, deed: 'resolve' });
  expect((await readNotes(partner, strategyId)).threads).toMatchObject([
    { isResolved: true, replies: [{ words: 'Gladly' }] },
  ]);
});

test('the period changes; what is withdrawn leaves its notice and no words', async () => {
  await changeCommentPeriod(member, strategyId, { commentsUntil: addDays(today(), 5) });
  const [draft] = await listPublications(member, strategyId);
  expect(draft?.commentsUntil).toBe(addDays(today(), 5));
  const notice = { publicationId: draft?.publicationId, notice: 'We begin again.' };
  await withdrawStrategy(member, strategyId, notice);
  await expect(withdrawStrategy(member, strategyId, notice)).rejects.toMatchObject({
    code: 'strategy-withdrawn-before',
  });
  const { strategy, phase } = await readSheet(null);
  expect(strategy).toMatchObject({ state: 'withdrawn', withdrawal: 'We begin again.', content: null });
  expect(phase).toBe('none');
  await expect(submitComment(at(), toComment('x'))).rejects.toMatchObject({
    code: 'strategy-takes-no-comments',
  });
});
