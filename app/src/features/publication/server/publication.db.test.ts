import type pg from 'pg';
import { openProtectedCube } from '@vicus/cube';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawRespondents, FACTS } from '#features/governance/governance.fixture.ts';
import { protectWave } from '#features/governance/protection.ts';
import { toStoredTables, withdrawRelease } from '#features/release/server/release.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import type { TableAddress } from '#features/open-data/published-tables.types.ts';
import { writeTableFile } from '#features/open-data/server/data.usecases.ts';
import { describeRelease } from '#features/open-data/server/places.usecases.ts';
import { preparePublication, publishWave } from './publication.usecases.ts';
import { computePublicVersion, findPublicBasis, readPublicBasis } from './public-basis.usecases.ts';
import { readFigurePage, readPlacePage, readPublicFile, readReleasePage } from './public-page.usecases.ts';
import { openHighsSolver } from '#server/solver/highs.ts';

const solver = await openHighsSolver();

const HERE = '00000000-0000-4000-8000-00000000000a';
const THERE = '00000000-0000-4000-8000-00000000000b';
const WAVE = '00000000-0000-4000-8000-0000000000aa';
const member: Member = { userId: 'anna', placeId: HERE, role: 'coordinator', actorId: null };
const stranger: Member = { userId: 'boris', placeId: THERE, role: 'coordinator', actorId: null };
const FORM = { titleEn: 'Who works with whom', titleDe: '', summaryEn: '<b>We</b> talk.', summaryDe: '' };

let world: TestWorld;
let owner: pg.Client;

beforeAll(async () => {
  world = await openTestWorld();
  owner = world.superuser;
  await owner.query(`insert into auth."user" (id, name, email) values
    ('anna', 'A', 'a@example.org'), ('boris', 'B', 'b@example.org')`);
  for (const [placeId, slug, userId] of [
    [HERE, 'here', 'anna'],
    [THERE, 'there', 'boris'],
  ]) {
    await owner.query(
      `insert into office.place (place_id, slug, name, country) values ($1, $2, 'Lindmoor', 'DE')`,
      [placeId, slug],
    );
    await owner.query(
      `insert into published.place (place_id, slug, name, country) values ($1, $2, 'Lindmoor', 'DE')`,
      [placeId, slug],
    );
    await owner.query(`insert into published.place_address values ($2, $1)`, [placeId, slug]);
    await owner.query(
      `insert into office.membership (place_id, user_id, role) values ($1, $2, 'coordinator')`,
      [placeId, userId],
    );
  }
  const roles = [
    ...Array<'official'>(9).fill('official'),
    ...Array<'elected-policymaker'>(8).fill('elected-policymaker'),
  ];
  const respondents = drawRespondents({ seed: 11, roles, missing: 0.03 });
  const { tables } = protectWave({ ...FACTS, waveId: WAVE }, respondents, {
    ledger: [],
    solver,
    codeVersion: '0.1.0',
  });
  const stored = toStoredTables(tables);
  await owner.query(
    `insert into office.wave (place_id, wave_id, instrument_id, instrument_version, title, mode, state, design, instrument)
     values ($1, $2, 'governance', 1, 'Contacts', 'anonymous', 'closed', '{}', '{}')`,
    [HERE, WAVE],
  );
  await owner.query(
    `insert into office.wave_result (place_id, wave_id, tables, findings, content_hash) values ($1, $2, $3, '[]', $4)`,
    [HERE, WAVE, stored.tables, stored.contentHash],
  );
  await owner.query(
    `insert into office.actor (place_id, kind, name) values ($1, 'public-social-services', 'Social services of Lindmoor')`,
    [HERE],
  );
});

afterAll(() => world.close());

async function publish(): Promise<string> {
  const { version, ledgerSize } = await preparePublication(member, WAVE);
  return publishWave(member, WAVE, { ...FORM, version, ledgerSize });
}

async function readCsv(address: TableAddress): Promise<string> {
  const query = new URLSearchParams();
  return String((await writeTableFile({ address, format: 'csv', query, language: 'en' })).body);
}

describe('before anything is published', () => {
  test('the page is empty, and unknown places have none', async () => {
    expect(await readPlacePage('here', 'en')).toMatchObject({ shown: null, releases: [] });
    await expect(readPlacePage('nowhere', 'en')).rejects.toMatchObject({ status: 404 });
    expect(await findPublicBasis('nowhere')).toBeUndefined();
  });

  test('nobody of another place can prepare or publish it', async () => {
    await expect(preparePublication(stranger, WAVE)).rejects.toMatchObject({ status: 404 });
    await expect(preparePublication({ ...member, role: 'reader' }, WAVE)).rejects.toMatchObject({
      status: 403,
    });
    await expect(publishWave(stranger, WAVE, { ...FORM, version: 1, ledgerSize: 0 })).rejects.toMatchObject({
      status: 404,
    });
  });

  test('a form that is not filled in is refused with its field', async () => {
    const form = { ...FORM, titleEn: ' ', version: 1, ledgerSize: 0 };
    await expect(publishWave(member, WAVE, form)).rejects.toMatchObject({ status: 422, field: 'titleEn' });
    const long = { ...FORM, summaryEn: 'x'.repeat(10_000), version: 1, ledgerSize: 0 };
    await expect(publishWave(member, WAVE, long)).rejects.toMatchObject({ status: 422, field: 'summaryEn' });
  });
});

