/** What the rooms of practices, funds and networks published, as items of feeds. */
import { listPublishedFunds } from '#features/fund/server/fund.usecases.ts';
import { listPublishedNetworks } from '#features/network/server/directory.usecases.ts';
import { listPublishedPractices } from '#features/practice/server/find.usecases.ts';
import type { PublicReader } from '#server/db/doors.ts';
import type { ExchangeItem, ExchangeKind } from '../exchange.types.ts';
import { toFundItem, toNetworkItem, toPracticeItem } from '../own-items.rules.ts';

type Lister = (reader: PublicReader, origin: string) => Promise<ExchangeItem[]>;

const LISTERS: Readonly<Record<ExchangeKind, Lister>> = {
  practice: async (reader, origin) =>
    (await listPublishedPractices(reader))
      .filter(({ isExample, state }) => !isExample && state === 'published')
      .map((practice) => toPracticeItem(practice, origin)),
  // Programmes come with every installation; what places found for themselves is what others lack.
  fund: async (reader) => (await listPublishedFunds(reader)).map(toFundItem),
  network: async (reader, origin) =>
    (await listPublishedNetworks(reader)).map((network) => toNetworkItem(network, origin)),
};

export const listOwnItems = (
  reader: PublicReader,
  kind: ExchangeKind,
  origin: string,
): Promise<ExchangeItem[]> => LISTERS[kind](reader, origin);
