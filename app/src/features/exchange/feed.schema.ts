/** What may come in as a feed of another installation: JSON Feed 1.1 with the records of this platform. All limits stand here. */
import { z } from 'zod';
import { EXCHANGE_KINDS } from './exchange.types.ts';

export const MAXIMUM_FEED_BYTES = 20_000_000;
const MAXIMUM_FEED_ITEMS = 10_000;
/** characters of one record as JSON */
const MAXIMUM_RECORD_CHARACTERS = 60_000;
const DEEPEST_RECORD = 12;

// oxlint-disable-next-line no-control-regex -- they are what is looked for
const UNREADABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/;

const text = (maximum: number) =>
  z
    .string()
    .max(maximum)
    .refine((given) => given.isWellFormed() && !UNREADABLE.test(given), 'has characters nobody can read');

const isWebAddress = (given: string): boolean =>
  URL.canParse(given) && /^https?:$/.test(new URL(given).protocol) && new URL(given).username === '';

const address = text(1_000).refine(isWebAddress, 'is no address that begins with https:// or http://');

/** RFC 3339; kept as its day. */
const instant = z.iso
  .datetime({ offset: true })
  .refine((given) => /^(19|20|21)\d\d-/.test(given), 'is no day between 1900 and 2199')
  .transform((given) => new Date(given).toISOString().slice(0, 10));

/** Depth and size are looked at before anything is kept; text in it is read as text and never run. */
const record = z
  .record(z.string().max(200), z.unknown())
  .refine((given) => measureDepth(given) <= DEEPEST_RECORD, `is deeper than ${DEEPEST_RECORD}`)
  .refine(
    (given) => JSON.stringify(given).length <= MAXIMUM_RECORD_CHARACTERS,
    `has more than ${MAXIMUM_RECORD_CHARACTERS} characters`,
  )
  .refine(
    (given) => JSON.stringify(given).isWellFormed() && !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(given)),
    'has characters nobody can read',
  );

function measureDepth(value: unknown, depth = 0): number {
  if (value === null || typeof value !== 'object' || depth > DEEPEST_RECORD) return depth;
  return Math.max(depth + 1, ...Object.values(value).map((one) => measureDepth(one, depth + 1)));
}

const itemSchema = z
  .object({
    id: text(500).min(1),
    url: address.optional(),
    title: text(500).optional(),
    summary: text(20_000).optional(),
    content_text: text(20_000).optional(),
    content_html: z.string().max(100_000).optional(),
    language: text(35)
      .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'is no tag of a language')
      .optional(),
    tags: z.array(text(100)).max(100).optional(),
    date_published: instant.optional(),
    date_modified: instant.optional(),
    _vicus: z.object({ record: record.optional() }).optional(),
  })
  .refine(
    ({ content_text, content_html }) => content_text !== undefined || content_html !== undefined,
    'has neither content_text nor content_html',
  );

export const feedSchema = z.object({
  version: z.enum(
    ['https://jsonfeed.org/version/1.1', 'https://jsonfeed.org/version/1'],
    'is not that of JSON Feed 1 or 1.1',
  ),
  title: text(300).min(1),
  home_page_url: address,
  feed_url: address.optional(),
  description: text(2_000).optional(),
  _vicus: z.object({ kind: z.enum(EXCHANGE_KINDS) }),
  items: z.array(itemSchema).max(MAXIMUM_FEED_ITEMS, `are more than ${MAXIMUM_FEED_ITEMS}`),
});

export type GivenFeed = z.infer<typeof feedSchema>;
