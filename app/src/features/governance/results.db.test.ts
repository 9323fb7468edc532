import { openProtectedCube, readCell } from '@vicus/cube';
import type { Answers, Instrument } from '@vicus/questionnaire';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { addDays, today } from '#server/clock.ts';
import { work } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { importAnswers } from '#features/survey/server/import.usecases.ts';
import { insertResponses } from '#features/survey/server/moving.ts';
import { listInvitations, saveInvitations } from '#features/survey/server/invitation.usecases.ts';
import { readWave } from '#features/survey/server/survey.usecases.ts';
import { seedPlace } from '#features/survey/testing/seed.ts';
import { createRandom } from './governance.fixture.ts';
import {
  compareWithWave,
  computeWaveResult,
  listComparableWaves,
  readNamedResult,
  readWaveResult,
} from './server/results.usecases.ts';
import {
  changeGovernanceWave,
  closeGovernanceWave,
  createGovernanceWave,
  openGovernanceWave,
  proposeWaveForm,
  readOpening,
} from './server/waves.usecases.ts';

let world: TestWorld;
let member: Member;
let stranger: Member;

beforeAll(async () => {
  world = await openTestWorld();
  member = await seedPlace(world, 'vico');
  stranger = await seedPlace(world, 'borgo');
});
afterAll(() => world.close());

const listPeople = (elected: number, officials: number, partners = 0) =>
  [
    ...Array.from({ length: elected }, () => 'elected-policymaker'),
    ...Array.from({ length: officials }, () => 'official'),
    ...Array.from({ length: partners }, () => 'partner-organisation'),
  ].map((role, i) => ({
    name: `Person ${i}`,
    role,
    channel: 'hand',
    email: '',
    language: 'en',
    actorId: '',
  }));

function answerAtRandom(instrument: Instrument, seed: number, about: Answers = {}): Answers {
  const random = createRandom(seed);
  const matrices = instrument.sections.flatMap(({ questions }) =>
    questions.filter((question) => question.kind === 'matrix' && question.id.startsWith('contact-')),
  );
  const contacts = matrices.map((question) => {
    const rows = question.kind === 'matrix' ? question.rows : [];
    const draw = (): string => String(Math.floor(random() * 6));
    return [
      question.id,
      Object.fromEntries(rows.map(({ id }) => [id, { earlier: draw(), later: draw() }])),
    ] as const;
  });
  return { ...Object.fromEntries(contacts), ...about };
}

async function openWave(
  people: ReturnType<typeof listPeople>,
  form: Record<string, unknown> = {},
): Promise<string> {
  const waveId = await createGovernanceWave(member, { ...proposeWaveForm(), ...form });
  await saveInvitations(member, waveId, people);
  await openGovernanceWave(member, waveId, { confirmed: true });
  return waveId;
}

/** Answers as a job would have mixed them. */
async function giveAnswers(waveId: string, roles: readonly string[]): Promise<void> {
  const { instrument } = await readWave(member, waveId);
  const answers = roles.map((role, i) => answerAtRandom(instrument!, i + 1, { role }));
  await work('test', member.placeId, (transaction) =>
    insertResponses(transaction, member.placeId, waveId, answers),
  );
}

