import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setClock } from '#server/clock.ts';
import { readOffice, readPublic, write } from '#server/db/doors.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { answerAsk, joinAsk, leaveAsk, recordAskAnswer } from './server/joining.usecases.ts';
import {
  addAskAddressee,
  addAskEvidence,
  beginAsk,
  changeAsk,
  publishAsk,
  readOwnAsk,
  removeAsk,
  withdrawAsk,
} from './server/raising.usecases.ts';
import { listAsksToLevel, listPublicAsks, readAsk, readPublicAsk } from './server/reading.usecases.ts';
import { addLevel, addPeople, addTown, ASK, toId, toMember } from './testing/ask-world.ts';

let world: TestWorld;
let owner: pg.Client;
const at = (day: string): void => setClock(() => new Date(`${day}T12:00:00Z`));
const joining = { words: 'We need it too.', language: 'en', understood: 'on' };

beforeAll(async () => {
  world = await openTestWorld();
  owner = world.superuser;
});
afterAll(() => world.close());
beforeEach(async () => {
  await owner.query('truncate office.place, auth."user" cascade');
  await addPeople(owner);
  at('2026-10-01');
});

async function raise(place: number, level: number): Promise<string> {
  const member = await addTown(owner, place);
  const askKey = await beginAsk(member, ASK);
  await addAskAddressee(member, askKey, { level: toId(level) });
  await publishAsk(member, askKey);
  return askKey;
}

