/** Strategies that run: written row by row in the database, because 20,000 actions by forms would take a day. */
import { readStrategyContent } from '../../app/src/features/strategy/server/content.usecases.ts';
import type { Member } from '../../app/src/server/auth/member.ts';
import { readOffice } from '../../app/src/server/db/doors.ts';
import { askDatabase } from '../responses/fieldwork.ts';

export interface StrategySize {
  readonly strategies: number;
  readonly actions: number;
  /** of monthly reports, each about every action */
  readonly years: number;
}

/** Fills one place. @returns ids of its strategies */
export async function fillStrategies(
  superuserUrl: string,
  member: Member,
  { strategies, actions, years }: StrategySize,
): Promise<string[]> {
  const { placeId } = member;
  const run = (statement: string, values: readonly unknown[] = []) =>
    askDatabase<{ id: string }>(superuserUrl, statement, [placeId, ...values]);
  await run(
    `insert into office.strategy (place_id, title, state, from_year, to_year, language, currency)
     select $1, 'Strategy ' || n, 'adopted', 2022, 2022 + $3::integer, 'en', 'EUR' from generate_series(1, $2::integer) n`,
    [strategies, years],
  );
  await run(
    `insert into office.strategy_goal (place_id, strategy_id, position, title)
     select $1, strategy_id, n, 'Goal ' || n from office.strategy, generate_series(1, 10) n where place_id = $1`,
  );
  await run(
    `insert into office.action (place_id, strategy_id, goal_id, position, title, what, starts_on, state)
     select $1, g.strategy_id, g.goal_id, n, 'Action ' || g.position || '.' || n, repeat('What is done here. ', 12), '2022-01-01', 'running'
     from office.strategy_goal g, generate_series(1, $2::integer / 10) n where g.place_id = $1`,
    [actions],
  );
  await fillBeside(run);
  await run(
    `insert into confidential.action_report (place_id, strategy_id, action_id, month, sending_id, state, outputs, spent_cents, told_by)
     select $1, a.strategy_id, a.action_id, to_char(date '2022-01-01' + m * interval '1 month', 'YYYY-MM'), gen_random_uuid(), 'running',
       jsonb_build_object(o.output_id::text, m), 12345, 'Office'
     from office.action a join office.planned_output o on o.place_id = a.place_id and o.action_id = a.action_id,
       generate_series(0, $2::integer * 12 - 1) m where a.place_id = $1`,
    [years],
  );
  const rows = await run('select strategy_id as id from office.strategy where place_id = $1 order by title');
  for (const { id } of rows) await adopt(member, id, run);
  await askDatabase(superuserUrl, 'vacuum analyze', []);
  return rows.map(({ id }) => id);
}

type Run = (statement: string, values?: readonly unknown[]) => Promise<unknown>;

/** Owners, outputs and money of every action. */
async function fillBeside(run: Run): Promise<void> {
  await run(
    `insert into office.action_party (place_id, action_id, part, name)
     select $1, action_id, 'owner', 'Owner ' || position from office.action where place_id = $1`,
  );
  await run(
    `insert into office.planned_output (place_id, action_id, name, planned)
     select $1, action_id, 'Hours', '[{"year":2022,"amount":120},{"year":2023,"amount":120}]' from office.action where place_id = $1`,
  );
  await run(
    `insert into office.money_source (place_id, strategy_id, name, kind)
     select $1, strategy_id, 'Budget of the town', 'own' from office.strategy where place_id = $1`,
  );
  await run(
    `insert into office.budget_line (place_id, strategy_id, action_id, year, cost_kind, amount_cents, money_source_id)
     select $1, a.strategy_id, a.action_id, y, 'staff', 1234567, m.money_source_id from office.action a
     join office.money_source m on m.place_id = a.place_id and m.strategy_id = a.strategy_id, generate_series(2022, 2026) y
     where a.place_id = $1`,
  );
}

async function adopt(member: Member, strategyId: string, run: Run): Promise<void> {
  const content = await readOffice(member, (reader) =>
    readStrategyContent(reader, member.placeId, strategyId),
  );
  await run(
    `insert into office.strategy_version (place_id, strategy_id, version, content, frozen_facts, confirmed_numbers, decision,
       content_hash, adopted_on, adopted_by)
     values ($1, $2, 1, $3, '[]', '[]', '{"body":"Council","decidedOn":"2022-01-01","reference":"","link":""}', repeat('0', 64), '2022-01-01', 'bench')`,
    [strategyId, JSON.stringify(content)],
  );
}
