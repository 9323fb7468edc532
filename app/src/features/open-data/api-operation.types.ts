/** What the description of the API says of an address. The schemas that check a request are the ones that describe it. */
import type { z } from 'zod';
import type { PublishedTableEntry } from './published-tables.types.ts';

/** Chapters of the description. */
export const API_TAGS = ['places', 'tables', 'sdmx', 'pxweb', 'catalogue', 'about'] as const;
export type ApiTag = (typeof API_TAGS)[number];

/** A published table of this installation, from which examples are made that really answer. */
export interface ApiSample {
  readonly entry: PublishedTableEntry;
  /** a dimension of the table and its first code */
  readonly dimensionId: string;
  readonly code: string;
}

/** One request: values of the parameters by name. An example answers with 200. */
export interface ApiExample {
  /** small letters and hyphens, once in its operation */
  readonly name: string;
  readonly summary: string;
  readonly path: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** what is sent, where the operation takes something */
  readonly body?: unknown;
}

export interface ApiOperation {
  /** once in the description, e.g. `readTable` */
  readonly id: string;
  readonly tag: ApiTag;
  /** address with names in braces, e.g. `/api/v1/places/{place}` */
  readonly path: string;
  /** one line */
  readonly summary: string;
  readonly description: string;
  /** one property for each name in braces, described by `.meta({ description })` */
  readonly pathParameters?: z.ZodObject;
  /** parameters behind `?`; `.catchall(z.string())` where names depend on the table */
  readonly query?: z.ZodObject;
  /** what is sent as JSON: the operation is a POST. Without it a GET. */
  readonly body?: z.ZodType;
  /** by media type what comes back; null: text or binary that the media type explains */
  readonly answers: Readonly<Record<string, z.ZodType | null>>;
  /** statuses of problems besides 429, which every address may answer */
  readonly problems: readonly (400 | 403 | 404 | 406 | 410 | 413 | 501)[];
  /** none where nothing is published that could be asked for */
  readonly examples: (sample: ApiSample | null) => readonly ApiExample[];
}
