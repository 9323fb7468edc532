/** Seeds for tests of this room: a place with a coordinator, an instrument, a wave with its list. */
import pg from 'pg';
import { EXAMPLE_INSTRUMENT, type Instrument } from '@vicus/questionnaire';
import type { Member } from '#server/auth/member.ts';
import { operate } from '#server/db/doors.ts';
import type { TestDatabase } from '#server/db/testing/test-database.ts';
import { addDays, today } from '#server/clock.ts';
import { openWave } from '../server/open-wave.usecases.ts';
import { createWave } from '../server/survey.usecases.ts';
import { saveInvitations } from '../server/invitation.usecases.ts';
import type { RespondentQuestion, WaveMode } from '../survey.types.ts';

export const INSTRUMENT: Instrument = EXAMPLE_INSTRUMENT;

/** What EXAMPLE_INSTRUMENT asks about the respondent. */
export const ROLE_QUESTION: RespondentQuestion = {
  id: 'role',
  fact: 'role',
  categories: [{ code: 'elected', stands: ['elected-policymaker'] }, { code: 'official' }],
};

/** Makes a place with one coordinator, past the use cases of other rooms. */
export async function seedPlace(database: Pick<TestDatabase, 'superuserUrl'>, slug: string): Promise<Member> {
  const userId = `${slug}-coordinator`;
  const owner = new pg.Client({ connectionString: database.superuserUrl });
  await owner.connect();
  await owner.query(`insert into auth."user" (id, name, email) values ($1, $1, $2)`, [
    userId,
    `${userId}@example.org`,
  ]);
  await owner.query(
    `insert into auth."user" (id, name, email) values ('operator', 'O', 'o@example.org') on conflict do nothing`,
  );
  await owner.query(`insert into auth.operator values ('operator') on conflict do nothing`);
  await owner.end();
  const placeId = await operate({ userId: 'operator', placeId: null }, async (transaction) => {
    const { place_id } = await transaction
      .insertInto('office.place')
      .values({
        slug,
        name: `Town of ${slug}`,
        country: 'DE',
        contact_name: 'Ada',
        contact_email: 'ada@example.org',
      })
      .returning('place_id')
      .executeTakeFirstOrThrow();
    await transaction
      .insertInto('office.membership')
      .values({ place_id, user_id: userId, role: 'coordinator' })
      .execute();
    await transaction
      .insertInto('published.place_address' as never)
      .values({ slug, place_id } as never)
      .execute();
    return place_id;
  });
  return { userId, placeId, role: 'coordinator', actorId: null };
}

/** `count` people, by turns elected members and officials. */
export function listPeople(count: number): Record<string, string>[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `Person ${index + 1}`,
    email: `person${index + 1}@example.org`,
    role: index % 2 === 0 ? 'elected-policymaker' : 'official',
    language: 'de',
  }));
}

/** An open wave with `count` invited; closes in 14 days. */
export async function seedOpenWave(
  member: Member,
  options: { readonly mode: WaveMode; readonly invited: number; readonly instrument?: Instrument },
): Promise<string> {
  const instrument = options.instrument ?? INSTRUMENT;
  const waveId = await createWave(member, {
    instrumentId: instrument.id,
    instrumentVersion: 1,
    title: 'Autumn',
    mode: options.mode,
    design: {},
  });
  await saveInvitations(member, waveId, listPeople(options.invited));
  await openWave(member, waveId, {
    instrument,
    closesOn: addDays(today(), 14),
    retentionUntil: addDays(today(), 365),
    respondentQuestions: options.mode === 'anonymous' ? [ROLE_QUESTION] : [],
  });
  return waveId;
}
