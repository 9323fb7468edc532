/** What everybody may look up for research: tables, codebooks, one figure with all it was made of. Public door only. */
import { createHash } from 'node:crypto';
import { openProtectedCube } from '@vicus/cube';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { readShippedInstruments } from '#features/instrument/server/shipped.usecases.ts';
import { composeCitation, writeCitation } from '#features/open-data/citation.rules.ts';
import {
  listPublishedTables,
  readPublishedTable,
} from '#features/open-data/server/published-tables.usecases.ts';
import type { TableAddress } from '#features/open-data/published-tables.types.ts';
import { computeEtag } from '#features/publication/server/public-basis.usecases.ts';
import { readPublicRelease } from '#features/release/server/release.usecases.ts';
import { Problem } from '#server/problem.ts';
import { readSettings } from '#server/settings/settings.ts';
import { renderCsv } from '#server/spreadsheet/render-table.ts';
import type { Language } from '#ui/languages.ts';
import { composeGovernanceInstrument } from '../governance-codebook.rules.ts';
import { composeBundle, type BundleFacts } from '../bundle.rules.ts';
import { searchCatalogue } from '../catalogue.rules.ts';
import {
  CODEBOOK_HEADING,
  composeCodebook,
  describeCodebookCsv,
  listCodebookRows,
  type Codebook,
} from '../codebook.rules.ts';
import type { CatalogueAnswer, CatalogueQuestion, CatalogueRow, MethodCode } from '../research.types.ts';

/** Tables of the newest public editions of all real places; examples are left out. */
export async function searchPublishedTables(question: CatalogueQuestion): Promise<CatalogueAnswer> {
  return searchCatalogue(await listPublishedTables(), question);
}

/** The survey of the study first, then the questionnaires that ship. */
export function listCodebooks(): readonly Codebook[] {
  return [composeGovernanceInstrument(), ...readShippedInstruments().values()].map((one) =>
    composeCodebook(one),
  );
}

/** Problem `not-found` (404). */
export function readCodebook(instrumentId: string): Codebook {
  const codebook = listCodebooks().find((one) => one.instrumentId === instrumentId);
  if (codebook === undefined) throw new Problem('not-found', 404);
  return codebook;
}

/** Newest published tables that were made with a questionnaire: by method, or by what the table is called. */
export async function listTablesOfInstrument(instrumentId: string): Promise<readonly CatalogueRow[]> {
  const entries = (await listPublishedTables()).filter(
    ({ id, method }) => method === `instrument-${instrumentId}` || id.startsWith(`${instrumentId}-`),
  );
  return searchCatalogue(entries, { words: '', place: '', method: '', year: '' }).rows;
}

interface WrittenFile {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  readonly fileName: string;
  readonly etag: string;
}

/** `file`: `codebook.csv` or `codebook.csv-metadata.json`. Problem `not-found` (404). */
export function readCodebookFile(instrumentId: string, file: string): WrittenFile {
  const codebook = readCodebook(instrumentId);
  if (file !== 'codebook.csv' && file !== 'codebook.csv-metadata.json') throw new Problem('not-found', 404);
  const isCsv = file === 'codebook.csv';
  const body = isCsv
    ? renderCsv(CODEBOOK_HEADING, listCodebookRows(codebook))
    : `${JSON.stringify(describeCodebookCsv(codebook, 'codebook.csv'), null, 1)}\n`;
  return {
    body,
    mediaType: isCsv ? 'text/csv; charset=utf-8' : 'application/csvm+json',
    fileName: `${instrumentId}-${file}`,
    etag: computeEtag([body]),
  };
}

interface FigureQuestion {
  readonly address: TableAddress;
  readonly origin: string;
  readonly language: Language;
  readonly code: MethodCode;
}

/** One figure: what it is, how it was made, from what, in which versions. Problems as `readPublishedTable`. */
export async function readFigureBasis(question: FigureQuestion) {
  const { facts, place } = await gatherFacts(question);
  const table = facts.tables.find((one) => openProtectedCube(one).id === facts.tableId);
  if (table === undefined) throw new Problem('not-found', 404);
  const { provenance, dimensions, measures } = openProtectedCube(table);
  return {
    place,
    release: facts.release,
    tableId: facts.tableId,
    provenance,
    dimensions: dimensions.map(({ id, label, categories }) => ({ id, label, size: categories.length })),
    measures: measures.map(({ id, label, unit }) => ({ id, label, unit })),
    policy: table.policy,
    codeVersion: facts.codeVersion,
    code: facts.code.map(({ path }) => ({ path, sha256: facts.codeHashes[path] ?? '' })),
    inputs: facts.tables.map((one) => {
      const cube = openProtectedCube(one);
      return { id: cube.id, title: cube.provenance.title };
    }),
    citation: writeCitation(facts.citation),
  };
}

/** The same as files in a ZIP archive. The same edition and program give the same bytes. */
export async function readFigureBundle(question: FigureQuestion): Promise<WrittenFile> {
  const { facts } = await gatherFacts(question);
  const files = composeBundle(facts);
  const mtime = new Date(`${facts.release.publishedOn}T12:00:00Z`);
  const entries: Zippable = {};
  for (const [name, text] of Object.entries(files)) entries[name] = [strToU8(text), { mtime }];
  const body = new Uint8Array(zipSync(entries));
  const { slug, tableId, release } = facts;
  return {
    body,
    mediaType: 'application/zip',
    fileName: `${slug}-${tableId}-${release.releaseId.slice(0, 8)}.zip`,
    etag: computeEtag([release.contentHash, facts.codeVersion, tableId, question.language, question.origin]),
  };
}

async function gatherFacts({ address, origin, language, code }: FigureQuestion) {
  const { place, release, table } = await readPublishedTable(address);
  const { tables } = await readPublicRelease(place.placeId, release.releaseId);
  const { provenance } = openProtectedCube(table);
  const files = code[provenance.method] ?? [];
  const facts: BundleFacts = {
    origin,
    slug: address.slug,
    release,
    tableId: address.tableId,
    tables,
    code: files,
    codeHashes: Object.fromEntries(
      files.map(({ path, text }) => [path, createHash('sha256').update(text).digest('hex')]),
    ),
    codeVersion: readSettings().version,
    citation: composeCitation(
      { origin, place, release, table: { id: address.tableId, title: provenance.title } },
      language,
    ),
    language,
  };
  return { facts, place };
}
