/** Published records of this installation as items of a feed. Ids of places stay inside: a place is known by its name and address. */
import type { PublishedFund } from '#features/fund/fund.types.ts';
import type { PublishedNetwork } from '#features/network/network.types.ts';
import type { PublishedPractice } from '#features/practice/practice.types.ts';
import type { ExchangeItem } from './exchange.types.ts';

/** `origin`: of this installation, without a slash at the end. */
export function toPracticeItem(practice: PublishedPractice, origin: string): ExchangeItem {
  const { placeId: _place, isExample: _example, withdrawnOn: _on, withdrawal: _why, ...record } = practice;
  const { practiceKey, title, texts, language, context, details, publishedOn, earlier } = practice;
  const address = `${origin}/practices/${encodeURIComponent(practiceKey)}`;
  return {
    itemId: address,
    address,
    title,
    words: Object.values(texts)
      .filter((text): text is string => typeof text === 'string' && text !== '')
      .join('\n\n')
      .slice(0, 20_000),
    language,
    author: context.name,
    tags: details?.areas ?? [],
    publishedOn: earlier.at(-1)?.publishedOn ?? publishedOn,
    modifiedOn: publishedOn,
    record: record as unknown as Record<string, unknown>,
  };
}

export function toFundItem(fund: PublishedFund): ExchangeItem {
  const { placeId: _place, isExample: _example, ...record } = fund;
  return {
    itemId: `urn:uuid:${fund.ownFundId}`,
    address: isWebAddress(fund.link) ? fund.link : '',
    title: fund.name,
    words: [fund.funder, fund.about]
      .filter((text) => text !== '')
      .join('\n\n')
      .slice(0, 20_000),
    language: fund.language,
    author: fund.placeName,
    tags: [],
    publishedOn: fund.publishedOn,
    modifiedOn: fund.checkedOn,
    record: record as unknown as Record<string, unknown>,
  };
}

export function toNetworkItem(network: PublishedNetwork, origin: string): ExchangeItem {
  const { placeId: _place, ...record } = network;
  const { networkId, name, purpose, entry, languages, context, publishedOn, checkedOn, link } = network;
  return {
    itemId: `urn:uuid:${networkId}`,
    address: isWebAddress(link) ? link : `${origin}/networks`,
    title: name,
    words: [purpose, entry].filter((text) => text !== '').join('\n\n'),
    // In the language of the place, which the record does not say.
    language: '',
    author: context.name,
    tags: [...network.purposes, ...languages],
    publishedOn,
    modifiedOn: checkedOn,
    record: record as unknown as Record<string, unknown>,
  };
}

/** An address that programs may open; what else somebody typed stays in the record. */
const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
