/** Files of a strategy on a real database: out, changed by somebody, looked at, and in again, whole or not at all. */
import { unzipSync } from 'fflate';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seedPlace } from '#features/survey/testing/seed.ts';
import type { Member } from '#server/auth/member.ts';
import { readDocxStructure } from '#server/documents/testing/read-docx.ts';
import { readPdfStructure } from '#server/documents/testing/read-pdf.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { readWorkbookTables } from '#server/spreadsheet/read-xlsx.ts';
import { renderXlsx, type CellOut, type SheetOut } from '#server/spreadsheet/render-table.ts';
import { formatAmount, sumCents, sumLines } from './budget.rules.ts';
import { composeSheets, nameColumn, nameSheet } from './file-sheets.rules.ts';
import type { FileSheet } from './file.types.ts';
import { addAction } from './server/action.usecases.ts';
import { adoptStrategy, previewAdoption } from './server/adoption.usecases.ts';
import { addBody } from './server/bodies.usecases.ts';
import { addMoneySource, saveBudget } from './server/budget.usecases.ts';
import { readStrategy } from './server/content.usecases.ts';
import { exportList, exportStrategy, readAnsweredList } from './server/export.usecases.ts';
import { importStrategyFile, previewStrategyFile, uploadStrategyFile } from './server/file.usecases.ts';
import { addGoal, addGoalMeasure, changeGoal } from './server/goal.usecases.ts';
import { writePart } from './server/parts.usecases.ts';
import { addPerspective } from './server/perspectives.usecases.ts';
import { addRisk } from './server/risks.usecases.ts';
import { beginStrategy } from './server/strategies.usecases.ts';
import { readHistory } from './server/versions.usecases.ts';

let world: TestWorld;
let owner: pg.Client;
let anna: Member;
let strategyId: string;
let goalId: string;

const LOOK = { colour: '', arms: null };
const problem = (code: string) => expect.objectContaining({ code }) as unknown;

beforeAll(async () => {
  world = await openTestWorld();
  owner = world.superuser;
}, 60_000);
afterAll(() => world.close());

beforeEach(async () => {
  anna = await seedPlace(world, `vico-${Math.random().toString(36).slice(2, 8)}`);
  const head = { fromYear: 2027, toYear: 2028, language: 'en', currency: 'EUR' };
  strategyId = await beginStrategy(anna, { ...head, title: 'Together' });
  await writePart(anna, strategyId, 'diagnosis', {
    text: 'Courses end at noon.\n\n- two rooms',
    revision: '1',
  });
  goalId = await addGoal(anna, strategyId, {
    title: 'German for all',
    why: 'Few places',
    areas: ['education'],
  });
  const measure = { name: 'Places', unit: 'places', targetValue: '40', targetOn: '2028-12-31' };
  await addGoalMeasure(anna, { strategyId, goalId }, measure);
  await addPerspective(anna, strategyId, { voice: 'newcomers', statement: 'Courses are too early.' }, 'en');
  const outputs = [{ name: 'Hours', planned: [{ year: 2027, amount: '120' }] }];
  const milestones = [{ title: 'First course', dueOn: '2027-02-01' }];
  const action = { goalId, title: 'Evening courses', owner: 'Library', outputs, milestones };
  const actionId = await addAction(anna, strategyId, action);
  const moneySourceId = await addMoneySource(anna, strategyId, { name: 'Town', kind: 'own' });
  const line = {
    actionId,
    year: '2027',
    costKind: 'staff',
    amount: '1234.56',
    moneySourceId,
    isSecured: 'on',
  };
  await saveBudget(anna, strategyId, { lines: [line] }, 'en');
  await addBody(anna, strategyId, { name: 'Council', part: 'decides' });
  await addRisk(anna, strategyId, { text: 'Others feel left out', isPublicOpinion: 'on' });
});

const takeOut = async (): Promise<SheetOut[]> => composeSheets(await readStrategy(anna, strategyId), 'en');

function put(
  sheets: readonly SheetOut[],
  sheet: FileSheet,
  row: number,
  cells: Record<string, CellOut>,
): SheetOut[] {
  return sheets.map((one) => {
    if (one.name !== nameSheet(sheet, 'en')) return one;
    const rows = one.rows.map((list) => [...list]);
    const line = rows[row - 2] ?? one.heading.map((): CellOut => null);
    for (const [id, value] of Object.entries(cells)) line[one.heading.indexOf(nameColumn(id, 'en'))] = value;
    rows[row - 2] = line;
    return { ...one, rows };
  });
}

