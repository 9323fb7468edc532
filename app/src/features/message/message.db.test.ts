/** Cards, packs and messages on a real database: what the public sees, and when. */
import type pg from 'pg';
import { buildCube, sealProtectedCube } from '@vicus/cube';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toStoredTables } from '#features/release/server/release.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { configureMail, type Mail } from '#server/mail/mail.ts';
import { toFactToken } from '#features/fact/fact-address.rules.ts';
import { drawPublicCard } from './server/card-pictures.usecases.ts';
import {
  addCard,
  changeCard,
  publishCard,
  readCard,
  removeCard,
  withdrawCard,
} from './server/cards.usecases.ts';
import { readFactShelf } from '#features/fact/server/facts.usecases.ts';
import {
  addClaim,
  addMessage,
  changeMessage,
  chooseFigure,
  readMessage,
  restoreVersion,
} from './server/messages.usecases.ts';
import {
  publishPack,
  readOwnPackDocument,
  recallPack,
  withdrawPack,
} from './server/pack-publishing.usecases.ts';
import { addRecipient, noteHandedOut, sendPack } from './server/pack-recipients.usecases.ts';
import {
  addPack,
  addPackFact,
  changePack,
  readPack,
  takeSuggestedQuestions,
} from './server/packs.usecases.ts';
import { readPublicCard, readPublicCards } from './server/public-cards.usecases.ts';
import { readPublicPack, readPublicPackDocument } from './server/public-packs.usecases.ts';

const HERE = '00000000-0000-4000-8000-00000000000a';
const OPEN = '00000000-0000-4000-8000-0000000000a1';
const LATER = '00000000-0000-4000-8000-0000000000a2';
const anna: Member = { userId: 'anna', placeId: HERE, role: 'coordinator', actorId: null };

let world: TestWorld;
let owner: pg.Client;

function buildTable() {
  const codes = [
    { code: 'agree', label: { en: 'Agree', de: 'Stimme zu' } },
    { code: 'disagree', label: { en: 'Disagree' } },
    { code: 'unsure', label: { en: 'Unsure' } },
    { code: 'given', label: { en: 'All answers' } },
  ];
  const bound = (id: string) =>
    ({ id, label: { en: id }, kind: 'bound', unit: 'share 0-1', decimals: 2 }) as const;
  const none = { kind: 'none', reason: 'withheld' } as const;
  const cube = buildCube({
    id: 'survey-answers-welcome',
    provenance: {
      title: { en: 'Welcome' },
      question: { en: 'Do people feel welcome?', de: 'Fühlen sich die Menschen willkommen?' },
      period: '2025',
      source: { en: 'Survey of residents' },
      method: 'survey-estimates',
      notes: [],
    },
    dimensions: [{ id: 'answer', label: { en: 'Answer' }, role: 'category', categories: codes }],
    measures: [
      { id: 'answers', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 },
      { id: 'share', label: { en: 'Share' }, kind: 'share', unit: 'share 0-1', decimals: 2 },
      bound('lower'),
      bound('upper'),
    ],
    cells: [
      { at: { answer: 'agree' }, measures: { answers: 126, share: 0.42, lower: 0.37, upper: 0.47 } },
      { at: { answer: 'disagree' }, measures: { answers: 30, share: 0.3, lower: 0.1, upper: 0.55 } },
      { at: { answer: 'unsure' }, measures: { answers: none, share: none, lower: none, upper: none } },
      { at: { answer: 'given' }, measures: { answers: 300, share: none, lower: none, upper: none } },
    ],
  });
  return sealProtectedCube(cube, { policyId: 'default', policyVersion: 1, codeVersion: '0.1.0' });
}

async function addRelease(releaseId: string, subject: string, embargo: string | null): Promise<void> {
  const { tables, contentHash } = toStoredTables([buildTable()]);
  await owner.query(
    `insert into published.release (place_id, release_id, subject, version, title, audience, tables, withheld, policy,
      content_hash, code_version, embargo_until) values ($1, $2, $3, 1, '{"en":"Spring"}', 'public', $4, '[]', '{}', $5, '0.1.0', $6)`,
    [HERE, releaseId, subject, tables, contentHash, embargo],
  );
}

