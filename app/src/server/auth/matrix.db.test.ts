/** Every use case × every role × own place, another place, and no place at all. */
import { randomBytes } from 'node:crypto';
import { NoResultError } from 'kysely';
import { Client, escapeLiteral } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase, connectDatabase } from '../db/connection.ts';
import { createTestDatabase, type TestDatabase } from '../db/testing/test-database.ts';
import { isProblem } from '../problem.ts';
import { configureSealing } from '../sealing.ts';
import { publishSettings, type RunningSettings } from '../settings/settings.ts';
import { EVERY_ROW, listCases } from './testing/matrix-all.ts';
import { PENDING, type MatrixTarget } from './testing/matrix-cases.ts';
import type { Member } from './member.ts';
import { mayRole, PERMISSIONS, ROLES, type Action, type Role } from './permissions.ts';

const OWN = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';
/** Stands in every text of the other place: it may never appear in an answer. */
const MARK = 'belongs-to-the-other-place';
/** Stays whatever is tried, so that there is always another coordinator. */
const SPARE = 'spare';

/** A wave as the room governance designs it. */
const DESIGN = JSON.stringify({
  windows: { earlier: { fromYear: 2014, toYear: 2017 }, later: { fromYear: 2018, toYear: 2021 } },
  rows: 'kinds',
  furtherKinds: false,
  politicalGroup: false,
  localityFacts: false,
  openQuestions: false,
  languages: ['en'],
  basis: 'public-task',
  purpose: '',
  closesOn: '',
  retentionUntil: '',
});

let database: TestDatabase;
let owner: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  connectDatabase(database.appUrl);
  configureSealing(randomBytes(32));
  publishSettings({ origin: 'http://localhost:3000' } as RunningSettings);
  owner = new Client({ connectionString: database.superuserUrl });
  await owner.connect();
  // A question over all tables looks dear to the database, which would compile it each time; the tables hold two rows.
  await owner.query(`set jit = off; set plan_cache_mode = force_generic_plan`);
  // Planned once, and sent over no line.
  await owner.query(
    `create function pg_temp.make_world() returns void language plpgsql as $make$ begin ${composeWorld()}; end $make$`,
  );
});
afterAll(async () => {
  await owner.end();
  await closeDatabase();
  await database.drop();
});

interface Untouched {
  readonly own: string;
  readonly other: string;
  /** which transactions had ended */
  readonly snapshot: string;
}

/** Both places before the tries of a world; null: the world has to be made. */
let untouched: Untouched | null = null;

/** Anew for each try, but for those after a try that changed nothing: most tries read, or are refused. */
beforeEach(async () => {
  if (untouched !== null) return;
  await owner.query('select pg_temp.make_world()');
  const snapshot = await readSnapshot();
  untouched = { own: await readWhole(OWN), other: await readWhole(OTHER), snapshot };
  expect(untouched.other).toContain(MARK);
});

type Lay = (statement: string, values?: readonly (string | null)[]) => void;

const toLiteral = (value: string | null | undefined): string =>
  value === null || value === undefined ? 'null' : escapeLiteral(value);

