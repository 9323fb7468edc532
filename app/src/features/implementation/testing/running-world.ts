/** The world of tests of this room: a place whose adopted strategy has four owners, one of them without an address. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { readStrategyContent } from '#features/strategy/server/content.usecases.ts';
import { seedPlace } from '#features/survey/testing/seed.ts';
import type { Member } from '#server/auth/member.ts';
import { setClock } from '#server/clock.ts';
import { closeDatabase, connectDatabase } from '#server/db/connection.ts';
import { readOffice } from '#server/db/doors.ts';
import { createTestDatabase } from '#server/db/testing/test-database.ts';
import { configureSealing } from '#server/sealing.ts';
import { publishSettings, type RunningSettings } from '#server/settings/settings.ts';

export interface RunningWorld {
  readonly office: Member;
  readonly reader: Member;
  readonly partner: Member;
  readonly stranger: Member;
  /** past every policy */
  readonly owner: pg.Client;
  /** for the queue of jobs */
  readonly ownerUrl: string;
  readonly strategyId: string;
  /** by title */
  readonly actions: Readonly<Record<'courses' | 'bus' | 'evening' | 'campaign', string>>;
  readonly outputs: Readonly<Record<'hours' | 'visits' | 'riders', string>>;
  readonly sourceId: string;
  readonly actors: Readonly<Record<'school' | 'club' | 'mute', string>>;
  close(): Promise<void>;
}

/** A morning of this day. */
export const setDay = (day: string): void => setClock(() => new Date(`${day}T06:00:00Z`));

export const id = (n: number): string => `aaaaaaaa-0000-4000-8000-${String(n).padStart(12, '0')}`;

const SETTINGS = {
  origin: 'https://vicus.example.org',
  smtpUrl: undefined,
  version: '0.1.0',
} as RunningSettings;

export async function openRunningWorld(): Promise<RunningWorld> {
  const database = await createTestDatabase();
  connectDatabase(database.appUrl);
  configureSealing(randomBytes(32));
  publishSettings(SETTINGS);
  setDay('2027-02-01');
  const owner = new pg.Client({ connectionString: database.superuserUrl });
  await owner.connect();
  const office = await seedPlace(database, 'vico');
  const { placeId } = office;
  const run = (statement: string, values: unknown[] = []) => owner.query(statement, [placeId, ...values]);
  await run(`insert into office.actor (place_id, actor_id, kind, name, contact_email) values
    ($1, '${id(1)}', 'civil-society', 'School for adults', 'school@example.org'),
    ($1, '${id(2)}', 'civil-society', 'Sports club', 'club@example.org'),
    ($1, '${id(3)}', 'civil-society', 'Village bus', '')`);
  await seedStrategy(run);
  const stranger = await seedPlace(database, 'borgo');
  const world = {
    office,
    owner,
    ownerUrl: database.ownerUrl,
    stranger,
    reader: await seedMember(owner, placeId, 'reader', null),
    partner: await seedMember(owner, placeId, 'partner', id(2)),
    strategyId: id(10),
    actions: { courses: id(31), bus: id(32), evening: id(33), campaign: id(34) },
    outputs: { hours: id(41), visits: id(42), riders: id(43) },
    sourceId: id(50),
    actors: { school: id(1), club: id(2), mute: id(3) },
    async close() {
      setClock(undefined);
      await owner.end();
      await closeDatabase();
      await database.drop();
    },
  };
  await adopt(world.office, world.strategyId, owner);
  return world;
}

type Run = (statement: string, values?: unknown[]) => Promise<unknown>;