async function bring(
  sheets: readonly SheetOut[],
  to = strategyId,
): Promise<{ strategyId: string; uploadId: string }> {
  const upload = { purpose: 'strategy' as const, fileName: 'rows.xlsx', content: await renderXlsx(sheets) };
  return { strategyId: to, uploadId: await uploadStrategyFile(anna, to, upload) };
}

const NONE = new Map();

describe('a spreadsheet', () => {
  test('that nobody changed changes nothing, and the file taken out is the one that is written here', async () => {
    const file = await exportStrategy(anna, {
      strategyId,
      version: null,
      format: 'xlsx',
      look: LOOK,
      language: 'en',
    });
    const tables = await readWorkbookTables(file.content);
    expect(tables.map(({ name }) => name)).toEqual((await takeOut()).map(({ name }) => name));
    const name = await bring(await takeOut());
    const preview = await previewStrategyFile(anna, name, 'en');
    expect(preview).toMatchObject({ findings: [], rows: [], counts: { new: 0, changed: 0, conflict: 0 } });
    await expect(importStrategyFile(anna, name, NONE, 'en')).rejects.toEqual(problem('import-empty'));
  });

  test('changes rows and adds new ones that name one another, in one piece, with revisions and history', async () => {
    let sheets = put(await takeOut(), 'actions', 2, { what: 'Two a week', 'co-owners': 'Town hall\nChoir' });
    sheets = put(sheets, 'outputs', 2, { y2028: 90 });
    sheets = put(sheets, 'outputs', 3, {
      action: 'Evening courses',
      name: 'Children looked after',
      y2027: 12,
    });
    sheets = put(sheets, 'goals', 3, { id: 'work', title: 'Work', areas: 'Employment' });
    sheets = put(sheets, 'measures', 3, {
      goal: 'work',
      name: 'In work',
      people: 'newcomers',
      'target-value': 60.5,
    });
    sheets = put(sheets, 'perspectives', 3, { id: 'said', voice: 'residents', statement: '=Who hires?' });
    sheets = put(sheets, 'actions', 3, {
      id: 'advice',
      goal: 'work',
      title: 'Advice',
      perspectives: 'said',
      stage: 'service',
    });
    sheets = put(sheets, 'milestones', 3, { action: 'advice', title: 'Desk opens', 'due-on': '1.3.2027' });
    sheets = put(sheets, 'money', 3, {
      name: 'Fund',
      kind: 'European Union',
      programme: 'AMIF',
      'ends-on': '2028-06-30',
    });
    sheets = put(sheets, 'budget', 3, {
      action: 'advice',
      year: 2028,
      'cost-kind': 'staff',
      amount: 0.1 + 0.2,
      money: 'Fund',
    });
    sheets = put(sheets, 'bodies', 3, { name: 'Round table', part: 'advises', 'has-newcomers': 'ja' });
    sheets = put(sheets, 'risks', 2, { 'what-we-do': 'We say it early' });
    const name = await bring(sheets);
    const preview = await previewStrategyFile(anna, name, 'en');
    expect(preview.findings).toEqual([]);
    expect(preview.counts).toMatchObject({ new: 9, changed: 3, conflict: 0 });
    expect(preview.rows.find(({ title }) => title === 'Advice')?.changes).toContainEqual({
      label: 'Goal',
      before: '',
      after: 'Work',
    });
    await importStrategyFile(anna, name, NONE, 'en');
    const after = await readStrategy(anna, strategyId);
    const [courses, advice] = after.actions;
    expect(courses).toMatchObject({ what: 'Two a week', revision: 2, owner: { name: 'Library' } });
    expect(courses?.coOwners.map((one) => one.name)).toEqual(['Town hall', 'Choir']);
    expect(courses?.outputs).toMatchObject([
      {
        name: 'Hours',
        planned: [
          { year: 2027, amount: 120 },
          { year: 2028, amount: 90 },
        ],
      },
      { name: 'Children looked after', planned: [{ year: 2027, amount: 12 }] },
    ]);
    expect(advice).toMatchObject({
      title: 'Advice',
      stage: 'service',
      milestones: [{ dueOn: '2027-03-01' }],
    });
    expect(
      after.perspectives.find(({ perspectiveId }) => perspectiveId === advice?.perspectiveIds[0])?.statement,
    ).toBe('=Who hires?');
    expect(after.goals[1]).toMatchObject({
      title: 'Work',
      areas: ['employment'],
      measures: [{ targetValue: 60.5 }],
    });
    expect(after.budget.map(({ amountCents }) => amountCents).toSorted((a, b) => a - b)).toEqual([
      30, 123_456,
    ]);
    expect(after.bodies).toMatchObject([{}, { name: 'Round table', hasNewcomers: true }]);
    const { changes } = await readHistory(anna, strategyId);
    expect(changes).toContainEqual(
      expect.objectContaining({ rowKind: 'risk', deed: 'changed', before: { whatWeDo: '' } }),
    );
    await expect(previewStrategyFile(anna, name, 'en')).rejects.toEqual(problem('upload-gone'));
    const again = await previewStrategyFile(anna, await bring(await takeOut()), 'en');
    expect(again).toMatchObject({ findings: [], rows: [] });
  });

  test('shows both texts where a row moved on, and overwrites only by choice', async () => {
    const old = await takeOut();
    await changeGoal(anna, { strategyId, goalId }, { title: 'German for everybody', revision: '1' });
    const name = await bring(put(old, 'goals', 2, { title: 'Learn German' }));
    const preview = await previewStrategyFile(anna, name, 'en');
    const [conflict] = preview.rows;
    expect(conflict).toMatchObject({ outcome: 'conflict', revision: 2 });
    expect(conflict?.changes).toContainEqual({
      label: 'Title',
      before: 'German for everybody',
      after: 'Learn German',
    });
    await expect(importStrategyFile(anna, name, NONE, 'en')).rejects.toEqual(
      problem('strategy-file-conflicts-open'),
    );
    const choose = (keep: 'here' | 'file', revision: number) =>
      new Map([[conflict!.key, { keep, revision }]]);
    await expect(importStrategyFile(anna, name, choose('file', 1), 'en')).rejects.toEqual(
      problem('strategy-file-conflicts-open'),
    );
    await expect(importStrategyFile(anna, name, choose('here', 2), 'en')).rejects.toEqual(
      problem('import-empty'),
    );
    await importStrategyFile(anna, name, choose('file', 2), 'en');
    expect((await readStrategy(anna, strategyId)).goals[0]?.title).toBe('Learn German');
    const { changes } = await readHistory(anna, strategyId);
    expect(changes.map(({ before }) => before['title'])).toContain('German for everybody');
  });

  test('with one error brings in nothing, and says sheet, row and column', async () => {
    let sheets = put(await takeOut(), 'goals', 2, { title: 'Changed' });
    sheets = put(sheets, 'actions', 2, { 'starts-on': '2028-01-01', 'ends-on': '2027-01-01' });
    sheets = put(sheets, 'money', 2, { name: 'x'.repeat(300) });
    sheets = put(sheets, 'budget', 2, { secured: 'yes', money: null });
    sheets = put(sheets, 'perspectives', 2, { 'heard-in': 'survey' });
    const name = await bring(sheets);
    const { findings } = await previewStrategyFile(anna, name, 'en');
    expect(
      findings.map(({ sheet, row, code, values }) => `${sheet} ${row} ${code} ${values['field']}`),
    ).toEqual([
      'What people said 2 strategy-heard-in heard-in',
      'Actions 2 action-ends-before ends-on',
      'Sources of money 2 strategy-cell-refused name',
      'Budget lines 2 strategy-secured-without-source secured',
    ]);
    await expect(importStrategyFile(anna, name, NONE, 'en')).rejects.toEqual(problem('import-has-errors'));
    expect((await readStrategy(anna, strategyId)).goals[0]?.title).toBe('German for all');
  });

  test('of another strategy, of another place, or none at all is refused kindly', async () => {
    const other = await beginStrategy(anna, {
      title: 'Other',
      fromYear: 2027,
      toYear: 2028,
      language: 'de',
      currency: 'EUR',
    });
    const { findings } = await previewStrategyFile(anna, await bring(await takeOut(), other), 'de');
    expect(findings.map(({ code }) => code)).toContain('strategy-other-strategy');
    expect(findings.filter(({ code }) => code === 'strategy-id-unknown').length).toBeGreaterThan(3);
    const stranger = await seedPlace(world, `borgo-${Math.random().toString(36).slice(2, 8)}`);
    const name = await bring(await takeOut());
    await expect(previewStrategyFile(stranger, name, 'en')).rejects.toEqual(problem('upload-gone'));
    for (const [bytes, code] of [
      [new TextEncoder().encode('id,title\n,x\n'), 'strategy-file-workbook-only'],
      [Uint8Array.of(0x50, 0x4b, 3, 4, 5), 'spreadsheet-damaged'],
      [Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'spreadsheet-old-excel'],
    ] as const)
      await expect(
        uploadStrategyFile(anna, strategyId, { purpose: 'strategy', fileName: 'x', content: bytes }),
      ).rejects.toEqual(problem(code));
    await expect(
      exportStrategy(stranger, { strategyId, version: null, format: 'xlsx', look: LOOK, language: 'en' }),
    ).rejects.toEqual(problem('not-found'));
  });
});

