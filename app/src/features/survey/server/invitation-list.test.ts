import { expect, test } from 'vitest';
import { readInvitationList } from './invitation-list.ts';

const read = (text: string) => readInvitationList(new TextEncoder().encode(text), 'de');

test('reads a list with headings and words of an office', async () => {
  const list = await read(
    'Name;E-Mail;Rolle;Sprache;Weg\nAda Berg;ADA@example.org;Verwaltung;Українська;\nBo;;Partner;;Übergabe\n',
  );
  expect(list.isAcceptable).toBe(true);
  expect(list.people.map(({ number, cells }) => [number, cells.role, cells.language, cells.channel])).toEqual(
    [
      [2, 'official', 'uk', 'mail'],
      [3, 'partner-organisation', 'de', 'hand'],
    ],
  );
});

test('names the row and what is wrong with it', async () => {
  const list = await read(
    'name,email,role\nAda,nope,official\nBo,bo@example.org,king\n,x@example.org,official\n<script>,y@example.org,official\n',
  );
  expect(list.isAcceptable).toBe(false);
  expect(list.people.map(({ problem }) => problem?.field ?? null)).toEqual(['email', 'role', 'name', null]);
});

test('misses a column that is needed', async () => {
  const list = await read('email\na@example.org\n');
  expect(
    list.findings.filter(({ code }) => code === 'missing-column').map(({ values }) => values['field']),
  ).toEqual(['name', 'role']);
});

test('refuses what is no list', async () => {
  await expect(read('')).rejects.toMatchObject({ status: 422 });
  await expect(read('name;role')).rejects.toMatchObject({ status: 422 });
});