async function seedStrategy(run: Run): Promise<void> {
  const [strategy, goal] = [id(10), id(20)];
  await run(`insert into office.strategy (place_id, strategy_id, title, state, from_year, to_year, language, currency, coordinator)
    values ($1, '${strategy}', 'Living together in Vico', 'adopted', 2027, 2028, 'de', 'EUR', 'Office for integration')`);
  await run(`insert into office.strategy_goal (place_id, goal_id, strategy_id, title)
    values ($1, '${goal}', '${strategy}', 'Everybody can learn German')`);
  await run(`insert into office.action (place_id, action_id, strategy_id, goal_id, position, title, starts_on, ends_on) values
    ($1, '${id(31)}', '${strategy}', '${goal}', 1, 'Evening courses', '2027-01-01', '2028-12-31'),
    ($1, '${id(32)}', '${strategy}', '${goal}', 2, 'Call bus', '2027-01-01', null),
    ($1, '${id(33)}', '${strategy}', '${goal}', 3, 'Welcome evening', '2027-01-01', null),
    ($1, '${id(34)}', '${strategy}', '${goal}', 4, 'Campaign', '2027-06-01', null)`);
  await run(`insert into office.action_party (place_id, action_id, part, actor_id, name) values
    ($1, '${id(31)}', 'owner', '${id(1)}', 'School for adults'),
    ($1, '${id(32)}', 'owner', '${id(3)}', 'Village bus'),
    ($1, '${id(33)}', 'owner', '${id(2)}', 'Sports club'),
    ($1, '${id(34)}', 'owner', null, 'Press office')`);
  await run(`insert into office.planned_output (place_id, output_id, action_id, name, counted_by, planned) values
    ($1, '${id(41)}', '${id(31)}', 'Course hours', 'report', '[{"year":2027,"amount":120}]'),
    ($1, '${id(42)}', '${id(33)}', 'Visits', 'activities', '[{"year":2027,"amount":200}]'),
    ($1, '${id(43)}', '${id(32)}', 'Riders', 'report', '[]')`);
  await run(`insert into office.milestone (place_id, milestone_id, action_id, title, due_on)
    values ($1, '${id(60)}', '${id(31)}', 'First course begins', '2027-01-20')`);
  await run(`insert into office.money_source (place_id, money_source_id, strategy_id, name, kind)
    values ($1, '${id(50)}', '${strategy}', 'Budget of the town', 'own')`);
  await run(`insert into office.budget_line (place_id, strategy_id, action_id, year, cost_kind, amount_cents, money_source_id)
    values ($1, '${strategy}', '${id(31)}', 2027, 'staff', 1200050, '${id(50)}')`);
}

async function adopt(office: Member, strategyId: string, owner: pg.Client): Promise<void> {
  const content = await readOffice(office, (reader) =>
    readStrategyContent(reader, office.placeId, strategyId),
  );
  const decision = { body: 'Council', decidedOn: '2027-01-05', reference: '', link: '' };
  await owner.query(
    `insert into office.strategy_version (place_id, strategy_id, version, content, frozen_facts, confirmed_numbers, decision,
      content_hash, adopted_on, adopted_by) values ($1, $2, 1, $3, '[]', '[]', $4, $5, '2027-01-05', 'x')`,
    [office.placeId, strategyId, JSON.stringify(content), JSON.stringify(decision), 'a'.repeat(64)],
  );
}

async function seedMember(
  owner: pg.Client,
  placeId: string,
  role: 'reader' | 'partner',
  actorId: string | null,
): Promise<Member> {
  const userId = `vico-${role}`;
  await owner.query(`insert into auth."user" (id, name, email) values ($1, $1, $2)`, [
    userId,
    `${userId}@example.org`,
  ]);
  await owner.query(
    `insert into office.membership (place_id, user_id, role, actor_id) values ($1, $2, $3, $4)`,
    [placeId, userId, role, actorId],
  );
  return { userId, placeId, role, actorId };
}

/** What a browser sends for one action. */
export function toReportFields(
  actionId: string,
  told: {
    readonly state?: string;
    readonly spent?: string;
    readonly outputs?: Readonly<Record<string, string>>;
    readonly hinders?: string;
    readonly link?: string;
  },
): Record<string, string> {
  const outputs = Object.entries(told.outputs ?? {}).map(([outputId, text]) => [`output.${outputId}`, text]);
  return {
    [`state.${actionId}`]: told.state ?? 'running',
    [`spent.${actionId}.0`]: told.spent ?? '',
    [`hinders.${actionId}`]: told.hinders ?? '',
    [`link.${actionId}`]: told.link ?? '',
    ...Object.fromEntries(outputs),
  };
}