/** The whole world of the matrix, as statements: two places, a member of each role in both. */
function composeWorld(): string {
  const statements: string[] = [];
  const lay: Lay = (statement, values = []) =>
    statements.push(statement.replaceAll(/\$(\d)/g, (_, at) => toLiteral(values[Number(at) - 1])));
  // A dozen rows are deleted ten times faster than a hundred tables are truncated.
  lay(`delete from office.place; delete from auth."user"; delete from published.place_address`);
  for (const [placeId, name] of [
    [OWN, 'own'],
    [OTHER, MARK],
  ] as const) {
    lay(`insert into office.place (place_id, slug, name, country) values ($1, $2, $2, 'AT')`, [
      placeId,
      name,
    ]);
    lay(`insert into published.place_address values ($2, $1)`, [placeId, name]);
    lay(
      `insert into office.actor (place_id, actor_id, kind, name) values ($1, $1, 'pro-migrant-groups', $2)`,
      [placeId, name],
    );
    lay(
      `insert into office.wave (place_id, wave_id, instrument_id, instrument_version, title, mode, design)
       values ($1, $1, 'governance', 1, $2, 'named', $3)`,
      [placeId, name, DESIGN],
    );
    lay(
      `insert into published.release (place_id, release_id, subject, version, title, tables, withheld, policy, content_hash, code_version)
       values ($1, $1, 'governance/x', 1, jsonb_build_object('en', $2::text), '[]', '[]', '{}', 'x', 'x')`,
      [placeId, name],
    );
    addInstrument(lay, placeId, name);
    lay(
      `insert into office.reception_event (place_id, reception_event_id, from_year, description) values ($1, $1, 2000, $2)`,
      [placeId, name],
    );
    lay(`insert into office.district (place_id, code, name) values ($1, 'old-town', $2)`, [placeId, name]);
    lay(
      `insert into office.axis_override (place_id, axis_override_id, axis, side, reason, set_by)
       values ($1, $1, 'structure', 'favourable', $2, 'x')`,
      [placeId, name],
    );
    lay(`insert into office.competence (place_id, area, note, changed_by) values ($1, 'housing', $2, 'x')`, [
      placeId,
      name,
    ]);
    lay(
      `insert into published.place_context (place_id, context, content_hash)
       values ($1, jsonb_build_object('registerName', $2::text), 'x')`,
      [placeId, name],
    );
    lay(
      `insert into office.political_constellation (place_id, from_date, executive) values ($1, '2020-01-01', $2)`,
      [placeId, name],
    );
    lay(
      `insert into office.member_invitation (place_id, member_invitation_id, email, role, token_hash, invited_by, expires_on)
       values ($1, $1, $2 || '@example.org', 'reader', '\\x00', 'x', '2099-01-01')`,
      [placeId, name],
    );
    lay(
      `insert into office.audit_entry (place_id, user_id, action, object_kind, object_id) values ($1, $2, 'x', 'place', $2)`,
      [placeId, name],
    );
    addThemes(lay, placeId, name);
    addDelivery(lay, placeId, name);
    for (const row of EVERY_ROW) lay(`insert into ${row}`, [placeId, name]);
    lay(
      `insert into office.consultation (place_id, consultation_id, kind, level, state, question, opens_on, closes_on)
       values ($1, $1, 'consultation', 'consultation', 'open', jsonb_build_object('en', $2::text), '2026-01-01', '2099-01-01')`,
      [placeId, name],
    );
    lay(
      `insert into office.proposal (place_id, consultation_id, proposal_id, title, body, language, state)
       values ($1, $1, $1, $2, $2, 'en', 'shown')`,
      [placeId, name],
    );
    lay(
      `insert into office.meeting (place_id, meeting_id, title, held_on) values ($1, $1, jsonb_build_object('en', $2::text), '2026-01-01')`,
      [placeId, name],
    );
    for (const role of [...ROLES, SPARE]) addMember(lay, placeId, name, role);
  }
  lay(`insert into auth."user" (id, name, email) values ('stranger', 'stranger', 'stranger@example.org')`);
  return statements.join(';\n');
}

/** A theme that is public, a conversation with a note that is being coded. */
function addThemes(lay: Lay, placeId: string, name: string): void {
  const rows = [
    `office.theme (place_id, theme_id, kind, name, meaning) values ($1, $1, 'need', $2, $2)`,
    `published.theme (place_id, theme_id, kind, name, meaning, owner, response) values ($1, $1, 'need', $2, $2, '', '')`,
    `office.conversation (place_id, conversation_id, month, setting, people, created_by) values ($1, $1, '2020-01', $2, '1', 'x')`,
    `office.coding_round (place_id, coding_round_id, title, first_coder) values ($1, $1, $2, $2)`,
    `confidential.statement (place_id, statement_id, coding_round_id, conversation_id, body) values ($1, $1, $1, $1, $2)`,
  ];
  for (const row of rows) lay(`insert into ${row}`, [placeId, name]);
}