describe('published', () => {
  test('what was prepared is what everybody reads: page, figure, tables, reports', async () => {
    const releaseId = await publish();
    const page = await readPlacePage('here', 'de');
    expect(page.shown?.summary).toMatchObject({ releaseId, version: 1 });
    expect(page.shown?.edition?.summary).toEqual({ language: 'en', paragraphs: ['<b>We</b> talk.'] });
    const figures = page.shown?.edition?.figures ?? [];
    expect(figures.length).toBeGreaterThan(6);
    const { figure } = await readFigurePage({ slug: 'here', releaseId, figureId: 'governance-groups' }, 'it');
    expect(figure.chart?.wide).toMatch(/^<svg /);
    for (const language of ['en', 'de']) {
      const report = await readPublicFile('here', releaseId, `report.${language}.pdf`);
      expect(Buffer.from(report.content).subarray(0, 5).toString()).toBe('%PDF-');
    }
    const { tables } = await describeRelease('here', releaseId, 'en');
    expect(tables.map(({ id }) => id)).toContain('governance-frequency');
  });

  test('a kind that stands for one organisation is in no file, and no name ever is', async () => {
    const { content, hiddenKinds } = await preparePublication(member, WAVE);
    expect(hiddenKinds.map(({ en }) => en)).toContain('Public social services');
    const page = await readPlacePage('here', 'en');
    const releaseId = page.shown?.summary.releaseId ?? '';
    for (const table of content.tables) {
      const body = await readCsv({ slug: 'here', releaseId, tableId: openProtectedCube(table).id });
      expect(body).not.toContain('of Lindmoor,');
      const lines = body.split('\r\n').filter((line) => line.includes(',public-social-services,'));
      for (const line of lines) expect(line).toMatch(/,,,(withheld|not-collected|no-base|not-applicable)$/);
    }
    expect(JSON.stringify(page)).not.toContain('Social services of Lindmoor');
  });

  test('sending the form twice publishes once', async () => {
    const { version, ledgerSize } = await preparePublication(member, WAVE);
    const form = { ...FORM, version, ledgerSize };
    await publishWave(member, WAVE, form);
    await expect(publishWave(member, WAVE, form)).rejects.toMatchObject({ code: 'release-published-before' });
  });

  test('an agreement shows the kind from the next version on; the older page says that there is one', async () => {
    const first = (await readPlacePage('here', 'en')).shown?.summary.releaseId ?? '';
    const before = await readPlacePage('here', 'en');
    const basis = await readPublicBasis('here');
    await owner.query('update office.actor set agreed_to_be_named = true');
    expect((await preparePublication(member, WAVE)).hiddenKinds).toEqual([]);
    const next = await publish();
    const older = await readReleasePage('here', first, 'en');
    expect(older.shown.newer).toMatchObject({ releaseId: next });
    const { shown } = await readReleasePage('here', next, 'en');
    expect(shown).toMatchObject({ newer: null, replaces: { releaseId: first } });
    expect((await readPlacePage('here', 'en')).etag).not.toBe(before.etag);
    expect(computePublicVersion(await readPublicBasis('here'))).not.toBe(computePublicVersion(basis));
    // What a request has read is not read again.
    expect((await readPlacePage('here', 'en', basis)).etag).toBe(before.etag);
  });

  test('withdrawn: a notice on its page, the version before it on the page of the place', async () => {
    const newest = (await readPlacePage('here', 'en')).shown?.summary.releaseId ?? '';
    await withdrawRelease(member, { releaseId: newest, reason: 'Counted twice.' });
    const page = await readReleasePage('here', newest, 'en');
    expect(page.shown).toMatchObject({ edition: null, summary: { withdrawal: { en: 'Counted twice.' } } });
    expect((await readPlacePage('here', 'en')).shown?.summary.releaseId).not.toBe(newest);
    await expect(
      readFigurePage({ slug: 'here', releaseId: newest, figureId: 'contacts' }, 'en'),
    ).rejects.toMatchObject({ status: 404 });
    await expect(
      readCsv({ slug: 'here', releaseId: newest, tableId: 'governance-frequency' }),
    ).rejects.toMatchObject({ status: 410 });
    await expect(readPublicFile('here', newest, 'report.en.pdf')).rejects.toMatchObject({ status: 404 });
  });
});
