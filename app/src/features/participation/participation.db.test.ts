import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { seedPlace } from '#features/survey/testing/seed.ts';
import type { Member } from '#server/auth/member.ts';
import { addDays, setClock, today } from '#server/clock.ts';
import { takePart } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { runMix, runParticipation } from '#server/jobs/schedule.ts';
import { sql } from 'kysely';
import { makeCode } from './code.rules.ts';
import { saveAnswer, addFollowUp } from './server/answer.usecases.ts';
import { concludeConsultation, endConsultation } from './server/consultation.usecases.ts';
import { readConsultationFile } from './server/consultation-file.usecases.ts';
import { addPaperCount, voidCodes } from './server/counting.usecases.ts';
import { readParticipationCounts } from './server/counts.usecases.ts';
import { moderateProposal } from './server/moderation.usecases.ts';
import { readFeed, readPublicConsultation } from './server/public-pages.usecases.ts';
import { sendBallot, submitProposal } from './server/take-part.usecases.ts';
import { makeKey, seedCodes, seedOpenConsultation, seedProposal } from './testing/seed.ts';

let world: TestWorld;
let member: Member;
let neighbour: Member;
let superuser: pg.Client;

beforeAll(async () => {
  world = await openTestWorld();
  member = await seedPlace(world, 'vico');
  neighbour = await seedPlace(world, 'borgo');
  superuser = world.superuser;
});
afterEach(() => setClock(undefined));
afterAll(() => world.close());

const count = (table: string, consultationId: string) =>
  world.count(table, { consultation_id: consultationId });

function goForward(days: number): void {
  const later = new Date(`${addDays(today(), days)}T12:00:00Z`);
  setClock(() => later);
}

const at = (consultationId: string, slug = 'vico') => ({ slug, consultationId, network: '' });
const toBallot = (proposalId: string | string[], code = '') => ({
  key: makeKey(),
  proposalId,
  way: code === '' ? 'expression' : 'code',
  code,
});

describe('a proposal', () => {
  test('waits, appears when it was looked at, and is there once however often it is sent', async () => {
    const consultationId = await seedOpenConsultation(member);
    const typed = { key: makeKey(), title: 'A bench', body: 'By the mill', language: 'en' };
    await submitProposal(at(consultationId), typed);
    await submitProposal(at(consultationId), typed);
    expect((await readPublicConsultation('vico', consultationId)).proposals).toEqual([]);
    const { proposals } = await readConsultationFile(member, consultationId);
    expect(proposals.map(({ title, state }) => [title, state])).toEqual([['A bench', 'waiting']]);
    await moderateProposal(member, consultationId, {
      proposalId: proposals[0]?.proposalId,
      verdict: 'show',
    });
    const shown = await readPublicConsultation('vico', consultationId);
    expect(shown.proposals.map(({ title, isGathering }) => [title, isGathering])).toEqual([
      ['A bench', true],
    ]);
  });

  test('that is not shown is counted by reason and readable nowhere but in the office; the reason is in the audit', async () => {
    const consultationId = await seedOpenConsultation(member);
    const proposalId = await seedProposal(member, consultationId, 'Buy my soap', false);
    const verdict = { proposalId, verdict: 'not-show', reason: 'advertising', note: 'soap' };
    await moderateProposal(member, consultationId, verdict);
    const page = await readPublicConsultation('vico', consultationId);
    expect(page.notShown).toEqual([{ reason: 'advertising', proposals: 1 }]);
    expect(JSON.stringify(page)).not.toContain('soap');
    const { rows } = await superuser.query<{ detail: unknown }>(
      `select detail from office.audit_entry where object_id = $1 order by at desc limit 1`,
      [proposalId],
    );
    expect(rows[0]?.detail).toEqual({ what: 'not-show', reason: 'advertising', note: 'soap' });
    goForward(100);
    await runParticipation();
    const { rows: texts } = await superuser.query(
      `select title, body from office.proposal where proposal_id = $1`,
      [proposalId],
    );
    expect(texts).toEqual([{ title: '', body: '' }]);
  });

  test('with a name in it is shown only when somebody looked', async () => {
    const consultationId = await seedOpenConsultation(member);
    const proposalId = await seedProposal(member, consultationId, 'Thank Mrs Huber', false);
    const show = { proposalId, verdict: 'show' };
    await expect(moderateProposal(member, consultationId, show)).rejects.toMatchObject({
      code: 'names-not-looked-at',
      values: { words: expect.stringContaining('Mrs Huber') },
    });
    await moderateProposal(member, consultationId, { ...show, hasLooked: 'yes' });
  });

  test.each([
    [{ title: '' }, 'input-invalid', 'title', 'required'],
    [{ title: 'x'.repeat(121) }, 'input-invalid', 'title', 'too-long'],
    [{ body: 'x'.repeat(2001) }, 'input-invalid', 'body', 'too-long'],
    [{ body: 'a\u0000b' }, 'unreadable-characters', 'body', undefined],
    [{ language: 'xx' }, 'input-invalid', 'language', 'choice'],
    [{ key: '' }, 'input-invalid', 'key', 'required'],
  ])('of %j is refused with %s at %s', async (wrong, code, field, reason) => {
    const consultationId = await seedOpenConsultation(member);
    const typed = { key: makeKey(), title: 'A', body: 'B', language: 'en', ...wrong };
    await expect(submitProposal(at(consultationId), typed)).rejects.toMatchObject({
      code,
      field,
      values: reason === undefined ? {} : { reason },
    });
    expect(await count('office.proposal', consultationId)).toBe(0);
  });

  test('too many from one network wait', async () => {
    const consultationId = await seedOpenConsultation(member);
    const from = { ...at(consultationId), network: '192.0.2.7' };
    const propose = () => submitProposal(from, { key: makeKey(), title: 'A', body: 'B', language: 'en' });
    for (let n = 0; n < 20; n += 1) await propose();
    await expect(propose()).rejects.toMatchObject({ code: 'too-often', status: 429 });
  });
});

