/** Attendance from the register of activities to a published table, through the gate. */
import { openProtectedCube, readCell, type Cube } from '@vicus/cube';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addActivity } from '#features/activity/server/activities.usecases.ts';
import { saveRecord } from '#features/activity/server/records.usecases.ts';
import { readPublicRelease } from '#features/release/server/release.usecases.ts';
import { seedPlace } from '#features/survey/testing/seed.ts';
import type { Member } from '#server/auth/member.ts';
import { setClock } from '#server/clock.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { closeSender } from '#server/jobs/boss.ts';
import { prepareJobs } from '#server/jobs/jobs.ts';
import { runReleasePreparation } from './server/draft-job.usecases.ts';
import { readTableChoice } from './server/draft-list.usecases.ts';
import { saveAndPublishDraft } from './server/draft-publish.usecases.ts';
import { chooseTables, readDraftPage } from './server/draft.usecases.ts';

let world: TestWorld;
let member: Member;

beforeAll(async () => {
  setClock(() => new Date('2026-11-22T12:00:00Z'));
  world = await openTestWorld();
  member = await seedPlace(world, 'vico');
  await prepareJobs(world.ownerUrl);
});
afterAll(async () => {
  await closeSender();
  await world.close();
});

const PERSONS = { counted: 'persons', recordId: null } as const;

async function bringIn(): Promise<void> {
  const base = { type: 'language', fromOn: '2025-01-12', untilOn: '2025-12-10', funds: ['AMIF'] };
  const one = await addActivity(member, { ...base, title: 'German A1' });
  const other = await addActivity(member, { ...base, title: 'German B1' });
  const span = { year: '2025', span: '' };
  await saveRecord(member, one, PERSONS, {
    ...span,
    total: '31',
    'n.non-eu.30-54.f': '17',
    'n.non-eu.30-54.m': '14',
  });
  await saveRecord(member, other, PERSONS, {
    ...span,
    total: '13',
    'n.non-eu.30-54.f': '10',
    'n.non-eu.30-54.m': '3',
  });
}

function listShown(cube: Cube): number[] {
  const [first = { id: '' }] = cube.measures;
  const positions = cube.dimensions.reduce<Record<string, string>[]>(
    (all, { id, categories }) => all.flatMap((at) => categories.map(({ code }) => ({ ...at, [id]: code }))),
    [{}],
  );
  return positions.flatMap((at) => {
    const cell = readCell(cube, at, first.id);
    return cell.kind === 'number' ? [cell.value] : [];
  });
}

test('what activities counted is published, the three men are not', async () => {
  await bringIn();
  const choice = await readTableChoice(member, { draft: null, follows: null });
  const offers = choice.groups.flatMap((group) => group.offers);
  const addresses = offers.map(({ address }) => address).filter((one) => one.startsWith('activities/'));
  expect(addresses.length).toBeGreaterThan(0);

  const draftId = await chooseTables(member, { table: addresses });
  await runReleasePreparation({ placeId: member.placeId, draftId });
  const page = await readDraftPage(member, draftId, 'en');
  expect(page.draft).toMatchObject({ state: 'prepared', problem: null });
  expect(page.prepared?.report.attack).toMatchObject({ found: 0 });

  const words = { titleEn: 'Courses', licence: 'CC-BY-4.0', revision: String(page.draft.revision) };
  const releaseId = await saveAndPublishDraft(member, draftId, words);
  const { tables } = await readPublicRelease(member.placeId, releaseId);
  const shown = tables.flatMap((table) => listShown(openProtectedCube(table)));
  expect(shown).toContain(31);
  expect(shown).not.toContain(3);
  expect(page.prepared?.edition.figures.length).toBe(tables.length);
});
