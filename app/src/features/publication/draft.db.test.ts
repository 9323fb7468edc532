/** A release from its tables to the public: drafts on the real database, with the gate in its worker. */
import { openProtectedCube, readCell, type Cube } from '@vicus/cube';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commitObservations } from '#features/indicator/server/observations.usecases.ts';
import { toContent } from '#features/indicator/observation.rules.ts';
import type { NewObservation, People } from '#features/indicator/indicator.types.ts';
import {
  listReleases,
  readPublicAsset,
  readPublicRelease,
  readPublicReleases,
  withdrawRelease,
} from '#features/release/server/release.usecases.ts';
import { seedPlace } from '#features/survey/testing/seed.ts';
import type { Member } from '#server/auth/member.ts';
import { setClock } from '#server/clock.ts';
import { readPublic, write } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { closeSender } from '#server/jobs/boss.ts';
import { prepareJobs } from '#server/jobs/jobs.ts';
import { runReleasePreparation } from './server/draft-job.usecases.ts';
import { readTableChoice } from './server/draft-list.usecases.ts';
import { publishDraft, saveAndPublishDraft } from './server/draft-publish.usecases.ts';
import {
  chooseTables,
  prepareAgain,
  readDraftPage,
  removeDraft,
  saveDraftWords,
} from './server/draft.usecases.ts';

let world: TestWorld;
let member: Member;

beforeAll(async () => {
  world = await openTestWorld();
  member = await seedPlace(world, 'vico');
  await prepareJobs(world.ownerUrl);
});
afterAll(async () => {
  await closeSender();
  await world.close();
});

type Counts = readonly [numerator: number, denominator: number];

function makeShare(
  indicatorId: string,
  period: string,
  [numerator, denominator]: Counts,
  { people = 'newcomers', breakdown = '' }: { people?: People; breakdown?: string } = {},
): NewObservation {
  const parts = { numerator, denominator, value: null };
  return {
    indicatorId,
    definitionVersion: 1,
    people,
    breakdown,
    period,
    ...toContent({ kind: 'share', unit: 'percent' }, parts, { status: 'final', counted: 'persons' }),
  };
}

const commit = (rows: readonly NewObservation[], by: Member, why = '') =>
  write(by, (transaction) =>
    commitObservations(transaction, by, { kind: 'file', title: 'Register', source: 'Agency', rows, why }),
  );

/** Two rates over the same people: women and men of two years. */
async function bringIn(by: Member): Promise<void> {
  const parts: readonly (readonly [string, string, Counts, Counts])[] = [
    ['', '2023', [60, 104], [40, 104]],
    ['sex=f', '2023', [2, 4], [1, 4]],
    ['sex=m', '2023', [58, 100], [39, 100]],
    ['', '2024', [70, 120], [44, 120]],
    ['sex=f', '2024', [30, 50], [21, 50]],
    ['sex=m', '2024', [40, 70], [23, 70]],
  ];
  await commit(
    parts.flatMap(([breakdown, period, one, other]) => [
      makeShare('em1', period, one, { breakdown }),
      makeShare('em3', period, other, { breakdown }),
    ]),
    by,
  );
}

const words = (revision: number, rest: Record<string, string> = {}) => ({
  titleEn: 'Work',
  licence: 'CC-BY-4.0',
  revision: String(revision),
  ...rest,
});

async function prepare(by: Member, form: Record<string, unknown>): Promise<string> {
  const draftId = await chooseTables(by, form);
  await runReleasePreparation({ placeId: by.placeId, draftId });
  return draftId;
}

const tables = ['indicators/indicator-em1-v1', 'indicators/indicator-em3-v1'];
const open = async (by: Member, draftId: string) => (await readDraftPage(by, draftId, 'en')).draft;

function readKind(cube: Cube | undefined, sex: string, period: string, measure: string): string {
  if (cube === undefined) throw new Error('no such table');
  return readCell(cube, { people: 'newcomers', sex, period }, measure).kind;
}

