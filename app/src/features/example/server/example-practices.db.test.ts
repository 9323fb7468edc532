/** The invented town judges its first year and writes up what it did; what is invented stays among invented places. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CRITERIA } from '#features/evaluation/evaluation.types.ts';
import { PRACTICE_FIELDS } from '#features/evaluation/practice.types.ts';
import { readCycle } from '#features/evaluation/server/cycle.usecases.ts';
import { readEvaluationDocument } from '#features/evaluation/server/document.usecases.ts';
import { listEvaluations } from '#features/evaluation/server/evaluation.usecases.ts';
import { readEvaluationSheet } from '#features/evaluation/server/sheet.usecases.ts';
import type { EvaluationSheet } from '#features/evaluation/sheet.types.ts';
import { addPublicPlace } from '#features/circle/testing/circle-world.ts';
import { listOwnItems } from '#features/exchange/server/own-items.ts';
import { readMeetingLog } from '#features/implementation/server/meeting.usecases.ts';
import { readOwnPlaces } from '#features/people/server/membership.usecases.ts';
import { removeExamplePlaces } from '#features/place/server/installation.usecases.ts';
import type { Practice } from '#features/practice/practice.types.ts';
import {
  findPractices,
  findPublicPractices,
  listPublishedPractices,
  readPracticeSheet,
  readPublicPractice,
} from '#features/practice/server/find.usecases.ts';
import { listOwnPractices, type OwnPractices } from '#features/practice/server/record.usecases.ts';
import { listStrategies } from '#features/strategy/server/content.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readPublic } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { EXAMPLE_PLAN } from '../example-actions.ts';
import { COURSES, EXAMPLE_JUDGEMENTS, EXAMPLE_LESSONS } from '../example-evaluation.ts';
import { EXAMPLE_NEIGHBOURLY, EXAMPLE_REPLY_TO_STUDY } from '../example-practices.ts';
import { EXAMPLE_NEIGHBOURS } from '../example-neighbours.ts';
import { EXAMPLE_TOWN } from '../example-town.ts';
import { loadExamplePlace } from './example.usecases.ts';

let world: TestWorld;
let member: Member;
let slug: string;
let sheet: EvaluationSheet;
let own: OwnPractices;
const neighbours = Object.keys(EXAMPLE_NEIGHBOURLY);

beforeAll(async () => {
  world = await openTestWorld();
  await world.addOperator('op');
  await loadExamplePlace('op', EXAMPLE_TOWN.name);
  for (const name of neighbours) await loadExamplePlace('op', name);
  const [place] = await readOwnPlaces('op');
  ({ member } = place!);
  ({ slug } = place!.place);
  const [strategy] = await listStrategies(member);
  const { strategyId } = strategy!;
  const [evaluation] = await listEvaluations(member, strategyId);
  const { evaluationId } = evaluation!;
  sheet = await readEvaluationSheet(member, { strategyId, evaluationId });
  own = await listOwnPractices(member);
}, 150_000);
afterAll(() => world.close());

describe('the first year is judged', () => {
  test('concluded, all six criteria of the whole and some of actions, what failed is said', () => {
    expect(sheet.evaluation).toMatchObject({ state: 'concluded', concludedOn: today() });
    expect(sheet.missing).toEqual([]);
    expect(sheet.judgements).toHaveLength(EXAMPLE_JUDGEMENTS.length);
    const whole = sheet.judgements.filter(({ actionId }) => actionId === null);
    expect(whole.map(({ criterion }) => criterion)).toEqual(CRITERIA);
    const answers = new Set(sheet.judgements.map(({ answer }) => answer));
    expect([...answers].toSorted()).toEqual(['cannot-tell', 'no', 'partly', 'yes']);
    for (const { answer, evidenceLevel } of sheet.judgements)
      expect(evidenceLevel).toBe(answer === 'cannot-tell' ? null : 1);
    expect(sheet.atHand[0]?.milestones).toEqual({ due: 9, reached: 4 });
    expect(sheet.judgements.filter(({ whatFailed }) => whatFailed !== '').length).toBeGreaterThan(4);
  });

  test('judgements rest on figures that stand, and on counts as the reports add up to them', () => {
    const evidence = sheet.judgements.flatMap((one) => one.evidence);
    const kinds = new Set(evidence.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(['before-after', 'fact', 'listening', 'observation', 'progress']);
    for (const { fact } of evidence) if (fact !== null) expect(sheet.findFact(fact)?.kind).toBe('number');
    // So few answered the survey on working together that no difference can be told, and the page says so.
    expect([...sheet.comparisons.values()]).toEqual([{ verdict: 'not-carried', reason: 'too-few-answers' }]);
    for (const { title, actionId } of sheet.content.actions) {
      const judged = sheet.judgements.find(
        (one) => one.actionId === actionId && one.criterion === 'effectiveness',
      );
      if (judged === undefined) continue;
      const counted = sheet.atHand.find((one) => one.actionId === actionId)?.outputs[0]?.counted;
      const planned = EXAMPLE_PLAN.find((one) => one.title === title)?.planned[0];
      for (const words of [judged.judgement, ...judged.evidence.map((one) => one.words)])
        expect(words.match(/\d+/g)?.map(Number), words).toEqual([counted, planned]);
    }
    expect(JSON.stringify(sheet.judgements)).not.toMatch(/\{(counted|planned|output)\}/);
  });

  test('lessons say what follows, decisions hang on the actions, steps that were due are done', async () => {
    expect(sheet.lessons).toHaveLength(EXAMPLE_LESSONS.length);
    expect(new Set(sheet.lessons.map(({ kind }) => kind)).size).toBe(4);
    expect(sheet.lessons.every(({ follows, forWhom }) => follows !== '' && forWhom !== '')).toBe(true);
    const { open } = await readMeetingLog(member);
    expect(open.filter(({ actionId }) => actionId === findAction(COURSES))).toHaveLength(1);
    expect(sheet.atHand.filter(({ decisions }) => decisions.length > 0)).toHaveLength(2);
    const { entries } = await readCycle(member, sheet.evaluation.strategyId);
    const due = entries.filter(({ dueOn }) => dueOn < today());
    expect(due.length).toBeGreaterThan(0);
    expect(due.every(({ doneOn, note }) => doneOn !== null && doneOn < today() && note !== '')).toBe(true);
  });

  test('the report can be written whole', async () => {
    const { strategyId, evaluationId } = sheet.evaluation;
    const text = JSON.stringify(await readEvaluationDocument(member, { strategyId, evaluationId }));
    for (const { lesson, follows } of EXAMPLE_LESSONS) {
      expect(text).toContain(lesson);
      expect(text).toContain(follows);
    }
  });
});

const findAction = (title: string) => sheet.content.actions.find((one) => one.title === title)?.actionId;
const findRecord = (state: Practice['state']) => own.practices.find((one) => one.state === state)!;

describe('what it did is written up', () => {
  test('a record for each state: published in two versions, in review, sent back, withdrawn, ready', () => {
    const states = own.practices.map(({ state, version }) => [state, version]);
    expect(states.toSorted()).toEqual([
      ['draft', 0],
      ['published', 2],
      ['review', 0],
      ['withdrawn', 1],
    ]);
    expect(findRecord('draft').details.reviewNote).not.toBe('');
    expect(own.ready).toHaveLength(1);
    const lesson = sheet.lessons.find(({ kind }) => kind === 'keep');
    expect(findRecord('published').actionId).toBe(lesson?.actionId);
  });

  test('the public reads the whole record: every field, a figure, a cost, what the version before said, two replies', async () => {
    const { practice, replies } = await readPublicPractice(findRecord('published').practiceKey);
    for (const { id } of PRACTICE_FIELDS) expect(practice?.texts[id]?.length ?? 0, id).toBeGreaterThan(4);
    expect(JSON.stringify(practice)).not.toContain('{proposed}');
    expect(practice?.details).toMatchObject({ evidenceLevel: 1, figure: { method: expect.any(String) } });
    expect(practice?.details?.costPerParticipantCents).toBeGreaterThan(0);
    expect(practice?.earlier).toMatchObject([{ version: 1, changed: ['what-did-not-work', 'to-transfer'] }]);
    expect(replies.map(({ context, answer }) => [context.name, answer]).toSorted()).toEqual([
      ['Kestwold', 'partly'],
      ['Tavermont', 'too-early'],
    ]);
    const withdrawn = await readPublicPractice(findRecord('withdrawn').practiceKey);
    expect(withdrawn.practice).toMatchObject({ texts: {}, withdrawnOn: today() });
  });

  test('the town finds what a neighbour wrote, and has answered a study', async () => {
    expect(EXAMPLE_NEIGHBOURS.map(({ name }) => name)).toEqual(expect.arrayContaining(neighbours));
    const { found } = await findPractices(member, {});
    expect(found.map(({ practice }) => practice.context.name)).toEqual(['Brenholt']);
    const { ownReply } = await readPracticeSheet(member, EXAMPLE_REPLY_TO_STUDY.practiceKey);
    expect(ownReply).toMatchObject({ answer: EXAMPLE_REPLY_TO_STUDY.answer });
  });
});

describe('what is invented stays among invented places', () => {
  test('no real place and no public list, reply or feed has it; the page of the town alone', async () => {
    const { coordinator: real } = await addPublicPlace(world.superuser, 'Vico');
    const { practiceKey } = findRecord('published');
    expect(await findPractices(real, {})).toMatchObject({
      total: 0,
      choices: { countries: [], languages: [] },
    });
    await expect(readPracticeSheet(real, practiceKey)).rejects.toMatchObject({ code: 'not-found' });
    for (const sheetOfStudy of [
      await readPracticeSheet(real, EXAMPLE_REPLY_TO_STUDY.practiceKey),
      await readPublicPractice(EXAMPLE_REPLY_TO_STUDY.practiceKey),
    ])
      expect(sheetOfStudy.replies).toEqual([]);
    for (const query of [{}, { words: 'course' }, { area: 'language-and-culture' }, { language: 'en' }])
      expect((await findPublicPractices(query)).total).toBe(0);
    const ofTown = await findPublicPractices({ place: slug });
    expect(ofTown.found.map(({ practice }) => practice.practiceKey)).toEqual([practiceKey]);
    expect(await readPublic((reader) => listPublishedPractices(reader))).toEqual([]);
    expect(await readPublic((reader) => listOwnItems(reader, 'practice', 'https://v.example'))).toEqual([]);
  });

  test('removing the example leaves no row behind', async () => {
    const office =
      'evaluation evaluation_judgement judgement_evidence lesson strategy_cycle practice_draft practice ' +
      'strategy_meeting meeting_decision';
    const tables = office.split(' ').map((table) => `office.${table}`);
    const counts = async () => {
      const found: [string, boolean][] = [];
      for (const table of [...tables, 'published.practice', 'published.practice_reply']) {
        const { rowCount } = await world.superuser.query(`select from ${table} limit 1`);
        found.push([table, rowCount !== 0]);
      }
      return found;
    };
    expect((await counts()).filter(([, isFilled]) => !isFilled)).toEqual([]);
    expect(await removeExamplePlaces('op')).toBe(1 + neighbours.length);
    expect((await counts()).filter(([, isFilled]) => isFilled)).toEqual([]);
  });
});