describe('an anonymous wave', () => {
  test('goes from the form over the confirmed plan to protected tables', async () => {
    const waveId = await openWave(listPeople(12, 13));
    await giveAnswers(waveId, [...Array(7).fill('elected-policymaker'), ...Array(10).fill('official')]);
    await closeGovernanceWave(member, waveId, { confirmed: true });
    const { wave, tables } = await readWaveResult(member, waveId);
    expect(wave.state).toBe('closed');
    const response = openProtectedCube(tables[0]!);
    expect(readCell(response, { wave: waveId, role: 'local-government' }, 'asked')).toMatchObject({
      value: 25,
    });
    expect(readCell(response, { wave: waveId, role: 'local-government' }, 'answered')).toMatchObject({
      value: 17,
    });
    const frequency = openProtectedCube(
      tables.find((table) => openProtectedCube(table).id === 'governance-frequency')!,
    );
    const at = { wave: waveId, actor: 'migrant-organisations', window: 'later' };
    expect(readCell(frequency, { ...at, role: 'local-government' }, 'n')).toMatchObject({ value: 17 });
    expect(readCell(frequency, { ...at, role: 'elected-policymaker' }, 'mean').kind).toBe('number');
    expect(await readNamedResult(member, waveId)).toBeNull();
  });

  test('asks no role where one would fit fewer than five, and shows no figure by role', async () => {
    const waveId = await openWave(listPeople(3, 12));
    const { instrument } = await readWave(member, waveId);
    expect(instrument?.sections[0]?.id).toBe('horizontal');
    await giveAnswers(waveId, Array(9).fill(undefined));
    await closeGovernanceWave(member, waveId, { confirmed: true });
    const { tables } = await readWaveResult(member, waveId);
    const frequency = openProtectedCube(
      tables.find((table) => openProtectedCube(table).id === 'governance-frequency')!,
    );
    expect(frequency.dimensions.find(({ id }) => id === 'role')?.categories.map(({ code }) => code)).toEqual([
      'local-government',
    ]);
  });

  test('computes nothing below five answers', async () => {
    const waveId = await openWave(listPeople(0, 9));
    await giveAnswers(waveId, Array(4).fill('official'));
    await closeGovernanceWave(member, waveId, { confirmed: true });
    const { tables, suggestions } = await readWaveResult(member, waveId);
    expect(tables.map((table) => openProtectedCube(table).id)).toEqual(['governance-response']);
    expect(suggestions).toEqual([]);
  });

  test('gives the same tables when computed again', async () => {
    const waveId = await openWave(listPeople(0, 12));
    await giveAnswers(waveId, Array(8).fill('official'));
    await closeGovernanceWave(member, waveId, { confirmed: true });
    const before = await readWaveResult(member, waveId);
    await computeWaveResult(member.placeId, waveId);
    expect((await readWaveResult(member, waveId)).tables).toEqual(before.tables);
  });
});

describe('a wave', () => {
  test('is opened and closed only after a confirmation', async () => {
    const waveId = await createGovernanceWave(member, proposeWaveForm());
    await saveInvitations(member, waveId, listPeople(0, 9));
    await expect(openGovernanceWave(member, waveId, { confirmed: false })).rejects.toMatchObject({
      code: 'plan-not-confirmed',
    });
    await openGovernanceWave(member, waveId, { confirmed: true });
    await expect(closeGovernanceWave(member, waveId, { confirmed: false })).rejects.toMatchObject({
      code: 'closing-not-confirmed',
    });
    await expect(readWaveResult(member, waveId)).rejects.toMatchObject({
      code: 'wave-not-closed',
      status: 409,
    });
    await expect(changeGovernanceWave(member, waveId, proposeWaveForm())).rejects.toMatchObject({
      code: 'wave-not-draft',
    });
  });

  test('refuses windows that overlap, days out of order and a named wave without purpose', async () => {
    const form = proposeWaveForm();
    const tries = [
      [{ laterFrom: form.earlierTo }, 'windows-overlap', 'laterFrom'],
      [{ earlierTo: '1999' }, 'window-ends-before', 'earlierTo'],
      [{ retentionUntil: '2001-01-01' }, 'retention-before-closing', 'retentionUntil'],
      [{ mode: 'named' }, 'named-needs-purpose', 'purpose'],
      [{ languages: [] }, 'input-invalid', 'languages'],
      [{ title: 'x'.repeat(10_000) }, 'input-invalid', 'title'],
    ] as const;
    for (const [change, code, field] of tries)
      await expect(createGovernanceWave(member, { ...form, ...change })).rejects.toMatchObject({
        code,
        field,
        status: 422,
      });
  });

  test('of another place is not found', async () => {
    const waveId = await openWave(listPeople(0, 9));
    for (const attempt of [
      () => readWaveResult(stranger, waveId),
      () => readNamedResult(stranger, waveId),
      () => readOpening(stranger, waveId),
      () => openGovernanceWave(stranger, waveId, { confirmed: true }),
      () => closeGovernanceWave(stranger, waveId, { confirmed: true }),
      () => changeGovernanceWave(stranger, waveId, proposeWaveForm()),
      () => computeWaveResult(stranger.placeId, waveId),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'not-found', status: 404 });
  });
});

