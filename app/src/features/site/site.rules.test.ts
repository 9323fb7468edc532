import { AREAS_OF_LIFE } from '@vicus/reference';
import { describe, expect, test } from 'vitest';
import type { ReleaseSummary } from '#features/release/release.types.ts';
import { findAreaOfTable } from './areas.rules.ts';
import { MAXIMUM_ARMS_BYTES, readArms } from './arms.rules.ts';
import { findSitePage, isLeftOut, listMenu, SITE_PAGES } from './pages.rules.ts';
import { groupBySubject, listNewestReleases } from './releases.rules.ts';
import { pickWords } from './texts.rules.ts';

/** A picture of one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080002000301011100ffd9', 'hex');
const WEBP = Buffer.concat([
  Buffer.from('RIFF'),
  Buffer.from([0x1a, 0, 0, 0]),
  Buffer.from('WEBPVP8X'),
  Buffer.from([10, 0, 0, 0, 0, 0, 0, 0, 0x3f, 0, 0, 0x1f, 0, 0, 0, 0, 0, 0]),
]);

describe('arms', () => {
  test('kind and size are read from the bytes', () => {
    expect(readArms(PNG)).toEqual({ kind: 'png', widthPx: 1, heightPx: 1 });
    expect(readArms(JPEG)).toEqual({ kind: 'jpeg', widthPx: 3, heightPx: 2 });
    expect(readArms(WEBP)).toEqual({ kind: 'webp', widthPx: 64, heightPx: 32 });
  });

  test('what is no such picture is refused with its reason', () => {
    expect(readArms(Buffer.from('<?xml version="1.0"?><svg onload="x()"/>'))).toBe('vector');
    expect(readArms(Buffer.from('%PDF-1.7'))).toBe('unknown');
    expect(readArms(PNG.subarray(0, -6))).toBe('broken');
    expect(readArms(JPEG.subarray(0, 20))).toBe('broken');
    expect(readArms(WEBP.subarray(0, 28))).toBe('broken');
    expect(readArms(new Uint8Array(MAXIMUM_ARMS_BYTES + 1))).toBe('too-heavy');
    const wide = Buffer.from(PNG);
    wide.writeUInt32BE(5000, 16);
    expect(readArms(wide)).toBe('too-large');
  });

  test('no bytes bring it down', () => {
    for (const whole of [PNG, JPEG, WEBP])
      for (let length = 0; length <= whole.byteLength; length += 1)
        expect(readArms(whole.subarray(0, length))).toBeTruthy();
  });
});

const contents = {
  hasAreas: true,
  hasListening: true,
  hasParticipation: false,
  hasMeasures: true,
  hasReleases: true,
  hasReports: false,
  hasCards: false,
  hasContext: false,
  hasStrategy: false,
};
const release = '/p/vico/0196f7a0-0000-7000-8000-000000000001';

describe('the menu', () => {
  const list = (pathname: string, hiddenPages: readonly string[] = []) =>
    listMenu('menu', { slug: 'vico', hiddenPages, contents }, { pathname, language: 'de' });

  test('offers what there is, less what the office left out', () => {
    expect(list('/p/vico').map(({ id }) => id)).toEqual([
      'home',
      'areas',
      'listening',
      'measures',
      'releases',
    ]);
    expect(list('/p/vico', ['measures', 'home']).map(({ id }) => id)).toEqual([
      'home',
      'areas',
      'listening',
      'releases',
    ]);
    expect(list('/p/vico')[1]?.href).toBe('/p/vico/areas?lang=de');
  });

  test('marks the page one is on, and the one it belongs to', () => {
    const current = (pathname: string) => list(pathname).find((one) => one.current !== undefined);
    expect(current('/p/vico')).toMatchObject({ id: 'home', current: 'page' });
    expect(current('/p/vico/areas')).toMatchObject({ id: 'areas', current: 'page' });
    expect(current('/p/vico/areas/housing')).toMatchObject({ id: 'areas', current: 'true' });
    expect(current(release)).toMatchObject({ id: 'releases', current: 'true' });
    expect(current('/p/vico/imprint')).toBeUndefined();
    expect(findSitePage('vico', '/p/vico-alto/areas')).toBeUndefined();
  });

  test('what is left out has no page; a publication keeps its address', () => {
    expect(isLeftOut('vico', '/p/vico/areas/housing', ['areas'])).toBe(true);
    expect(isLeftOut('vico', '/p/vico/releases', ['releases'])).toBe(true);
    expect(isLeftOut('vico', release, ['releases'])).toBe(false);
    expect(isLeftOut('vico', '/p/vico/privacy', ['privacy'])).toBe(false);
  });

  test('every page has an id and an address of its own', () => {
    expect(new Set(SITE_PAGES.map(({ id }) => id)).size).toBe(SITE_PAGES.length);
    expect(new Set(SITE_PAGES.map(({ path }) => path)).size).toBe(SITE_PAGES.length);
  });
});

test('tables find their area of life', () => {
  expect(findAreaOfTable('indicator-em3-long-v1')).toBe('employment');
  expect(findAreaOfTable('indicator-ho1-survey-v1')).toBe('housing');
  expect(findAreaOfTable('indicator-own-bus-lines-v1')).toBeUndefined();
  expect(findAreaOfTable('survey-answers-doctor-missed')).toBe('healthcare');
  expect(findAreaOfTable('survey-cross-belonging--by--age-band')).toBe('interaction');
  expect(findAreaOfTable('survey-means')).toBeUndefined();
  expect(findAreaOfTable('governance-groups')).toBe('genuine-involvement');
  const codes = AREAS_OF_LIFE.map(({ code }) => code);
  expect(codes).toContain(findAreaOfTable('survey-answers-home'));
});

test('texts come in the language of the page, else in another that says so', () => {
  expect(pickWords({ en: 'One\n\nTwo', de: 'Eins' }, 'en')).toEqual({
    paragraphs: ['One', 'Two'],
    lang: undefined,
  });
  expect(pickWords({ de: 'Eins', en: ' ' }, 'it')).toEqual({ paragraphs: ['Eins'], lang: 'de' });
  expect(pickWords({}, 'it')).toBeNull();
});

test('a subject is told once, by its newest edition that holds', () => {
  const edition = (subject: string, version: number, publishedOn: string, state = 'published') =>
    ({ subject, version, publishedOn, state, releaseId: `${subject}${version}` }) as ReleaseSummary;
  const releases = [
    edition('a', 1, '2026-01-01'),
    edition('a', 2, '2026-03-01', 'withdrawn'),
    edition('b', 1, '2026-02-01'),
    edition('c', 1, '2026-04-01', 'withdrawn'),
  ];
  const groups = groupBySubject(releases).map(({ newest, earlier }) => [
    newest.releaseId,
    ...earlier.map(({ releaseId }) => releaseId),
  ]);
  expect(groups).toEqual([['c1'], ['b1'], ['a1', 'a2']]);
  expect(listNewestReleases(releases).map(({ releaseId }) => releaseId)).toEqual(['b1', 'a1']);
});
