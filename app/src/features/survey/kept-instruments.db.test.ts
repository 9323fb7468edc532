/** The questionnaire of a wave is kept in memory, and a corrected translation is read at once. */
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Member } from '#server/auth/member.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { keepInstrument, readKeptVersion } from './server/kept-instruments.ts';
import { openLink } from './server/respond.usecases.ts';
import { listAddresses } from './testing/respondent.ts';
import { INSTRUMENT, seedOpenWave, seedPlace } from './testing/seed.ts';

let world: TestWorld;
let superuser: pg.Client;
let member: Member;

beforeAll(async () => {
  world = await openTestWorld();
  member = await seedPlace(world, 'vico');
  superuser = world.superuser;
});
afterAll(() => world.close());

test('two requests share one questionnaire; the next after a correction reads the corrected one', async () => {
  const waveId = await seedOpenWave(member, { mode: 'anonymous', invited: 12 });
  const [address] = await listAddresses(member, waveId);
  if (address === undefined) throw new Error('no link');
  const first = await openLink(address);
  expect((await openLink(address)).wave.instrument).toBe(first.wave.instrument);
  const title = { ...INSTRUMENT.title, de: 'Wer arbeitet hier mit wem?' };
  await superuser.query(
    `update office.wave set instrument = jsonb_set(instrument, '{title}', $2) where wave_id = $1`,
    [waveId, JSON.stringify(title)],
  );
  const corrected = (await openLink(address)).wave.instrument;
  expect(corrected.title).toEqual(title);
  expect((await openLink(address)).wave.instrument).toBe(corrected);
});

test('the one used longest ago is let go, and asked for in full', () => {
  const instrument = { ...INSTRUMENT };
  expect(keepInstrument('place', 'first', '7', instrument)).toBe(instrument);
  expect(keepInstrument('place', 'first', '7', null)).toBe(instrument);
  expect(keepInstrument('place', 'first', '8', null)).toBeUndefined();
  for (let number = 0; number < 32; number += 1) keepInstrument('place', `wave ${number}`, '7', instrument);
  expect(readKeptVersion('place', 'first')).toBe('');
  expect(keepInstrument('place', 'first', '7', null)).toBeUndefined();
});
