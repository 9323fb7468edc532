/** Judging, the year, practices, lending and the handover on a real database: who sees what, two people at once, files read back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addLendable,
  bookLendable,
  cancelBooking,
  changeLendable,
  listLendables,
  readLendable,
  readLentForActions,
} from '#features/implementation/server/lending.usecases.ts';
import {
  addDecision,
  addMeeting,
  readMeetingLog,
  settleDecision,
} from '#features/implementation/server/meeting.usecases.ts';
import {
  openRunningWorld,
  setDay,
  type RunningWorld,
} from '#features/implementation/testing/running-world.ts';
import { readOffice } from '#server/db/doors.ts';
import { readDocxStructure } from '#server/documents/testing/read-docx.ts';
import { listDueCycleSteps, readCycle, saveCycleEntry } from './server/cycle.usecases.ts';
import { writeEvaluationFile } from './server/document.usecases.ts';
import {
  addLesson,
  beginEvaluation,
  concludeEvaluation,
  listEvaluations,
  reopenEvaluation,
} from './server/evaluation.usecases.ts';
import { readHandover, writeHandoverFile } from './server/handover.usecases.ts';
import { addWordsEvidence, removeEvidence, saveJudgement } from './server/judgement.usecases.ts';
import { readPractice, savePractice } from './server/practice.usecases.ts';
import { readEvaluationSheet } from './server/sheet.usecases.ts';
import { CRITERIA } from './evaluation.types.ts';
import { PRACTICE_FIELDS } from './practice.types.ts';

let world: RunningWorld;

beforeAll(async () => {
  world = await openRunningWorld();
});
afterAll(() => world.close());

const PERIOD = { fromOn: '2027-01-01', untilOn: '2027-12-31', asked: 'Forty people' };
const words = (criterion: string, revision = 0, more: object = {}) => ({
  criterion,
  answer: 'partly',
  judgement: `About ${criterion}.`,
  answeredBy: 'Social services',
  revision: String(revision),
  ...more,
});

async function begin(title: string) {
  const { office, strategyId } = world;
  return { strategyId, evaluationId: await beginEvaluation(office, strategyId, { ...PERIOD, title }) };
}

test('two people judge the same: nothing is overwritten, and the same words twice are no conflict', async () => {
  const { office } = world;
  const { evaluationId } = await begin('Conflict');
  const at = { evaluationId, actionId: null };
  await saveJudgement(office, at, words('impact'));
  await saveJudgement(office, at, words('impact'));
  await expect(saveJudgement(office, at, words('impact', 0, { judgement: 'Mine' }))).rejects.toMatchObject({
    code: 'changed-meanwhile',
  });
  await saveJudgement(office, at, words('impact', 1, { judgement: 'Both' }));
});

test('a level is stated no higher than the evidence listed, also when evidence is taken away', async () => {
  const { office, actions } = world;
  const address = await begin('Levels');
  const { evaluationId } = address;
  const at = { evaluationId, actionId: actions.courses };
  const judgementId = await saveJudgement(
    office,
    at,
    words('impact', 0, { evidenceLevel: '1', levelReason: 'Told' }),
  );
  const three = words('impact', 1, { evidenceLevel: '3', levelReason: 'A study' });
  await expect(saveJudgement(office, at, three)).rejects.toMatchObject({
    code: 'evaluation-level-not-carried',
    values: { highest: 1 },
  });
  await addWordsEvidence(office, { evaluationId, judgementId }, { kind: 'document', words: 'A study' });
  await saveJudgement(office, at, three);
  const { judgements } = await readEvaluationSheet(office, address);
  const evidenceId = judgements[0]?.evidence[0]?.evidenceId ?? '';
  await expect(removeEvidence(office, evaluationId, { evidenceId })).rejects.toMatchObject({
    code: 'evaluation-level-not-carried',
  });
});

test('is concluded with all six criteria answered, changes no more, and its files hold what was said', async () => {
  const { office, reader, stranger, actions, strategyId } = world;
  const address = await begin('Review of 2027');
  const { evaluationId } = address;
  for (const criterion of CRITERIA) {
    if (criterion === 'sustainability')
      await expect(concludeEvaluation(office, evaluationId)).rejects.toMatchObject({ values: { count: 1 } });
    await saveJudgement(office, { evaluationId, actionId: null }, words(criterion));
  }
  const failed = { whatFailed: 'Nobody came at noon.' };
  await saveJudgement(office, { evaluationId, actionId: actions.courses }, words('effectiveness', 0, failed));
  await addLesson(office, evaluationId, {
    kind: 'stop',
    lesson: 'No courses at noon',
    actionId: actions.courses,
  });
  await concludeEvaluation(office, evaluationId);
  await expect(addLesson(office, evaluationId, { kind: 'stop', lesson: 'x' })).rejects.toMatchObject({
    code: 'evaluation-concluded',
  });
  const docx = readDocxStructure((await writeEvaluationFile(reader, address, 'docx')).content);
  expect(docx).toMatchObject({ title: 'Review of 2027', language: expect.stringContaining('de') });
  expect(docx.headings).toEqual(expect.arrayContaining(['1 Evening courses', '2 Aufhören']));
  for (const said of ['Nobody came at noon.', 'No courses at noon', 'About impact.', 'Course hours'])
    expect(docx.text).toContain(said);
  const pdf = await writeEvaluationFile(reader, address, 'pdf');
  expect(Buffer.from(pdf.content.subarray(0, 5)).toString()).toBe('%PDF-');
  await expect(readEvaluationSheet(stranger, address)).rejects.toMatchObject({ status: 404 });
  await expect(beginEvaluation(reader, strategyId, PERIOD)).rejects.toMatchObject({ status: 403 });
  expect(await listEvaluations(stranger, strategyId)).toEqual([]);
  await reopenEvaluation(office, evaluationId);
});

test('a practice is ready with every needed field, within limits, and without a person by name', async () => {
  const { office, actions } = world;
  const address = { ...(await begin('For a practice')), actionId: actions.courses };
  const proposed = await readPractice(office, address);
  expect(proposed).toMatchObject({ revision: 0, texts: { title: 'Evening courses' } });
  const full = Object.fromEntries(PRACTICE_FIELDS.map(({ id }) => [id, 'Said in words.']));
  const save = (more: object) => savePractice(office, address, { ...full, revision: '0', ...more });
  await expect(save({ 'what-did-not-work': '', isReady: 'on' })).rejects.toMatchObject({
    code: 'practice-incomplete',
    field: 'what-did-not-work',
  });
  await expect(save({ title: 'word '.repeat(16) })).rejects.toMatchObject({
    code: 'practice-too-long',
    values: { words: 16, limit: 15 },
  });
  await save({ isReady: 'on', cost: '12,50' });
  await expect(save({ summary: 'Another' })).rejects.toMatchObject({ code: 'changed-meanwhile' });
  expect(await readPractice(office, address)).toMatchObject({
    state: 'ready',
    revision: 1,
    costPerParticipantCents: 1_250,
  });
});

test('days of the year are proposed, moved in order, done, and due on the desk', async () => {
  const { office, strategyId } = world;
  const report = { year: '2027', step: 'report', dueOn: '2028-01-31' };
  const plan = { year: '2027', step: 'plan', dueOn: '2026-12-01', doneOn: '2026-12-01' };
  await saveCycleEntry(office, strategyId, plan);
  await saveCycleEntry(office, strategyId, report);
  await expect(saveCycleEntry(office, strategyId, { ...report, dueOn: '2028-05-01' })).rejects.toMatchObject({
    code: 'cycle-out-of-order',
  });
  const { entries, needs } = await readCycle(office, strategyId);
  expect(entries.filter(({ isProposed }) => !isProposed)).toMatchObject([
    { step: 'plan' },
    { dueOn: '2028-01-31' },
  ]);
  expect(needs.get(2027)).toMatchObject({ budgetLinesOfYear: 1, monthsExpected: 48 });
  setDay('2028-01-20');
  expect(await listDueCycleSteps(office)).toContainEqual(
    expect.objectContaining({ year: 2027, step: 'report', isLate: false }),
  );
  await saveCycleEntry(office, strategyId, { ...report, doneOn: '2028-01-19' });
  expect((await listDueCycleSteps(office)).filter(({ step }) => step === 'report')).toEqual([]);
  setDay('2027-02-01');
});

const at = (startsOn: string, more: object = {}) => ({
  startsOn,
  startsAt: '18:00',
  endsAt: '20:00',
  forWhat: 'Evening',
  ...more,
});

test('one thing is not lent twice at a time, whoever comes at once; a partner books for its own organisation', async () => {
  const { office, partner, reader, stranger, actors, actions } = world;
  const room = await addLendable(office, { kind: 'premises', name: 'Room', isOffered: 'on' });
  const tries = await Promise.allSettled([
    bookLendable(office, room, at('2027-03-01', { actionId: actions.evening })),
    bookLendable(partner, room, at('2027-03-01')),
  ]);
  expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(tries.find((one) => one.status === 'rejected')).toMatchObject({
    reason: { code: 'lending-taken', values: { free: 0, capacity: 1 } },
  });
  await bookLendable(partner, room, at('2027-03-02', { actorId: actors.school }));
  const { bookings } = await readLendable(office, room);
  expect(bookings.find(({ startsAt }) => startsAt.startsWith('2027-03-02'))).toMatchObject({
    actorId: actors.club,
  });
  expect((await readLendable(partner, room)).taken).toHaveLength(2);
  expect((await readLendable(reader, room)).taken).toHaveLength(2);
  await expect(bookLendable(reader, room, at('2027-03-09'))).rejects.toMatchObject({ status: 403 });
  await expect(readLendable(stranger, room)).rejects.toMatchObject({ status: 404 });
  const direct = world.owner.query(
    `insert into office.booking (place_id, lendable_id, starts_at, ends_at, for_what)
     values ($1, $2, '2027-03-01 19:00', '2027-03-01 21:00', 'x')`,
    [office.placeId, room],
  );
  await expect(direct).rejects.toMatchObject({ constraint: 'this is lent at that time' });
});

test('of forty chairs the rest can still be had; what is booked bounds what there are; a begun booking is evidence', async () => {
  const { office, partner, actions, actors } = world;
  const chairs = await addLendable(partner, {
    kind: 'equipment',
    name: 'Chairs',
    capacity: '40',
    isOffered: 'on',
  });
  const [thing] = (await listLendables(office)).filter(({ name }) => name === 'Chairs');
  expect(thing).toMatchObject({ actorId: actors.club, lender: 'Sports club' });
  const first = await bookLendable(
    office,
    chairs,
    at('2027-03-01', { amount: '30', actionId: actions.courses }),
  );
  await expect(bookLendable(office, chairs, at('2027-03-01', { amount: '11' }))).rejects.toMatchObject({
    values: { free: 10, capacity: 40 },
  });
  await bookLendable(office, chairs, at('2027-03-01', { amount: '10' }));
  const fewer = { kind: 'equipment', name: 'Chairs', capacity: '39', isOffered: 'on' };
  await expect(changeLendable(partner, chairs, fewer)).rejects.toMatchObject({
    code: 'lending-booked-beyond',
  });
  const booking = { lendableId: chairs, bookingId: first };
  await expect(cancelBooking(partner, booking, { reason: 'x' })).rejects.toMatchObject({ status: 404 });
  setDay('2027-03-02');
  await expect(cancelBooking(office, booking, { reason: 'x' })).rejects.toMatchObject({
    code: 'lending-began',
  });
  const lent = await readOffice(office, (reader) =>
    readLentForActions(reader, office.placeId, [actions.courses]),
  );
  expect(lent.get(actions.courses)?.summary).toMatchObject({ times: 1, equipmentDays: 30 });
  setDay('2027-02-01');
});

test('decisions stay open until somebody says what became of them, and stand in the pack for whoever takes over', async () => {
  const { office, reader, partner, actions } = world;
  const meetingId = await addMeeting(office, {
    bodyName: 'Round table',
    heldOn: '2027-01-20',
    tookPart: 'Town hall',
  });
  const bus = {
    what: 'Ask the county for a bus',
    owner: 'Town hall',
    dueOn: '2027-01-31',
    actionId: actions.bus,
  };
  const decisionId = await addDecision(office, meetingId, bus);
  await addDecision(office, meetingId, { what: 'Look for a teacher' });
  await expect(readMeetingLog(partner)).rejects.toMatchObject({ status: 403 });
  expect((await readMeetingLog(reader)).open.map(({ what }) => what)).toEqual([
    bus.what,
    'Look for a teacher',
  ]);
  const docx = readDocxStructure((await writeHandoverFile(office, 'docx', 'en')).content);
  for (const said of [
    'Ask the county for a bus',
    'late',
    'Evening courses',
    'School for adults',
    'school@example.org',
  ])
    expect(docx.text).toContain(said);
  expect(docx.text).toMatch(/First course begins/);
  await expect(readHandover(reader, 'en')).rejects.toMatchObject({ status: 403 });
  await settleDecision(office, decisionId, { state: 'done', note: 'It comes in May' });
  expect((await readMeetingLog(office)).open).toHaveLength(1);
});
