/** What places of one installation published, taken over by another: the same records, nothing of examples, drafts or ids of places. */
import { expect, test } from 'vitest';
import { addPublicPlace } from '#features/circle/testing/circle-world.ts';
import { addOwnFund, publishOwnFund } from '#features/fund/server/own-fund.usecases.ts';
import { publishOwnNetwork, saveOwnNetwork } from '#features/network/server/network.usecases.ts';
import {
  beginPractice,
  readOwnPractice,
  savePracticeRecord,
} from '#features/practice/server/record.usecases.ts';
import { publishPractice, sendToReview } from '#features/practice/server/publish.usecases.ts';
import { toRecordFields } from '#features/practice/testing/practice-words.ts';
import type { Member } from '#server/auth/member.ts';
import { setClock } from '#server/clock.ts';
import { openTestWorld } from '#server/db/testing/test-world.ts';
import { publishSettings, type RunningSettings } from '#server/settings/settings.ts';
import { EXCHANGE_KINDS, type ExchangeKind, type ExchangeItem } from './exchange.types.ts';
import { readExchangeFeed, readExchangeFile } from './server/feed.usecases.ts';
import { importFeed, listForeignItems } from './server/foreign.usecases.ts';

const THERE = 'https://there.example.org';

async function publish(member: Member, title: string): Promise<void> {
  const fields = toRecordFields({ title });
  const id = await beginPractice(member, { title, language: 'en' });
  await savePracticeRecord(member, id, fields);
  const { revision } = await readOwnPractice(member, id);
  await sendToReview(member, id, { revision });
  await publishPractice(member, id, { revision: revision + 1 });
}

const fund = {
  name: 'Bürgerstiftung <b>Tal</b>',
  language: 'de',
  funder: 'Foundation & friends',
  about: 'Small sums, "quickly".',
  minimumEur: '500',
  maximumEur: '5000',
  link: 'https://foundation.example.org/apply',
  checkedOn: '2026-11-01',
};
const network = {
  name: 'Valley talks',
  purposes: 'voice',
  purpose: 'Five towns meet.',
  entry: 'Write to the chair.',
  reach: 'region',
  languages: 'de',
  source: 'We founded it',
  checkedOn: '2026-11-01',
};

async function makeInstallation(): Promise<{ readonly placeId: string }> {
  const world = await openTestWorld();
  setClock(() => new Date('2026-11-22T12:00:00Z'));
  const vico = await addPublicPlace(world.superuser, 'Vico');
  const model = await addPublicPlace(world.superuser, 'Model', { isExample: true });
  await publish(vico.coordinator, 'Language café <script>alert(1)</script>');
  await publish(model.coordinator, 'Only an example');
  await beginPractice(vico.coordinator, { title: 'Only a draft', language: 'en' });
  await publishOwnFund(vico.coordinator, await addOwnFund(vico.coordinator, fund));
  await addOwnFund(vico.coordinator, { ...fund, name: 'Not shared' });
  const networkId = await saveOwnNetwork(vico.coordinator, network, 'en');
  await publishOwnNetwork(vico.coordinator, { networkId });
  closeThere = () => world.close();
  return { placeId: vico.placeId };
}
let closeThere = (): Promise<void> => Promise.resolve();

test('a feed of one installation gives the same records in another', async () => {
  const { placeId } = await makeInstallation();
  const written = new Map<ExchangeKind, { readonly body: string; readonly items: readonly ExchangeItem[] }>();
  for (const kind of EXCHANGE_KINDS) {
    const { items } = await readExchangeFeed(kind, THERE);
    const { body } = await readExchangeFile(kind, THERE);
    expect(items, kind).toHaveLength(1);
    expect(body).not.toMatch(/Only an example|Only a draft|Not shared/);
    expect(body).not.toContain(placeId);
    written.set(kind, { body, items });
  }
  await closeThere();

  const here = await openTestWorld();
  setClock(() => new Date('2026-11-23T12:00:00Z'));
  publishSettings({ origin: 'https://here.example.org', feeds: [] as readonly string[] } as RunningSettings);
  for (const kind of EXCHANGE_KINDS) {
    const { body, items } = written.get(kind) ?? { body: '', items: [] };
    const report = await importFeed(new TextEncoder().encode(body), '');
    expect(report, kind).toMatchObject({ kind, items: 1, findings: [], installation: THERE });
    const taken = await listForeignItems(kind);
    expect(taken.map(({ record }) => record)).toEqual(
      items.map(({ record }) => JSON.parse(JSON.stringify(record)) as object),
    );
    expect(taken).toMatchObject(
      items.map(({ author: _author, record: _record, ...shown }) => ({ ...shown, fetchedOn: '2026-11-23' })),
    );
    // Nothing foreign is passed on as our own.
    expect((await readExchangeFeed(kind, 'https://here.example.org')).items).toEqual([]);
  }
  await here.close();
});