/** Numbers that the place's organisation answers for: begun, with a cell and a comment. */
function addDelivery(lay: Lay, placeId: string, name: string): void {
  const text = { en: name, de: name };
  const field = {
    fieldId: 'tried/newcomers',
    indicatorId: 'tried',
    definitionVersion: 1,
    people: 'newcomers',
    breakdown: '',
    kind: 'count',
    unit: 'persons',
    name: text,
    breakdownName: text,
    amountName: null,
    baseName: null,
    counted: 'persons',
    isRequired: true,
  };
  const rules = { breakdownAddsUp: true, groupsAddUp: true, changeFold: null };
  lay(
    `insert into office.data_set (place_id, data_set_id, kind, title, department, answering_actor_id, frequency, first_period,
       days_until_due, fields, rules) values ($1, $1, 'figures', $2, $2, $1, 'quarter', '2026-Q3', 30, $3, $4)`,
    [placeId, name, JSON.stringify([field]), JSON.stringify(rules)],
  );
  lay(
    `insert into office.delivery (place_id, delivery_id, data_set_id, period, due_on, state)
     values ($1, $1, $1, '2026-Q3', '2026-10-30', 'draft')`,
    [placeId],
  );
  lay(
    `insert into confidential.delivery_value (place_id, delivery_id, field_id, amount) values ($1, $1, 'tried/newcomers', 3)`,
    [placeId],
  );
  lay(
    `insert into confidential.delivery_comment (place_id, comment_id, delivery_id, body, written_by) values ($1, $1, $1, $2, 'x')`,
    [placeId, name],
  );
}

/** A questionnaire with one question, a correction and a recording. */
function addInstrument(lay: Lay, placeId: string, name: string): void {
  const texts = { en: name };
  const question = { id: 'who', kind: 'short-text', label: texts, maximumLength: 9 };
  const body = {
    id: `own-${placeId}`,
    version: 1,
    title: texts,
    purpose: texts,
    source: texts,
    languages: { en: { state: 'source' }, de: { state: 'draft' } },
    sections: [{ id: 'one', title: texts, questions: [question] }],
  };
  lay(
    `insert into office.instrument (place_id, instrument_id, version, body, changed_by) values ($1, $1, 1, $2, $3)`,
    [placeId, JSON.stringify(body), `${name}-${SPARE}`],
  );
  lay(
    `insert into office.translation_note (place_id, instrument_id, version, language, what, by_user)
     values ($1, $1, 1, 'de', jsonb_build_array(jsonb_build_object('key', 'title', 'before', '', 'after', $2::text)), 'x')`,
    [placeId, name],
  );
  lay(
    `insert into office.instrument_audio (place_id, audio_id, language, media_type, content) values ($1, $1, 'en', 'audio/ogg', 'x')`,
    [placeId],
  );
}

function addMember(lay: Lay, placeId: string, name: string, role: string): void {
  const userId = `${name}-${role}`;
  lay(`insert into auth."user" (id, name, email) values ($1, $1, $1 || '@example.org')`, [userId]);
  // Observers work on levels only. One in a town cannot come about, and is tried all the same.
  if (role === 'observer') lay(`set session_replication_role = replica`);
  lay(`insert into office.membership (place_id, user_id, role, actor_id) values ($1, $2, $3, $4)`, [
    placeId,
    userId,
    role === SPARE ? 'coordinator' : role,
    role === 'partner' ? placeId : null,
  ]);
  if (role === 'observer') lay(`set session_replication_role = origin`);
}

function toTarget(placeId: string, name: string): MatrixTarget {
  return {
    placeId,
    userId: `${name}-${SPARE}`,
    memberInvitationId: placeId,
    receptionEventId: placeId,
    actorId: placeId,
    waveId: placeId,
    releaseId: placeId,
  };
}

