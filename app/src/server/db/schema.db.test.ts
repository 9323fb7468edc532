/** The hand-written row types and the rules of the house, held against the catalogue of a migrated database. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  OPEN_FUNCTIONS,
  OPEN_TABLES,
  WITHOUT_COMMENT,
  WITHOUT_INDEX,
  WITHOUT_PLACE_FIRST,
  WITHOUT_PLACE_IN_KEY,
  WITHOUT_POLICY,
} from './testing/catalogue-rules.ts';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new Client({ connectionString: database.superuserUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

async function readNames(statement: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(statement);
  return rows.map((row) => row.name).toSorted();
}

function parse(file: string): ts.SourceFile {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8');
  return ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
}

function listMembers(node: ts.InterfaceDeclaration): { name: string; type: string }[] {
  return node.members.filter(ts.isPropertySignature).map((member) => ({
    name: ts.isStringLiteral(member.name) ? member.name.text : member.name.getText(),
    type: (member.type?.getText() ?? '').replace(/^[A-Z][A-Za-z]*\./, ''),
  }));
}

function listInterfaces(file: string): ts.InterfaceDeclaration[] {
  return parse(file).statements.filter(ts.isInterfaceDeclaration);
}

const written = readdirSync(import.meta.dirname)
  .filter((file) => /^(schema(-[a-z]+)*|tables-[a-z]+|databases)\.ts$/.test(file))
  .flatMap(listInterfaces);
const rowTypes = new Map(written.map((node) => [node.name.text, listMembers(node)]));
const tables = new Map(
  written
    .filter(({ name }) => /(Database|Tables)$/.test(name.text))
    .flatMap(listMembers)
    // Roles that work over places see parts of some tables.
    .filter(({ type }) => !/^(Pick|Omit)</.test(type))
    .map(({ name, type }) => [name, type]),
);
/** Sign-in owns its table; the doors show four of its columns. */
const PARTLY_SHOWN = ['auth.user'];

describe('row types', () => {
  test.each([...tables])('%s has the columns of %s', async (table, type) => {
    const named = (rowTypes.get(type) ?? []).map((member) => member.name).toSorted();
    const [schema, name] = table.split('.');
    const present = await readNames(
      `select column_name as name from information_schema.columns where table_schema = '${schema}' and table_name = '${name}'`,
    );
    if (PARTLY_SHOWN.includes(table)) expect(present).toEqual(expect.arrayContaining(named));
    else expect(named).toEqual(present);
  });

  test('every table of the house has one', async () => {
    const present = await readNames(
      `select schemaname || '.' || tablename as name from pg_tables
       where schemaname in ('office', 'confidential', 'published', 'reference')`,
    );
    expect([...tables.keys()].filter((table) => !table.startsWith('auth.')).toSorted()).toEqual(present);
  });
});

describe('every table that a place owns', () => {
  test('has the place first in its primary key', async () => {
    expect(await readNames(WITHOUT_PLACE_FIRST)).toEqual([]);
  });
  test('has row-level security, also for its owner, and a policy', async () => {
    expect(await readNames(WITHOUT_POLICY)).toEqual([]);
  });
  test('refers to others, and is unique, only together with the place', async () => {
    // People belong to no place: the account a membership names is the one exception.
    expect(await readNames(WITHOUT_PLACE_IN_KEY)).toEqual(['office.membership: membership_user_id_fkey']);
  });
});

describe('every table', () => {
  test('says what it is for', async () => {
    expect(await readNames(WITHOUT_COMMENT)).toEqual([]);
  });
  test('has an index that begins with the columns of each foreign key', async () => {
    expect(await readNames(WITHOUT_INDEX)).toEqual([]);
  });
  test('shows nothing to everybody', async () => {
    expect(await readNames(OPEN_TABLES)).toEqual([]);
  });
});

test('functions that run as their owner fix their search path and are not for everybody', async () => {
  expect(await readNames(OPEN_FUNCTIONS)).toEqual([]);
});

test('the questions above find what is wrong', async () => {
  await client.query(`create table office.wrong (id uuid primary key, place_id uuid, wave_id uuid,
    foreign key (place_id, wave_id) references office.wave (place_id, wave_id))`);
  await client.query(`create function vicus.wrong() returns int language sql security definer as 'select 1'`);
  await client.query('grant select on office.wrong to public');
  const rules = { WITHOUT_PLACE_FIRST, WITHOUT_POLICY, WITHOUT_PLACE_IN_KEY, WITHOUT_COMMENT, WITHOUT_INDEX };
  for (const [rule, question] of Object.entries({ ...rules, OPEN_TABLES, OPEN_FUNCTIONS }))
    expect(await readNames(question), rule).toContainEqual(expect.stringMatching(/^(office\.)?wrong/));
  await client.query('drop table office.wrong; drop function vicus.wrong()');
});
