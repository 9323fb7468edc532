import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedPlace } from '#features/survey/testing/seed.ts';
import { openTestWorld, type TestWorld } from '#server/db/testing/test-world.ts';
import { prepareJobs } from '#server/jobs/jobs.ts';
import { configureMail, type Mail } from '#server/mail/mail.ts';
import { publishSettings, type RunningSettings } from '#server/settings/settings.ts';
import {
  askForNotice,
  confirmNotice,
  openNotice,
  sendNoticeConfirmation,
  sendNoticeMails,
} from './server/notice.usecases.ts';
import { seedOpenConsultation } from './testing/seed.ts';

let world: TestWorld;
let superuser: pg.Client;
const sent: Mail[] = [];

beforeAll(async () => {
  world = await openTestWorld();
  publishSettings({ origin: 'http://localhost:3000', databaseUrl: world.appUrl } as RunningSettings);
  configureMail(async (mail) => void sent.push(mail));
  await prepareJobs(world.ownerUrl);
  superuser = world.superuser;
});
afterAll(async () => {
  configureMail(undefined);
  await world.close();
});

test('an address is sealed, confirmed by its link, gets one mail and is gone', async () => {
  const member = await seedPlace(world, 'vico');
  const { placeId } = member;
  const consultationId = await seedOpenConsultation(member);
  const address = { slug: 'vico', consultationId, network: '' };
  await askForNotice(address, { email: 'rosa@example.org', language: 'de' });
  await askForNotice(address, { email: 'Rosa@Example.org', language: 'de' });
  const { rows } = await superuser.query<{ notice_id: string; row: string }>(
    'select notice_id, n::text as row from confidential.notice_address n',
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.row).not.toContain('rosa');
  await sendNoticeMails({ placeId, consultationId });
  expect(sent).toEqual([]);
  await sendNoticeConfirmation({ placeId, noticeId: rows[0]?.notice_id ?? '' });
  expect(sent[0]?.to).toBe('rosa@example.org');
  const token = /notice\/([^?\s]+)/.exec(sent[0]?.text ?? '')?.[1] ?? '';
  expect((await openNotice('vico', token)).isConfirmed).toBe(false);
  await expect(openNotice('vico', `${token.slice(0, -1)}~`)).rejects.toMatchObject({
    code: 'notice-unknown',
  });
  await confirmNotice('vico', token);
  await sendNoticeMails({ placeId, consultationId });
  await sendNoticeMails({ placeId, consultationId });
  expect(sent).toHaveLength(2);
  expect(sent[1]?.text).toContain(`/p/vico/participation/${consultationId}?lang=de`);
  await expect(openNotice('vico', token)).rejects.toMatchObject({ code: 'notice-unknown' });
});