describe('documents', () => {
  const readCells = (docx: Uint8Array): string =>
    new TextDecoder().decode(unzipSync(docx)['word/document.xml']);

  test('of draft and version: DOCX read back has every text and sum, PDF is tagged and has the same headings', async () => {
    const draft = { strategyId, version: null, look: LOOK, language: 'en' as const };
    const docx = await exportStrategy(anna, { ...draft, format: 'docx' });
    const written = readDocxStructure(docx.content);
    const content = await readStrategy(anna, strategyId);
    const total = formatAmount(sumCents(content.budget), 'EUR', 'en');
    expect(written).toMatchObject({ title: 'Together', language: 'en', tables: written.headerRows });
    for (const text of [
      'Evening courses',
      'Courses end at noon.',
      'two rooms',
      'Courses are too early.',
      total,
    ])
      expect(written.text).toContain(text);
    expect(written.headings).toContain('1 Goal 1: German for all');
    expect(readCells(docx.content)).toContain('This is a draft.');
    const { previewHash } = await previewAdoption(anna, strategyId);
    const decision = {
      body: 'Town council',
      decidedOn: '2020-11-20',
      reference: '12/2020',
      previewHash,
      confirmed: 'on',
    };
    const version = await adoptStrategy(anna, strategyId, decision);
    await changeGoal(anna, { strategyId, goalId }, { title: 'Later words', revision: '1' });
    const pdf = await exportStrategy(anna, { ...draft, version, format: 'pdf' });
    const read = await readPdfStructure(pdf.content);
    expect(read).toMatchObject({ title: 'Together', isTagged: true, tables: written.tables });
    const plain = (headings: readonly string[]) => headings.map((one) => one.replace(/^\S+ /, ''));
    expect(plain(read.headings)).toEqual(plain(written.headings));
    expect(read.text).toContain('Town council');
    expect(read.text).not.toContain('This is a draft');
    const hash = (
      await owner.query<{ content_hash: string }>(
        'select content_hash from office.strategy_version where strategy_id = $1',
        [strategyId],
      )
    ).rows[0]!.content_hash;
    expect(read.text.replaceAll(' ', '')).toContain(hash);
    const sheet = await exportStrategy(anna, { ...draft, version, format: 'xlsx' });
    const goals = (await readWorkbookTables(sheet.content)).find(({ name }) => name === 'Goals');
    expect(goals?.rows[1]?.cells).toContain('German for all');
    const { rows } = await owner.query<{ file: string }>(
      `select detail->>'file' as file from office.audit_entry where action = 'strategy.export' and object_id = $1 order by at`,
      [strategyId],
    );
    expect(rows.map(({ file }) => file)).toEqual([
      'strategy-draft.docx',
      'strategy-version-1.pdf',
      'strategy-version-1.xlsx',
    ]);
    await expect(exportStrategy(anna, { ...draft, version: 7, format: 'pdf' })).rejects.toEqual(
      problem('not-found'),
    );
  }, 60_000);

  test('lists of the funds name what is missing, and where', async () => {
    const name = { strategyId, version: null };
    const { items } = await readAnsweredList(anna, name, 'clld');
    expect(items.find(({ point }) => point === 'a')?.missing).toEqual(['area-and-people']);
    expect(items.find(({ point }) => point === 'f')?.missing).toEqual([]);
    const file = await exportList(anna, { ...name, listId: 'clld' }, LOOK);
    const { text, headings } = readDocxStructure(file.content);
    expect(headings).toHaveLength(6);
    expect(text).toContain('Nothing is written yet in “The place and its people”.');
    expect(text).toContain(
      formatAmount(sumLines((await readStrategy(anna, strategyId)).budget, 'all').cents, 'EUR', 'en'),
    );
    await expect(readAnsweredList(anna, name, 'none')).rejects.toEqual(problem('not-found'));
  }, 60_000);
});
