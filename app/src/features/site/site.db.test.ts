/** The site of a place on a real database: kept, previewed, published, withdrawn; who may; what everybody reads. */
import type { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seedPlace } from '#features/survey/testing/seed.ts';
import type { Member } from '#server/auth/member.ts';
import { setClock } from '#server/clock.ts';
import { readOffice, readPublic, write } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { readHome } from './server/home.usecases.ts';
import { readArea, readAreas } from './server/areas.usecases.ts';
import { findSiteBasis } from './server/site-basis.usecases.ts';
import { readArmsOf, readSiteCss, readSiteHead } from './server/site-head.usecases.ts';
import { readDutyPage, readListening, readReleases } from './server/site-pages.usecases.ts';
import {
  publishSite,
  readSiteSheet,
  removeArms,
  saveArms,
  saveSite,
  withdrawSite,
} from './server/site.usecases.ts';

const WORDS = {
  displayName: 'Town of bridges',
  'wants.en': 'Everybody finds a door that is open.',
  'wants.de': 'Alle finden eine offene Tür.',
  accent: '#7A1F3D',
  contactPhone: '+49 123 456',
  responsible: 'The mayor\nMain street 1',
  'hide.measures': 'on',
};
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let world: TestWorld;
let owner: Client;
let member: Member;
let stranger: Member;

beforeAll(async () => {
  setClock(() => new Date('2026-11-22T12:00:00Z'));
  world = await openTestWorld();
  owner = world.superuser;
  member = await seedPlace(world, 'vico');
  stranger = await seedPlace(world, 'borgo');
  await owner.query(
    `insert into published.place (place_id, slug, name, country) select place_id, slug, name, country from office.place
      on conflict do nothing`,
  );
});
afterAll(() => world.close());
beforeEach(() => owner.query('truncate office.site, published.site'));

const publish = async () => publishSite(member, { previewHash: (await readSiteSheet(member)).previewHash });
const head = (pathname = '/p/vico', language: 'en' | 'de' | 'it' = 'en') =>
  readSiteHead('vico', { pathname, language });

describe('an office', () => {
  test('keeps words; everybody reads them once they are published, and again as they were once withdrawn', async () => {
    await saveSite(member, WORDS);
    expect(await readSiteSheet(member)).toMatchObject({
      publishedOn: null,
      isPublic: false,
      site: { accent: '#7a1f3d', hiddenPages: ['measures'], wants: { en: WORDS['wants.en'] } },
    });
    expect((await head()).name).toBe('Town of vico');
    await publish();
    expect(await head()).toMatchObject({ name: 'Town of bridges', cssHref: /^\/p\/vico\/site\.css\?v=/ });
    await saveSite(member, { ...WORDS, displayName: 'Town of gardens' });
    expect(await readSiteSheet(member)).toMatchObject({ publishedOn: '2026-11-22', isPublic: false });
    expect((await head()).name).toBe('Town of bridges');
    await withdrawSite(member);
    expect(await head()).toMatchObject({ name: 'Town of vico', cssHref: null });
    expect((await readSiteSheet(member)).site.displayName).toBe('Town of gardens');
  });

  test('is refused a colour that cannot be read, with the nearest that can', async () => {
    const refused = await saveSite(member, { ...WORDS, accent: 'fc0' }).catch((problem: unknown) => problem);
    expect(refused).toMatchObject({
      code: 'accent-too-weak',
      field: 'accent',
      values: { accent: '#ffcc00', needed: 4.5, proposal: expect.stringMatching(/^#[0-9a-f]{6}$/) },
    });
    const { proposal } = (refused as { values: { proposal: string } }).values;
    await saveSite(member, { ...WORDS, accent: proposal });
    await expect(saveSite(member, { ...WORDS, accent: 'red;}' })).rejects.toMatchObject({
      code: 'input-invalid',
    });
  });

  test('brings arms with words; a spoiled file is refused with its reason', async () => {
    const alt = { 'armsAlt.en': 'A bridge' };
    await expect(saveArms(member, alt, PNG.subarray(0, 40))).rejects.toMatchObject({
      code: 'arms-refused',
      values: { fault: 'broken' },
    });
    await expect(saveArms(member, alt, Buffer.from('<svg/>'))).rejects.toMatchObject({
      values: { fault: 'vector' },
    });
    await expect(saveArms(member, {}, PNG)).rejects.toMatchObject({ code: 'arms-without-words' });
    await saveArms(member, alt, PNG);
    await publish();
    const { arms } = await head('/p/vico', 'it');
    expect(arms).toMatchObject({ alt: 'A bridge', widthPx: 1, href: /^\/p\/vico\/arms\?v=[0-9a-f]{16}$/ });
    const sent = await readArmsOf('vico');
    expect(Buffer.from(sent.content).equals(PNG)).toBe(true);
    await removeArms(member);
    await publish();
    await expect(readArmsOf('vico')).rejects.toMatchObject({ status: 404 });
  });

  test('publishes what it looked at, nothing else', async () => {
    const { previewHash } = await readSiteSheet(member);
    await saveSite(member, WORDS);
    await expect(publishSite(member, { previewHash })).rejects.toMatchObject({
      code: 'site-preview-outdated',
    });
  });

  test('leaves a trace of each change', async () => {
    await saveSite(member, WORDS);
    await publish();
    const { rows } = await owner.query(
      `select action from office.audit_entry where object_kind = 'site' order by action`,
    );
    expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['site.change', 'site.publish']));
  });
});

