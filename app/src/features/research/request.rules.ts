/** Reading a question of a researcher: a file of JSON, checked field by field, and held against what the place has. */
import { z } from 'zod';
import {
  REQUEST_FORMAT,
  REQUEST_VERSION,
  type MatchedTable,
  type RequestFinding,
  type ResearchRequest,
  type TableOnOffer,
  type WantedTable,
} from './request.types.ts';

/** Stated on the page. */
export const REQUEST_LIMITS = { characters: 65_536, tables: 20, dimensions: 6, words: 2_000 } as const;

const words = (maximum: number = REQUEST_LIMITS.words) => z.string().trim().min(1).max(maximum);
const ids = z.array(z.string().trim().min(1).max(120)).max(REQUEST_LIMITS.dimensions);

const requestSchema = z.strictObject({
  format: z.literal(REQUEST_FORMAT),
  version: z.literal(REQUEST_VERSION),
  question: words(),
  researcher: z.strictObject({ name: words(200), institution: words(200), email: z.email().max(254) }),
  use: words(),
  tables: z
    .array(
      z.strictObject({
        about: words(),
        dimensions: ids.min(1),
        measures: ids.default([]),
        table: z.string().trim().max(120).default(''),
      }),
    )
    .min(1)
    .max(REQUEST_LIMITS.tables),
});

export type ReadRequest =
  | { readonly ok: true; readonly request: ResearchRequest }
  | { readonly ok: false; readonly findings: readonly RequestFinding[] };

/** @param text the file as it came */
export function readRequest(text: string): ReadRequest {
  if (text.length > REQUEST_LIMITS.characters) return refuse([{ path: '', code: 'too-long' }]);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return refuse([{ path: '', code: 'not-json' }]);
  }
  const parsed = requestSchema.safeParse(value, { reportInput: true });
  if (parsed.success) {
    const { question, researcher, use, tables } = parsed.data;
    return { ok: true, request: { question, researcher, use, tables } };
  }
  return refuse(parsed.error.issues.flatMap((issue) => toFindings(issue)));
}

const refuse = (findings: readonly RequestFinding[]): ReadRequest => ({ ok: false, findings });

function toFindings(issue: z.core.$ZodIssue): RequestFinding[] {
  const path = toPath(issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: path === '' ? key : `${path}.${key}`, code: 'unknown-field' }));
  return [{ path, code: toCode(issue) }];
}

function toCode(issue: z.core.$ZodIssue): RequestFinding['code'] {
  if (issue.path.length === 0 || issue.path[0] === 'format' || issue.path[0] === 'version')
    return 'not-a-request';
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'missing' : 'not-text';
    case 'too_small':
      return 'missing';
    case 'too_big':
      return issue.origin === 'string' ? 'too-long' : 'too-many';
    case 'invalid_format':
      return 'not-an-address';
    default:
      return 'wrong';
  }
}

function toPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  );
}

const NEAREST = 3;

/** For each wanted table those of the place that hold every dimension and measure; otherwise what comes nearest. */
export function matchTables(
  { tables }: ResearchRequest,
  offers: readonly TableOnOffer[],
): readonly MatchedTable[] {
  return tables.map((wanted) => {
    const named = offers.filter(({ tableId }) => tableId.startsWith(wanted.table));
    const found = named.filter((offer) => listLacking(wanted, offer).length === 0);
    return { wanted, found, nearest: found.length > 0 ? [] : listNearest(wanted, offers) };
  });
}

function listLacking(wanted: WantedTable, offer: TableOnOffer): string[] {
  return [
    ...wanted.dimensions.filter((one) => !offer.dimensions.includes(one)),
    ...wanted.measures.filter((one) => !offer.measures.includes(one)),
  ];
}

function listNearest(wanted: WantedTable, offers: readonly TableOnOffer[]): MatchedTable['nearest'] {
  const all = wanted.dimensions.length + wanted.measures.length;
  return offers
    .map((offer) => ({ title: offer.title, lacks: listLacking(wanted, offer) }))
    .filter(({ lacks }) => lacks.length < all)
    .toSorted((a, b) => a.lacks.length - b.lacks.length)
    .slice(0, NEAREST);
}

/** Addresses of everything found, once each, for the draft of a release. */
export function listAddresses(matched: readonly MatchedTable[]): readonly string[] {
  return [...new Set(matched.flatMap(({ found }) => found.map(({ address }) => address)))];
}

/** A release holds tables of one survey: of those found, the first survey is proposed, and everything that is none. */
export function proposeAddresses(matched: readonly MatchedTable[]): readonly string[] {
  const isOfSurvey = (address: string): boolean => address.startsWith('waves/');
  const all = listAddresses(matched);
  const survey = all.find(isOfSurvey)?.split('/')[1];
  return all.filter((address) => !isOfSurvey(address) || address.split('/')[1] === survey);
}

/** The same file begins here and is explained on the page: readable, and complete but for the words. */
export const REQUEST_TEMPLATE = {
  format: REQUEST_FORMAT,
  version: REQUEST_VERSION,
  question: 'Do officials and elected members report the same contacts with migrant organisations?',
  researcher: { name: 'Your name', institution: 'Your institution', email: 'you@example.org' },
  use: 'An article on small towns; the protected tables are cited with their address.',
  tables: [
    {
      about: 'Contact now by kind of actor and role',
      table: 'governance-',
      dimensions: ['role', 'actor', 'window'],
      measures: ['mean'],
    },
  ],
} as const;
