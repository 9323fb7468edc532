/**
 * What somebody can do who holds every file of the database: SQL as superuser, heap pages with their dead rows, and
 * the raw bytes of the whole cluster. Used by the anonymity program only.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';

const PAGE_BYTES = 8192;
const PAGE_HEADER_BYTES = 24;

/** One row version in a heap file, dead or alive. */
export interface RawTuple {
  readonly xmin: number;
  readonly xmax: number;
  readonly bytes: Buffer;
}

export async function readDataDirectory(superuser: pg.Client): Promise<string> {
  const { rows } = await superuser.query<{ setting: string }>(
    `select setting from pg_settings where name = 'data_directory'`,
  );
  return rows[0]?.setting ?? '';
}

/** Every row version still in the file of a table, after a checkpoint, in physical order. */
export async function readRawTuples(superuser: pg.Client, table: string): Promise<RawTuple[]> {
  await superuser.query('checkpoint');
  const { rows } = await superuser.query<{ path: string }>(
    `select pg_relation_filepath($1::regclass) as path`,
    [table],
  );
  const file = readFileSync(join(await readDataDirectory(superuser), rows[0]?.path ?? ''));
  const tuples: RawTuple[] = [];
  for (let page = 0; page + PAGE_BYTES <= file.length; page += PAGE_BYTES) {
    tuples.push(...readPage(file.subarray(page, page + PAGE_BYTES)));
  }
  return tuples;
}

/** Layout: src/include/storage/bufpage.h, itemid.h and access/htup_details.h of PostgreSQL. */
function readPage(page: Buffer): RawTuple[] {
  const lower = page.readUInt16LE(12);
  const tuples: RawTuple[] = [];
  for (let at = PAGE_HEADER_BYTES; at < lower; at += 4) {
    const item = page.readUInt32LE(at);
    const offset = item & 0x7fff;
    const length = item >>> 17;
    if (length === 0) continue;
    const bytes = page.subarray(offset, offset + length);
    tuples.push({ xmin: bytes.readUInt32LE(0), xmax: bytes.readUInt32LE(4), bytes });
  }
  return tuples;
}

/** Where each marker stands in the files below a folder: file → ordinals in the order of their first occurrence. */
export function findMarkers(folder: string, prefix: string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const file of listFiles(folder)) {
    const bytes = unlessGone(() => readFileSync(file));
    if (bytes === null) continue;
    const ordinals = readOrdinals(bytes, prefix);
    if (ordinals.length > 0) found.set(file, ordinals);
  }
  return found;
}

/** The server deletes files while the folder is walked (a checkpoint, a new cache of its catalogue): those hold nothing any more. */
function unlessGone<Read>(read: () => Read): Read | null {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

export function readOrdinals(bytes: Buffer, prefix: string): number[] {
  const seen = new Set<number>();
  const pattern = Buffer.from(prefix);
  for (let at = bytes.indexOf(pattern); at !== -1; at = bytes.indexOf(pattern, at + 1)) {
    const ordinal = Number(bytes.toString('latin1', at + pattern.length, at + pattern.length + 3));
    if (Number.isInteger(ordinal)) seen.add(ordinal);
  }
  return [...seen];
}

function listFiles(folder: string): string[] {
  const entries = unlessGone(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listFiles(path);
    return entry.isFile() ? [path] : [];
  });
}

/** Spearman's rank correlation of a sequence of distinct ordinals with its own position. */
export function computeSpearman(ordinals: readonly number[]): number {
  const n = ordinals.length;
  const sorted = ordinals.toSorted((a, b) => a - b);
  const squares = ordinals.map((ordinal, position) => (sorted.indexOf(ordinal) - position) ** 2);
  return 1 - (6 * squares.reduce((sum, square) => sum + square, 0)) / (n * (n * n - 1));
}

/** Under chance the correlation of n ranks has the standard deviation 1/√(n − 1) and is nearly normal. */
export function computeBound(n: number): number {
  return Z_ONE_IN_A_HUNDRED_THOUSAND / Math.sqrt(n - 1);
}
const Z_ONE_IN_A_HUNDRED_THOUSAND = 4.42;
