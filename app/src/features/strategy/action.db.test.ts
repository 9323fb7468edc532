/** Goals, actions and money on a real database: what partners reach, conflicts, amounts, simplified costs, departments. */
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addActor } from '#features/governance/server/actor.usecases.ts';
import { seedPlace } from '#features/survey/testing/seed.ts';
import type { Member } from '#server/auth/member.ts';
import { setClock } from '#server/clock.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { sumCents } from './budget.rules.ts';
import {
  addAction,
  changeAction,
  listMyActions,
  readAction,
  removeAction,
  setActionState,
} from './server/action.usecases.ts';
import { adoptStrategy, previewAdoption } from './server/adoption.usecases.ts';
import { takeOption } from './server/budget-option.usecases.ts';
import { addMoneySource, removeMoneySource, saveBudget } from './server/budget.usecases.ts';
import { addDepartment, changeDepartment, readChecks } from './server/check.usecases.ts';
import { readStrategy } from './server/content.usecases.ts';
import { addGoal, addGoalMeasure, changeGoal, moveGoal, removeGoal } from './server/goal.usecases.ts';
import { addPerspective } from './server/perspectives.usecases.ts';
import { beginStrategy, endStrategy } from './server/strategies.usecases.ts';

let world: TestWorld;
let owner: Client;
let member: Member;
let stranger: Member;
let partner: Member;
let strategyId: string;
let goalId: string;

const fields = { title: 'Together', fromYear: '2027', toYear: '2029', language: 'en', currency: 'EUR' };

beforeAll(async () => {
  setClock(() => new Date('2026-11-22T12:00:00Z'));
  world = await openTestWorld();
  owner = world.superuser;
  member = await seedPlace(world, 'vico');
  stranger = await seedPlace(world, 'borgo');
  const actorId = await addActor(member, { name: 'Sports club', kind: 'associations-sports' }).catch(
    async () => {
      const { rows } = await owner.query<{ actor_id: string }>(
        `insert into office.actor (place_id, kind, name) values ($1, 'ngo', 'Sports club') returning actor_id`,
        [member.placeId],
      );
      return rows[0]?.actor_id ?? '';
    },
  );
  await owner.query(
    `insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
       values ('partner', 'Partner', 'partner@example.org', true, now(), now())`,
  );
  await owner.query(
    `insert into office.membership (place_id, user_id, role, actor_id) values ($1, 'partner', 'partner', $2)`,
    [member.placeId, actorId],
  );
  partner = { userId: 'partner', placeId: member.placeId, role: 'partner', actorId };
  strategyId = await beginStrategy(member, fields);
  goalId = await addGoal(member, strategyId, { title: 'Meet', 'areas.interaction': 'on' });
});
afterAll(() => world.close());

const add = (title: string, more: object = {}) => addAction(member, strategyId, { title, goalId, ...more });
const read = async (actionId: string) => (await readAction(member, { strategyId, actionId })).action;

