/** Reports from published editions to files: structure of PDF and DOCX of every kind, versions, withdrawal, refusals. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawResidents, fieldWave, RESIDENTS } from '#features/listening/testing/field-wave.ts';
import { preparePublication, publishWave } from '#features/publication/server/publication.usecases.ts';
import { withdrawRelease } from '#features/release/server/release.usecases.ts';
import { publishPlaceProfile } from '#features/place/server/place.usecases.ts';
import { seedPlace } from '#features/survey/testing/seed.ts';
import type { Member } from '#server/auth/member.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { readDocxStructure } from '#server/documents/testing/read-docx.ts';
import { readPdfStructure } from '#server/documents/testing/read-pdf.ts';
import { findChangedNumbers } from './changed-numbers.rules.ts';
import type { Block, ReportKind, ReportLook } from './report.types.ts';
import { takeOutAnnex } from './server/annex.usecases.ts';
import { addBlock, leaveBlockOut, placeBlock, restoreBlock, saveWords } from './server/blocks.usecases.ts';
import { previewFile, previewReport } from './server/documents.usecases.ts';
import { chooseReleases, readReport, removeReport, startReport } from './server/drafts.usecases.ts';
import {
  issueReport,
  readIssuedFile,
  readPublicReportFile,
  readPublicReports,
  showReport,
  withdrawReport,
} from './server/issues.usecases.ts';
import { readTemplate, saveTemplate } from './server/templates.usecases.ts';
import { keepForLooking } from './testing/keep-for-looking.ts';
import { makeGovernanceTables, makeIndicatorTables, publishTables } from './testing/report-world.ts';

const PLAIN_LOOK: ReportLook = { colour: '', arms: null };
let world: TestWorld;
let member: Member;
let governance: string;
let indicators: string;
let survey: string;

beforeAll(async () => {
  world = await openTestWorld();
  member = await seedPlace(world, 'vico');
  await publishPlaceProfile(member, { en: 'A small town.' });
  governance = await publishTables(
    member,
    'governance/contacts',
    { en: 'Who works with whom', de: 'Wer mit wem arbeitet' },
    makeGovernanceTables(),
    { en: 'We talk to many.\n\nWe #shall *talk* to more.', de: 'Wir sprechen mit vielen.' },
  );
  indicators = await publishTables(
    member,
    'indicators/work',
    { en: 'People in work', de: 'Menschen in Arbeit' },
    makeIndicatorTables(),
  );
  const waveId = await fieldWave(member, { instrument: RESIDENTS, answers: drawResidents(400) });
  const { version, ledgerSize } = await preparePublication(member, waveId);
  const words = {
    titleEn: 'What residents say',
    titleDe: 'Was Einwohner sagen',
    summaryEn: '',
    summaryDe: '',
  };
  survey = await publishWave(member, waveId, { ...words, version, ledgerSize });
}, 120_000);
afterAll(() => world.close());

const start = (kind: ReportKind, language: 'en' | 'de', release: readonly string[], more = {}) =>
  startReport(member, { kind, language, title: '', release, ...more });

const revisionOf = async (reportId: string): Promise<number> =>
  (await readReport(member, reportId)).draft.revision;

const findText = (blocks: readonly Block[], id: RegExp) => {
  const block = blocks.find((one) => id.test(one.id));
  if (block?.kind !== 'text') throw new Error('no such block of text');
  return block;
};

describe.each(['en', 'de'] as const)('every kind (%s)', (language) => {
  const kinds: readonly (readonly [ReportKind, () => readonly string[], object])[] = [
    ['council', () => [governance, indicators, survey], {}],
    ['area', () => [indicators], { area: 'employment' }],
    ['survey', () => [survey], {}],
    ['monitoring', () => [indicators], {}],
    ['plain', () => [indicators, survey], {}],
    ['fund-annex', () => [], { fund: 'AMIF', year: '2026' }],
  ];
  test.each(kinds)(
    '%s: headings, alternatives, heads of tables, title and language in both files',
    async (kind, releases, more) => {
      const reportId = await start(kind, language, releases(), more);
      const make = (format: 'pdf' | 'docx') =>
        kind === 'fund-annex'
          ? takeOutAnnex(member, reportId, format, PLAIN_LOOK)
          : previewFile(member, reportId, format, PLAIN_LOOK);
      const [pdf, docx] = [await make('pdf'), await make('docx')];
      keepForLooking(`${kind}.${language}.pdf`, pdf.content);
      keepForLooking(`${kind}.${language}.docx`, docx.content);
      const { draft } = await readReport(member, reportId);
      const read = await readPdfStructure(pdf.content);
      expect(read).toMatchObject({ title: draft.title, isTagged: true });
      expect(read.language.toLowerCase()).toMatch(new RegExp(`^${language}`));
      expect(read.headings.length).toBeGreaterThan(2);
      expect(read.alternatives).toHaveLength(read.figures);
      expect(read.alternatives.every((alt) => alt.length > 20)).toBe(true);
      expect(read.tables === 0 || read.tableHeaders > read.tables).toBe(true);
      if (kind !== 'plain') expect(read.tables).toBeGreaterThan(0);
      if (['council', 'survey'].includes(kind)) expect(read.figures).toBeGreaterThan(0);
      const written = readDocxStructure(docx.content);
      expect(written).toMatchObject({ title: draft.title, language, tables: written.headerRows });
      expect(written.headings.length).toBeGreaterThan(2);
      expect(written.pictures).toBe(read.figures);
      expect(written.alternatives).toHaveLength(written.pictures);
      expect(written.alternatives.every((alt) => alt.length > 20)).toBe(true);
    },
    60_000,
  );
});

test('sentences come with interval and caution, withheld is said as withheld, and nothing names a cause', async () => {
  const reportId = await start('monitoring', 'en', [indicators]);
  const { blocks } = (await readReport(member, reportId)).draft;
  const words = findText(blocks, /^changes\./).generated;
  expect(words).toMatch(/Newcomers, 2025: 57\.5\s% \(92 of 160; by chance alone 49\.\d to 64\.\d\s%\)\./);
  expect(words).toMatch(/Higher than in 2024, by more than chance explains\./);
  expect(words).not.toMatch(/because|due to|caused|rank|best|worst/i);
  expect(findText(blocks, /^withheld\.[0-9a-f]/).generated).toMatch(/There is a number; it is not shown/);
  const plain = await start('plain', 'de', [indicators]);
  expect(findText((await readReport(member, plain)).draft.blocks, /^key\./).generated).toContain(
    'Zufall erklärt das nicht.',
  );
});

test('a person edits, moves, leaves out and adds; a changed number is seen and must be confirmed', async () => {
  const reportId = await start('council', 'en', [governance]);
  const { blocks } = (await readReport(member, reportId)).draft;
  const key = findText(blocks, /^key\./);
  const save = async (text: string) =>
    saveWords(member, reportId, key.id, { heading: 'In short', text, revision: await revisionOf(reportId) });
  await save(key.text.replace(/17 of 17|\d+ of \d+/, '99 of 17'));
  const edited = findText((await readReport(member, reportId)).draft.blocks, /^key\./);
  expect(findChangedNumbers(edited)?.added).toContain('99');
  const issue = async (more: object = {}) =>
    issueReport(member, reportId, { revision: await revisionOf(reportId), ...more }, PLAIN_LOOK);
  await expect(issue()).rejects.toMatchObject({ code: 'report-numbers-unchecked' });
  await restoreBlock(member, reportId, key.id, { revision: await revisionOf(reportId) });
  expect(findText((await readReport(member, reportId)).draft.blocks, /^key\./).text).toBe(key.generated);

  const strange = '#import "x": * $x^2$ *bold* <label> @ref // c\n\n- مرحبا بالجميع\n- 🙂 Привіт\n- Größe';
  await addBlock(member, reportId, {
    heading: '= #panic("y")',
    text: strange,
    revision: await revisionOf(reportId),
  });
  await expect(
    addBlock(member, reportId, { text: 'x'.repeat(100_000), revision: await revisionOf(reportId) }),
  ).rejects.toMatchObject({ code: 'input-invalid' });
  const figure = blocks.find((block) => block.kind === 'figure')!;
  await leaveBlockOut(member, reportId, figure.id, { revision: await revisionOf(reportId) });
  await placeBlock(member, reportId, blocks.findLast((block) => block.kind === 'figure')!.id, {
    by: 'up',
    revision: await revisionOf(reportId),
  });
  await expect(
    save.call(null, 'x').then(() => saveWords(member, reportId, key.id, { text: 'y', revision: 1 })),
  ).rejects.toMatchObject({
    code: 'report-changed-meanwhile',
  });
  await restoreBlock(member, reportId, key.id, { revision: await revisionOf(reportId) });
  const method = findText(blocks, /^method$/);
  for (const refused of [
    async (revision: number) => leaveBlockOut(member, reportId, method.id, { revision }),
    async (revision: number) => saveWords(member, reportId, method.id, { text: '', revision }),
  ])
    await expect(refused(await revisionOf(reportId))).rejects.toMatchObject({
      code: 'report-part-always-shown',
    });
  const issueId = await issue({ isPublic: 'on' });
  const pdf = await readIssuedFile(member, issueId, 'report.pdf');
  keepForLooking('edited.en.pdf', pdf.content);
  const read = await readPdfStructure(pdf.content);
  expect(read.text).toContain('#import "x": * $x^2$ *bold*');
  expect(read.headings.join('\n')).toContain('= #panic("y")');
  expect(readDocxStructure((await readIssuedFile(member, issueId, 'report.docx')).content).text).toContain(
    '🙂 Привіт',
  );
  await expect(removeReport(member, reportId)).rejects.toMatchObject({ code: 'report-was-issued' });
}, 60_000);

test('issued once, corrected as a new version, withdrawn with a notice, and never changed', async () => {
  const reportId = await start('area', 'de', [indicators], { area: 'employment', title: 'Arbeit' });
  const revision = await revisionOf(reportId);
  const first = await issueReport(member, reportId, { revision, isPublic: 'on' }, PLAIN_LOOK);
  await expect(issueReport(member, reportId, { revision }, PLAIN_LOOK)).rejects.toMatchObject({
    code: 'report-correction-missing',
  });
  const correction = 'Die Zahl für 2025 stand falsch.';
  const second = await issueReport(member, reportId, { revision, correction, isPublic: '' }, PLAIN_LOOK);
  const findPublic = async (issueId: string) =>
    (await readPublicReports(member.placeId)).find((one) => one.issueId === issueId);
  expect(await findPublic(first)).toMatchObject({
    version: 1,
    newer: null,
    replaces: null,
    fileNames: ['report.docx', 'report.pdf'],
  });
  expect(await findPublic(second)).toBeUndefined();
  await expect(readPublicReportFile(member.placeId, second, 'report.pdf')).rejects.toMatchObject({
    code: 'not-found',
  });
  await showReport(member, second, { isPublic: 'on' });
  expect(await findPublic(first)).toMatchObject({ newer: { issueId: second, version: 2 } });
  expect(await findPublic(second)).toMatchObject({ correction, replaces: { issueId: first, version: 1 } });
  const { content } = await readPublicReportFile(member.placeId, second, 'report.pdf');
  expect((await readPdfStructure(content)).text).toContain(correction);

  await withdrawReport(member, second, { reason: 'Falsche Quelle.' });
  expect(await findPublic(second)).toMatchObject({
    state: 'withdrawn',
    withdrawal: 'Falsche Quelle.',
    fileNames: [],
  });
  await expect(readPublicReportFile(member.placeId, second, 'report.pdf')).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(readIssuedFile(member, second, 'report.pdf')).rejects.toMatchObject({ code: 'not-found' });
  await expect(withdrawReport(member, second, { reason: 'x' })).rejects.toMatchObject({
    code: 'report-withdrawn-before',
  });
  for (const statement of [
    `update published.report set title = 'x'`,
    `update published.report_file set content = ''`,
    `delete from published.report`,
    `delete from published.report_file`,
  ])
    await expect(world.superuser.query(statement)).rejects.toThrow(/never (changed|removed)/);
}, 60_000);

test('a place may order and leave out parts; what is not shown and how it was done always stand there', async () => {
  const template = await readTemplate(member, 'survey');
  const parts = template.parts.toReversed().map(({ part }) => ({ part, isShown: false }));
  await saveTemplate(member, 'survey', {
    parts,
    cover: { de: 'Für den Rat der Stadt' },
    footer: { de: 'Rathausplatz 1' },
  });
  const kept = await readTemplate(member, 'survey');
  expect(kept.parts.filter(({ isShown }) => isShown).map(({ part }) => part)).toEqual(['method', 'withheld']);
  const reportId = await start('survey', 'de', [survey]);
  const { content } = await previewReport(member, reportId, PLAIN_LOOK);
  expect(content).toMatchObject({ cover: ['Für den Rat der Stadt'], footer: 'Rathausplatz 1' });
  expect(content.parts.filter(({ kind }) => kind === 'figure')).toEqual([]);
});

test('an annex is never issued, and the audit says who took it out', async () => {
  const reportId = await start('fund-annex', 'en', [], { fund: 'ESF+', year: '2026' });
  await takeOutAnnex(member, reportId, 'pdf', PLAIN_LOOK);
  const { rows } = await world.superuser.query<{ n: string }>(
    `select count(*) as n from office.audit_entry where action = 'data.read' and object_id = 'fund-annex.pdf'`,
  );
  expect(Number(rows[0]?.n)).toBeGreaterThan(0);
  const revision = await revisionOf(reportId);
  await expect(issueReport(member, reportId, { revision }, PLAIN_LOOK)).rejects.toMatchObject({
    code: 'report-annex-never-issued',
  });
  await expect(previewReport(member, reportId, PLAIN_LOOK)).rejects.toMatchObject({ code: 'not-found' });
});

test('nothing chosen, nothing fitting, and a release withdrawn meanwhile are said', async () => {
  await expect(start('council', 'en', [])).rejects.toMatchObject({ code: 'report-without-releases' });
  await expect(start('area', 'en', [indicators])).rejects.toMatchObject({ code: 'report-area-missing' });
  await expect(start('area', 'en', [indicators], { area: 'housing' })).rejects.toMatchObject({
    code: 'report-without-figures',
  });
  await expect(start('council', 'en', ['00000000-0000-4000-8000-000000000000'])).rejects.toMatchObject({
    code: 'not-found',
  });
  const reportId = await start('council', 'en', [governance, indicators]);
  const shown = await issueReport(
    member,
    reportId,
    { revision: await revisionOf(reportId), isPublic: 'on' },
    PLAIN_LOOK,
  );
  await withdrawRelease(member, { releaseId: governance, reason: 'Wrong.' });
  expect((await readReport(member, reportId)).gone).toEqual([governance]);
  const revision = await revisionOf(reportId);
  await expect(
    issueReport(member, reportId, { revision, correction: 'x' }, PLAIN_LOOK),
  ).rejects.toMatchObject({ code: 'report-release-gone' });
  expect(
    (await readPublicReports(member.placeId)).find((one) => one.issueId === shown)?.restsOnWithdrawn,
  ).toBe(true);
  await chooseReleases(member, reportId, { title: 'Work', release: [indicators] });
  expect(
    (await readReport(member, reportId)).draft.blocks.some(({ releaseId }) => releaseId === governance),
  ).toBe(false);
}, 60_000);

test('a place with reports can be removed with all it has', async () => {
  await expect(
    world.superuser.query('delete from office.place where place_id = $1', [member.placeId]),
  ).resolves.toBeDefined();
});
