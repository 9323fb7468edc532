/** Figures as they are, before the gate: for members who state a purpose and a legal basis, marked, written down. */
import { createHash } from 'node:crypto';
import type { Cube } from '@vicus/cube';
import { forInternalUse } from '@vicus/disclosure';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { addDays, today } from '#server/clock.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { internalDownloadSchema, type InternalDownloadInput } from '../internal-download.schema.ts';
import type { InternalDownload, InternalFile } from '../internal-download.types.ts';
import * as queries from './internal-download.queries.ts';
import { renderInternalFile, type FileHead } from './internal-file.ts';

const LINES_SHOWN = 100;

/**
 * Makes the file and writes down that it was made, in this order and before anybody has it: a file without its line in the
 * record does not leave. `readTables` gives the tables that were ticked.
 * Problems: `input-invalid`, `internal-purpose-short`, `internal-basis-short`, `internal-no-table`,
 * `internal-not-understood` (422).
 */
export async function takeInternalFile(
  member: Member,
  given: unknown,
  readTables: (ids: readonly string[]) => Promise<readonly Cube[]>,
): Promise<InternalFile> {
  authorise(member, 'internal.download');
  const input = parseInput(internalDownloadSchema, given);
  const cubes = await readTables(input.tables);
  const taker = await readOffice(member, (reader) =>
    queries.selectTaker(reader, member.placeId, member.userId),
  );
  const deleteBy = addDays(today(), input.keepDays);
  const asked = { by: taker.who, on: today() };
  const file = await renderInternalFile(
    cubes.map((cube) => forInternalUse(cube, input.purpose, asked)),
    composeHead(input, { ...taker, deleteBy }),
    { name: `INTERNAL-not-for-publication-${taker.slug}-${today()}`, format: input.format },
  );
  const fileHash = createHash('sha256').update(file.content).digest('hex');
  await write(member, async (tx) => {
    const objectId = await queries.insertInternalDownload(tx, {
      ...input,
      placeId: member.placeId,
      userId: member.userId,
      tables: cubes.map(({ id, provenance }) => ({ id, title: provenance.title })),
      fileName: file.name,
      fileHash,
      deleteBy,
    });
    await recordAudit(tx, member, {
      action: 'internal.download',
      objectKind: 'internal-file',
      objectId,
      detail: { tables: cubes.length, basis: input.legalBasis, sha256: fileHash, deleteBy },
    });
  });
  return file;
}

function composeHead(
  { purpose, legalBasis, legalText }: InternalDownloadInput,
  { who, place, deleteBy }: { readonly who: string; readonly place: string; readonly deleteBy: string },
): FileHead {
  return [
    ['Place', place],
    ['Taken by', who],
    ['Taken on', today()],
    ['Purpose', purpose],
    ['Legal basis', `${legalBasis}: ${legalText}`],
    ['Delete by', deleteBy],
    [
      'Valid',
      'For this purpose, this person and until this day only. Do not hand on, do not combine with other data.',
    ],
    ['Written down', 'That this file was made stands in the record of the place, with its checksum.'],
  ];
}

/** What was stated, before the file is made: shown once more, to be confirmed. Problems as in `takeInternalFile`. */
export function checkInternalFile(
  member: Member,
  given: Readonly<Record<string, unknown>>,
): InternalDownloadInput {
  authorise(member, 'internal.download');
  return parseInput(internalDownloadSchema, { ...given, understood: 'on' });
}

/** The record: everything for the coordinator, one's own for an officer. */
export async function listInternalDownloads(member: Member): Promise<InternalDownload[]> {
  authorise(member, 'internal.download');
  return readOffice(member, (reader) => queries.selectInternalDownloads(reader, member.placeId, LINES_SHOWN));
}
