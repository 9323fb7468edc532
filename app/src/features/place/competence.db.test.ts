import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { readCompetenceState } from './competence.rules.ts';
import { readCompetenceSheet, saveCompetence } from './server/competence.usecases.ts';
import { createPlace } from './server/installation.usecases.ts';

let world: TestWorld;

beforeAll(async () => {
  world = await openTestWorld();
  await world.addOperator('op', 'Olga');
});
afterAll(() => world.close());

async function found(country: string): Promise<Member> {
  const { placeId } = await createPlace('op', { name: 'Ort', country });
  return { userId: 'op', placeId, role: 'coordinator', actorId: null };
}

const readLine = async (member: Member, area: string) =>
  (await readCompetenceSheet(member)).lines.find((line) => line.area.code === area);

test('what a source says stands there until the office writes its own; every version is kept', async () => {
  const member = await found('DE');
  const before = await readLine(member, 'housing');
  expect(before && readCompetenceState(before)).toBe('preset');
  expect(before?.preset).toMatchObject({
    delivers: ['municipality'],
    source: { document: 'whole-comm-wp3' },
  });
  await saveCompetence(member, {
    area: 'housing',
    decides: ['municipality', 'county'],
    pays: 'state',
    others: ' the housing company ',
    source: 'Council decision',
    sourceDate: '2025-03-01',
  });
  await saveCompetence(member, { area: 'housing', decides: 'municipality' });
  const after = await readLine(member, 'housing');
  expect(after?.own).toMatchObject({ decides: ['municipality'], pays: [], changedBy: 'Olga' });
  expect(after?.earlier).toMatchObject([
    {
      decides: ['municipality', 'county'],
      pays: ['state'],
      others: 'the housing company',
      sourceDate: '2025-03-01',
    },
  ]);
  expect(after && readCompetenceState(after)).toBe('own');
});

test('where nothing is sourced the line says so', async () => {
  const { lines, policyContext } = await readCompetenceSheet(await found('FR'));
  expect(lines.map((line) => readCompetenceState(line))).toEqual(lines.map(() => 'unknown'));
  expect(policyContext).toBeNull();
  expect((await readCompetenceSheet(await found('ES'))).policyContext?.label.en).toContain('regional');
});

test.each([
  [{ area: 'weather' }, 'input-invalid'],
  [{ area: 'housing', decides: 'nobody' }, 'input-invalid'],
  [{ area: 'housing', sourceDate: '2025-03-01' }, 'date-without-source'],
  [{ area: 'housing', source: 'x', sourceDate: 'yesterday' }, 'input-invalid'],
  [{ area: 'housing', note: 'x'.repeat(1_001) }, 'input-invalid'],
])('case %# is refused', async (input, code) => {
  await expect(saveCompetence(await found('DE'), input)).rejects.toMatchObject({ code, status: 422 });
});
