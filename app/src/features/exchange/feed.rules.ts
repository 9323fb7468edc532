/** A feed of what was published here, as JSON Feed 1.1 (jsonfeed.org). */
import { FEED_NAMES, JSON_FEED_VERSION, type ExchangeFeed, type ExchangeItem } from './exchange.types.ts';

/** An extension of JSON Feed begins with an underscore; readers that do not know it pass over it. */
const FORMAT_VERSION = 1;

export function toJsonFeed({
  kind,
  title,
  about,
  installation,
  items,
}: ExchangeFeed): Record<string, unknown> {
  return {
    version: JSON_FEED_VERSION,
    title,
    home_page_url: `${installation}/`,
    feed_url: `${installation}/exchange/${FEED_NAMES[kind]}.json`,
    description: about,
    _vicus: { kind, version: FORMAT_VERSION },
    items: items.map(toJsonItem),
  };
}

function toJsonItem(item: ExchangeItem): Record<string, unknown> {
  const { itemId, address, title, words, language, author, tags, publishedOn, modifiedOn, record } = item;
  return {
    id: itemId,
    ...(address === '' ? {} : { url: address }),
    title,
    // An item without content is no item of a feed; its title is what there is to say.
    content_text: words === '' ? title : words,
    ...(language === '' ? {} : { language }),
    ...(author === '' ? {} : { authors: [{ name: author }] }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(publishedOn === null ? {} : { date_published: `${publishedOn}T00:00:00Z` }),
    ...(modifiedOn === null ? {} : { date_modified: `${modifiedOn}T00:00:00Z` }),
    _vicus: { record },
  };
}

export const writeJsonFeed = (feed: ExchangeFeed): string => `${JSON.stringify(toJsonFeed(feed), null, 1)}\n`;