describe('the database', () => {
  test('lets no other office read or change a site', async () => {
    await saveSite(member, WORDS);
    await publish();
    const seen = await readOffice(stranger, (reader) =>
      reader.selectFrom('office.site').selectAll().execute(),
    );
    expect(seen).toEqual([]);
    for (const table of ['office.site', 'published.site'] as const)
      await write(stranger, async (transaction) => {
        const done = await transaction
          .updateTable(table)
          .set({ display_name: 'Mine' })
          .where('place_id', '=', member.placeId)
          .executeTakeFirst();
        expect(done.numUpdatedRows).toBe(0n);
      });
    const rows = await readPublic((reader) =>
      reader.selectFrom('published.site').select('display_name').execute(),
    );
    expect(rows).toEqual([{ display_name: 'Town of bridges' }]);
  });

  test('takes no program for arms and no colour that is none', async () => {
    await expect(
      owner.query(`insert into office.site (place_id, accent) values ($1, 'red')`, [member.placeId]),
    ).rejects.toThrow('six hexadecimal digits');
    await expect(
      owner.query(`insert into office.site (place_id, arms, arms_kind) values ($1, '\\x00', 'svg')`, [
        member.placeId,
      ]),
    ).rejects.toThrow('small picture');
  });
});

describe('everybody', () => {
  test('reads a whole site of a place that set nothing', async () => {
    expect(await readHome('vico', 'en')).toMatchObject({ name: 'Town of vico', wants: null, known: [] });
    expect((await readAreas('vico', 'de')).areas).toHaveLength(14);
    expect(await readArea({ slug: 'vico', code: 'housing' }, 'de')).toMatchObject({
      area: { label: 'Wohnen' },
    });
    await expect(readArea({ slug: 'vico', code: 'moon' }, 'de')).rejects.toMatchObject({ status: 404 });
    expect(await readListening('vico', 'en')).toMatchObject({ themes: [], heard: [], surveys: [] });
    expect(await readReleases('vico', 'en')).toMatchObject({ subjects: [] });
    expect(await readDutyPage('vico', 'es')).toMatchObject({
      site: { responsible: '' },
      notAccessible: null,
    });
    expect((await readSiteCss('vico')).css).not.toContain('{');
    expect((await head()).menu.map(({ id }) => id)).toEqual(['home']);
    await expect(readHome('nowhere', 'en')).rejects.toMatchObject({ status: 404 });
  });

  test('reads words in another language where theirs is empty, and no page that was left out', async () => {
    await saveSite(member, WORDS);
    await publish();
    expect((await readHome('vico', 'de')).wants).toEqual({
      paragraphs: [WORDS['wants.de']],
      lang: undefined,
    });
    expect((await readHome('vico', 'it')).wants).toEqual({ paragraphs: [WORDS['wants.en']], lang: 'en' });
    await expect(head('/p/vico/measures')).rejects.toMatchObject({ status: 404 });
  });

  test('sees another version as soon as anything is changed, and costs no query until then', async () => {
    await saveSite(member, WORDS);
    await publish();
    const first = await findSiteBasis('vico');
    expect(await findSiteBasis('vico')).toBe(first);
    await saveSite(member, { ...WORDS, contactPhone: '' });
    await publish();
    const second = await findSiteBasis('vico');
    expect(second?.version).not.toBe(first?.version);
  });
});