describe('support', () => {
  test('with a code counts once, deletes the code, and stays apart from expressions and paper', async () => {
    const consultationId = await seedOpenConsultation(member);
    const proposalId = await seedProposal(member, consultationId, 'A bench');
    const codes = await seedCodes(member, consultationId, 7);
    const ballot = toBallot(proposalId, codes[0]?.toLowerCase().replaceAll('-', ' '));
    await sendBallot(at(consultationId), ballot);
    await sendBallot(at(consultationId), ballot);
    expect(await count('confidential.support_code', consultationId)).toBe(6);
    expect(await count('confidential.ballot', consultationId)).toBe(1);
    await expect(sendBallot(at(consultationId), toBallot(proposalId, codes[0]))).rejects.toMatchObject({
      code: 'code-spent',
      status: 410,
    });
    for (let n = 0; n < 3; n += 1) await sendBallot(at(consultationId), toBallot(proposalId));
    await runMix();
    const before = await readPublicConsultation('vico', consultationId);
    expect(before.proposals[0]?.support).toEqual({ coded: 0, paper: 0, expressions: 0 });
    for (const code of codes.slice(1, 5)) await sendBallot(at(consultationId), toBallot(proposalId, code));
    await runMix();
    const paper = {
      proposalId,
      supports: 12,
      countedOn: today(),
      occasion: 'Market',
      secondCounter: 'Registry',
    };
    await addPaperCount(member, consultationId, paper);
    const after = await readPublicConsultation('vico', consultationId);
    expect(after.proposals[0]?.support).toEqual({ coded: 5, paper: 12, expressions: 0 });
    await endConsultation(member, consultationId);
    const ended = await readPublicConsultation('vico', consultationId);
    expect(ended.proposals[0]?.support).toEqual({ coded: 5, paper: 12, expressions: 3 });
    expect(await count('confidential.support_code', consultationId)).toBe(0);
    expect(await count('confidential.ballot', consultationId)).toBe(0);
  });

  test('two who send one code at the same moment spend it once', async () => {
    const consultationId = await seedOpenConsultation(member);
    const proposalId = await seedProposal(member, consultationId, 'A bench');
    const [code] = await seedCodes(member, consultationId, 1);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, () => sendBallot(at(consultationId), toBallot(proposalId, code))),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await count('confidential.ballot', consultationId)).toBe(1);
  });

  test('is refused clearly, and a refused ballot spends no code', async () => {
    const consultationId = await seedOpenConsultation(member);
    const proposalId = await seedProposal(member, consultationId, 'A bench');
    const second = await seedProposal(member, consultationId, 'A tree');
    const [code = ''] = await seedCodes(member, consultationId, 1);
    const refuse = async (ballot: unknown, expected: string) =>
      expect(sendBallot(at(consultationId), ballot)).rejects.toMatchObject({ code: expected });
    await refuse(toBallot([], code), 'nothing-chosen');
    await refuse(toBallot([proposalId, second], code), 'too-many-chosen');
    await refuse({ ...toBallot(proposalId), way: 'code' }, 'input-invalid');
    await refuse(toBallot(proposalId, 'ABCD-EFGH-2345'), 'support-code-wrong');
    await refuse(toBallot(member.placeId, code), 'not-gathering');
    await refuse(toBallot(proposalId, makeCode(consultationId)), 'code-spent');
    expect(await count('confidential.support_code', consultationId)).toBe(1);
    await voidCodes(member, consultationId);
    await refuse(toBallot(proposalId, code), 'code-spent');
  });

  test('goes to its own place and consultation only', async () => {
    const consultationId = await seedOpenConsultation(member);
    const proposalId = await seedProposal(member, consultationId, 'A bench');
    const [code = ''] = await seedCodes(member, consultationId, 1);
    const other = await seedOpenConsultation(neighbour);
    const foreign = await seedProposal(neighbour, other, 'A well');
    await expect(sendBallot(at(consultationId, 'borgo'), toBallot(proposalId, code))).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(sendBallot(at(other, 'borgo'), toBallot(foreign, code))).rejects.toMatchObject({
      code: 'support-code-wrong',
    });
    await expect(sendBallot(at(consultationId), toBallot(foreign, code))).rejects.toMatchObject({
      code: 'not-gathering',
    });
  });

  test('ends with the last day', async () => {
    const consultationId = await seedOpenConsultation(member);
    const proposalId = await seedProposal(member, consultationId, 'A bench');
    const codes = await seedCodes(member, consultationId, 2);
    await sendBallot(at(consultationId), toBallot(proposalId, codes[0]));
    goForward(40);
    await expect(sendBallot(at(consultationId), toBallot(proposalId, codes[1]))).rejects.toMatchObject({
      code: 'consultation-closed',
      status: 410,
    });
    await runParticipation();
    const page = await readPublicConsultation('vico', consultationId);
    expect(page.phase).toBe('ended');
    expect(page.proposals[0]?.support.coded).toBe(1);
  });
});

