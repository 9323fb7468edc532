/** What comes with the first page: consent, the key that decides orders; and recordings of the questions. */
import { randomBytes, randomUUID } from 'node:crypto';
import { EXAMPLE_INSTRUMENT, type Instrument } from '@vicus/questionnaire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { readRecording } from './server/audio.usecases.ts';
import { openLink, saveSection } from './server/respond.usecases.ts';
import type { LinkAddress } from './respond.types.ts';
import { listAddresses } from './testing/respondent.ts';
import { seedOpenWave, seedPlace } from './testing/seed.ts';

const asked = randomUUID();
const notAsked = randomUUID();
const sound = randomBytes(2_000);

/** Agrees first, and reads its first question aloud. */
const INSTRUMENT: Instrument = {
  ...EXAMPLE_INSTRUMENT,
  consent: { en: 'We ask about contacts.' },
  sections: EXAMPLE_INSTRUMENT.sections.map((section, index) => ({
    ...section,
    questions: section.questions.map((question) =>
      index === 0 ? { ...question, audio: { en: asked } } : question,
    ),
  })),
};

let world: TestWorld;
let member: Member;
let addresses: LinkAddress[];

beforeAll(async () => {
  world = await openTestWorld();
  member = await seedPlace(world, 'vico');
  for (const audioId of [asked, notAsked])
    await world.superuser.query(
      `insert into office.instrument_audio (place_id, audio_id, language, media_type, content)
       values ($1, $2, 'en', 'audio/ogg', $3)`,
      [member.placeId, audioId, sound],
    );
  const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 12, instrument: INSTRUMENT });
  addresses = await listAddresses(member, waveId);
});
afterAll(() => world.close());

function take(at: number): LinkAddress {
  const address = addresses[at];
  if (address === undefined) throw new Error('no link');
  return address;
}

const page = { sectionId: 'you', entries: [['q.role', 'elected']], mark: null } as const;

test('nothing is stored before somebody has agreed, and once is enough', async () => {
  const address = take(0);
  await expect(saveSection(address, page)).rejects.toMatchObject({ code: 'consent-missing', status: 422 });
  expect((await openLink(address)).draft).toBeNull();
  expect(await saveSection(address, { ...page, hasAgreed: true })).toMatchObject({ ok: true });
  expect(await saveSection(address, page)).toMatchObject({ ok: true });
});

test('the draft keeps the key of its first page, and makes its own where that is none', async () => {
  const key = randomBytes(16).toString('base64url');
  const save = (at: number, submissionKey: string) =>
    saveSection(take(at), { ...page, hasAgreed: true, submissionKey });
  await save(1, key);
  expect((await openLink(take(1))).draft?.submissionKey).toBe(key);
  await save(1, randomBytes(16).toString('base64url'));
  expect((await openLink(take(1))).draft?.submissionKey).toBe(key);
  await save(2, 'short');
  expect((await openLink(take(2))).draft?.submissionKey).toMatch(/^[\w-]{22}$/);
});

test('a recording is given to whoever is asked with it, and no other', async () => {
  const recording = await readRecording(take(3), asked);
  expect(recording.mediaType).toBe('audio/ogg');
  expect(Buffer.from(recording.content).equals(sound)).toBe(true);
  for (const id of [notAsked, randomUUID(), 'x'])
    await expect(readRecording(take(3), id)).rejects.toMatchObject({ code: 'not-found', status: 404 });
  const stranger = { ...take(3), token: take(3).token.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')) };
  await expect(readRecording(stranger, asked)).rejects.toMatchObject({ status: 404 });
});
