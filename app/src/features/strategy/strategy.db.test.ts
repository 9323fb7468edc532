/** Strategies on a real database: written by several people, adopted once, read by those who may. */
import { buildCube, sealProtectedCube } from '@vicus/cube';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toFactToken } from '#features/fact/fact-address.rules.ts';
import { toStoredTables } from '#features/release/server/release.usecases.ts';
import { seedPlace } from '#features/survey/testing/seed.ts';
import type { Member } from '#server/auth/member.ts';
import { setClock } from '#server/clock.ts';
import { write } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { adoptStrategy, previewAdoption, readVersion } from './server/adoption.usecases.ts';
import { addBody, checkCoordination } from './server/bodies.usecases.ts';
import { listStrategies, readAdoptedVersion, readStrategy } from './server/content.usecases.ts';
import { placeFigure, remarkOnFigure, removeFigure, confirmNewerFigure } from './server/figures.usecases.ts';
import { addGoal } from './server/goal.usecases.ts';
import { readPart, writePart } from './server/parts.usecases.ts';
import { addPerspective, changePerspective, removePerspective } from './server/perspectives.usecases.ts';
import { addRisk } from './server/risks.usecases.ts';
import {
  beginStrategy,
  changeStrategy,
  endStrategy,
  removeStrategy,
  resumeStrategy,
} from './server/strategies.usecases.ts';
import { readDifferences, readHistory } from './server/versions.usecases.ts';

const RELEASE = '00000000-0000-4000-8000-0000000000a1';
const LATER = '00000000-0000-4000-8000-0000000000a2';
const HEAD = { title: 'Together', fromYear: 2027, toYear: 2030, language: 'en', currency: 'eur' };
const DECISION = { body: 'Town council', decidedOn: '2026-11-20', reference: '12/2026' };
const FIGURE = {
  fact: toFactToken({ releaseId: RELEASE, tableId: 'contact', measure: 'share', at: { often: 'daily' } }),
};

let world: TestWorld;
let owner: pg.Client;
let anna: Member;
let stranger: Member;

function buildTable(share: number) {
  const often = ['daily', 'never'].map((code) => ({ code, label: { en: code } }));
  const cube = buildCube({
    id: 'contact',
    provenance: {
      title: { en: 'Contact' },
      question: { en: 'How often do people meet?' },
      period: '2025',
      source: { en: 'Survey of residents' },
      method: 'survey-estimates',
      notes: [{ en: 'Small samples are unsure.' }],
    },
    dimensions: [{ id: 'often', label: { en: 'How often' }, role: 'category', categories: often }],
    measures: [{ id: 'share', label: { en: 'Share' }, kind: 'share', unit: 'share 0-1', decimals: 2 }],
    cells: [
      { at: { often: 'daily' }, measures: { share } },
      { at: { often: 'never' }, measures: { share: 1 - share } },
    ],
  });
  return sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' });
}

async function addRelease(releaseId: string, version: number, share: number): Promise<void> {
  const { tables, contentHash } = toStoredTables([buildTable(share)]);
  await owner.query(
    `insert into published.release (place_id, release_id, subject, version, title, audience, tables, withheld, policy,
      content_hash, code_version) values ($1, $2, 'survey/one', $3, '{"en":"Spring"}', 'public', $4, '[]', '{}', $5, '0.1.0')`,
    [anna.placeId, releaseId, version, tables, contentHash],
  );
}

const problem = (code: string) => expect.objectContaining({ code }) as unknown;
const rewrite = (text: string, revision = 1) => ({ text, revision: String(revision) });

async function adopt(strategyId: string, more: object = {}): Promise<number> {
  const { previewHash } = await previewAdoption(anna, strategyId);
  return adoptStrategy(anna, strategyId, { ...DECISION, previewHash, confirmed: 'on', ...more });
}

beforeAll(async () => {
  setClock(() => new Date('2026-11-22T12:00:00Z'));
  world = await openTestWorld();
  owner = world.superuser;
  anna = await seedPlace(world, 'vico');
  stranger = await seedPlace(world, 'borgo');
});
beforeEach(async () => {
  await owner.query('set session_replication_role = replica; truncate office.strategy cascade');
  await owner.query('delete from published.release; set session_replication_role = origin');
  await addRelease(RELEASE, 1, 0.42);
});
afterAll(() => world.close());