test('two rates over the same people go through the gate together and become one edition', async () => {
  await bringIn(member);
  const choice = await readTableChoice(member, { draft: null, follows: null });
  const offered = choice.groups.flatMap(({ offers }) => offers);
  expect(offered.map(({ address, n, novelty }) => [address, n, novelty.kind])).toEqual([
    ['indicators/indicator-em1-v1', 120, 'never'],
    ['indicators/indicator-em3-v1', 120, 'never'],
  ]);

  const draftId = await prepare(member, { table: tables });
  const page = await readDraftPage(member, draftId, 'en');
  expect(page.draft).toMatchObject({ state: 'prepared', problem: null });
  expect(page.prepared?.links.map(({ kind }) => kind)).toContain('same-base');
  expect(page.prepared?.report).toMatchObject({ together: 2, attack: { found: 0 } });
  expect(page.mayApprove).toBe(true);

  const releaseId = await saveAndPublishDraft(member, draftId, words(page.draft.revision));
  const release = await readPublicRelease(member.placeId, releaseId);
  expect(release).toMatchObject({ version: 1, subject: `figures/${draftId}`, licence: 'CC-BY-4.0' });
  const [one, other] = release.tables.map((table) => openProtectedCube(table));
  for (const sex of ['all', 'f', 'm'])
    expect(readKind(one, sex, '2023', 'denominator')).toBe(readKind(other, sex, '2023', 'denominator'));
  // four women, and whoever could be told by subtracting from 104
  expect(readKind(one, 'f', '2023', 'denominator')).toBe('none');
  expect(readKind(one, 'all', '2024', 'denominator')).toBe('number');
  expect(
    await world.count('office.audit_entry', { place_id: member.placeId, action: 'release.approve' }),
  ).toBe(1);
  await expect(publishDraft(member, draftId, { revision: '9' })).rejects.toMatchObject({
    code: 'draft-published-before',
  });
  expect(
    (await readTableChoice(member, { draft: null, follows: null })).groups[0]?.offers[0]?.novelty.kind,
  ).toBe('same');
});

test('an embargoed edition does not exist for the public until its moment', async () => {
  const draftId = await prepare(member, { table: [tables[1]!] });
  const { revision } = await open(member, draftId);
  await expect(
    saveDraftWords(member, draftId, words(revision, { embargo: '2020-01-01T09:00' })),
  ).rejects.toMatchObject({ code: 'embargo-in-the-past', field: 'embargo' });
  await expect(
    saveDraftWords(member, draftId, words(revision, { embargo: '2099-01-01T09:00' })),
  ).rejects.toMatchObject({ code: 'embargo-too-far' });
  const soon = new Date(Date.now() + 3_000).toISOString().slice(0, 19);
  await world.superuser.query(`update office.place set country = 'GB' where place_id = $1`, [member.placeId]);
  const releaseId = await saveAndPublishDraft(member, draftId, words(revision, { embargo: soon }));
  const seen = async () => (await readPublicReleases(member.placeId)).map((one) => one.releaseId);
  expect(await seen()).not.toContain(releaseId);
  await expect(readPublicRelease(member.placeId, releaseId)).rejects.toMatchObject({ status: 404 });
  await world.superuser.query(
    `insert into published.asset (place_id, release_id, name, media_type, content) values ($1, $2, 'a.pdf', 'application/pdf', 'x')`,
    [member.placeId, releaseId],
  );
  await expect(readPublicAsset(member.placeId, releaseId, 'a.pdf')).rejects.toMatchObject({ status: 404 });
  const rows = await readPublic((reader) =>
    reader.selectFrom('published.asset').select('name').where('release_id', '=', releaseId).execute(),
  );
  expect(rows).toEqual([]);
  expect((await listReleases(member)).find((one) => one.releaseId === releaseId)?.embargoUntil).toContain(
    soon,
  );
  await new Promise((resolve) => setTimeout(resolve, 3_200));
  expect(await seen()).toContain(releaseId);
  expect((await readPublicAsset(member.placeId, releaseId, 'a.pdf')).name).toBe('a.pdf');
});

test('what was published meanwhile, or changed, has to be prepared again', async () => {
  const [first, second] = [
    await prepare(member, { table: tables }),
    await prepare(member, { table: [tables[0]!] }),
  ];
  await saveAndPublishDraft(member, first, words((await open(member, first)).revision));
  expect((await readDraftPage(member, second, 'en')).prepared?.isBehind).toBe(true);
  const revision = await saveDraftWords(member, second, words((await open(member, second)).revision));
  await expect(publishDraft(member, second, { revision })).rejects.toMatchObject({
    code: 'release-ledger-moved',
  });
  await prepareAgain(member, second);
  await runReleasePreparation({ placeId: member.placeId, draftId: second });
  await commit([makeShare('em1', '2025', [80, 130])], member);
  await expect(publishDraft(member, second, { revision })).rejects.toMatchObject({
    code: 'draft-figures-changed',
  });
  await expect(publishDraft(member, second, { revision: 1 })).rejects.toMatchObject({
    code: 'draft-changed',
  });
  await prepareAgain(member, second);
  await expect(prepareAgain(member, second)).rejects.toMatchObject({ code: 'draft-busy' });
  await expect(publishDraft(member, second, { revision })).rejects.toMatchObject({
    code: 'draft-not-prepared',
  });
  await runReleasePreparation({ placeId: member.placeId, draftId: second });
  expect(await publishDraft(member, second, { revision })).toMatch(/^[0-9a-f-]{36}$/);
});