describe('a named wave', () => {
  test('asks nobody for a political group, and its list holds none', async () => {
    const form = { ...proposeWaveForm(), politicalGroup: true };
    const waveId = await createGovernanceWave(member, form);
    expect((await readWave(member, waveId)).design).toMatchObject({ politicalGroup: true });
    const [elected] = listPeople(1, 0);
    await saveInvitations(member, waveId, [{ ...elected, politicalGroup: 'mixed' }]);
    await changeGovernanceWave(member, waveId, { ...form, mode: 'named', purpose: 'planning' });
    expect((await readWave(member, waveId)).design).toMatchObject({ politicalGroup: false });
    expect((await listInvitations(member, waveId)).map(({ politicalGroup }) => politicalGroup)).toEqual([
      null,
    ]);
    await expect(
      saveInvitations(member, waveId, [{ ...elected, politicalGroup: 'mixed' }]),
    ).rejects.toMatchObject({ code: 'political-group-in-named', status: 422 });
  });

  test('shows each tie to the office and says what is missing for network measures', async () => {
    const draft = await createGovernanceWave(member, {
      ...proposeWaveForm(),
      mode: 'named',
      purpose: 'planning',
    });
    await saveInvitations(member, draft, listPeople(2, 2));
    const { instrument, design } = await readOpening(member, draft);
    const people = listPeople(2, 2).map(({ name, role }, i) => ({
      name,
      role,
      answers: answerAtRandom(instrument, i),
    }));
    const waveId = await importAnswers(member, {
      instrument,
      title: 'Elsewhere',
      mode: 'named',
      design: { ...design },
      closedOn: today(),
      retentionUntil: addDays(today(), 30),
      asked: 20,
      respondents: people,
    } as Parameters<typeof importAnswers>[1]);
    await computeWaveResult(member.placeId, waveId);
    const named = await readNamedResult(member, waveId);
    expect(named?.answers.map(({ name }) => name)).toEqual(['Person 0', 'Person 1', 'Person 2', 'Person 3']);
    expect(named?.answers[0]?.ties.find(({ kind }) => kind === 'employers')?.frequency.later).toEqual(
      expect.any(Number),
    );
    expect(named?.shortfalls).toEqual(['too-few-answering-actors', 'response-too-low']);
    const { tables } = await readWaveResult(member, waveId);
    expect(tables).toHaveLength(1);
    await expect(readNamedResult({ ...member, role: 'reader' }, waveId)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('is compared with an earlier one, and says where nothing can be told', async () => {
    const first = await openWave(listPeople(0, 20));
    await giveAnswers(first, Array(12).fill('official'));
    await closeGovernanceWave(member, first, { confirmed: true });
    const second = await openWave(listPeople(0, 20));
    await giveAnswers(second, Array(12).fill('official'));
    await closeGovernanceWave(member, second, { confirmed: true });
    const later = await readWaveResult(member, second);
    expect((await listComparableWaves(member, later.wave)).map(({ waveId }) => waveId)).toContain(first);
    const kinds = await compareWithWave(member, later, first);
    expect(kinds).toHaveLength(21);
    // The same seeds answer: no kind can have changed.
    expect(new Set(kinds.map(({ comparison }) => comparison.verdict))).toEqual(new Set(['cannot-be-told']));
  });
});