describe('a strategy in its making', () => {
  test('begins with all its parts empty, in a currency of three capitals', async () => {
    const id = await beginStrategy(anna, HEAD);
    const { strategy, parts } = await readStrategy(anna, id);
    expect(strategy).toMatchObject({ title: 'Together', state: 'draft', currency: 'EUR', revision: 1 });
    expect(parts.map(({ partId, text }) => `${partId}${text}`)).toHaveLength(8);
    await expect(beginStrategy(anna, HEAD)).rejects.toEqual(
      problem('database.a-strategy-of-this-title-is-there-already'),
    );
    await expect(beginStrategy(anna, { ...HEAD, toYear: 2026 })).rejects.toEqual(problem('strategy-years'));
  });

  test('two people who write the same part lose nothing: the second is told, and what stood before is kept', async () => {
    const id = await beginStrategy(anna, HEAD);
    await writePart(anna, id, 'diagnosis', rewrite('Written first.'));
    await expect(writePart(anna, id, 'diagnosis', rewrite('Written at the same time.'))).rejects.toEqual(
      problem('changed-meanwhile'),
    );
    const { part } = await readPart(anna, id, 'diagnosis', 'en');
    expect(part).toMatchObject({ text: 'Written first.', revision: 2 });
    await writePart(anna, id, 'diagnosis', rewrite('Both.', part.revision));
    // The same form sent twice is no conflict.
    await writePart(anna, id, 'diagnosis', rewrite('Both.', part.revision));
    const { changes } = await readPart(anna, id, 'diagnosis', 'en');
    expect(changes.map(({ before, changedBy }) => [before['text'], changedBy])).toEqual([
      ['Written first.', 'vico-coordinator'],
      ['', 'vico-coordinator'],
    ]);
  });

  test('two who save at the same moment: one is told', async () => {
    const id = await beginStrategy(anna, HEAD);
    const tries = await Promise.allSettled(
      ['One.', 'Two.', 'Three.'].map((text) => writePart(anna, id, 'rationale', rewrite(text))),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('its head is revised, it ends and is taken up again; nothing in it can be changed in between', async () => {
    const id = await beginStrategy(anna, HEAD);
    await changeStrategy(anna, id, { ...HEAD, title: 'Together 2030', revision: '1' });
    await expect(changeStrategy(anna, id, { ...HEAD, revision: '1' })).rejects.toEqual(
      problem('changed-meanwhile'),
    );
    await endStrategy(anna, id);
    await expect(writePart(anna, id, 'summary', rewrite('x'))).rejects.toEqual(problem('strategy-ended'));
    await resumeStrategy(anna, id);
    expect((await readStrategy(anna, id)).strategy).toMatchObject({ title: 'Together 2030', state: 'draft' });
    await removeStrategy(anna, id);
    await expect(readStrategy(anna, id)).rejects.toEqual(problem('not-found'));
  });

  test('keeps what was said with where it was said, and all of what is removed', async () => {
    const id = await beginStrategy(anna, HEAD);
    const said = {
      voice: 'newcomers',
      statement: 'Courses end at noon.',
      heard: 'other',
      heardInName: 'Round table',
    };
    const perspectiveId = await addPerspective(anna, id, said, 'en');
    const name = { strategyId: id, perspectiveId };
    await changePerspective(anna, name, { ...said, notFollowed: 'No teacher yet', revision: '1' }, 'en');
    await expect(
      changePerspective(anna, name, { ...said, heard: 'wave:unknown', revision: '2' }, 'en'),
    ).rejects.toEqual(problem('strategy-heard-in'));
    await removePerspective(anna, name);
    const { changes } = await readHistory(anna, id, { rowKind: 'perspective', rowId: perspectiveId });
    expect(changes.map(({ deed }) => deed)).toEqual(['removed', 'changed', 'added']);
    expect(changes[0]?.before).toMatchObject({ statement: said.statement, notFollowed: 'No teacher yet' });
  });

  test('takes a body from the register, and says so where no survey can be held against it', async () => {
    const id = await beginStrategy(anna, HEAD);
    const { rows } = await owner.query(
      `insert into office.actor (place_id, kind, name) values ($1, 'pro-migrant-groups', 'Welcome') returning actor_id`,
      [anna.placeId],
    );
    await addBody(anna, id, { name: '', part: 'advises', actorId: rows[0].actor_id });
    const { bodies } = await readStrategy(anna, id);
    expect(bodies).toMatchObject([{ name: 'Welcome', part: 'advises', actorId: rows[0].actor_id }]);
    expect(await checkCoordination(anna, bodies)).toMatchObject({ wave: null, outside: [] });
    await expect(addBody(anna, id, { name: '', part: 'advises' })).rejects.toEqual(problem('input-invalid'));
  });
});

describe('a placed figure', () => {
  test('is told with its source and caution, follows a later edition with a notice, and says when it was withdrawn', async () => {
    const id = await beginStrategy(anna, HEAD);
    const placedFactId = await placeFigure(anna, id, 'diagnosis', FIGURE);
    await remarkOnFigure(anna, { strategyId: id, placedFactId }, { remark: 'Before the courses.' });
    const read = async () => (await readPart(anna, id, 'diagnosis', 'en')).figures[0];
    expect(await read()).toMatchObject({
      state: 'known',
      told: {
        headline: '42%',
        period: '2025',
        source: 'Survey of residents',
        releaseVersion: 1,
        cautions: ['Small samples are unsure.'],
      },
      before: null,
      placed: { remark: 'Before the courses.' },
    });
    await addRelease(LATER, 2, 0.5);
    const told = { headline: '50%', releaseVersion: 2 };
    expect(await read()).toMatchObject({ told, before: { version: 1, headline: '42%' } });
    await confirmNewerFigure(anna, { strategyId: id, placedFactId });
    expect(await read()).toMatchObject({ told, before: null });
    await owner.query(`update published.release set state = 'withdrawn' where release_id = $1`, [LATER]);
    expect(await read()).toMatchObject({ state: 'withdrawn', told: null });
    await removeFigure(anna, { strategyId: id, placedFactId });
    expect(await read()).toBeUndefined();
  });

  test('cannot be taken from what is not public', async () => {
    const id = await beginStrategy(anna, HEAD);
    await owner.query(`update published.release set state = 'withdrawn'`);
    await expect(placeFigure(anna, id, 'diagnosis', FIGURE)).rejects.toEqual(problem('fact-not-public'));
  });
});

describe('adoption', () => {
  const begin = async (): Promise<string> => {
    const id = await beginStrategy(anna, HEAD);
    await addGoal(anna, id, { title: 'Everybody can learn German here', why: '', areas: [] });
    return id;
  };

  test('freezes figures, keeps confirmed numbers and the decision, and can never be changed', async () => {
    const id = await begin();
    await placeFigure(anna, id, 'diagnosis', FIGURE);
    await writePart(anna, id, 'diagnosis', rewrite('42 % meet daily; 17 clubs help.'));
    const { numbers, figures, version } = await previewAdoption(anna, id);
    expect(numbers.map(({ number, where }) => [number, where])).toEqual([['17', 'part:diagnosis']]);
    expect([version, figures.length]).toEqual([1, 1]);
    await expect(adopt(id, { confirmed: '' })).rejects.toEqual(problem('strategy-numbers-not-confirmed'));
    await expect(adopt(id, { decidedOn: '2026-11-23' })).rejects.toEqual(
      problem('strategy-decided-in-the-future'),
    );
    expect(await adopt(id)).toBe(1);
    // What happens to the release later does not reach the version.
    await owner.query(`update published.release set state = 'withdrawn'`);
    const kept = await readVersion(anna, id, 1);
    expect(kept).toMatchObject({ isWhole: true, adoptedOn: '2026-11-22', decision: DECISION, amends: '' });
    expect(kept.frozenFacts).toMatchObject([
      {
        headline: '42%',
        cautions: ['Small samples are unsure.'],
        releaseTitle: 'Spring',
        releaseVersion: 1,
      },
    ]);
    expect(kept.confirmedNumbers).toMatchObject([{ number: '17', confirmedOn: '2026-11-22' }]);
    expect(await listStrategies(anna)).toMatchObject([{ state: 'adopted', adopted: { version: 1 } }]);
    await expect(owner.query(`update office.strategy_version set amends = 'x'`)).rejects.toThrow(
      /never changed/,
    );
    await expect(write(anna, (tx) => tx.deleteFrom('office.strategy_version').execute())).rejects.toEqual(
      problem('forbidden'),
    );
    await expect(removeStrategy(anna, id)).rejects.toEqual(problem('strategy-adopted-before'));
  });

  test('refuses what can no longer be told, what was changed since it was seen, and a strategy without goal', async () => {
    const empty = await beginStrategy(anna, { ...HEAD, title: 'Empty' });
    await expect(adopt(empty)).rejects.toEqual(problem('strategy-nothing-to-adopt'));
    const id = await begin();
    await placeFigure(anna, id, 'diagnosis', FIGURE);
    const { previewHash } = await previewAdoption(anna, id);
    await addRisk(anna, id, { text: 'Envy' });
    await expect(adoptStrategy(anna, id, { ...DECISION, previewHash })).rejects.toEqual(
      problem('strategy-adoption-outdated'),
    );
    await owner.query(`update published.release set state = 'withdrawn'`);
    await expect(adopt(id)).rejects.toEqual(problem('strategy-figures-not-tellable'));
  });

  test('an amendment says what it changes, and the difference is shown row by row', async () => {
    const id = await begin();
    await addRisk(anna, id, { text: 'Envy' });
    await adopt(id);
    await writePart(anna, id, 'summary', rewrite('New words.'));
    await addRisk(anna, id, { text: 'No teacher' });
    const risk = (await readStrategy(anna, id)).risks[0];
    await owner.query('delete from office.strategy_risk where risk_id = $1', [risk?.riskId]);
    await expect(adopt(id)).rejects.toEqual(problem('strategy-amendment-without-words'));
    expect((await previewAdoption(anna, id)).changes).toHaveLength(3);
    expect(await adopt(id, { amends: 'Words, and another risk.' })).toBe(2);
    const differences = await readDifferences(anna, id, { before: 1, after: 2 });
    expect(differences.map(({ rowKind, deed, name }) => [rowKind, deed, name])).toEqual([
      ['part', 'changed', 'summary'],
      ['risk', 'added', 'No teacher'],
      ['risk', 'dropped', 'Envy'],
    ]);
    expect(await readDifferences(anna, id, { before: 2, after: null })).toEqual([]);
    const first = await write(anna, (tx) => readAdoptedVersion(tx, anna.placeId, id, 1));
    const newest = await write(anna, (tx) => readAdoptedVersion(tx, anna.placeId, id));
    expect([first?.version, newest?.version, newest?.amends]).toEqual([1, 2, 'Words, and another risk.']);
  });
});

describe('who sees it', () => {
  test('another place sees and changes nothing; readers read; partners see heads only', async () => {
    const id = await beginStrategy(anna, HEAD);
    await addRisk(anna, id, { text: 'Envy' });
    expect(await listStrategies(stranger)).toEqual([]);
    await expect(readStrategy(stranger, id)).rejects.toEqual(problem('not-found'));
    await expect(writePart(stranger, id, 'summary', rewrite('x'))).rejects.toEqual(problem('not-found'));
    const reader = await world.addCouncillor(anna.placeId);
    expect((await readStrategy(reader, id)).risks).toHaveLength(1);
    await expect(writePart(reader, id, 'summary', rewrite('x'))).rejects.toEqual(problem('forbidden'));
    await owner.query(
      `update office.membership set role = 'partner', actor_id = (select actor_id from office.actor
      where place_id = $1 limit 1) where user_id = $2`,
      [anna.placeId, reader.userId],
    );
    const seen = await write({ userId: reader.userId, placeId: anna.placeId }, async (tx) => ({
      heads: await tx.selectFrom('office.strategy').select('title').execute(),
      parts: await tx.selectFrom('office.strategy_part').select('part').execute(),
      risks: await tx.selectFrom('office.strategy_risk').select('text').execute(),
      versions: await tx.selectFrom('office.strategy_version').select('version').execute(),
    }));
    expect(seen).toEqual({ heads: [{ title: 'Together' }], parts: [], risks: [], versions: [] });
  });
});