describe('an action', () => {
  test('that a council adopted is dropped with its reason, not removed', async () => {
    const own = await beginStrategy(member, { ...fields, title: 'Adopted' });
    const goal = await addGoal(member, own, { title: 'Meet' });
    const adopted = await addAction(member, own, { title: 'Choir', goalId: goal });
    const { previewHash } = await previewAdoption(member, own);
    const decision = { body: 'Town council', decidedOn: '2026-11-20', previewHash, confirmed: 'on' };
    await adoptStrategy(member, own, decision);
    const removed = removeAction(member, { strategyId: own, actionId: adopted });
    await expect(removed).rejects.toMatchObject({ code: 'action-was-adopted' });
    const later = await addAction(member, own, { title: 'Band', goalId: goal });
    await removeAction(member, { strategyId: own, actionId: later });
    expect((await readStrategy(member, own)).actions.map(({ title }) => title)).toEqual(['Choir']);
  });

  test('keeps outputs, milestones and parties; names of the register are linked', async () => {
    const actionId = await add('Evenings', {
      owner: 'sports CLUB',
      'coOwners.0': 'Office for youth',
      'outputs.0.name': 'Evenings',
      'outputs.0.planned.0.year': '2027',
      'outputs.0.planned.0.amount': '12',
      'milestones.1.title': 'First one',
      'milestones.1.dueOn': '2027-03-01',
    });
    const action = await read(actionId);
    expect(action.owner).toEqual({ actorId: partner.actorId, name: 'Sports club' });
    expect(action.coOwners).toEqual([{ actorId: null, name: 'Office for youth' }]);
    expect(action.outputs).toMatchObject([{ name: 'Evenings', planned: [{ year: 2027, amount: 12 }] }]);
    const [output] = action.outputs;
    await changeAction(
      member,
      { strategyId, actionId },
      {
        title: 'Evenings',
        goalId,
        revision: '1',
        'outputs.0.outputId': output?.outputId ?? '',
        'outputs.0.name': 'Evenings held',
      },
    );
    expect((await read(actionId)).outputs).toMatchObject([
      { outputId: output?.outputId, name: 'Evenings held', planned: [] },
    ]);
    expect((await read(actionId)).revision).toBe(2);
  });

  test('two people lose nothing: who saves on an old one is told', async () => {
    const ids = { strategyId, actionId: await add('Garden') };
    await changeAction(member, ids, { title: 'Garden A', goalId, revision: '1' });
    await expect(
      changeAction(member, ids, { title: 'Garden B', goalId, revision: '1' }),
    ).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    expect((await read(ids.actionId)).title).toBe('Garden A');
    await changeAction(member, ids, { title: 'Garden B', goalId, revision: '2' });
    const { rows } = await owner.query<{ before: object }>(
      `select before from office.strategy_change where row_id = $1 and deed = 'changed' order by changed_at`,
      [ids.actionId],
    );
    expect(rows.map(({ before }) => before)).toEqual([{ title: 'Garden' }, { title: 'Garden A' }]);
  });

  test('is dropped with a reason, and only so', async () => {
    const ids = { strategyId, actionId: await add('Bus') };
    await expect(setActionState(member, ids, { state: 'dropped' })).rejects.toMatchObject({
      code: 'action-dropped-without-reason',
    });
    await setActionState(member, ids, { state: 'dropped', stateReason: 'No driver' });
    expect(await read(ids.actionId)).toMatchObject({ state: 'dropped', stateReason: 'No driver' });
  });

  test.each([
    [{ title: '' }, 'input-invalid', 'title'],
    [{ startsOn: '2028-01-01', endsOn: '2027-01-01' }, 'action-ends-before', 'endsOn'],
    [
      { 'outputs.1.planned.0.year': '2027', 'outputs.1.planned.0.amount': '3' },
      'output-without-name',
      'outputs.1.name',
    ],
    [{ 'milestones.0.title': 'Soon' }, 'milestone-without-day', 'milestones.0.dueOn'],
    [{ goalId: '11111111-1111-4111-8111-111111111111' }, 'input-invalid', 'goalId'],
  ])('is refused with the field that is wrong: %j', async (wrong, code, field) => {
    await expect(add('Tried', wrong)).rejects.toMatchObject({ code, field });
  });
});