test('an initiative reaches its threshold with code and paper, never with expressions', async () => {
  const consultationId = await seedOpenConsultation(neighbour, 'initiatives');
  const proposalId = await seedProposal(neighbour, consultationId, 'A bus');
  for (let n = 0; n < 6; n += 1) await sendBallot(at(consultationId, 'borgo'), toBallot(proposalId));
  await runMix();
  const before = await readPublicConsultation('borgo', consultationId);
  expect(before.proposals[0]).toMatchObject({
    threshold: 10,
    hasReached: false,
    support: { expressions: 6 },
  });
  const paper = {
    proposalId,
    supports: 10,
    countedOn: today(),
    occasion: 'Counter',
    note: 'only one on duty',
  };
  await addPaperCount(neighbour, consultationId, paper);
  const after = await readPublicConsultation('borgo', consultationId);
  expect(after.proposals[0]?.hasReached).toBe(true);
  await expect(seedOpenConsultation(neighbour, 'initiatives')).rejects.toMatchObject({
    code: 'database.initiatives-are-open-in-one-place-only',
  });
});

test('what was said is answered before it is concluded, and told on', async () => {
  const consultationId = await seedOpenConsultation(member);
  const proposalId = await seedProposal(member, consultationId, 'A bench');
  await endConsultation(member, consultationId);
  await expect(concludeConsultation(member, consultationId)).rejects.toMatchObject({ code: 'unanswered' });
  const answer = {
    proposalId,
    decision: 'partly',
    reasons: { en: 'One bench' },
    answeredOn: today(),
    link: '',
  };
  await saveAnswer(member, consultationId, answer);
  await saveAnswer(member, consultationId, { ...answer, decision: 'accepted' });
  await addFollowUp(member, consultationId, { proposalId, what: { en: 'Built' }, doneOn: today(), link: '' });
  await concludeConsultation(member, consultationId);
  const page = await readPublicConsultation('vico', consultationId);
  expect(page.phase).toBe('concluded');
  expect(page.proposals[0]).toMatchObject({
    answer: { decision: 'accepted' },
    followUps: [{ what: { en: 'Built' } }],
  });
  const { entries } = await readFeed('vico', 'en');
  expect(
    entries
      .filter((one) => one.consultationId === consultationId)
      .map(({ kind }) => kind)
      .toSorted(),
  ).toEqual(['answered', 'done', 'opened']);
  await superuser.query(`update office.place set is_example = true where slug = 'vico'`);
  await expect(readFeed('vico', 'en')).rejects.toMatchObject({ code: 'not-found' });
  await superuser.query(`update office.place set is_example = false where slug = 'vico'`);
  const [row] = (await readParticipationCounts(member)).filter(
    (one) => one.consultationId === consultationId,
  );
  expect(row).toMatchObject({ received: 1, shown: 1, answered: 1, meetings: 0, peopleLow: null });
});

test('those who take part see nothing but what is public, and mark nothing', async () => {
  const consultationId = await seedOpenConsultation(member);
  await seedProposal(member, consultationId, 'Waiting', false);
  await seedCodes(member, consultationId, 1);
  const see = (question: string) =>
    takePart(member.placeId, (transaction) => sql<{ n: number }>`${sql.raw(question)}`.execute(transaction));
  const counted = await see(
    `select count(*)::int as n from office.proposal where consultation_id = '${consultationId}'`,
  );
  expect(counted.rows).toEqual([{ n: 0 }]);
  const codes = await see('select count(*)::int as n from confidential.support_code');
  expect(codes.rows).toEqual([{ n: 0 }]);
  for (const question of [
    'select reason from office.proposal',
    'select note from office.paper_count',
    'select * from confidential.ballot',
    'update office.support_tally set coded = 99',
    'update confidential.support_code set code_hash = code_hash',
    'select sealed_address from confidential.notice_address',
    'select * from office.audit_entry',
    'select * from office.membership',
    'select * from confidential.response',
  ])
    await expect(see(question), question).rejects.toMatchObject({ code: 'forbidden' });
});