const toFact = (answer: string, releaseId = OPEN, measure = 'share') => ({
  fact: toFactToken({ releaseId, tableId: 'survey-answers-welcome', measure, at: { answer } }),
});

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const problem = (code: string) => expect.objectContaining({ code }) as unknown;

beforeAll(async () => {
  world = await openTestWorld();
  owner = world.superuser;
  await owner.query(`insert into auth."user" (id, name, email) values ('anna', 'A', 'a@example.org')`);
  for (const schema of ['office', 'published'])
    await owner.query(
      `insert into ${schema}.place (place_id, slug, name, country) values ($1, 'lindmoor', 'Lindmoor', 'DE')`,
      [HERE],
    );
  await owner.query(`insert into published.place_address values ('lindmoor', $1)`, [HERE]);
  await owner.query(
    `insert into office.membership (place_id, user_id, role) values ($1, 'anna', 'coordinator')`,
    [HERE],
  );
});
beforeEach(async () => {
  await owner.query('set session_replication_role = replica');
  await owner.query(`delete from published.card; delete from office.card; delete from published.pack;
    delete from office.pack_recipient; delete from office.pack; delete from office.message_version; delete from office.message;
    delete from published.release`);
  await owner.query('set session_replication_role = origin');
  await addRelease(OPEN, 'survey/one', null);
  await addRelease(LATER, 'survey/two', inHours(48));
});
afterEach(() => {
  configureMail(undefined);
});
afterAll(() => world.close());

describe('a fact card', () => {
  test('has every number of a public release to choose from, and says of a withheld one that it is', async () => {
    const shelf = await readFactShelf(anna, { releaseId: OPEN, tableId: 'survey-answers-welcome' }, 'en');
    const rows = shelf.picks[0]?.rows.map(({ label, cells }) => [label, cells.map(({ text }) => text)]);
    expect(rows).toContainEqual(['Agree', ['126', '42%']]);
    expect(rows).toContainEqual(['Unsure', ['withheld', 'withheld']]);
  });

  test('is published once, in every language, and keeps no number of its own', async () => {
    const cardId = await addCard(anna, toFact('agree'));
    await expect(readPublicCard('lindmoor', cardId, 'en')).rejects.toEqual(problem('not-found'));
    await changeCard(anna, cardId, {
      picture: 'bars',
      revision: '1',
      'sentence-en': 'Some 42 % (37 to 47 %) agreed in 2025.',
    });
    await publishCard(anna, cardId, { revision: '2' });
    const { content } = await readPublicCard('lindmoor', cardId, 'de');
    expect(content).toMatchObject({ headline: '42\u00a0%', about: 'Stimme zu', place: 'Lindmoor' });
    expect(content?.sentence).toContain('zwischen 37\u00a0% und 47\u00a0%');
    expect((await readPublicCard('lindmoor', cardId, 'en')).content?.sentence).toBe(
      'Some 42 % (37 to 47 %) agreed in 2025.',
    );
    const { rows } = await owner.query<{ fact: unknown }>('select fact from published.card');
    expect(JSON.stringify(rows[0]?.fact)).not.toMatch(/0\.4|42/);
    await expect(publishCard(anna, cardId, { revision: '2' })).rejects.toEqual(
      problem('card-published-before'),
    );
    await expect(removeCard(anna, cardId)).rejects.toEqual(problem('card-published-before'));
    await expect(owner.query(`update published.card set sentences = '{"en":"x"}'`)).rejects.toThrow(
      'never changed',
    );
    await expect(owner.query('delete from published.card')).rejects.toThrow('never removed');
  });

  test('refuses a sentence with another number, and a vague one as if it were sure', async () => {
    const sure = await addCard(anna, toFact('agree'));
    const words = { picture: 'number', revision: '1' };
    await expect(changeCard(anna, sure, { ...words, 'sentence-de': '43 % stimmen zu.' })).rejects.toEqual(
      expect.objectContaining({
        code: 'card-sentence-number',
        field: 'sentence-de',
        values: { number: '43' },
      }),
    );
    const vague = await addCard(anna, toFact('disagree'));
    await expect(changeCard(anna, vague, { ...words, 'sentence-en': '30% disagree.' })).rejects.toEqual(
      problem('card-sentence-number'),
    );
    await changeCard(anna, vague, { ...words, 'sentence-en': 'Between 10% and 55% disagree.' });
    expect((await readCard(anna, vague)).contents.en?.headline).toBe('10% – 55%');
  });

  test('tells that something cannot be told', async () => {
    const cardId = await addCard(anna, toFact('unsure'));
    await publishCard(anna, cardId, { revision: '1' });
    const { content } = await readPublicCard('lindmoor', cardId, 'en');
    expect(content).toMatchObject({ headline: 'Cannot be told', isNone: true, strip: null });
  });

  test('waits with its release, and shows no number once card or release is withdrawn', async () => {
    const waiting = await addCard(anna, toFact('agree', LATER));
    await publishCard(anna, waiting, { revision: '1' });
    await expect(readPublicCard('lindmoor', waiting, 'en')).rejects.toEqual(problem('not-found'));
    const one = await addCard(anna, toFact('agree'));
    await publishCard(anna, one, { revision: '1' });
    const asked = { format: 'png', shape: 'square', language: 'it' } as const;
    const png = await drawPublicCard('lindmoor', one, asked);
    expect(Buffer.from(png.content as Uint8Array).readUInt32BE(16)).toBe(1080);
    expect((await readPublicCards('lindmoor', 'en')).cards).toHaveLength(1);
    await owner.query(`update published.release set state = 'withdrawn' where release_id = $1`, [OPEN]);
    expect(await readPublicCard('lindmoor', one, 'en')).toMatchObject({ content: null, fact: null });
    await expect(drawPublicCard('lindmoor', one, asked)).rejects.toEqual(problem('card-withdrawn'));
    await withdrawCard(anna, one, { reason: 'A mistake in the sentence.' });
    expect((await readPublicCard('lindmoor', one, 'en')).card.withdrawal).toBe('A mistake in the sentence.');
    await expect(addCard(anna, toFact('agree'))).rejects.toEqual(problem('fact-not-public'));
  });
});