describe('an ask joined by four places', () => {
  test('is answered by the region, and everybody reads it', async () => {
    const region = await addLevel(owner, 90, { kind: 'region', covers: 'DE1' });
    const askKey = await raise(1, 90);
    for (const place of [2, 3, 4, 5]) await joinAsk(await addTown(owner, place), askKey, joining);

    at('2026-10-11');
    const [put] = await listAsksToLevel(region);
    expect(put?.supports).toHaveLength(4);
    expect(put?.standings[0]).toMatchObject({ silentDays: 10, answers: [] });

    await answerAsk(region, askKey, { state: 'will-do', dueOn: '2026-12-31', isPublic: 'on' });
    at('2027-01-10');
    const { ask, standings, supports } = await readPublicAsk(askKey);
    expect(standings[0]).toMatchObject({ silentDays: null, overdueDays: 10 });
    expect(standings[0]?.answers[0]).toMatchObject({ state: 'will-do', recordedBy: 'level' });
    expect(supports[0]?.context).toMatchObject({ slug: 'town-2', sizeClass: 'rural' });
    expect(ask.content?.addressees[0]).not.toHaveProperty('contact');
    await leaveAsk(toMember(2), askKey);
    expect((await readPublicAsk(askKey)).supports).toHaveLength(3);
  });

  test('keeps its versions, and words that were taken back are gone', async () => {
    await addLevel(owner, 90, { kind: 'region', covers: 'DE1' });
    const askKey = await raise(1, 90);
    at('2026-11-01');
    await changeAsk(toMember(1), askKey, { ...ASK, title: 'Interpreters', revision: '1' });
    await expect(changeAsk(toMember(1), askKey, { ...ASK, revision: '0' })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    await publishAsk(toMember(1), askKey);
    const { ask } = await readPublicAsk(askKey);
    expect(ask).toMatchObject({ version: 2, title: 'Interpreters', firstAskedOn: '2026-10-01' });
    await expect(removeAsk(toMember(1), askKey)).rejects.toMatchObject({ code: 'ask-was-published' });
    await withdrawAsk(toMember(1), askKey, { reason: 'It was solved.' });
    const gone = (await readPublicAsk(askKey)).ask;
    expect(gone).toMatchObject({ state: 'withdrawn', content: null, withdrawal: 'It was solved.' });
    await publishAsk(toMember(1), askKey);
    expect((await readPublicAsk(askKey)).ask).toMatchObject({ state: 'public', version: 3 });
  });
});

describe('what is refused', () => {
  test('answers of offices elsewhere are recorded by who asked, marked so; levels speak for themselves', async () => {
    await addLevel(owner, 90, { kind: 'region', covers: 'DE1' });
    const askKey = await raise(1, 90);
    const member = toMember(1);
    await addAskAddressee(member, askKey, { kind: 'union', name: 'DG HOME', contact: 'unit C2' });
    await publishAsk(member, askKey);
    const { ask } = await readPublicAsk(askKey);
    const find = (isLevel: boolean) =>
      ask.content?.addressees.find((one) => (one.levelPlaceId !== null) === isLevel)?.addresseeId;
    const said = { state: 'not-ours', words: 'The state.', isPublic: 'on' };
    await recordAskAnswer(member, askKey, { ...said, addressee: find(false) });
    await expect(recordAskAnswer(member, askKey, { ...said, addressee: find(true) })).rejects.toMatchObject({
      code: 'ask-addressee-answers-itself',
    });
    const { standings } = await readPublicAsk(askKey);
    expect(standings.map(({ answers }) => answers.map((one) => one.recordedBy))).toEqual(
      expect.arrayContaining([['place'], []]),
    );
    expect(JSON.stringify(await readPublicAsk(askKey))).not.toContain('unit C2');
  });

  test('states without what they need, the own ask, joining twice or unseen, no addressee, no public page', async () => {
    const region = await addLevel(owner, 90, { kind: 'region', covers: 'DE1' });
    const askKey = await raise(1, 90);
    const other = await addTown(owner, 2);
    const refusals: [() => Promise<unknown>, string][] = [
      [() => answerAsk(region, askKey, { state: 'will-do' }), 'ask-due-day-missing'],
      [() => answerAsk(region, askKey, { state: 'will-not' }), 'ask-reason-missing'],
      [() => joinAsk(toMember(1), askKey, joining), 'ask-own'],
      [() => joinAsk(other, askKey, { ...joining, understood: '' }), 'ask-not-confirmed'],
      [
        async () => joinAsk(await addTown(owner, 3, { isPublic: false }), askKey, joining),
        'public-profile-missing',
      ],
      [async () => publishAsk(other, await beginAsk(other, ASK)), 'ask-no-addressee'],
      [async () => readAsk(await addTown(owner, 4, { isExample: true }), askKey), 'not-found'],
      [() => addAskAddressee(toMember(1), askKey, { level: toId(77) }), 'ask-addressee-unknown'],
    ];
    for (const [attempt, code] of refusals) await expect(attempt(), code).rejects.toMatchObject({ code });
    await joinAsk(other, askKey, joining);
    await expect(joinAsk(other, askKey, joining)).rejects.toMatchObject({ code: 'ask-joined-already' });
    const far = await addLevel(owner, 91, { kind: 'region', covers: 'ES5' });
    await expect(answerAsk(far, askKey, { state: 'heard' })).rejects.toMatchObject({
      code: 'ask-addressee-unknown',
    });
  });

  test('evidence in words stays within its limit, and a level of another part is nobody to ask', async () => {
    await addLevel(owner, 91, { kind: 'region', covers: 'ES5' });
    const member = await addTown(owner, 1);
    const askKey = await beginAsk(member, ASK);
    await addAskEvidence(member, askKey, { words: 'Decision of the council of May.' });
    expect((await readOwnAsk(member, askKey)).evidence[0]?.words).toContain('council');
    await expect(addAskEvidence(member, askKey, { words: 'x'.repeat(501) })).rejects.toMatchObject({
      code: 'input-invalid',
    });
    await expect(addAskAddressee(member, askKey, { level: toId(91) })).rejects.toMatchObject({
      code: 'ask-addressee-unknown',
    });
  });
});

describe('the database', () => {
  test('shows drafts, contacts and answers that are not public to nobody else', async () => {
    const region = await addLevel(owner, 90, { kind: 'region', covers: 'DE1' });
    const askKey = await raise(1, 90);
    await answerAsk(region, askKey, { state: 'heard', words: 'Quietly.' });
    const other = await addTown(owner, 2);
    for (const table of ['office.ask', 'office.ask_addressee', 'published.ask_answer'] as const) {
      const rows = await readOffice(other, (reader) => reader.selectFrom(table).select('place_id').execute());
      expect(rows, table).toEqual([]);
    }
    const known = await readPublic((reader) =>
      reader.selectFrom('published.ask_answer').selectAll().execute(),
    );
    expect(known).toEqual([]);
    expect((await readAsk(toMember(1), askKey)).standings[0]?.answers[0]?.words).toBe('Quietly.');
    expect((await listPublicAsks()).length).toBe(1);
  });

  test('lets nobody answer for a level, change what was said, or join for another place', async () => {
    const region = await addLevel(owner, 90, { kind: 'region', covers: 'DE1' });
    const askKey = await raise(1, 90);
    await answerAsk(region, askKey, { state: 'heard', isPublic: 'on' });
    const other = await addTown(owner, 2);
    const forge = (placeId: string, asker: string, by: string) =>
      `insert into published.ask_answer (place_id, ask_place_id, ask_key, recorded_by, level_kind, addressee, state, answered_on, is_example)
       values ('${placeId}', '${asker}', '${askKey}', '${by}', 'region', 'level-90', 'heard', '2026-10-01', false)`;
    for (const statement of [
      forge(toId(2), toId(1), 'level'),
      forge(toId(90), toId(1), 'level'),
      forge(toId(2), toId(2), 'level'),
      `update published.ask_answer set words = 'no'`,
      `delete from published.ask_answer`,
      `update published.ask set title = 'no' where place_id = '${toId(2)}'`,
      `insert into published.ask_support (place_id, ask_place_id, ask_key, words, language, context, is_example, joined_on)
       values ('${toId(3)}', '${toId(1)}', '${askKey}', 'x', 'en', '{}', false, '2026-10-01')`,
      `insert into office.need_block values ('${toId(2)}', gen_random_uuid(), 'rural', 'DE', 6, '2026-H2', false)`,
    ]) {
      const tried = write(other, async (tx) => (await sql.raw(statement).execute(tx)).numAffectedRows ?? 0n);
      expect(await tried.catch(() => 0n), statement).toBe(0n);
    }
    await expect(
      write(toMember(1), (tx) => sql.raw(`update published.ask set title = 'no'`).execute(tx)),
    ).rejects.toThrow();
  });
});