describe('a partner', () => {
  test('sees and changes what its organisation owns or co-owns, nothing else', async () => {
    const own = await add('Own', { owner: 'Sports club' });
    const shared = await add('Shared', { owner: 'Library', 'coOwners.0': 'Sports club' });
    const other = await add('Other', { owner: 'Library', 'partners.0': 'Sports club' });
    const [mine] = await listMyActions(partner);
    const titles = mine?.actions.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['Own', 'Shared']));
    expect(titles).not.toContain('Other');
    await changeAction(
      partner,
      { strategyId, actionId: own },
      { title: 'Own, changed', revision: '1', owner: 'Library', 'outputs.0.name': 'Games' },
    );
    expect(await read(own)).toMatchObject({
      title: 'Own, changed',
      goalId,
      owner: { name: 'Sports club' },
      outputs: [{ name: 'Games' }],
    });
    await setActionState(partner, { strategyId, actionId: shared }, { state: 'running' });
    await expect(
      changeAction(partner, { strategyId, actionId: other }, { title: 'Taken', revision: '1' }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(readAction(partner, { strategyId, actionId: other })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(readStrategy(partner, strategyId)).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('keeps which statements its action answers, which it cannot see', async () => {
    const said = { voice: 'newcomers', statement: 'Nobody greets us.', heard: 'other', heardInName: 'Walk' };
    const perspectiveId = await addPerspective(member, strategyId, said, 'en');
    const ids = {
      strategyId,
      actionId: await add('Greeting', { owner: 'Sports club', [`perspectiveIds.${perspectiveId}`]: 'on' }),
    };
    const change = (input: object) => changeAction(partner, ids, { title: 'Greeting', ...input });
    await change({ revision: '1' });
    expect(await read(ids.actionId)).toMatchObject({ revision: 1, perspectiveIds: [perspectiveId] });
    await change({ revision: '1', what: 'At the door', 'perspectiveIds.x': 'on' });
    expect(await read(ids.actionId)).toMatchObject({
      what: 'At the door',
      perspectiveIds: [perspectiveId],
    });
  });

  test('reaches no row of the database beyond its own actions', async () => {
    await owner.query('begin');
    try {
      await owner.query(
        `select set_config('role', 'vicus_office', true), set_config('vicus.place_id', $1, true), set_config('vicus.user_id', 'partner', true)`,
        [member.placeId],
      );
      const { rows } = await owner.query<{ title: string }>('select title from office.action order by title');
      expect(rows.map(({ title }) => title)).not.toContain('Other');
      expect((await owner.query('select from office.department')).rowCount).toBe(0);
      expect((await owner.query(`update office.action_party set name = 'x'`)).rowCount).toBe(0);
      expect((await owner.query(`update office.budget_line set amount_cents = 0`)).rowCount).toBe(0);
    } finally {
      await owner.query('rollback');
    }
  });
});

describe('the budget', () => {
  test('is saved whole or not at all, and says which line is wrong', async () => {
    const actionId = await add('With money');
    const line = (i: number, amount: string) => ({
      [`lines.${i}.actionId`]: actionId,
      [`lines.${i}.year`]: '2027',
      [`lines.${i}.costKind`]: 'staff',
      [`lines.${i}.amount`]: amount,
    });
    const save = (lines: object) => saveBudget(member, strategyId, { ...lines }, 'de');
    await expect(save({ ...line(0, '1.000,50'), ...line(1, 'viel') })).rejects.toMatchObject({
      code: 'amount-not-an-amount',
      field: 'lines.1.amount',
      values: { line: 2, text: 'viel' },
    });
    expect((await readStrategy(member, strategyId)).budget).toEqual([]);
    await expect(save({ ...line(0, '5'), 'lines.0.isSecured': 'on' })).rejects.toMatchObject({
      code: 'secured-without-source',
    });
    await save({ ...line(0, '1.000,50'), ...line(1, '0,01'), ...line(2, '') });
    const { budget } = await readStrategy(member, strategyId);
    expect(sumCents(budget)).toBe(100_051);
    const [first] = budget;
    await save({ ...line(0, ''), 'lines.0.budgetLineId': first?.budgetLineId ?? '' });
    expect((await readStrategy(member, strategyId)).budget).toHaveLength(1);
    await removeAction(member, { strategyId, actionId });
    expect((await readStrategy(member, strategyId)).budget).toEqual([]);
  });

  test('takes lines of a simplified cost option, exact to the cent', async () => {
    const actionId = await add('Simplified');
    const moneySourceId = await addMoneySource(member, strategyId, {
      name: 'AMIF',
      kind: 'eu',
      endsOn: '2028-12-31',
    });
    const input = {
      fund: 'AMIF',
      staff: '40,000.33',
      other: '0',
      option: 'remaining-40',
      year: '2028',
      actionId,
      moneySourceId,
    };
    await takeOption(member, strategyId, input, 'en');
    const { budget } = await readStrategy(member, strategyId);
    expect(
      budget.map(({ costKind, amountCents, costOption }) => [costKind, amountCents, costOption]),
    ).toEqual([
      ['other', 1_600_013, 'remaining-40'],
      ['staff', 4_000_033, ''],
    ]);
    await expect(removeMoneySource(member, { strategyId, moneySourceId })).rejects.toMatchObject({
      code: 'money-source-used',
    });
    const { cliff, findings } = await readChecks(member, strategyId);
    expect(cliff.find(({ year }) => year === 2028)?.openCents).toBe(5_600_046);
    expect(findings.map(({ id }) => id)).toContain('money-unsecured');
  });
});

test('goals are moved, measured, and stay while actions belong to them', async () => {
  const second = await addGoal(member, strategyId, { title: 'Second' });
  await moveGoal(member, { strategyId, goalId: second }, -1);
  const titles = async () => (await readStrategy(member, strategyId)).goals.map(({ title }) => title);
  expect(await titles()).toEqual(['Second', 'Meet']);
  await addGoalMeasure(
    member,
    { strategyId, goalId: second },
    { name: 'Places', baselineValue: '1,5', targetValue: '3' },
  );
  await expect(addGoalMeasure(member, { strategyId, goalId: second }, {})).rejects.toMatchObject({
    code: 'goal-measure-without-name',
  });
  await changeGoal(
    member,
    { strategyId, goalId: second },
    { title: 'Second', why: 'Because', revision: '1' },
  );
  await expect(removeGoal(member, { strategyId, goalId })).rejects.toMatchObject({
    code: 'goal-has-actions',
  });
  await removeGoal(member, { strategyId, goalId: second });
  expect(await titles()).toEqual(['Meet']);
});

test('a department is changed by one at a time', async () => {
  const id = await addDepartment(member, { name: 'Schools' });
  await changeDepartment(member, id, { name: 'Schools', planNamesNewcomers: 'no', revision: '1' });
  await expect(changeDepartment(member, id, { name: 'X', revision: '1' })).rejects.toMatchObject({
    code: 'changed-meanwhile',
  });
  const { findings } = await readChecks(member, strategyId);
  expect(findings.filter(({ where }) => where.id === id).map((one) => one.id)).toEqual([
    'department-without-newcomers',
  ]);
});

test('another place reaches nothing, and an ended strategy takes no changes', async () => {
  await expect(addGoal(stranger, strategyId, { title: 'Taken' })).rejects.toMatchObject({
    code: 'not-found',
  });
  await endStrategy(member, strategyId);
  await expect(add('Late')).rejects.toMatchObject({ code: 'strategy-ended' });
});