describe('a pack for the council', () => {
  async function makePack(opensInHours: number, releaseId = OPEN) {
    const packId = await addPack(anna, { title: 'Welcome in figures', language: 'de' });
    await addPackFact(anna, packId, toFact('agree', releaseId));
    await addPackFact(anna, packId, toFact('unsure', releaseId));
    await takeSuggestedQuestions(anna, packId);
    await addRecipient(anna, packId, { name: 'Group A', email: 'a@example.org' });
    await addRecipient(anna, packId, { name: 'Group B' });
    await owner.query('update office.pack set opens_at = $1 where pack_id = $2', [
      inHours(opensInHours),
      packId,
    ]);
    return { packId, revision: String((await readPack(anna, packId)).pack.revision) };
  }
  /** Its moment comes. */
  const openNow = async (packId: string) => {
    await owner.query('set session_replication_role = replica');
    await owner.query(`update published.pack set opens_at = now() - interval '1 second' where pack_id = $1`, [
      packId,
    ]);
    await owner.query('set session_replication_role = origin');
  };

  test('is seen by nobody before its moment and by everybody after it', async () => {
    const { packId, revision } = await makePack(2);
    await publishPack(anna, packId, { revision });
    await expect(readPublicPack('lindmoor', packId)).rejects.toEqual(problem('not-found'));
    await expect(readPublicPackDocument('lindmoor', packId)).rejects.toEqual(problem('not-found'));
    expect(
      Buffer.from(await readOwnPackDocument(anna, packId))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await openNow(packId);
    const { facts, pack } = await readPublicPack('lindmoor', packId);
    expect(facts.map(({ content }) => content?.headline)).toEqual(['42\u00a0%', 'Nicht zu sagen']);
    expect(pack.questions.every((question) => question.includes('?'))).toBe(true);
    expect((await readPublicPackDocument('lindmoor', packId)).content.length).toBeGreaterThan(5_000);
    await expect(recallPack(anna, packId)).rejects.toEqual(problem('pack-opened-before'));
    await owner.query(`update published.release set state = 'withdrawn' where release_id = $1`, [OPEN]);
    await expect(readPublicPackDocument('lindmoor', packId)).rejects.toEqual(problem('edition-withdrawn'));
    await withdrawPack(anna, packId, { reason: 'Figures were wrong.' });
    expect(await readPublicPack('lindmoor', packId)).toMatchObject({ facts: [], hasDocument: false });
  });

  test('reaches nobody earlier, and each once', async () => {
    const sent: Mail[] = [];
    const { packId, revision } = await makePack(2);
    await publishPack(anna, packId, { revision });
    configureMail((mail) => {
      sent.push(mail);
      return Promise.resolve();
    });
    const groups = (await readPack(anna, packId)).recipients;
    const byHand = { recipientId: groups.find(({ name }) => name === 'Group B')?.recipientId };
    await sendPack({ placeId: HERE, packId });
    await expect(noteHandedOut(anna, packId, byHand)).rejects.toEqual(problem('pack-not-open'));
    expect(sent).toEqual([]);
    await openNow(packId);
    await sendPack({ placeId: HERE, packId });
    await sendPack({ placeId: HERE, packId });
    await noteHandedOut(anna, packId, byHand);
    expect(sent.map(({ to }) => to)).toEqual(['a@example.org']);
    expect(sent[0]?.text).toContain(`http://localhost:3000/p/lindmoor/packs/${packId}`);
    expect((await readPack(anna, packId)).recipients.map(({ name, toldHow }) => [name, toldHow])).toEqual([
      ['Group A', 'mail'],
      ['Group B', 'by-hand'],
    ]);
  });

  test('is set only when it is whole, and not before its figures may be seen', async () => {
    const early = await makePack(2, LATER);
    await expect(publishPack(anna, early.packId, early)).rejects.toEqual(problem('pack-before-embargo'));
    const late = await makePack(50, LATER);
    await publishPack(anna, late.packId, late);
    await expect(
      changePack(anna, late.packId, { title: 'x', language: 'de', revision: late.revision }),
    ).rejects.toEqual(problem('pack-published-before'));
    await recallPack(anna, late.packId);
    const empty = await addPack(anna, { title: 'Empty', language: 'en' });
    await expect(publishPack(anna, empty, { revision: '1' })).rejects.toEqual(
      expect.objectContaining({ code: 'pack-not-ready', values: { what: 'facts' } }),
    );
  });
});

describe('a message', () => {
  test('points out what to think about, pairs claims with figures and keeps versions', async () => {
    const messageId = await addMessage(anna, { title: 'Welcome', language: 'en' });
    const words = {
      title: 'Welcome',
      language: 'en',
      audience: 'Parents',
      'box-solution': 'Already 42 % feel welcome, and 12 % help.',
      'check-rumour': 'yes',
      'check-source': 'yes',
    };
    await changeMessage(anna, messageId, { ...words, revision: '1' });
    await expect(addClaim(anna, messageId, { quote: 'Everybody is happy' })).rejects.toEqual(
      problem('claim-not-in-text'),
    );
    await addClaim(anna, messageId, { quote: '42 % feel welcome' });
    let sheet = await readMessage(anna, messageId);
    expect(sheet.claims).toMatchObject([{ standing: 'none', isInText: true }]);
    expect(sheet.findings.untold.map(({ number }) => number.text)).toEqual(['42', '12']);
    await chooseFigure(anna, messageId, { ...toFact('agree'), claim: '0' });
    sheet = await readMessage(anna, messageId);
    expect(sheet.claims).toMatchObject([{ standing: 'known' }]);
    expect(sheet.findings).toMatchObject({
      toThinkAbout: ['rumour'],
      isNumbersOnly: true,
      missing: ['messenger', 'channel', 'value', 'success'],
      emptyBoxes: ['values', 'problem', 'examples'],
    });
    expect(sheet.findings.untold.map(({ number }) => number.text)).toEqual(['12']);
    expect(sheet.text).toContain(
      `Source: Survey of residents (2025) http://localhost:3000/p/lindmoor/${OPEN}`,
    );
    await expect(changeMessage(anna, messageId, { ...words, revision: '1' })).rejects.toEqual(
      problem('message-changed-meanwhile'),
    );
    await restoreVersion(anna, messageId, { revision: '1' });
    sheet = await readMessage(anna, messageId);
    expect(sheet.message.content.boxes.solution).toBe('');
    expect(sheet.versions.map(({ revision }) => revision)).toEqual([4, 3, 2, 1]);
    await owner.query(`update published.release set state = 'withdrawn' where release_id = $1`, [OPEN]);
    await restoreVersion(anna, messageId, { revision: '4' });
    expect((await readMessage(anna, messageId)).claims).toMatchObject([{ standing: 'withdrawn' }]);
  });
});