test('where two may publish, the one who prepared does not approve', async () => {
  const town = await seedPlace(world, 'borgo');
  await bringIn(town);
  const officer: Member = { ...town, userId: 'officer', role: 'officer' };
  await world.superuser.query(
    `insert into auth."user" (id, name, email) values ('officer', 'O', 'off@example.org')`,
  );
  await world.superuser.query(
    `insert into office.membership (place_id, user_id, role) values ($1, 'officer', 'officer')`,
    [town.placeId],
  );
  const draftId = await prepare(officer, { table: tables });
  const page = await readDraftPage(officer, draftId, 'en');
  expect(page.mayApprove).toBe(false);
  expect(page.approvers.map(({ userId }) => userId)).toEqual([town.userId]);
  await expect(saveAndPublishDraft(officer, draftId, words(page.draft.revision))).rejects.toMatchObject({
    code: 'draft-approved-by-oneself',
  });
  const revision = await saveDraftWords(officer, draftId, words(page.draft.revision));
  await expect(publishDraft(officer, draftId, { revision })).rejects.toMatchObject({
    code: 'draft-approved-by-oneself',
  });
  expect(await publishDraft(town, draftId, { revision })).toMatch(/^[0-9a-f-]{36}$/);
});

test('a correction is the next version with its erratum; a withdrawn edition leaves a notice', async () => {
  const wrong = (await listReleases(member)).find(({ title }) => title.en === 'Work')!;
  await expect(
    chooseTables(member, { table: tables, follows: wrong.releaseId, isCorrection: 'on' }),
  ).rejects.toMatchObject({ code: 'correction-missing', field: 'correctionEn' });
  const form = {
    table: tables,
    follows: wrong.releaseId,
    isCorrection: 'on',
    correctionEn: 'Two were counted twice.',
  };
  await commit([makeShare('em1', '2025', [78, 130])], member, 'Two were counted twice.');
  const draftId = await prepare(member, form);
  const { draft } = await readDraftPage(member, draftId, 'en');
  expect(draft).toMatchObject({ correctedReleaseId: wrong.releaseId, title: { en: 'Work' } });
  const releaseId = await saveAndPublishDraft(
    member,
    draftId,
    words(draft.revision, { correctionEn: 'Two people were counted twice.' }),
  );
  const release = await readPublicRelease(member.placeId, releaseId);
  expect(release).toMatchObject({
    version: wrong.version + 1,
    subject: wrong.subject,
    correction: { en: 'Two people were counted twice.' },
  });
  await withdrawRelease(member, { releaseId, reason: 'Wrong again.' });
  expect(await readPublicRelease(member.placeId, releaseId)).toMatchObject({
    state: 'withdrawn',
    tables: [],
    withdrawal: { en: 'Wrong again.' },
  });
});

test('what is gone, empty or unknown is told, never a bug', async () => {
  await expect(chooseTables(member, { table: [] })).rejects.toMatchObject({ code: 'draft-nothing-chosen' });
  await expect(chooseTables(member, { table: tables, draft: 'x' })).rejects.toMatchObject({ status: 422 });
  await expect(
    chooseTables(member, { table: tables, draft: '00000000-0000-4000-8000-000000000000' }),
  ).rejects.toMatchObject({ code: 'draft-gone' });
  await expect(readDraftPage(member, 'x', 'en')).rejects.toMatchObject({ code: 'draft-gone' });
  const gone = await prepare(member, { table: ['indicators/indicator-none-v1'] });
  expect((await open(member, gone)).problem).toMatchObject({
    code: 'draft-tables-gone',
    values: { count: 1 },
  });
  await removeDraft(member, gone);
  await expect(removeDraft(member, gone)).rejects.toMatchObject({ code: 'draft-gone' });

  const small = await seedPlace(world, 'small');
  await commit([makeShare('em1', '2024', [1, 3])], small);
  const empty = await prepare(small, { table: [tables[0]!] });
  expect((await open(small, empty)).problem).toMatchObject({ code: 'publication-nothing-to-publish' });
  setClock(undefined);
});