function toMember(placeId: string, userId: string, role: Role): Member {
  return { userId, placeId, role, actorId: role === 'partner' ? placeId : null };
}

/** One question for everything that lies in a place, as text. */
let wholeQuestion = '';

async function composeWholeQuestion(): Promise<string> {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.columns
     where column_name = 'place_id' and table_schema in ('office', 'confidential', 'published') order by 1`,
  );
  const parts = rows.map(
    ({ name }) =>
      `select '${name}: ' || coalesce(string_agg(t::text, '|' order by t::text), '') as line from ${name} t where place_id = $1`,
  );
  return `select string_agg(line, e'\\n' order by line) as whole from (${parts.join(' union all ')}) lines`;
}

/** To see whether a try changed anything. */
async function readWhole(placeId: string): Promise<string> {
  wholeQuestion ||= await composeWholeQuestion();
  // Named, so that the database plans a question over a hundred tables once and not a thousand times.
  const question = { name: 'whole', text: wholeQuestion, values: [placeId] };
  const { rows } = await owner.query<{ whole: string }>(question);
  return rows[0]?.whole ?? '';
}

/** As long as it is the same, no transaction has ended that wrote anything anywhere. */
async function readSnapshot(): Promise<string> {
  const { rows } = await owner.query<{ snapshot: string }>('select pg_current_snapshot()::text as snapshot');
  return rows[0]?.snapshot ?? '';
}

/** @returns the answer as text, or the status of the Problem; a bug is thrown */
async function attempt(run: () => Promise<unknown>): Promise<string | number> {
  try {
    return JSON.stringify((await run()) ?? null);
  } catch (error) {
    // A row that must be there and is hidden: what a use case meets behind a check that was passed by a forged role.
    if (error instanceof NoResultError) return 404;
    if (!isProblem(error)) throw error;
    return error.status;
  }
}

const actions = Object.keys(PERMISSIONS) as Action[];
const rows = actions.flatMap((action) =>
  Object.entries(listCases(action)).map(([name, call]) => ({
    action,
    name,
    call,
  })),
);

test('every action has a row or is named as pending, and none is both', () => {
  const withRow = new Set(rows.map((row) => row.action));
  expect(actions.filter((action) => !withRow.has(action) && !PENDING.includes(action))).toEqual([]);
  expect(PENDING.filter((action) => withRow.has(action))).toEqual([]);
});

describe.each(rows)('$action by $name', ({ action, call }) => {
  test.each(ROLES)('%s', async (role) => {
    const own = toMember(OWN, `own-${role}`, role);
    const before = untouched;
    untouched = null;

    // Another place's ids in the hands of a member: nothing is read, nothing is changed.
    const foreign = await attempt(() => call(own, toTarget(OTHER, MARK)));
    expect(String(foreign)).not.toContain(MARK);
    if (!mayRole(role, action)) expect(foreign).toBe(403);

    // The own place: allowed or refused as the table says.
    const outcome = await attempt(() => call(own, toTarget(OWN, 'own')));
    if (mayRole(role, action)) expect(outcome).not.toBe(403);
    else expect(outcome).toBe(403);

    // Even if the check in the first line were passed with a made-up role, the database shows nothing to strangers.
    const forged = await attempt(() => call(toMember(OTHER, 'stranger', role), toTarget(OTHER, MARK)));
    expect(String(forged)).not.toContain(MARK);
    const snapshot = await readSnapshot();
    if (snapshot !== before?.snapshot) expect(await readWhole(OTHER)).toBe(before?.other);
    // What lies in no place (people, their keys) only few actions change, and never one that leaves the place as it was.
    const isOwnLeft = snapshot === before?.snapshot || (await readWhole(OWN)) === before?.own;
    if (before !== null && (!mayRole(role, action) || isOwnLeft)) untouched = { ...before, snapshot };
  });
});
