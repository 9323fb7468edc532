/** Workbooks in the XLSForm standard on a real database: looked at, then kept or thrown away. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPlace } from '#features/place/server/installation.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { renderXlsx } from '#server/spreadsheet/render-table.ts';
import {
  importInstrument,
  previewInstrumentFile,
  refuseInstrumentFile,
  uploadInstrument,
} from './server/exchange.usecases.ts';
import { listInstruments, readInstrument } from './server/instrument.usecases.ts';

let world: TestWorld;
let member: Member;

beforeAll(async () => {
  world = await openTestWorld();
  await world.addOperator('op', 'Olga');
  const { placeId } = await createPlace('op', { name: 'Ort', country: 'DE' });
  member = { userId: 'op', placeId, role: 'officer', actorId: null };
});
afterAll(() => world.close());

async function upload(content: Uint8Array): Promise<string> {
  return uploadInstrument(member, { purpose: 'questionnaire', fileName: 'form.xlsx', content });
}

const makeForm = () =>
  renderXlsx([
    {
      name: 'survey',
      heading: ['type', 'name', 'label::Deutsch (de)', 'relevant'],
      rows: [
        ['select_one yesno', 'works', 'Arbeiten Sie?', ''],
        ['integer', 'hours', 'Wie viele Stunden?', "${works} = 'yes'"],
        ['geopoint', 'where', 'Wo?', ''],
      ],
    },
    {
      name: 'choices',
      heading: ['list_name', 'name', 'label::Deutsch (de)'],
      rows: [
        ['yesno', 'yes', 'Ja'],
        ['yesno', 'no', 'Nein'],
      ],
    },
  ]);

test('a form is looked at with a finding for what does not come in, then kept as an own one', async () => {
  const id = await upload(await makeForm());
  const plan = await previewInstrumentFile(member, id);
  expect(plan.kind).toBe('xlsform');
  expect(plan.formFindings).toContainEqual(
    expect.objectContaining({ sheet: 'survey', row: 4, code: 'type-not-supported' }),
  );
  expect((await listInstruments(member)).filter(({ source }) => source === 'own')).toEqual([]);
  const { instrument, state } = await readInstrument(member, await importInstrument(member, id));
  expect(state).toBe('draft');
  expect(instrument.sections.flatMap(({ questions }) => questions)).toMatchObject([
    { id: 'works', kind: 'one-choice', label: { de: 'Arbeiten Sie?' } },
    { id: 'hours', kind: 'number', askedWhen: { question: 'works', oneOf: ['yes'] } },
  ]);
  await expect(importInstrument(member, id)).rejects.toMatchObject({ code: 'upload-gone' });
});

test('a form that is refused leaves nothing behind', async () => {
  const id = await upload(await makeForm());
  await refuseInstrumentFile(member, id);
  await expect(previewInstrumentFile(member, id)).rejects.toMatchObject({ code: 'upload-gone' });
});

test.each([
  [Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'spreadsheet-old-excel'],
  [Uint8Array.of(0x50, 0x4b, 1, 2), 'spreadsheet-damaged'],
  [Uint8Array.of(0, 1, 2, 3), 'spreadsheet-not-text'],
])('the file %# is refused by name', async (content, code) => {
  await expect(upload(content)).rejects.toMatchObject({ code });
});
